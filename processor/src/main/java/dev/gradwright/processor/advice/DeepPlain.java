package dev.gradwright.processor.advice;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.ActivationSpec;
import dev.gradwright.processor.spec.LayerSpec.AddSpec;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import dev.gradwright.processor.spec.LayerSpec.NormSpec;
import dev.gradwright.processor.spec.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Many hidden layers without normalization learn slowly, even if signals neither vanish nor explode. SELU normalizes
 * itself, ELU and tanh were measured to learn as fast, and additions shorten the paths.
 */
final class DeepPlain implements AdviceRule {
    private static final int HIDDEN_LAYERS = 10;

    @Override
    public DiagnosticName name() {
        return DiagnosticName.DEEP_PLAIN;
    }

    @Override
    public boolean isAboutNetwork() {
        return true;
    }

    @Override
    public void check(Wiring network, Report report) {
        if (concerns(network) && Depth.of(network).flaw().isEmpty()) {
            List<DenseSpec> hidden = hidden(network);
            DenseSpec most = mostRepeated(hidden);
            report.at(
                    most.origin(),
                    "%d hidden layers without normalization learn slowly; put a @BatchNorm between each of them and its activation, or set activation = SELU, init = LECUN_NORMAL on them"
                            .formatted(hidden.size()));
        }
    }

    /** Whether a network is deep and plain, even if it has another flaw. */
    static boolean concerns(Wiring network) {
        return hidden(network).size() >= HIDDEN_LAYERS
                && network.layers().stream()
                        .noneMatch(layer -> layer instanceof NormSpec || layer instanceof AddSpec || isSteady(layer));
    }

    /** The dense layers with an activation before the last dense layer that are trained here. */
    private static List<DenseSpec> hidden(Wiring network) {
        List<DenseSpec> all = network.layers(DenseSpec.class).toList();
        return all.subList(0, Math.max(0, all.size() - 1)).stream()
                .filter(dense -> !dense.isFrozen() && isActivated(dense, network))
                .toList();
    }

    private static boolean isActivated(DenseSpec dense, Wiring network) {
        return dense.activation().value() != ActivationFunction.LINEAR
                || network.readers(dense).stream().anyMatch(ActivationSpec.class::isInstance);
    }

    private static boolean isSteady(LayerSpec layer) {
        if (layer instanceof DenseSpec dense) {
            return isSteady(dense.activation().value());
        }
        return layer instanceof ActivationSpec activation
                && isSteady(activation.function().value());
    }

    private static boolean isSteady(ActivationFunction function) {
        return function == ActivationFunction.SELU
                || function == ActivationFunction.ELU
                || function == ActivationFunction.TANH;
    }

    /** The first copy of the layer with the most copies. */
    private static DenseSpec mostRepeated(List<DenseSpec> hidden) {
        Map<Origin, List<DenseSpec>> byMethod = new LinkedHashMap<>();
        for (DenseSpec dense : hidden) {
            byMethod.computeIfAbsent(dense.method().origin(), method -> new ArrayList<>())
                    .add(dense);
        }
        List<DenseSpec> most = List.of();
        for (List<DenseSpec> copies : byMethod.values()) {
            most = copies.size() > most.size() ? copies : most;
        }
        return most.get(0);
    }
}
