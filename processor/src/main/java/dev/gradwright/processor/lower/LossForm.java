package dev.gradwright.processor.lower;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.spec.LossSpec;
import java.util.List;
import java.util.Optional;

/**
 * What a loss function makes of its annotation.
 *
 * @param activation the one that is stable only together with the loss
 * @param parameters what the function takes, in order
 */
record LossForm(Optional<ActivationFunction> activation, List<Attribute> parameters) {
    static LossForm of(LossSpec loss) {
        return switch (loss.function().value()) {
            case MEAN_SQUARED_ERROR,
                    MEAN_ABSOLUTE_ERROR,
                    LOG_COSH,
                    KL_DIVERGENCE,
                    HINGE,
                    SQUARED_HINGE,
                    POISSON,
                    COSINE_SIMILARITY -> new LossForm(Optional.empty(), List.of());
            case HUBER ->
                new LossForm(
                        Optional.empty(),
                        List.of(Attribute.ofTraining("delta", loss.delta().value())));
            case BINARY_CROSSENTROPY -> smoothed(ActivationFunction.SIGMOID, loss);
            case CATEGORICAL_CROSSENTROPY, SPARSE_CATEGORICAL_CROSSENTROPY ->
                smoothed(ActivationFunction.SOFTMAX, loss);
        };
    }

    private static LossForm smoothed(ActivationFunction activation, LossSpec loss) {
        return new LossForm(
                Optional.of(activation),
                List.of(Attribute.ofTraining(
                        "labelSmoothing", loss.labelSmoothing().value())));
    }
}
