package dev.gradwright.processor.lower;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Initializer;
import dev.gradwright.processor.spec.LayerSpec.InitSpec;
import dev.gradwright.processor.spec.Regularization.Constraint;
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

    /** Whether it adds to the loss. */
    default boolean isPenalized() {
        return false;
    }

    /** Whether there is anything to train. */
    default boolean isTrained() {
        return trainedParameters() > 0;
    }

    /**
     * {@code y = xW + b}.
     *
     * @param biasInit empty where there is no bias
     * @param constraint the bounds of the weights, if there are any
     * @param activityPenalty the factor of the penalty {@code λ·Σy²/rows} on what the layer outputs, its own activation included;
     *     0 for none
     */
    record Dense(
            int inputs,
            int outputs,
            InitSpec init,
            Optional<Initializer> biasInit,
            PenaltyOp penalty,
            PenaltyOp biasPenalty,
            Optional<Constraint> constraint,
            double activityPenalty)
            implements Op {
        @Override
        public boolean isPenalized() {
            return !penalty.isNone() || !biasPenalty.isNone() || penalizesActivity();
        }

        /** Whether what the layer outputs adds to the loss. */
        public boolean penalizesActivity() {
            return activityPenalty != 0;
        }

        @Override
        public long trainedParameters() {
            return (long) inputs * outputs + (biasInit.isPresent() ? outputs : 0);
        }
    }

    /**
     * {@code y = f(x)}.
     *
     * @param function neither {@code LINEAR} nor {@code PRELU}
     * @param alpha the parameter of {@code LEAKY_RELU} and {@code ELU}; 1 for the others
     */
    record Activate(int width, ActivationFunction function, double alpha) implements Op {
        /** Whether the slope is computed from what goes in: those give the same value at two places. */
        public boolean slopeNeedsInput() {
            return switch (function) {
                case GELU, SWISH, MISH -> true;
                case LINEAR,
                        SIGMOID,
                        TANH,
                        RELU,
                        LEAKY_RELU,
                        PRELU,
                        ELU,
                        SELU,
                        SOFTPLUS,
                        SOFTSIGN,
                        HARD_SIGMOID,
                        EXPONENTIAL,
                        SOFTMAX -> false;
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

    /** A function of a row with trained values for each feature; its slope is computed from what goes in. */
    sealed interface Featurewise extends Op {
        /** Number of features. */
        int width();

        @Override
        default int inputs() {
            return width();
        }

        @Override
        default int outputs() {
            return width();
        }
    }

    /** {@code y = γ·(x − μ)/√(σ² + ε) + β} with mean and variance of each row. */
    record LayerNorm(int width, double epsilon) implements Featurewise {
        @Override
        public long trainedParameters() {
            return 2L * width;
        }
    }

    /**
     * {@code y = max(x, 0) + α·min(x, 0)}.
     *
     * @param alpha what every slope is at first
     */
    record PRelu(int width, double alpha) implements Featurewise {
        @Override
        public long trainedParameters() {
            return width;
        }
    }

    /** Changes features at random in training, the identity in inference. */
    sealed interface Noise extends Op {
        /** Number of features. */
        int width();

        /** The share of features that it drops, or the deviation of what it adds; greater than 0. */
        double amount();

        @Override
        default int inputs() {
            return width();
        }

        @Override
        default int outputs() {
            return width();
        }
    }

    /**
     * Inverted dropout.
     *
     * @param rate greater than 0
     */
    record Dropout(int width, double rate) implements Noise {
        @Override
        public double amount() {
            return rate;
        }
    }

    /**
     * Dropout that keeps mean and variance.
     *
     * @param rate greater than 0
     */
    record AlphaDropout(int width, double rate) implements Noise {
        @Override
        public double amount() {
            return rate;
        }
    }

    /**
     * Normal noise.
     *
     * @param deviation greater than 0
     */
    record GaussianNoise(int width, double deviation) implements Noise {
        @Override
        public double amount() {
            return deviation;
        }
    }
}
