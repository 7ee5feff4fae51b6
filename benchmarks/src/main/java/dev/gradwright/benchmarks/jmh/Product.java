package dev.gradwright.benchmarks.jmh;

/** The three matrix products of a dense layer. */
public enum Product {
    /** Forward: rows × inputs by inputs × units. */
    DENSE("X·W"),
    /** Backward to the input: rows × units by units × inputs. */
    INPUT_GRADIENT("dY·Wᵀ"),
    /** Backward to the weights: inputs × rows by rows × units. */
    WEIGHTS_GRADIENT("Xᵀ·dY");

    private final String label;

    Product(String label) {
        this.label = label;
    }

    /** The name in tables. */
    public String label() {
        return label;
    }
}
