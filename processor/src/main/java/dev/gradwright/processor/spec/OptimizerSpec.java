package dev.gradwright.processor.spec;

/**
 * The optimizer, as declared.
 *
 * @param origin the annotation, or {@code @Network} if there is none
 */
public record OptimizerSpec(OptimizerKind kind, Origin origin, HyperParameters hyperParameters) {
    /** An optimizer with the defaults of its annotation. */
    public static OptimizerSpec withDefaults(OptimizerKind kind, Origin origin) {
        return new OptimizerSpec(kind, origin, kind.annotation().defaults(origin));
    }

    /** The initial learning rate. */
    public Valued<Double> learningRate() {
        return hyperParameters.number("learningRate");
    }
}
