package dev.gradwright.processor.lower;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.lower.LossOp.FusedActivation;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.ActivationSpec;
import dev.gradwright.processor.spec.LayerSpec.BatchNormSpec;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import dev.gradwright.processor.spec.LayerSpec.DropoutSpec;
import dev.gradwright.processor.spec.LayerSpec.FlattenSpec;
import dev.gradwright.processor.spec.LossSpec;
import dev.gradwright.processor.spec.MetricsSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lowers a checked spec to a {@link Program}. */
public final class Lowering {
    private static final double LEAKY_RELU_ALPHA = 0.2;
    private static final double NO_ALPHA = 1;

    private Lowering() {}

    /** The mathematics of a spec that has been checked. */
    public static Program of(NetworkSpec spec) {
        List<Integer> input = spec.input().value();
        List<LoweredLayer> layers = new ArrayList<>();
        Map<String, Integer> widths = new HashMap<>();
        widths.put("", input.stream().reduce(1, Math::multiplyExact));
        for (LayerSpec layer : spec.layers()) {
            LoweredLayer lowered = lower(layer, widths);
            layers.add(lowered);
            widths.put(layer.name(), lowered.outputs());
        }
        LossSpec loss = spec.loss().orElseThrow();
        LossForm form = LossForm.of(loss);
        Optional<FusedActivation> fused = form.activation().flatMap(activation -> takeActivation(layers, activation));
        return new Program(
                input,
                layers,
                new LossOp(loss.function().value(), form.parameters(), fused),
                spec.metrics().map(Lowering::lower).orElse(MetricsOp.NONE));
    }

    private static MetricsOp lower(MetricsSpec metrics) {
        return new MetricsOp(
                metrics.metrics().stream().map(Valued::value).distinct().toList(),
                metrics.threshold().value(),
                metrics.topK().value(),
                metrics.weighted().value());
    }

    /** @param widths of the input and of the layers so far */
    private static LoweredLayer lower(LayerSpec layer, Map<String, Integer> widths) {
        int width = widths.get(layer.sources().get(0));
        if (layer instanceof FlattenSpec) {
            return lowered(layer, "Flatten", width, List.of());
        } else if (layer instanceof DenseSpec dense) {
            return lowered(layer, "Dense", width, dense(dense, width));
        } else if (layer instanceof ActivationSpec activation) {
            List<Op> ops =
                    activate(activation.function().value(), activation.alpha().value(), width);
            return lowered(layer, "Activation", width, ops);
        } else if (layer instanceof BatchNormSpec norm) {
            return lowered(layer, "BatchNorm", width, List.of(batchNorm(norm, width)));
        } else if (layer instanceof DropoutSpec dropout) {
            return lowered(layer, "Dropout", width, dropOut(dropout, width));
        }
        throw new AssertionError(layer);
    }

    private static LoweredLayer lowered(LayerSpec layer, String kind, int width, List<Op> ops) {
        int outputs = ops.isEmpty() ? width : ops.get(ops.size() - 1).outputs();
        return new LoweredLayer(layer.name(), kind, layer.sources(), width, outputs, layer.isFrozen(), ops);
    }

    private static List<Op> dense(DenseSpec dense, int width) {
        int units = dense.units().value();
        List<Op> ops = new ArrayList<>();
        ops.add(new Op.Dense(
                width,
                units,
                dense.init().value(),
                dense.bias().value() ? Optional.of(dense.biasInit().value()) : Optional.empty()));
        ops.addAll(activate(dense.activation().value(), Double.NaN, units));
        return ops;
    }

    private static List<Op> activate(ActivationFunction function, double alpha, int width) {
        if (function == ActivationFunction.LINEAR) {
            return List.of();
        }
        return List.of(new Op.Activate(width, function, Double.isNaN(alpha) ? defaultAlpha(function) : alpha));
    }

    private static double defaultAlpha(ActivationFunction function) {
        return function == ActivationFunction.LEAKY_RELU ? LEAKY_RELU_ALPHA : NO_ALPHA;
    }

    private static Op batchNorm(BatchNormSpec norm, int width) {
        return new Op.BatchNorm(
                width,
                norm.momentum().value(),
                norm.epsilon().value(),
                norm.center().value(),
                norm.scale().value());
    }

    private static List<Op> dropOut(DropoutSpec dropout, int width) {
        double rate = dropout.rate().value();
        return rate == 0 ? List.of() : List.of(new Op.Dropout(width, rate));
    }

    /** Takes the last operation out of its layer where it is the activation that the loss computes with. */
    private static Optional<FusedActivation> takeActivation(List<LoweredLayer> layers, ActivationFunction function) {
        int last = lastThatComputes(layers);
        if (last < 0) {
            return Optional.empty();
        }
        LoweredLayer layer = layers.get(last);
        List<Op> ops = layer.ops();
        if (ops.get(ops.size() - 1) instanceof Op.Activate activate && activate.function() == function) {
            layers.set(last, layer.withoutLastOp());
            return Optional.of(new FusedActivation(layer.name(), activate));
        }
        return Optional.empty();
    }

    /** The place of the layer that computes the output; −1 where that is the input. */
    private static int lastThatComputes(List<LoweredLayer> layers) {
        int last = layers.size() - 1;
        while (last >= 0 && layers.get(last).ops().isEmpty()) {
            last = placeOf(layers.get(last).sources().get(0), layers);
        }
        return last;
    }

    private static int placeOf(String name, List<LoweredLayer> layers) {
        return layers.stream().map(LoweredLayer::name).toList().indexOf(name);
    }
}
