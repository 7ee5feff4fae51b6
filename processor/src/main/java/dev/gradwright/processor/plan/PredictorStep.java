package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.Op;
import java.util.List;
import java.util.Optional;

/** One step of a predictor. */
public sealed interface PredictorStep {
    /** The layer that the step is named after. */
    String layer();

    /** What it reads, in order. */
    List<Buffer> ins();

    /** What it writes; it may be what it reads. */
    Buffer out();

    /** Whether the predictor packs weights for it. */
    default boolean hasWeights() {
        return false;
    }

    /**
     * A dense layer with its neighbours folded in.
     *
     * @param normsBefore batch norms between its input and its weights, the nearest to the weights first
     * @param normsAfter batch norms between its weights and its activation, the nearest to the weights first
     * @param epilogue the activation that is applied along with the product
     * @param epilogueLayer the layer that declares the epilogue; the dense layer where there is none
     */
    record PackedDense(
            String layer,
            Op.Dense op,
            List<String> normsBefore,
            List<String> normsAfter,
            Optional<Op.Activate> epilogue,
            String epilogueLayer,
            Buffer in,
            Buffer out)
            implements PredictorStep {
        public PackedDense {
            normsBefore = List.copyOf(normsBefore);
            normsAfter = List.copyOf(normsAfter);
        }

        @Override
        public List<Buffer> ins() {
            return List.of(in);
        }

        @Override
        public boolean hasWeights() {
            return true;
        }
    }

    /** A batch norm that no dense layer could take in. */
    record PackedNorm(String layer, Buffer in, Buffer out) implements PredictorStep {
        @Override
        public List<Buffer> ins() {
            return List.of(in);
        }

        @Override
        public boolean hasWeights() {
            return true;
        }
    }

    /** A function with trained values for each feature. */
    record Featurewise(String layer, Op.Featurewise op, Buffer in, Buffer out) implements PredictorStep {
        @Override
        public List<Buffer> ins() {
            return List.of(in);
        }

        @Override
        public boolean hasWeights() {
            return true;
        }
    }

    /** An activation that no dense layer could take in. */
    record Activation(String layer, Op.Activate op, Buffer in, Buffer out) implements PredictorStep {
        @Override
        public List<Buffer> ins() {
            return List.of(in);
        }
    }

    /**
     * A sum.
     *
     * @param sources the names of its terms; empty text is the network's input
     */
    record Sum(String layer, Op.Add op, List<String> sources, List<Buffer> ins, Buffer out) implements PredictorStep {
        public Sum {
            sources = List.copyOf(sources);
            ins = List.copyOf(ins);
        }
    }

    /**
     * Layers side by side.
     *
     * @param sources the names of the parts; empty text is the network's input
     */
    record Concatenation(String layer, Op.Concat op, List<String> sources, List<Buffer> ins, Buffer out)
            implements PredictorStep {
        public Concatenation {
            sources = List.copyOf(sources);
            ins = List.copyOf(ins);
        }
    }
}
