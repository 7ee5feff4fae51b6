package dev.gradwright.processor.check;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.DslAnnotation;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatAnnotation;
import dev.gradwright.processor.expand.FlatMethod;
import dev.gradwright.processor.spec.LayerSpec;
import java.util.List;

/** A layer method returns {@code Layer} or the handle of its layer. */
final class ReturnType implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.RETURN_TYPE;
    }

    private static final String HANDLES = "dev.gradwright.runtime.layer.";

    @Override
    public void check(ExpandedSpec spec, Report report) {
        for (FlatMethod method : spec.methods()) {
            List<FlatAnnotation> layers = method.layerAnnotations();
            if (layers.size() == 1) {
                // A type that the compiler has not found is its own business.
                method.declaration().returnType().ifPresent(type -> check(method, layers.get(0), type, report));
            }
        }
    }

    private static void check(FlatMethod method, FlatAnnotation layer, String returnType, Report report) {
        List<String> fitting = handlesOf(method, layer.kind());
        if (fitting.stream().noneMatch(handle -> returnType.equals(HANDLES + handle))) {
            report.at(
                    method.declaration().returnTypeOrigin(),
                    "%s is a %s, so that it returns %s, but it is declared to return %s"
                            .formatted(
                                    method.declaration().name(),
                                    layer.displayName(),
                                    String.join(" or ", fitting),
                                    returnType.startsWith(HANDLES)
                                            ? returnType.substring(HANDLES.length())
                                            : returnType));
        }
    }

    private static List<String> handlesOf(FlatMethod method, DslAnnotation layer) {
        return switch (layer) {
            case ACTIVATION -> isPRelu(method) ? List.of("PReluLayer", "Layer") : List.of("Layer");
            case DENSE -> List.of("DenseLayer", "Layer");
            case BATCH_NORM -> List.of("BatchNormLayer", "Layer");
            case LAYER_NORM -> List.of("LayerNormLayer", "Layer");
            default -> List.of("Layer");
        };
    }

    private static boolean isPRelu(FlatMethod method) {
        return method.layer()
                .filter(layer -> layer instanceof LayerSpec.ActivationSpec activation
                        && activation.function().value() == ActivationFunction.PRELU)
                .isPresent();
    }
}
