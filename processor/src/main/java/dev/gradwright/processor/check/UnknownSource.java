package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatMethod;
import dev.gradwright.processor.spec.LayerMethod;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.ArrayList;
import java.util.List;

/** What a layer reads is further up. */
final class UnknownSource implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.UNKNOWN_SOURCE;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        FirstOfRepeats reports = new FirstOfRepeats(report);
        List<String> above = new ArrayList<>();
        for (FlatMethod method : spec.methods()) {
            method.layer().ifPresent(layer -> check(layer, above, spec, reports.of(layer)));
            above.add(method.path());
        }
    }

    /** Whether all that layers read is further up. */
    static boolean holds(ExpandedSpec spec) {
        List<String> problems = new ArrayList<>();
        new UnknownSource().check(spec, (origin, message) -> problems.add(message));
        return problems.isEmpty();
    }

    private static void check(LayerSpec layer, List<String> above, ExpandedSpec spec, Report report) {
        for (Valued<String> source : layer.method().sources()) {
            String name = source.value();
            if (name.equals(LayerMethod.INPUT) || above.contains(name)) {
                continue;
            }
            boolean isBelow =
                    spec.methods().stream().anyMatch(method -> method.path().equals(name));
            if (isBelow) {
                report.at(source.origin(), below(layer, name));
            } else if (spec.declaration().isResolved() && spec.oversize().isEmpty()) {
                report.at(source.origin(), unknown(layer, name, above));
            }
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
