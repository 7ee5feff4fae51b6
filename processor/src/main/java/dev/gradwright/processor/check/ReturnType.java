package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.DslAnnotation;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatAnnotation;
import dev.gradwright.processor.expand.FlatMethod;
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
        List<String> fitting = handlesOf(layer.kind());
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

    private static List<String> handlesOf(DslAnnotation layer) {
        return switch (layer) {
            case DENSE -> List.of("DenseLayer", "Layer");
            case BATCH_NORM -> List.of("BatchNormLayer", "Layer");
            default -> List.of("Layer");
        };
    }
}
