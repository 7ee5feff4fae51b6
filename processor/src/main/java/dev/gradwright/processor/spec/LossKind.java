package dev.gradwright.processor.spec;

import static dev.gradwright.processor.spec.HyperParameter.in;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.LossFunction;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Describes a loss function. Reading, checking, lowering and generated code use this description.
 *
 * @param demand what the loss requires of the network's output
 * @param fused the activation that the loss computes itself if the last layer has it, because the two are numerically
 *     stable only together
 * @param annotation the annotation nested in {@link Loss} whose attributes are the parameters of the loss, in the order
 *     in which its class in the runtime takes them; empty for a loss without parameters
 */
public record LossKind(
        OutputDemand demand, Optional<ActivationFunction> fused, Optional<TrainingAnnotation> annotation) {
    private static final HyperParameter DELTA =
            in("delta", Range.POSITIVE, "it is the error up to which the loss is quadratic");
    private static final HyperParameter LABEL_SMOOTHING =
            in("labelSmoothing", Range.FRACTION, "it is the fraction of each target that is spread over the classes");

    /**
     * {@code @Loss} itself. For short, it has the parameters of some losses as attributes. New losses have their
     * parameters only in their own annotations.
     */
    public static final TrainingAnnotation PLAIN = new TrainingAnnotation(Loss.class, List.of(LABEL_SMOOTHING, DELTA));

    /** The description of a loss function. */
    public static LossKind of(LossFunction function) {
        return switch (function) {
            case MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, LOG_COSH -> asking(OutputDemand.ANYTHING);
            case HUBER -> asking(OutputDemand.ANYTHING).with(Loss.Huber.class, DELTA);
            case BINARY_CROSSENTROPY ->
                asking(OutputDemand.SIGMOIDS)
                        .fusedWith(ActivationFunction.SIGMOID)
                        .with(Loss.BinaryCrossentropy.class, LABEL_SMOOTHING);
            case CATEGORICAL_CROSSENTROPY ->
                asking(OutputDemand.SOFTMAX)
                        .fusedWith(ActivationFunction.SOFTMAX)
                        .with(Loss.CategoricalCrossentropy.class, LABEL_SMOOTHING);
            case SPARSE_CATEGORICAL_CROSSENTROPY ->
                asking(OutputDemand.SOFTMAX)
                        .fusedWith(ActivationFunction.SOFTMAX)
                        .with(Loss.SparseCategoricalCrossentropy.class, LABEL_SMOOTHING);
            case KL_DIVERGENCE -> asking(OutputDemand.PROBABILITIES);
            case HINGE, SQUARED_HINGE -> asking(OutputDemand.SCORES);
            case POISSON -> asking(OutputDemand.EXPECTED_COUNTS);
            case COSINE_SIMILARITY -> asking(OutputDemand.DIRECTION);
        };
    }

    private static LossKind asking(OutputDemand demand) {
        return new LossKind(demand, Optional.empty(), Optional.empty());
    }

    private LossKind fusedWith(ActivationFunction activation) {
        return new LossKind(demand, Optional.of(activation), annotation);
    }

    private LossKind with(Class<? extends Annotation> type, HyperParameter... parameters) {
        return new LossKind(demand, fused, Optional.of(new TrainingAnnotation(type, List.of(parameters))));
    }

    /** The annotations that declare a loss. */
    public static Stream<Class<? extends Annotation>> annotations() {
        return Stream.concat(
                Stream.of(Loss.class),
                Stream.of(LossFunction.values())
                        .flatMap(function -> of(function).annotation().stream())
                        .map(TrainingAnnotation::type));
    }

    /** The loss functions that have a parameter. */
    public static List<LossFunction> functionsWith(HyperParameter parameter) {
        return Stream.of(LossFunction.values())
                .filter(function -> of(function).parameters().contains(parameter))
                .toList();
    }

    /**
     * The loss function of the annotation with this display name; empty for {@code @Loss} itself, which has the
     * function as its value.
     */
    public static Optional<LossFunction> functionOf(String displayName) {
        return Stream.of(LossFunction.values())
                .filter(function -> of(function).annotation().stream()
                        .anyMatch(own -> own.displayName().equals(displayName)))
                .findFirst();
    }

    /** The parameters of the loss, in order. */
    public List<HyperParameter> parameters() {
        return annotation.map(TrainingAnnotation::hyperParameters).orElse(List.of());
    }

    /** Whether outputs above 0 predict a positive, rather than probabilities above a threshold. */
    public boolean takesScores() {
        return demand == OutputDemand.SCORES;
    }
}
