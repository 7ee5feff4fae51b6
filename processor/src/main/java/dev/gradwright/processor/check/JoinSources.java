package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.List;
import java.util.Map;

/** A layer that joins names at least two, not too many, and a sum layers of one width. */
final class JoinSources implements Rule {
    /** The code that joins them stays far below the 8,000 bytes that HotSpot compiles. */
    private static final int MOST = 100;

    @Override
    public DiagnosticName name() {
        return DiagnosticName.JOIN_SOURCES;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        Map<String, Integer> widths = Widths.of(spec);
        FirstOfRepeats reports = new FirstOfRepeats(report);
        spec.layers().forEach(layer -> {
            if (layer instanceof LayerSpec.AddSpec) {
                checkNumber("@Add", layer, reports.of(layer));
                checkWidths(layer.method().sources(), widths, reports.of(layer));
            } else if (layer instanceof LayerSpec.ConcatSpec) {
                checkNumber("@Concat", layer, reports.of(layer));
                checkSum(layer, widths, reports.of(layer));
            }
        });
    }

    private static void checkNumber(String annotation, LayerSpec layer, Report report) {
        int number = layer.sources().size();
        if (number < 2) {
            report.at(
                    layer.origin(),
                    "%s joins at least two layers, but names %s; name another, or read the one with @From"
                            .formatted(annotation, number == 0 ? "none" : "one"));
        } else if (number > MOST) {
            report.at(
                    layer.method().sources().get(MOST).origin(),
                    "%s joins at most %d layers, but names %d; join some of them first, and then their joins"
                            .formatted(annotation, MOST, number));
        }
    }

    private static void checkSum(LayerSpec concat, Map<String, Integer> widths, Report report) {
        Widths.sum(concat.sources(), widths).ifPresent(features -> {
            if (features > Widths.MOST) {
                report.at(
                        concat.origin(),
                        "@Concat gives at most %d features, since %d rows of them must fit into an array, but %s has %d; give its layers fewer units"
                                .formatted(Widths.MOST, Widths.ROWS, concat.name(), features));
            }
        });
    }

    private static void checkWidths(List<Valued<String>> sources, Map<String, Integer> widths, Report report) {
        for (Valued<String> source : sources) {
            String first = sources.get(0).value();
            Integer expected = widths.get(first);
            Integer actual = widths.get(source.value());
            if (expected != null && actual != null && !actual.equals(expected)) {
                report.at(
                        source.origin(),
                        "@Add takes layers of one width, but %s has %d features and %s has %d; give them as many units, or lay them side by side with @Concat"
                                .formatted(display(first), expected, display(source.value()), actual));
            }
        }
    }

    private static String display(String source) {
        return source.isEmpty() ? "the input" : source;
    }
}
