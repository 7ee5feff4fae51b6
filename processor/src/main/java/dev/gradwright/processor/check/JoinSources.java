package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.List;
import java.util.OptionalLong;

/** A join names at least two layers and not too many, {@code @Add} layers of the same width. */
final class JoinSources implements Rule {
    /** With so many, the code of the join stays far below the 8,000 bytes that HotSpot compiles. */
    private static final int MAX = 100;

    @Override
    public DiagnosticName name() {
        return DiagnosticName.JOIN_SOURCES;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        LayerFeatures features = LayerFeatures.of(spec);
        FirstOfRepeats reports = new FirstOfRepeats(report);
        spec.layers(LayerSpec.JoinSpec.class).forEach(join -> checkNumber(join, reports.of(join)));
        spec.layers(LayerSpec.AddSpec.class).forEach(add -> checkWidths(add, features, reports.of(add)));
        spec.layers(LayerSpec.ConcatSpec.class).forEach(concat -> checkSum(concat, features, reports.of(concat)));
    }

    private static void checkNumber(LayerSpec layer, Report report) {
        String annotation = layer.kind().displayName();
        int number = layer.sources().size();
        if (number < 2) {
            report.at(
                    layer.origin(),
                    "%s joins at least two layers, but names %s; name another, or read the one with @From"
                            .formatted(annotation, number == 0 ? "none" : "one"));
        } else if (number > MAX) {
            report.at(
                    layer.method().sources().get(MAX).origin(),
                    "%s joins at most %d layers, but names %d; join some of them first, then join the results"
                            .formatted(annotation, MAX, number));
        }
    }

    private static void checkSum(LayerSpec concat, LayerFeatures features, Report report) {
        features.computedBy(concat).width().ifPresent(width -> {
            if (width > LayerFeatures.MAX) {
                report.at(
                        concat.origin(),
                        "@Concat outputs at most %d features, since %d rows of them must fit into an array, but %s has %d; give its layers fewer units"
                                .formatted(LayerFeatures.MAX, LayerFeatures.ROWS, concat.name(), width));
            }
        });
    }

    private static void checkWidths(LayerSpec add, LayerFeatures features, Report report) {
        List<Valued<String>> sources = add.method().sources();
        for (Valued<String> source : sources) {
            String first = sources.get(0).value();
            OptionalLong expected = features.of(first).width();
            OptionalLong actual = features.of(source.value()).width();
            if (expected.isPresent() && actual.isPresent() && !actual.equals(expected)) {
                report.at(
                        source.origin(),
                        "@Add takes layers of the same width, but %s has %d features and %s has %d; give them the same number of units, or use @Concat"
                                .formatted(
                                        display(first),
                                        expected.getAsLong(),
                                        display(source.value()),
                                        actual.getAsLong()));
            }
        }
    }

    private static String display(String source) {
        return source.isEmpty() ? "the input" : source;
    }
}
