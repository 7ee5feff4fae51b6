package dev.gradwright.runtime.advice;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.runtime.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import org.ejml.data.FMatrixRMaj;

/**
 * Hidden units of bounded functions that are at a bound in nearly all rows of a sample: their derivative is below 5 % of
 * its maximum.
 */
final class SaturatedUnits {
    /** The least share of a layer that is a finding. */
    private static final double SHARE = 0.5;
    /** The share of the rows in which a unit that counts is saturated. */
    private static final double ROWS = 0.9;

    /** The derivative of the sigmoid is y·(1 − y), at most 0.25. */
    private static final double SIGMOID_SLOPE = 0.05 * 0.25;
    /** The derivative of tanh is 1 − y², at most 1. */
    private static final double TANH_SLOPE = 0.05;
    /** The derivative of softsign is (1 − |y|)², at most 1. */
    private static final double SOFTSIGN_DISTANCE = Math.sqrt(0.05);

    private final List<UnitCounts> layers = new ArrayList<>();

    /** Looks at the output of a hidden layer, rows × units. */
    void look(Node node, FMatrixRMaj outputs) {
        ActivationFunction function = Functions.of(node);
        DoublePredicate saturated = switch (function) {
            case SIGMOID -> y -> y * (1 - y) < SIGMOID_SLOPE;
            case HARD_SIGMOID -> y -> y == 0 || y == 1;
            case TANH -> y -> 1 - y * y < TANH_SLOPE;
            case SOFTSIGN -> y -> 1 - Math.abs(y) < SOFTSIGN_DISTANCE;
            default -> y -> false;
        };
        UnitCounts counts = UnitCounts.of(node.name(), function, outputs, saturated, ROWS);
        if (counts.share() >= SHARE) {
            layers.add(counts);
        }
    }

    Optional<String> finding() {
        if (layers.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                "units are saturated in %s: %s is at a bound for nearly all rows of a sample, so they have nearly no gradient"
                        + " and learn slowly; standardize the features, lower the learning rate, put @BatchNorm before the"
                        + " activation, or use a function without bounds, such as RELU",
                layers.stream().map(UnitCounts::toString).collect(Collectors.joining(", ")),
                layers.get(0).function()));
    }
}
