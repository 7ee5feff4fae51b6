package dev.gradwright.processor.emit.op;

/** How a predictor calls what it keeps of one layer. */
public interface WeightNames {
    /** The field, if that is one value. */
    String field();

    /** The field of one parameter. */
    String field(String role);

    /** What an expression for a field begins with: the object that holds it and a dot, or nothing. */
    String holder();
}
