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

    private static final HyperParameter CLASS_BALANCE =
            in("alpha", Range.FRACTION, "positives have this weight, negatives 1 minus it");
    private static final HyperParameter FACTOR = in("alpha", Range.POSITIVE, "it is the factor of the loss");
    private static final HyperParameter GAMMA =
            in("gamma", Range.NON_NEGATIVE, "with it, rows that are classified well count less");
    private static final HyperParameter QUANTILES =
            in("quantiles", Range.POSITIVE_FRACTION, "each is the share of targets below an output");
    private static final HyperParameter POWER =
            in("power", Range.ONE_TO_TWO, "only these powers allow for both zeros and positive amounts");

    /**
     * {@code @Loss} itself. For short, it has the parameters of some losses as attributes. New losses have their
     * parameters only in their own annotations.
     */
    public static final TrainingAnnotation PLAIN = new TrainingAnnotation(Loss.class, List.of(LABEL_SMOOTHING, DELTA));

    /** The description of a loss function. */
    public static LossKind of(LossFunction function) {
        return switch (function) {
            case MEAN_SQUARED_ERROR,
                    MEAN_ABSOLUTE_ERROR,
                    LOG_COSH,
                    MEAN_ABSOLUTE_PERCENTAGE_ERROR,
                    MEAN_SQUARED_LOGARITHMIC_ERROR -> asking(OutputDemand.ANYTHING);
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
            case BINARY_FOCAL_CROSSENTROPY ->
                asking(OutputDemand.SIGMOIDS)
                        .fusedWith(ActivationFunction.SIGMOID)
                        .with(Loss.BinaryFocalCrossentropy.class, CLASS_BALANCE, GAMMA, LABEL_SMOOTHING);
            case CATEGORICAL_FOCAL_CROSSENTROPY ->
                asking(OutputDemand.SOFTMAX)
                        .fusedWith(ActivationFunction.SOFTMAX)
                        .with(Loss.CategoricalFocalCrossentropy.class, FACTOR, GAMMA, LABEL_SMOOTHING);
            case SPARSE_CATEGORICAL_FOCAL_CROSSENTROPY ->
                asking(OutputDemand.SOFTMAX)
                        .fusedWith(ActivationFunction.SOFTMAX)
                        .with(Loss.SparseCategoricalFocalCrossentropy.class, FACTOR, GAMMA, LABEL_SMOOTHING);
            case KL_DIVERGENCE -> asking(OutputDemand.PROBABILITIES);
            case HINGE, SQUARED_HINGE -> asking(OutputDemand.SCORES);
            case POISSON -> asking(OutputDemand.EXPECTED_COUNTS);
            case QUANTILE -> asking(OutputDemand.QUANTILES).with(Loss.Quantile.class, QUANTILES);
            case TWEEDIE ->
                asking(OutputDemand.EXPECTED_AMOUNTS)
                        .fusedWith(ActivationFunction.EXPONENTIAL)
                        .with(Loss.Tweedie.class, POWER);
            case COSINE_SIMILARITY -> asking(OutputDemand.DIRECTION);
            case PAIRWISE_LOGISTIC, LISTWISE_SOFTMAX, LAMBDA_RANK -> asking(OutputDemand.RANKING);
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
                .filter(function -> of(function).has(parameter))
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

    /** Whether the loss has a parameter. */
    public boolean has(HyperParameter parameter) {
        return annotation.stream().anyMatch(own -> own.has(parameter.name()));
    }

    /** Whether the loss compares rows of a query, so that it needs to know which belong together. */
    public boolean ranks() {
        return demand == OutputDemand.RANKING;
    }

    /** Whether outputs above 0 predict a positive, rather than probabilities above a threshold. */
    public boolean takesScores() {
        return demand == OutputDemand.SCORES;
    }
}
