package dev.gradwright.benchmarks.network;

/** The two optimizers that training is measured with. */
public enum OptimizerKind {
    /** Gradient descent with Nesterov's momentum. */
    NESTEROV("Nesterov SGD"),
    /** Nadam. */
    NADAM("Nadam");

    private final String label;

    OptimizerKind(String label) {
        this.label = label;
    }

    /** What tables call it. */
    public String label() {
        return label;
    }
}
