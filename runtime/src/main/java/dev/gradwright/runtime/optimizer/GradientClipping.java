package dev.gradwright.runtime.optimizer;

import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.network.NetworkParameter;
import java.util.List;

/** Clips gradients before an update. Gradients of frozen parameters neither count nor change. */
public sealed interface GradientClipping {
    /** No clipping. */
    static GradientClipping none() {
        return new None();
    }

    /**
     * Clamps each element to [−limit, limit].
     *
     * @throws IllegalArgumentException unless {@code limit} is greater than 0
     */
    static GradientClipping byValue(double limit) {
        return new ByValue(limit);
    }

    /**
     * Scales the gradient of each parameter down to a norm of at most {@code limit}: {@code g·c/max(‖g‖, c)}.
     *
     * @throws IllegalArgumentException unless {@code limit} is greater than 0
     */
    static GradientClipping byNorm(double limit) {
        return new ByNorm(limit);
    }

    /**
     * Scales all gradients by one factor, so that their common norm is at most {@code limit}.
     *
     * @throws IllegalArgumentException unless {@code limit} is greater than 0
     */
    static GradientClipping byGlobalNorm(double limit) {
        return new ByGlobalNorm(limit);
    }

    /** Clips the gradients of the trainable parameters. */
    void clip(Kernels kernels, List<NetworkParameter> parameters);

    /** See {@link GradientClipping#none}. */
    record None() implements GradientClipping {
        @Override
        public void clip(Kernels kernels, List<NetworkParameter> parameters) {}
    }

    /**
     * See {@link GradientClipping#byValue}.
     *
     * @param limit greater than 0
     */
    record ByValue(double limit) implements GradientClipping {
        /** Checks the limit. */
        public ByValue {
            requirePositive(limit);
        }

        @Override
        public void clip(Kernels kernels, List<NetworkParameter> parameters) {
            for (int i = 0; i < parameters.size(); i++) {
                NetworkParameter parameter = parameters.get(i);
                if (parameter.trainable()) {
                    kernels.clip(parameter.gradientTensor(), (float) limit);
                }
            }
        }
    }

    /**
     * See {@link GradientClipping#byNorm}.
     *
     * @param limit greater than 0
     */
    record ByNorm(double limit) implements GradientClipping {
        /** Checks the limit. */
        public ByNorm {
            requirePositive(limit);
        }

        @Override
        public void clip(Kernels kernels, List<NetworkParameter> parameters) {
            for (int i = 0; i < parameters.size(); i++) {
                NetworkParameter parameter = parameters.get(i);
                if (parameter.trainable()) {
                    double norm = Math.sqrt(kernels.sumOfSquares(parameter.gradientTensor()));
                    if (norm > limit) {
                        scale(kernels, parameter, limit / norm);
                    }
                }
            }
        }
    }

    /**
     * See {@link GradientClipping#byGlobalNorm}.
     *
     * @param limit greater than 0
     */
    record ByGlobalNorm(double limit) implements GradientClipping {
        /** Checks the limit. */
        public ByGlobalNorm {
            requirePositive(limit);
        }

        @Override
        public void clip(Kernels kernels, List<NetworkParameter> parameters) {
            double squares = 0;
            for (int i = 0; i < parameters.size(); i++) {
                if (parameters.get(i).trainable()) {
                    squares += kernels.sumOfSquares(parameters.get(i).gradientTensor());
                }
            }
            double norm = Math.sqrt(squares);
            if (norm > limit) {
                for (int i = 0; i < parameters.size(); i++) {
                    if (parameters.get(i).trainable()) {
                        scale(kernels, parameters.get(i), limit / norm);
                    }
                }
            }
        }
    }

    /** Scales a gradient; in two steps if the factor is subnormal as a float and would lose digits. */
    private static void scale(Kernels kernels, NetworkParameter parameter, double factor) {
        if (factor < Float.MIN_NORMAL) {
            kernels.scale(parameter.gradientTensor(), (float) Math.sqrt(factor));
            kernels.scale(parameter.gradientTensor(), (float) Math.sqrt(factor));
        } else {
            kernels.scale(parameter.gradientTensor(), (float) factor);
        }
    }

    private static void requirePositive(double limit) {
        if (!(limit > 0)) {
            throw new IllegalArgumentException(
                    "the limit of gradient clipping must be greater than 0, but is " + limit);
        }
    }
}
