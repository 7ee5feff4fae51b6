package dev.gradwright.processor.lower;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.lower.LossOp.FusedActivation;
import dev.gradwright.processor.spec.LayerMethod;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.ActivationSpec;
import dev.gradwright.processor.spec.LayerSpec.AddSpec;
import dev.gradwright.processor.spec.LayerSpec.AlphaDropoutSpec;
import dev.gradwright.processor.spec.LayerSpec.BatchNormSpec;
import dev.gradwright.processor.spec.LayerSpec.ConcatSpec;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import dev.gradwright.processor.spec.LayerSpec.DropoutSpec;
import dev.gradwright.processor.spec.LayerSpec.FlattenSpec;
import dev.gradwright.processor.spec.LayerSpec.GaussianNoiseSpec;
import dev.gradwright.processor.spec.LayerSpec.LayerNormSpec;
import dev.gradwright.processor.spec.LossSpec;
import dev.gradwright.processor.spec.MetricsSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.Regularization;
import dev.gradwright.processor.spec.Regularization.Penalty;
import dev.gradwright.processor.spec.Valued;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lowers a checked spec to a {@link Program}. */
public final class Lowering {
    private static final double LEAKY_RELU_ALPHA = 0.2;
    private static final double PRELU_ALPHA = 0;
    private static final double NO_ALPHA = 1;

    private Lowering() {}

    /** The mathematics of a spec that has been checked. */
    public static Program of(NetworkSpec spec) {
        List<Integer> input = spec.input().value();
        List<LoweredLayer> layers = new ArrayList<>();
        Map<String, Integer> widths = new HashMap<>();
        widths.put(LayerMethod.INPUT, input.stream().reduce(1, Math::multiplyExact));
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
                metrics.aucThresholds().value(),
                metrics.weighted().value());
    }

    /** @param widths of the input and of the layers so far */
    private static LoweredLayer lower(LayerSpec layer, Map<String, Integer> widths) {
        List<Integer> sources = layer.sources().stream().map(widths::get).toList();
        int width = sources.get(0);
        if (layer instanceof FlattenSpec) {
            return lowered(layer, "Flatten", width, List.of());
        } else if (layer instanceof DenseSpec dense) {
            return lowered(layer, "Dense", width, dense(dense, width));
        } else if (layer instanceof ActivationSpec activation) {
            return lowered(layer, "Activation", width, activate(activation, width));
        } else if (layer instanceof BatchNormSpec norm) {
            return lowered(layer, "BatchNorm", width, List.of(batchNorm(norm, width)));
        } else if (layer instanceof LayerNormSpec norm) {
            Op op = new Op.LayerNorm(width, norm.epsilon().value());
            return lowered(layer, "LayerNorm", width, List.of(op));
        } else if (layer instanceof DropoutSpec dropout) {
            double rate = dropout.rate().value();
            return noise(layer, "Dropout", width, rate, new Op.Dropout(width, rate));
        } else if (layer instanceof AlphaDropoutSpec dropout) {
            double rate = dropout.rate().value();
            return noise(layer, "AlphaDropout", width, rate, new Op.AlphaDropout(width, rate));
        } else if (layer instanceof GaussianNoiseSpec noise) {
            double deviation = noise.deviation().value();
            return noise(layer, "GaussianNoise", width, deviation, new Op.GaussianNoise(width, deviation));
        } else if (layer instanceof AddSpec) {
            return lowered(layer, "Add", width, List.of(new Op.Add(width, sources.size())));
        } else if (layer instanceof ConcatSpec) {
            Op.Concat concat = new Op.Concat(sources);
            return lowered(layer, "Concat", concat.inputs(), List.of(concat));
        }
        throw new AssertionError(layer);
    }

    private static LoweredLayer lowered(LayerSpec layer, String kind, int width, List<Op> ops) {
        int outputs = ops.isEmpty() ? width : ops.get(ops.size() - 1).outputs();
        return new LoweredLayer(layer.name(), kind, layer.sources(), width, outputs, layer.isFrozen(), ops);
    }

    private static List<Op> dense(DenseSpec dense, int width) {
        int units = dense.units().value();
        Regularization held = dense.isFrozen() ? dense.regularization().ofOutput() : dense.regularization();
        List<Op> ops = new ArrayList<>();
        ops.add(new Op.Dense(
                width,
                units,
                dense.init().value(),
                dense.bias().value() ? Optional.of(dense.biasInit().value()) : Optional.empty(),
                PenaltyOp.of(held.l1(), held.l2(), Penalty::weights),
                PenaltyOp.of(held.l1(), held.l2(), Penalty::bias),
                held.constraint(),
                held.activity().map(Valued::value).orElse(0.0)));
        ops.addAll(activate(dense.activation().value(), Double.NaN, units));
        return ops;
    }

    private static List<Op> activate(ActivationSpec activation, int width) {
        double alpha = activation.alpha().value();
        if (activation.function().value() == ActivationFunction.PRELU) {
            return List.of(new Op.PRelu(width, Double.isNaN(alpha) ? PRELU_ALPHA : alpha));
        }
        return activate(activation.function().value(), alpha, width);
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

    private static LoweredLayer noise(LayerSpec layer, String kind, int width, double amount, Op.Noise op) {
        return lowered(layer, kind, width, amount == 0 ? List.of() : List.of(op));
    }

    private static boolean penalizesActivity(Op op) {
        return op instanceof Op.Dense dense && dense.penalizesActivity();
    }

    /**
     * Takes the last operation out of its layer where it is the activation that the loss computes with, unless what it gives is
     * penalized.
     */
    private static Optional<FusedActivation> takeActivation(List<LoweredLayer> layers, ActivationFunction function) {
        int last = lastThatComputes(layers);
        if (last < 0) {
            return Optional.empty();
        }
        LoweredLayer layer = layers.get(last);
        List<Op> ops = layer.ops();
        if (ops.get(ops.size() - 1) instanceof Op.Activate activate
                && activate.function() == function
                && ops.stream().noneMatch(Lowering::penalizesActivity)) {
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
