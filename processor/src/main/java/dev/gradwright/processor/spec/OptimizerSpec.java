package dev.gradwright.processor.spec;

/** The optimizer's annotation. */
public sealed interface OptimizerSpec {
    /** The annotation; where the user wrote none, the network's. */
    Origin origin();

    /** The initial rate. */
    Valued<Double> learningRate();

    /** {@code @Optimizer.Sgd}. */
    record Sgd(Origin origin, Valued<Double> learningRate, Valued<Double> momentum, Valued<Boolean> nesterov)
            implements OptimizerSpec {}

    /** {@code @Optimizer.Adam}. */
    record Adam(
            Origin origin,
            Valued<Double> learningRate,
            Valued<Double> beta1,
            Valued<Double> beta2,
            Valued<Double> epsilon)
            implements OptimizerSpec {}

    /** {@code @Optimizer.Nadam}. */
    record Nadam(
            Origin origin,
            Valued<Double> learningRate,
            Valued<Double> beta1,
            Valued<Double> beta2,
            Valued<Double> epsilon)
            implements OptimizerSpec {}
}
