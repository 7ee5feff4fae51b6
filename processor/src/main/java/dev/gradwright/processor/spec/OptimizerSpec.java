package dev.gradwright.processor.spec;

/**
 * The optimizer's annotation.
 *
 * @param origin the annotation; where the user wrote none, the network's
 */
public record OptimizerSpec(OptimizerKind kind, Origin origin, HyperParameters hyperParameters) {
    /** An optimizer with the defaults of its annotation. */
    public static OptimizerSpec withDefaults(OptimizerKind kind, Origin origin) {
        return new OptimizerSpec(kind, origin, kind.annotation().defaults(origin));
    }

    /** The initial rate. */
    public Valued<Double> learningRate() {
        return hyperParameters.number("learningRate");
    }
}
