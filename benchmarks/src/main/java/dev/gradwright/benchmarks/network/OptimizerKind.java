package dev.gradwright.benchmarks.network;

/** The optimizers of the training benchmarks. */
public enum OptimizerKind {
    /** Gradient descent with Nesterov momentum. */
    NESTEROV("Nesterov SGD"),
    /** Nadam. */
    NADAM("Nadam");

    private final String label;

    OptimizerKind(String label) {
        this.label = label;
    }

    /** The name in tables. */
    public String label() {
        return label;
    }
}
