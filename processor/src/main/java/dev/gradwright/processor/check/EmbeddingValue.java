package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerMethod;
import dev.gradwright.processor.spec.LayerSpec.EmbeddingSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.List;
import java.util.OptionalLong;

/** An {@code @Embedding} layer reads indices, which only the input of a network without a record has, and its table has a size. */
final class EmbeddingValue implements Rule {
    /** The largest number of rows: a float holds every index below it. */
    static final int MAX_ENTRIES = 1 << 24;

    @Override
    public DiagnosticName name() {
        return DiagnosticName.EMBEDDING_VALUE;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        LayerFeatures features = LayerFeatures.of(spec);
        FirstOfRepeats reports = new FirstOfRepeats(report);
        boolean takesRecords = spec.declaration().features().isPresent();
        boolean isEnsemble = spec.network().flatMap(NetworkSpec::ensemble).isPresent();
        spec.layers(EmbeddingSpec.class).forEach(layer -> {
            Report here = reports.of(layer);
            if (!takesRecords) {
                checkSize(layer, here);
            }
            checkSource(layer, takesRecords, spec, here);
            if (isEnsemble && !takesRecords) {
                here.at(
                        layer.origin(),
                        "each member of an @Ensemble changes the signs of the input, so that %s would read no indices; declare a record with @Embedding on its components"
                                .formatted(layer.name()));
            }
            checkWidth(layer, features, here);
        });
    }

    private static void checkSize(EmbeddingSpec layer, Report report) {
        if (layer.value().value() != 0) {
            report.at(
                    layer.value().origin(),
                    "@Embedding on a layer takes entries and units, as in @Embedding(entries = 1000, units = %d)"
                            .formatted(Math.max(1, layer.value().value())));
            return;
        }
        if (layer.entries().value() == 0 && layer.units().value() == 0) {
            checkAtLeastOne(layer.entries(), "entries and units", report);
            return;
        }
        checkAtLeastOne(layer.entries(), "entries", report);
        checkAtLeastOne(layer.units(), "units", report);
        if (layer.entries().value() > MAX_ENTRIES) {
            report.at(
                    layer.entries().origin(),
                    "@Embedding entries must be at most %d, because a float does not hold every larger index, but is %d"
                            .formatted(MAX_ENTRIES, layer.entries().value()));
        } else if ((long) layer.entries().value() * layer.units().value() > FeatureValue.MAX_WEIGHTS) {
            report.at(
                    layer.units().origin(),
                    FeatureValue.tooLarge(layer.entries().value(), layer.units().value()));
        }
    }

    private static void checkAtLeastOne(Valued<Integer> number, String attribute, Report report) {
        if (number.value() < 1) {
            report.at(
                    number.origin(),
                    "@Embedding on a layer needs %s of at least 1, as in @Embedding(entries = 1000, units = 8), but %s"
                            .formatted(attribute, number.value() == 0 ? "has none" : "is " + number.value()));
        }
    }

    private static void checkSource(EmbeddingSpec layer, boolean takesRecords, ExpandedSpec spec, Report report) {
        if (takesRecords) {
            report.at(
                    layer.origin(),
                    "@Embedding on a layer reads indices, but the columns of an encoded record are mostly numbers; write @Embedding(%d) on the component instead"
                            .formatted(Math.max(1, layer.units().value())));
        } else if (!layer.sources().equals(List.of(LayerMethod.INPUT)) && UnknownSource.holds(spec)) {
            report.at(
                    layer.method().sources().get(0).origin(),
                    "%s reads indices, which only the input of the network has, but it reads %s; make it the first layer, or add @From(\"\")"
                            .formatted(layer.name(), layer.sources().get(0)));
        }
    }

    private static void checkWidth(EmbeddingSpec layer, LayerFeatures features, Report report) {
        OptionalLong width = features.computedBy(layer).width();
        if (width.isPresent() && layer.units().value() > 0 && width.getAsLong() > LayerFeatures.MAX) {
            report.at(
                    layer.units().origin(),
                    "@Embedding outputs at most %d features, since %d rows of them must fit into an array, but %s has %d; use fewer units"
                            .formatted(LayerFeatures.MAX, LayerFeatures.ROWS, layer.name(), width.getAsLong()));
        }
    }
}
