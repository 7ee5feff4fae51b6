package dev.gradwright.processor.spec;

import static dev.gradwright.processor.spec.HyperParameter.in;
import static dev.gradwright.processor.spec.HyperParameter.inDouble;
import static dev.gradwright.processor.spec.Range.ANY;
import static dev.gradwright.processor.spec.Range.FRACTION;
import static dev.gradwright.processor.spec.Range.NON_NEGATIVE;
import static dev.gradwright.processor.spec.Range.POSITIVE;

import dev.gradwright.dsl.Optimizer;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The optimizers, each with the attributes that its update rule takes, in that order. Reading and checking use this
 * description.
 */
public enum OptimizerKind {
    SGD(Optimizer.Sgd.class, in("momentum", FRACTION), in("nesterov", ANY)),
    ADA_GRAD(Optimizer.AdaGrad.class, in("initialAccumulator", NON_NEGATIVE), in("epsilon", POSITIVE)),
    RMS_PROP(
            Optimizer.RmsProp.class,
            in("rho", FRACTION),
            in("momentum", FRACTION),
            in("epsilon", POSITIVE),
            in("centered", ANY)),
    ADA_DELTA(Optimizer.AdaDelta.class, in("rho", FRACTION), in("epsilon", POSITIVE)),
    ADAM(
            Optimizer.Adam.class,
            inDouble("beta1", FRACTION),
            inDouble("beta2", FRACTION),
            in("epsilon", POSITIVE),
            in("amsgrad", ANY)),
    ADAM_W(
            Optimizer.AdamW.class,
            inDouble("beta1", FRACTION),
            inDouble("beta2", FRACTION),
            in("epsilon", POSITIVE),
            in("amsgrad", ANY)),
    ADA_MAX(Optimizer.AdaMax.class, inDouble("beta1", FRACTION), in("beta2", FRACTION), in("epsilon", POSITIVE)),
    NADAM(Optimizer.Nadam.class, inDouble("beta1", FRACTION), inDouble("beta2", FRACTION), in("epsilon", POSITIVE)),
    LION(Optimizer.Lion.class, in("beta1", FRACTION), inDouble("beta2", FRACTION)),
    CUSTOM(Optimizer.class, in("value", ANY));

    private static final List<HyperParameter> COMMON = List.of(
            in("learningRate", POSITIVE),
            in("weightDecay", NON_NEGATIVE),
            in("averaging", FRACTION),
            in("decayBiases", ANY),
            in("decayNorms", ANY),
            in("decayPerEpoch", ANY));

    private final Class<? extends Annotation> type;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<HyperParameter> own;

    OptimizerKind(Class<? extends Annotation> type, HyperParameter... own) {
        this.type = type;
        this.own = List.of(own);
    }

    /** The attributes that its update rule takes. */
    public List<HyperParameter> own() {
        return own;
    }

    /** Its annotation: the attributes of every optimizer, and its own. */
    public TrainingAnnotation annotation() {
        return new TrainingAnnotation(
                type, Stream.concat(COMMON.stream(), own.stream()).toList());
    }

    /**
     * Number of values that its update rule keeps for each weight; empty for a custom rule.
     *
     * @param values of its attributes
     */
    public OptionalInt slots(HyperParameters values) {
        return switch (this) {
            case SGD -> OptionalInt.of(momentum(values));
            case ADA_GRAD, LION -> OptionalInt.of(1);
            case RMS_PROP -> OptionalInt.of(1 + (values.flag("centered").value() ? 1 : 0) + momentum(values));
            case ADA_DELTA, ADA_MAX, NADAM -> OptionalInt.of(2);
            case ADAM, ADAM_W -> OptionalInt.of(values.flag("amsgrad").value() ? 3 : 2);
            case CUSTOM -> OptionalInt.empty();
        };
    }

    /** The slot of the momentum, which plain gradient descent lacks. */
    private static int momentum(HyperParameters values) {
        return values.number("momentum").value() == 0 ? 0 : 1;
    }

    /** The kind of the annotation with this display name. */
    public static OptimizerKind named(String displayName) {
        return Stream.of(values())
                .filter(kind -> kind.annotation().displayName().equals(displayName))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(displayName + " is not an optimizer"));
    }
}
