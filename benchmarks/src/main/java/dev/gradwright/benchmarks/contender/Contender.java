package dev.gradwright.benchmarks.contender;

import dev.gradwright.benchmarks.network.OptimizerKind;
import dev.gradwright.runtime.kernel.KernelTier;
import java.util.List;

/** All that run inside a JVM. */
public enum Contender {
    /** Gradwright on {@code jdk.incubator.vector}. */
    VECTOR("Gradwright, vector", "gradwright-runtime"),
    /** Gradwright on plain Java. */
    PORTABLE("Gradwright, portable", "gradwright-runtime"),
    /** EJML's own operations, behind Gradwright's reference kernels. */
    EJML("EJML", "gradwright-runtime");

    private final String label;
    private final String artifact;

    Contender(String label, String artifact) {
        this.label = label;
        this.artifact = artifact;
    }

    /** What tables call it. */
    public String label() {
        return label;
    }

    /** The flags that its users would give the JVM. */
    public List<String> jvmFlags() {
        return this == VECTOR ? List.of("--add-modules", "jdk.incubator.vector") : List.of();
    }

    /** The Maven artifact that brings it. */
    public String artifact() {
        return artifact;
    }

    /** The kernels, of those that are Gradwright's. */
    public KernelTier tier() {
        return switch (this) {
            case VECTOR -> KernelTier.VECTOR;
            case PORTABLE -> KernelTier.PORTABLE;
            case EJML -> KernelTier.EJML;
        };
    }

    /** The reference network, ready to train. */
    public Training training(OptimizerKind optimizer, int rows) {
        return new GradwrightTraining(tier(), optimizer, rows);
    }

    /** A network, ready to predict. */
    public Prediction prediction(PredictionTask task, int rows) {
        return new GradwrightPrediction(tier(), task, rows);
    }
}
