package dev.gradwright.processor.lower;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Initializer;
import dev.gradwright.processor.spec.LayerSpec.InitSpec;
import java.util.List;
import java.util.Optional;

/** One operation on a batch of rows × {@link #inputs()}; it gives rows × {@link #outputs()}. */
public sealed interface Op {
    /** Number of features that go in. */
    int inputs();

    /** Number of features that come out. */
    int outputs();

    /** Number of values that training changes. */
    default long trainedParameters() {
        return 0;
    }

    /** Number of values that are kept but not trained. */
    default long untrainedParameters() {
        return 0;
    }

    /** Whether there is anything to train. */
    default boolean isTrained() {
        return trainedParameters() > 0;
    }

    /**
     * {@code y = xW + b}.
     *
     * @param biasInit empty where there is no bias
     */
    record Dense(int inputs, int outputs, InitSpec init, Optional<Initializer> biasInit) implements Op {
        @Override
        public long trainedParameters() {
            return (long) inputs * outputs + (biasInit.isPresent() ? outputs : 0);
        }
    }

    /**
     * {@code y = f(x)}.
     *
     * @param function not {@code LINEAR}
     * @param alpha the parameter of {@code LEAKY_RELU} and {@code ELU}; 1 for the others
     */
    record Activate(int width, ActivationFunction function, double alpha) implements Op {
        /** Whether the slope is computed from what goes in: those give the same value at two places. */
        public boolean slopeNeedsInput() {
            return switch (function) {
                case GELU, SWISH, MISH -> true;
                default -> false;
            };
        }

        @Override
        public int inputs() {
            return width;
        }

        @Override
        public int outputs() {
            return width;
        }
    }

    /**
     * {@code y = γ·(x − μ)/√(σ² + ε) + β}.
     *
     * @param center whether β is trained; otherwise it is 0
     * @param scale whether γ is trained; otherwise it is 1
     */
    record BatchNorm(int width, double momentum, double epsilon, boolean center, boolean scale) implements Op {
        @Override
        public int inputs() {
            return width;
        }

        @Override
        public int outputs() {
            return width;
        }

        @Override
        public long trainedParameters() {
            return (long) width * ((center ? 1 : 0) + (scale ? 1 : 0));
        }

        @Override
        public long untrainedParameters() {
            return 2L * width;
        }
    }

    /**
     * The sum of several of one width.
     *
     * @param terms how many; at least 2
     */
    record Add(int width, int terms) implements Op {
        @Override
        public int inputs() {
            return width;
        }

        @Override
        public int outputs() {
            return width;
        }
    }

    /**
     * Several side by side.
     *
     * @param widths of the parts, in order
     */
    record Concat(List<Integer> widths) implements Op {
        public Concat {
            widths = List.copyOf(widths);
        }

        @Override
        public int inputs() {
            return widths.stream().reduce(0, Math::addExact);
        }

        @Override
        public int outputs() {
            return inputs();
        }
    }

    /**
     * Inverted dropout in training, the identity in inference.
     *
     * @param rate greater than 0
     */
    record Dropout(int width, double rate) implements Op {
        @Override
        public int inputs() {
            return width;
        }

        @Override
        public int outputs() {
            return width;
        }
    }
}
