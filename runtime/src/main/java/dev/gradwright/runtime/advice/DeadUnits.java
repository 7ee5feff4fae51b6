package dev.gradwright.runtime.advice;

import dev.gradwright.runtime.graph.Node;
import dev.gradwright.runtime.statistics.Functions;
import dev.gradwright.runtime.statistics.UnitCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ejml.data.FMatrixRMaj;

/** Hidden ReLU units whose output is 0 for all rows of a sample: they have no gradient, so training cannot revive them. */
final class DeadUnits {
    /** The least share of a layer that is a finding. Networks of the tests learn with three quarters of a layer dead. */
    private static final double SHARE = 0.8;

    private final List<UnitCounts> layers = new ArrayList<>();

    /** Looks at the output of a hidden layer, rows × units. */
    void look(Node node, FMatrixRMaj outputs) {
        UnitCounts.dead(node.name(), Functions.of(node), outputs)
                .filter(counts -> counts.share() >= SHARE)
                .ifPresent(layers::add);
    }

    Optional<String> finding(double learningRate) {
        if (layers.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                "units are dead in %s: they output 0 for all rows of a sample, so they have no gradient and stay dead; lower"
                        + " the learning rate, which is %s, standardize the features, put @BatchNorm before the activation,"
                        + " or use ELU or LEAKY_RELU",
                layers.stream().map(UnitCounts::toString).collect(Collectors.joining(", ")),
                Texts.number(learningRate)));
    }
}
