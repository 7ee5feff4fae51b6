package dev.gradwright.runtime.advice;

import dev.gradwright.runtime.graph.Node;
import dev.gradwright.runtime.statistics.Functions;
import dev.gradwright.runtime.statistics.UnitCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ejml.data.FMatrixRMaj;

/**
 * Hidden units of bounded functions that are at a bound in nearly all rows of a sample: their derivative is below 5 % of
 * its maximum.
 */
final class SaturatedUnits {
    /** The least share of a layer that is a finding. */
    private static final double SHARE = 0.5;

    private final List<UnitCounts> layers = new ArrayList<>();

    /** Looks at the output of a hidden layer, rows × units. */
    void look(Node node, FMatrixRMaj outputs) {
        UnitCounts.saturated(node.name(), Functions.of(node), outputs)
                .filter(counts -> counts.share() >= SHARE)
                .ifPresent(layers::add);
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
