package dev.gradwright.runtime.regularization;

import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.settings.Setting;

/** A constraint on weights, inputs × units, that is enforced after each optimizer step. */
public sealed interface WeightConstraint {
    /**
     * Scales the incoming weights of each unit down to at most the norm {@code limit}:
     * {@code w·min(‖w‖, limit)/(1e-7 + ‖w‖)}.
     *
     * @throws IllegalArgumentException unless {@code limit} is finite and greater than 0
     */
    static WeightConstraint maxNorm(double limit) {
        if (!(limit > 0 && limit <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "the limit of a norm must be finite and greater than 0, but is " + limit);
        }
        return maxNorm(Setting.of(limit));
    }

    /** The same with a limit that may change from step to step. */
    static WeightConstraint maxNorm(Setting limit) {
        return new MaxNorm(limit);
    }

    /** Scales the incoming weights of each unit to the norm 1: {@code w/(1e-7 + ‖w‖)}. */
    static WeightConstraint unitNorm() {
        return new UnitNorm();
    }

    /** Sets negative weights to 0. */
    static WeightConstraint nonNegative() {
        return new NonNegative();
    }

    /** Changes the weights in place so that they satisfy the constraint. */
    void apply(Kernels kernels, Tensor w);

    /**
     * See {@link WeightConstraint#maxNorm}.
     *
     * @param limit finite and greater than 0
     */
    record MaxNorm(Setting limit) implements WeightConstraint {
        @Override
        public void apply(Kernels kernels, Tensor w) {
            kernels.boundColumnNorms(w, 0, limit.floatValue());
        }
    }

    /** See {@link WeightConstraint#unitNorm}. */
    record UnitNorm() implements WeightConstraint {
        @Override
        public void apply(Kernels kernels, Tensor w) {
            kernels.boundColumnNorms(w, 1, 1);
        }
    }

    /** See {@link WeightConstraint#nonNegative}. */
    record NonNegative() implements WeightConstraint {
        @Override
        public void apply(Kernels kernels, Tensor w) {
            for (int block = 0; block < w.blocks().length; block++) {
                clip(w.blocks()[block], w.length(block));
            }
        }

        private static void clip(float[] w, int length) {
            for (int i = 0; i < length; i++) {
                w[i] = Math.max(w[i], 0);
            }
        }
    }
}
