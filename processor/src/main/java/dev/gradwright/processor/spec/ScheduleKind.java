package dev.gradwright.processor.spec;

import static dev.gradwright.processor.spec.HyperParameter.in;
import static dev.gradwright.processor.spec.HyperParameter.inDouble;
import static dev.gradwright.processor.spec.Range.ANY;
import static dev.gradwright.processor.spec.Range.AT_LEAST_ONE;
import static dev.gradwright.processor.spec.Range.FRACTION_OR_ONE;
import static dev.gradwright.processor.spec.Range.NON_NEGATIVE;
import static dev.gradwright.processor.spec.Range.NON_NEGATIVE_OR_WHOLE_FIT;
import static dev.gradwright.processor.spec.Range.POSITIVE;
import static dev.gradwright.processor.spec.Range.POSITIVE_FRACTION_OR_ONE;
import static dev.gradwright.processor.spec.Range.POSITIVE_OR_UNSET;

import dev.gradwright.dsl.Schedule;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Stream;

/**
 * The schedules, each with its attributes in the order in which the runtime's schedule takes them. Reading and checking
 * use this description.
 */
public enum ScheduleKind {
    POWER(
            Schedule.Power.class,
            in("steps", NON_NEGATIVE_OR_WHOLE_FIT),
            inDouble("exponent", POSITIVE),
            in("unit", ANY)),
    EXPONENTIAL(
            Schedule.Exponential.class,
            inDouble("rate", POSITIVE),
            in("steps", NON_NEGATIVE_OR_WHOLE_FIT),
            in("staircase", ANY),
            in("unit", ANY)),
    PIECEWISE(Schedule.Piecewise.class, in("boundaries", NON_NEGATIVE), in("values", POSITIVE), in("unit", ANY)),
    POLYNOMIAL(
            Schedule.Polynomial.class,
            in("steps", NON_NEGATIVE_OR_WHOLE_FIT),
            in("end", NON_NEGATIVE),
            inDouble("power", POSITIVE),
            in("cycle", ANY),
            in("unit", ANY)),
    COSINE(
            Schedule.Cosine.class,
            in("steps", NON_NEGATIVE_OR_WHOLE_FIT),
            inDouble("alpha", FRACTION_OR_ONE),
            in("warmupSteps", NON_NEGATIVE),
            in("warmupTarget", POSITIVE_OR_UNSET),
            in("unit", ANY)),
    COSINE_RESTARTS(
            Schedule.CosineRestarts.class,
            in("steps", AT_LEAST_ONE),
            inDouble("tMul", AT_LEAST_ONE),
            inDouble("mMul", POSITIVE),
            inDouble("alpha", FRACTION_OR_ONE),
            in("unit", ANY)),
    ONE_CYCLE(Schedule.OneCycle.class, in("maxLearningRate", POSITIVE), in("form", ANY)),
    PLATEAU(
            Schedule.Plateau.class,
            inDouble("factor", POSITIVE_FRACTION_OR_ONE),
            in("patience", NON_NEGATIVE),
            inDouble("minDelta", NON_NEGATIVE),
            in("cooldown", NON_NEGATIVE),
            in("minLearningRate", NON_NEGATIVE),
            in("monitor", ANY),
            in("mode", ANY)),
    CUSTOM(Schedule.class, in("value", ANY));

    private final Class<? extends Annotation> type;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<HyperParameter> hyperParameters;

    ScheduleKind(Class<? extends Annotation> type, HyperParameter... hyperParameters) {
        this.type = type;
        this.hyperParameters = List.of(hyperParameters);
    }

    /** Its annotation. */
    public TrainingAnnotation annotation() {
        return new TrainingAnnotation(type, hyperParameters);
    }

    /** The kind of the annotation with this display name. */
    public static ScheduleKind named(String displayName) {
        return Stream.of(values())
                .filter(kind -> kind.annotation().displayName().equals(displayName))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(displayName + " is not a schedule"));
    }
}
