package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.Op;
import java.util.List;
import java.util.Optional;

/** One step of a predictor. */
public sealed interface PredictorStep {
    /** The layer that the step is named after. */
    String layer();

    /** What it reads. */
    Buffer in();

    /** What it writes; it may be what it reads. */
    Buffer out();

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
    }

    /** A batch norm that no dense layer could take in, in place. */
    record PackedNorm(String layer, Buffer in) implements PredictorStep {
        @Override
        public Buffer out() {
            return in;
        }
    }

    /** A function with trained values for each feature, in place. */
    record Featurewise(String layer, Op.Featurewise op, Buffer in) implements PredictorStep {
        @Override
        public Buffer out() {
            return in;
        }
    }

    /** An activation that no dense layer could take in, in place. */
    record Activation(String layer, Op.Activate op, Buffer in) implements PredictorStep {
        @Override
        public Buffer out() {
            return in;
        }
    }
}
