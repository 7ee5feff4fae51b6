package dev.gradwright.runtime.optimizer;

import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.settings.Setting;
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
        return byValue(positive(limit));
    }

    /** The same with a limit that may change from step to step; 0 clips nothing. */
    static GradientClipping byValue(Setting limit) {
        return new ByValue(limit);
    }

    /**
     * Scales the gradient of each parameter down to a norm of at most {@code limit}: {@code g·c/max(‖g‖, c)}.
     *
     * @throws IllegalArgumentException unless {@code limit} is greater than 0
     */
    static GradientClipping byNorm(double limit) {
        return byNorm(positive(limit));
    }

    /** The same with a limit that may change from step to step; 0 clips nothing. */
    static GradientClipping byNorm(Setting limit) {
        return new ByNorm(limit);
    }

    /**
     * Scales all gradients by one factor, so that their common norm is at most {@code limit}.
     *
     * @throws IllegalArgumentException unless {@code limit} is greater than 0
     */
    static GradientClipping byGlobalNorm(double limit) {
        return byGlobalNorm(positive(limit));
    }

    /** The same with a limit that may change from step to step; 0 clips nothing. */
    static GradientClipping byGlobalNorm(Setting limit) {
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
     * @param limit greater than 0; 0 clips nothing
     */
    record ByValue(Setting limit) implements GradientClipping {
        @Override
        public void clip(Kernels kernels, List<NetworkParameter> parameters) {
            float most = limit.floatValue();
            for (int i = 0; i < parameters.size() && most > 0; i++) {
                NetworkParameter parameter = parameters.get(i);
                if (parameter.trainable()) {
                    parameter.clipGradient(kernels, most);
                }
            }
        }
    }

    /**
     * See {@link GradientClipping#byNorm}.
     *
     * @param limit greater than 0; 0 clips nothing
     */
    record ByNorm(Setting limit) implements GradientClipping {
        @Override
        public void clip(Kernels kernels, List<NetworkParameter> parameters) {
            double most = limit.value();
            for (int i = 0; i < parameters.size() && most > 0; i++) {
                NetworkParameter parameter = parameters.get(i);
                if (parameter.trainable()) {
                    double norm = Math.sqrt(parameter.gradientSquares(kernels));
                    if (norm > most) {
                        scale(kernels, parameter, most / norm);
                    }
                }
            }
        }
    }

    /**
     * See {@link GradientClipping#byGlobalNorm}.
     *
     * @param limit greater than 0; 0 clips nothing
     */
    record ByGlobalNorm(Setting limit) implements GradientClipping {
        @Override
        public void clip(Kernels kernels, List<NetworkParameter> parameters) {
            double most = limit.value();
            if (most == 0) {
                return;
            }
            double squares = 0;
            for (int i = 0; i < parameters.size(); i++) {
                if (parameters.get(i).trainable()) {
                    squares += parameters.get(i).gradientSquares(kernels);
                }
            }
            double norm = Math.sqrt(squares);
            if (norm > most) {
                for (int i = 0; i < parameters.size(); i++) {
                    if (parameters.get(i).trainable()) {
                        scale(kernels, parameters.get(i), most / norm);
                    }
                }
            }
        }
    }

    /** Scales a gradient; in two steps if the factor is subnormal as a float and would lose digits. */
    private static void scale(Kernels kernels, NetworkParameter parameter, double factor) {
        if (factor < Float.MIN_NORMAL) {
            parameter.scaleGradient(kernels, (float) Math.sqrt(factor));
            parameter.scaleGradient(kernels, (float) Math.sqrt(factor));
        } else {
            parameter.scaleGradient(kernels, (float) factor);
        }
    }

    private static Setting positive(double limit) {
        if (!(limit > 0)) {
            throw new IllegalArgumentException(
                    "the limit of gradient clipping must be greater than 0, but is " + limit);
        }
        return Setting.of(limit);
    }
}
