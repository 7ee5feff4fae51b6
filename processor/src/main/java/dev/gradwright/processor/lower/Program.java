package dev.gradwright.processor.lower;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.spec.LossKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A network as a list of operations, its training configuration, and its type.
 *
 * @param type the spec as a type
 * @param input the shape of one example
 * @param table the record that is encoded as the input, if there is one
 * @param layers in order: those in front that the compiler adds, then one for each layer of the spec
 */
public record Program(
        NetworkType type,
        List<Integer> input,
        Optional<TableOp> table,
        List<LoweredLayer> layers,
        LossOp loss,
        MetricsOp metrics,
        TrainingOp training) {
    public Program {
        input = List.copyOf(input);
        layers = List.copyOf(layers);
    }

    /** Number of features of one example. */
    public int inputs() {
        return input.stream().reduce(1, Math::multiplyExact);
    }

    /** Number of members of an ensemble; 1 if it is none. */
    public int members() {
        return layers.get(layers.size() - 1).members();
    }

    /** What a predictor runs after all layers of an ensemble; empty if it is none. */
    public Optional<LoweredLayer> meanOfMembers() {
        return members() == 1 ? Optional.empty() : Optional.of(LoweredLayer.meanOfMembers(outputs(), members()));
    }

    /** Number of features that the network predicts. */
    public int outputs() {
        return layers.get(layers.size() - 1).outputs();
    }

    /** The layer that no method declares: it replaces the indices of an encoded record by rows of tables. */
    public Optional<LoweredLayer> embeddings() {
        return layers.stream()
                .limit(table.isPresent() ? 1 : 0)
                .filter(layer -> layer.ops().stream().anyMatch(op -> op instanceof Op.Embedding))
                .findFirst();
    }

    /** How its predictor classifies. */
    public Decision decision() {
        return Decision.of(LossKind.of(loss.function()).takesScores(), lastActivation(), outputs());
    }

    /** The threshold above which an output predicts the positive class: 0 for scores, otherwise that of the metrics. */
    public double threshold() {
        return switch (decision()) {
            case LARGEST, SOFTMAX_PAIR -> Double.NaN;
            case VALUE, PROBABILITY -> metrics.threshold();
            case SCORE -> 0;
        };
    }

    /** The activation of the outputs, whether a layer or the loss computes it. */
    private Optional<ActivationFunction> lastActivation() {
        if (loss.fused().isPresent()) {
            return loss.fused().map(activation -> activation.op().function());
        }
        return layers.stream()
                .flatMap(layer -> layer.ops().stream())
                .filter(op -> !op.isIdentityInInference())
                .reduce((first, second) -> second)
                .filter(op -> op instanceof Op.Activate)
                .map(op -> ((Op.Activate) op).function());
    }

    /** Whether any layer has a penalty. */
    public boolean isPenalized() {
        return layers.stream().flatMap(layer -> layer.ops().stream()).anyMatch(Op::isPenalized);
    }

    /** Whether each layer reads only the one above it. */
    public boolean isChain() {
        return IntStream.range(0, layers.size()).allMatch(this::readsAbove);
    }

    /**
     * Whether a layer reads only the one above it.
     *
     * @param index the index of the layer
     */
    public boolean readsAbove(int index) {
        String above = index == 0 ? LoweredLayer.INPUT : layers.get(index - 1).name();
        return layers.get(index).sources().equals(List.of(above));
    }

    /** Number of values that training changes. */
    public long trainedParameters() {
        return layers.stream().mapToLong(LoweredLayer::trainedParameters).sum();
    }

    /** Number of values that training does not change by a gradient. */
    public long untrainedParameters() {
        return layers.stream().mapToLong(LoweredLayer::untrainedParameters).sum();
    }
}
