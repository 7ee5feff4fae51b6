package dev.gradwright.benchmarks.network;

/** The hyperparameters of all contenders. */
public final class TrainingSettings {
    /** Learning rate of gradient descent. */
    public static final double NESTEROV_RATE = 0.01;

    /** Momentum of gradient descent. */
    public static final double NESTEROV_MOMENTUM = 0.9;

    /** Learning rate of the Adam family. */
    public static final double NADAM_RATE = 0.001;

    /** Decay of the first moment. */
    public static final double BETA1 = 0.9;

    /** Decay of the second moment. */
    public static final double BETA2 = 0.999;

    /** ε of the Adam family. */
    public static final double EPSILON = 1e-7;

    /** The momentum of the moving averages of batch norms. */
    public static final double NORM_MOMENTUM = 0.99;

    /** ε of a batch norm. */
    public static final double NORM_EPSILON = 1e-3;

    private TrainingSettings() {}
}
