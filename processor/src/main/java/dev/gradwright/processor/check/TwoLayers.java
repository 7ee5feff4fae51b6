package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatAnnotation;
import dev.gradwright.processor.expand.FlatMethod;
import java.util.List;

/** A method declares one layer. */
final class TwoLayers implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.TWO_LAYERS;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        for (FlatMethod method : spec.methods()) {
            List<FlatAnnotation> layers = method.layerAnnotations();
            for (FlatAnnotation second : layers.subList(Math.min(1, layers.size()), layers.size())) {
                report.at(
                        second.origin(),
                        "%s is already %s, and a method declares one layer; move %s to another method"
                                .formatted(
                                        method.declaration().name(),
                                        layers.get(0).withArticle(),
                                        second.displayName()));
            }
        }
    }
}
