package dev.gradwright.processor.advice;

import dev.gradwright.processor.spec.HyperParameters;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.ScheduleSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.Optional;

/**
 * The value in an annotation that determines the highest learning rate of a training.
 *
 * @param attribute the attribute that contains it
 */
record HighestRate(String attribute, Valued<Double> value) {
    /** The one of a network; empty if a custom schedule computes the rates. */
    static Optional<HighestRate> of(NetworkSpec network) {
        HighestRate initial =
                new HighestRate("learningRate", network.optimizer().learningRate());
        return network.schedule().isEmpty()
                ? Optional.of(initial)
                : of(initial, network.schedule().get());
    }

    private static Optional<HighestRate> of(HighestRate initial, ScheduleSpec schedule) {
        HyperParameters values = schedule.hyperParameters();
        return switch (schedule.kind()) {
            case POWER, EXPONENTIAL, COSINE_RESTARTS, PLATEAU -> Optional.of(initial);
            case ONE_CYCLE -> Optional.of(in("maxLearningRate", values));
            case POLYNOMIAL -> Optional.of(highest(initial, in("end", values)));
            case COSINE ->
                Optional.of(
                        values.count("warmupSteps").value() > 0
                                ? highest(initial, in("warmupTarget", values))
                                : initial);
            case PIECEWISE ->
                values.elements("values").stream()
                        .map(value -> new HighestRate("values", new Valued<>((Double) value.value(), value.origin())))
                        .reduce(HighestRate::highest);
            case CUSTOM -> Optional.empty();
        };
    }

    private static HighestRate in(String attribute, HyperParameters values) {
        return new HighestRate(attribute, values.number(attribute));
    }

    /** The first of two unless the other is higher; the other may be NaN, which means that it is not set. */
    private static HighestRate highest(HighestRate first, HighestRate other) {
        return other.value().value() > first.value().value() ? other : first;
    }
}
