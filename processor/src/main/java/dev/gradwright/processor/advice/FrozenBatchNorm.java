package dev.gradwright.processor.advice;

import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.BatchNormSpec;
import dev.gradwright.processor.spec.LayerSpec.Parameters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A trained batch norm between frozen layers. The frozen layers below it were trained with its old statistics, which
 * the new data replace. If batch norms are all that is trained, it is intended (Frankle et al., "Training BatchNorm and
 * only BatchNorm", 2020).
 */
final class FrozenBatchNorm implements AdviceRule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.FROZEN_BATCH_NORM;
    }

    @Override
    public void check(Wiring network, Report report) {
        if (network.layers().stream().anyMatch(FrozenBatchNorm::isTrainedOtherwise)) {
            network.report(BatchNormSpec.class, norm -> judge(norm, network), report);
        }
    }

    private static boolean isTrainedOtherwise(LayerSpec layer) {
        return layer.hasWeights() && !layer.isFrozen() && !(layer instanceof BatchNormSpec);
    }

    private static Optional<Finding> judge(BatchNormSpec norm, Wiring network) {
        List<LayerSpec> above = network.readsInput(norm) ? List.of() : nearest(norm, network::sources);
        List<LayerSpec> below = nearest(norm, network::readers);
        if (norm.isFrozen() || !areFrozen(above) || !areFrozen(below)) {
            return Optional.empty();
        }
        List<LayerSpec> causes = new ArrayList<>(above);
        causes.addAll(below);
        return Optional.of(new Finding(norm.origin(), message(norm, above.get(0), below.get(0)), List.copyOf(causes)));
    }

    /** The nearest layers with parameters in one direction; empty if a way there ends without one. */
    private static List<LayerSpec> nearest(LayerSpec norm, Function<LayerSpec, List<LayerSpec>> next) {
        List<LayerSpec> nearest = new ArrayList<>();
        Set<String> visited = new HashSet<>();
        Deque<LayerSpec> pending = new ArrayDeque<>(List.of(norm));
        while (!pending.isEmpty()) {
            List<LayerSpec> neighbors = next.apply(pending.removeFirst());
            if (neighbors.isEmpty()) {
                return List.of();
            }
            for (LayerSpec neighbor : neighbors) {
                if (visited.add(neighbor.name())) {
                    (neighbor.parameters() == Parameters.NONE ? pending : nearest).add(neighbor);
                }
            }
        }
        return nearest;
    }

    private static boolean areFrozen(List<LayerSpec> layers) {
        return !layers.isEmpty() && layers.stream().allMatch(LayerSpec::isFrozen);
    }

    private static String message(BatchNormSpec norm, LayerSpec above, LayerSpec below) {
        return "%s is trained between %s and %s, which are @Frozen, so what %s has learned no longer fits its input; add @Frozen to %s"
                .formatted(
                        norm.method().name(),
                        above.method().name(),
                        below.method().name(),
                        below.method().name(),
                        norm.method().name());
    }
}
