package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatMethod;
import dev.gradwright.processor.spec.LayerMethod;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Origin;
import dev.gradwright.processor.spec.Valued;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A layer reads only layers above it. */
final class UnknownSource implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.UNKNOWN_SOURCE;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        FirstOfRepeats reports = new FirstOfRepeats(report);
        // A source that seems unknown may be among the layers that are missing here.
        boolean areAllThere = spec.declaration().isResolved() && spec.hasAllRepeats();
        for (Problem problem : problemsOf(spec)) {
            if (problem.isDeclared || areAllThere) {
                reports.of(problem.layer).at(problem.origin, problem.message.get());
            }
        }
    }

    /** Whether every layer reads only layers above it. */
    static boolean holds(ExpandedSpec spec) {
        return problemsOf(spec).isEmpty();
    }

    /** @param isDeclared whether the source exists, but is not above the layer */
    private record Problem(LayerSpec layer, Origin origin, boolean isDeclared, Supplier<String> message) {}

    private static List<Problem> problemsOf(ExpandedSpec spec) {
        List<Problem> problems = new ArrayList<>();
        List<String> paths = spec.methods().stream().map(FlatMethod::path).toList();
        Set<String> empty = emptyBlocks(spec.methods());
        for (int i = 0; i < paths.size(); i++) {
            List<String> above = paths.subList(0, i);
            List<String> notAbove = paths.subList(i, paths.size());
            spec.methods().get(i).layer().ifPresent(layer -> addProblems(layer, above, notAbove, empty, problems));
        }
        return problems;
    }

    /** The paths of blocks without any layer. */
    private static Set<String> emptyBlocks(List<FlatMethod> methods) {
        return methods.stream()
                .filter(method -> method.block().isPresent())
                .map(FlatMethod::path)
                .filter(block -> methods.stream()
                        .noneMatch(method -> method.path().startsWith(block + ".")
                                && !method.layerAnnotations().isEmpty()))
                .collect(Collectors.toSet());
    }

    private static void addProblems(
            LayerSpec layer, List<String> above, List<String> notAbove, Set<String> empty, List<Problem> problems) {
        for (Valued<String> source : layer.method().sources()) {
            String name = source.value();
            if (above.contains(name) && empty.contains(name)) {
                problems.add(new Problem(
                        layer,
                        source.origin(),
                        true,
                        () -> "%s reads %s, which is a block without layers; name a layer above it"
                                .formatted(layer.name(), name)));
                continue;
            }
            if (name.equals(LayerMethod.INPUT) || above.contains(name)) {
                continue;
            }
            boolean isBelow = notAbove.contains(name);
            problems.add(new Problem(
                    layer, source.origin(), isBelow, () -> isBelow ? below(layer, name) : unknown(layer, name, above)));
        }
    }

    private static String below(LayerSpec layer, String name) {
        return name.equals(layer.name())
                ? name + " cannot read itself; name a layer above it"
                : "%s reads %s, which is declared below it; move %s above %s"
                        .formatted(layer.name(), name, name, layer.name());
    }

    private static String unknown(LayerSpec layer, String name, List<String> above) {
        String remedy = Spelling.nearest(name, above)
                .map(nearest -> "did you mean \"%s\"?".formatted(nearest))
                .orElse(
                        above.isEmpty()
                                ? "write \"\" for the network's input"
                                : "the layers above it are " + String.join(", ", above));
        return "%s reads \"%s\", but there is no such layer; %s".formatted(layer.name(), name, remedy);
    }
}
