package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.DslAnnotation;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatAnnotation;
import dev.gradwright.processor.expand.FlatComponent;
import dev.gradwright.processor.naming.ComponentType;
import dev.gradwright.processor.spec.LossSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.Origin;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A loss for rankings finds one component of the record that says to which query a row belongs. */
final class RankingGroup implements Rule {
    private static final Set<ComponentType> FRACTIONS =
            EnumSet.of(ComponentType.FLOAT, ComponentType.DOUBLE, ComponentType.DECIMAL);

    @Override
    public DiagnosticName name() {
        return DiagnosticName.RANKING_GROUP;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        List<FlatComponent> groups = spec.components().stream()
                .filter(component -> component.has(DslAnnotation.GROUP))
                .toList();
        groups.stream().skip(1).forEach(second -> report.at(originOf(second), tooMany(groups.get(0), second)));
        groups.forEach(group -> problemOf(group).ifPresent(problem -> report.at(originOf(group), problem)));
        Optional<LossSpec> loss = spec.network()
                .flatMap(NetworkSpec::loss)
                .filter(found -> found.kind().ranks());
        if (loss.isPresent() && groups.isEmpty() && areKnown(spec)) {
            spec.declaration()
                    .features()
                    .ifPresent(record -> report.at(
                            loss.get().function().origin(),
                            "%s ranks the rows of a query, but no component of %s says to which query a row belongs; add @Group to the one that does"
                                    .formatted(
                                            loss.get().function().value(),
                                            record.type().name())));
        }
    }

    private static boolean areKnown(ExpandedSpec spec) {
        return !spec.components().isEmpty()
                && spec.components().stream()
                        .allMatch(component -> component.annotations().stream().allMatch(FlatAnnotation::isComplete));
    }

    private static Origin originOf(FlatComponent group) {
        return group.find(DslAnnotation.GROUP).orElseThrow().origin();
    }

    private static String tooMany(FlatComponent first, FlatComponent second) {
        return "%s and %s are both the group, but a row belongs to one query; remove one @Group"
                .formatted(first.declaration().name(), second.declaration().name());
    }

    private static Optional<String> problemOf(FlatComponent group) {
        String name = group.declaration().name();
        if (group.type().filter(FRACTIONS::contains).isPresent()) {
            return Optional.of(
                    "%s is a number with a fraction, which is no name of a query; use a whole number, a String or an enum"
                            .formatted(name));
        }
        if (group.declaration().type().filter(type -> type.endsWith("[]")).isPresent()) {
            return Optional.of(
                    "%s is an array, which equals only itself, so that each row would be a query; use a whole number, a String or an enum"
                            .formatted(name));
        }
        return group.has(DslAnnotation.MISSING)
                ? Optional.of(
                        "%s is the group, which must not be missing; remove @Missing, and leave out rows without it"
                                .formatted(name))
                : Optional.empty();
    }
}
