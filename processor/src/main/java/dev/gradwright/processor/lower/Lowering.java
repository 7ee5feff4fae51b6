package dev.gradwright.processor.lower;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.lower.Choice.Argument;
import dev.gradwright.processor.lower.LossOp.FusedActivation;
import dev.gradwright.processor.spec.HyperParameters;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.ActivationSpec;
import dev.gradwright.processor.spec.LayerSpec.AddSpec;
import dev.gradwright.processor.spec.LayerSpec.AlphaDropoutSpec;
import dev.gradwright.processor.spec.LayerSpec.BatchNormSpec;
import dev.gradwright.processor.spec.LayerSpec.ConcatSpec;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import dev.gradwright.processor.spec.LayerSpec.DropoutSpec;
import dev.gradwright.processor.spec.LayerSpec.EmbeddingSpec;
import dev.gradwright.processor.spec.LayerSpec.FlattenSpec;
import dev.gradwright.processor.spec.LayerSpec.GaussianNoiseSpec;
import dev.gradwright.processor.spec.LayerSpec.InitSpec;
import dev.gradwright.processor.spec.LayerSpec.LayerNormSpec;
import dev.gradwright.processor.spec.LayerSpec.RmsNormSpec;
import dev.gradwright.processor.spec.LossSpec;
import dev.gradwright.processor.spec.MetricsSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.Regularization;
import dev.gradwright.processor.spec.Regularization.Constraint;
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

    /** Lowers a checked spec. */
    public static Program of(NetworkSpec spec) {
        List<Integer> input = spec.input().value();
        List<LoweredLayer> layers = new ArrayList<>();
        Map<String, Integer> widths = new HashMap<>();
        widths.put(LoweredLayer.INPUT, input.stream().reduce(1, Math::multiplyExact));
        Front front = Front.of(spec);
        layers.addAll(front.layers());
        front.layers().forEach(layer -> widths.put(LoweredLayer.INPUT, layer.outputs()));
        LayerSpec output = LayerSpec.computing(spec.layers());
        for (LayerSpec layer : spec.layers()) {
            LoweredLayer lowered = lower(layer, widths, front, layer.equals(output) ? front.members() : 1);
            layers.add(lowered);
            widths.put(layer.name(), lowered.outputs());
        }
        LossSpec loss = spec.loss().orElseThrow();
        Optional<FusedActivation> fused = loss.kind().fused().flatMap(activation -> takeActivation(layers, activation));
        return new Program(
                TypeLowering.of(spec),
                input,
                spec.table()
                        .map(table -> TableLowering.of(table, loss.function().value())),
                layers,
                new LossOp(loss.function().value(), parametersOf(loss), fused),
                spec.metrics().map(Lowering::lower).orElse(MetricsOp.NONE),
                TrainingLowering.of(spec));
    }

    private static List<Attribute> parametersOf(LossSpec loss) {
        List<Attribute> parameters = new ArrayList<>();
        loss.parameters()
                .values()
                .forEach((name, value) -> parameters.add(Attribute.ofTraining(name, HyperParameters.plain(value))));
        return parameters;
    }

    private static MetricsOp lower(MetricsSpec metrics) {
        return new MetricsOp(
                metrics.metrics().stream().map(Valued::value).distinct().toList(),
                metrics.threshold().value(),
                metrics.topK().value(),
                metrics.aucThresholds().value(),
                metrics.weighted().value());
    }

    /**
     * @param widths of the input and of the layers so far
     * @param members for which the layer has separate weights
     */
    private static LoweredLayer lower(LayerSpec layer, Map<String, Integer> widths, Front front, int members) {
        List<Integer> sources = layer.sources().stream().map(widths::get).toList();
        List<Op> ops = layer.accept(new Ops(sources, members));
        int inputs = ops.isEmpty() ? sources.get(0) : ops.get(0).inputs();
        int outputs = ops.isEmpty() ? inputs : ops.get(ops.size() - 1).outputs();
        return new LoweredLayer(
                layer.name(),
                layer.kind().simpleName(),
                layer.sources().stream().map(front::sourceOf).toList(),
                inputs,
                outputs,
                layer.isFrozen(),
                layer.method().learningRate().map(Valued::value).orElse(1.0),
                front.members(),
                ops);
    }

    /**
     * The operations of each kind of layer.
     *
     * @param sources the widths of what the layer reads
     * @param members for which the layer has separate weights
     */
    private record Ops(List<Integer> sources, int members) implements LayerSpec.Visitor<List<Op>> {
        private int width() {
            return sources.get(0);
        }

        @Override
        public List<Op> visitFlatten(FlattenSpec flatten) {
            return List.of();
        }

        @Override
        public List<Op> visitDense(DenseSpec dense) {
            return dense(dense, width(), members);
        }

        @Override
        public List<Op> visitActivation(ActivationSpec activation) {
            return activate(activation, width());
        }

        @Override
        public List<Op> visitBatchNorm(BatchNormSpec norm) {
            return List.of(batchNorm(norm, width()));
        }

        @Override
        public List<Op> visitLayerNorm(LayerNormSpec norm) {
            return List.of(new Op.LayerNorm(width(), norm.epsilon().value()));
        }

        @Override
        public List<Op> visitRmsNorm(RmsNormSpec norm) {
            return List.of(new Op.RmsNorm(width(), norm.epsilon().value()));
        }

        @Override
        public List<Op> visitEmbedding(EmbeddingSpec embedding) {
            return List.of(new Op.Embedding(
                    width(),
                    List.of(new Op.Embedding.LookUp(
                            "table",
                            0,
                            width(),
                            embedding.entries().value(),
                            embedding.units().value(),
                            embedding.isSparse()))));
        }

        @Override
        public List<Op> visitDropout(DropoutSpec dropout) {
            double rate = dropout.rate().value();
            return rate == 0 ? List.of() : List.of(new Op.Dropout(width(), rate));
        }

        @Override
        public List<Op> visitAlphaDropout(AlphaDropoutSpec dropout) {
            double rate = dropout.rate().value();
            return rate == 0 ? List.of() : List.of(new Op.AlphaDropout(width(), rate));
        }

        @Override
        public List<Op> visitGaussianNoise(GaussianNoiseSpec noise) {
            double deviation = noise.deviation().value();
            return deviation == 0 ? List.of() : List.of(new Op.GaussianNoise(width(), deviation));
        }

        @Override
        public List<Op> visitAdd(AddSpec add) {
            return List.of(new Op.Add(width(), sources.size()));
        }

        @Override
        public List<Op> visitConcat(ConcatSpec concat) {
            return List.of(new Op.Concat(sources));
        }
    }

    private static List<Op> dense(DenseSpec dense, int width, int members) {
        int units = dense.units().value();
        Regularization held = dense.isFrozen() ? dense.regularization().ofOutput() : dense.regularization();
        List<Op> ops = new ArrayList<>();
        ops.add(new Op.Dense(
                width,
                units,
                members,
                choice(dense.init().value()),
                dense.bias().value() ? Optional.of(dense.biasInit().value()) : Optional.empty(),
                PenaltyOp.of(held.l1(), held.l2(), Penalty::weights),
                PenaltyOp.of(held.l1(), held.l2(), Penalty::bias),
                held.constraint().map(Lowering::choice),
                held.activity().map(Valued::value).orElse(0.0)));
        ops.addAll(activate(dense.activation().value(), Double.NaN, units));
        return ops;
    }

    private static Choice choice(InitSpec init) {
        return new Choice(init.kind(), arguments(init.values()));
    }

    private static Choice choice(Constraint constraint) {
        return new Choice(constraint.kind(), arguments(constraint.values()));
    }

    private static List<Argument> arguments(Map<String, ?> values) {
        return values.entrySet().stream()
                .map(value -> new Argument(value.getKey(), value.getValue()))
                .toList();
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

    /**
     * Removes the last operation from its layer and returns it, if it is the activation that can be fused with the loss
     * and its output is not penalized.
     */
    private static Optional<FusedActivation> takeActivation(List<LoweredLayer> layers, ActivationFunction function) {
        int last = lastThatComputes(layers);
        if (last < 0) {
            return Optional.empty();
        }
        LoweredLayer layer = layers.get(last);
        List<Op> ops = layer.ops();
        Optional<FusedActivation> fused = ops.get(ops.size() - 1)
                .productRole()
                .activation()
                .filter(activate -> activate.function() == function)
                .filter(activate -> ops.stream().noneMatch(Op::penalizesActivity))
                .map(activate -> new FusedActivation(layer.name(), activate));
        fused.ifPresent(activation -> layers.set(last, layer.withoutLastOp()));
        return fused;
    }

    /** The index of the layer that computes the output; −1 if the output is the input. */
    private static int lastThatComputes(List<LoweredLayer> layers) {
        int last = layers.size() - 1;
        while (last >= 0 && layers.get(last).ops().isEmpty()) {
            last = indexOf(layers.get(last).sources().get(0), layers);
        }
        return last;
    }

    private static int indexOf(String name, List<LoweredLayer> layers) {
        return layers.stream().map(LoweredLayer::name).toList().indexOf(name);
    }
}
