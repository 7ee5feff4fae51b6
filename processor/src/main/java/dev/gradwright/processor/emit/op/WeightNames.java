package dev.gradwright.processor.emit.op;

/** The names of the packed weights of one layer in a predictor. */
public interface WeightNames {
    /** The field, if all weights of the layer are packed together. */
    String field();

    /** The field of one parameter that is packed separately. */
    String field(String role);

    /**
     * The prefix of an expression for a field: the object that holds it and a dot, or empty if the predictor itself
     * holds it.
     */
    String holder();
}
