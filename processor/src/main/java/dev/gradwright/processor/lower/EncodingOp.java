package dev.gradwright.processor.lower;

/** How a component is encoded. */
public sealed interface EncodingOp {
    /** Whether missing values have a column of their own. */
    boolean isOptional();

    /** A standardised number, after a logarithm or not. */
    record Scaled(boolean isLogarithmic, boolean isOptional) implements EncodingOp {}

    /**
     * A piecewise-linear encoding of a number.
     *
     * @param rowsPerBin the least number of rows for each bin; 0 for no limit
     */
    record Bins(int bins, int rowsPerBin, boolean isOptional) implements EncodingOp {}

    /** A boolean. */
    record Flag(boolean isOptional) implements EncodingOp {}

    /**
     * The constants of an enum.
     *
     * @param isIndex whether the only column is the index of the constant
     */
    record Constants(boolean isOptional, boolean isIndex) implements EncodingOp {}

    /**
     * The most frequent texts; null is one of the others.
     *
     * @param isIndex whether the only column is the index of the text
     */
    record Category(int capacity, boolean isIndex) implements EncodingOp {
        @Override
        public boolean isOptional() {
            return false;
        }
    }
}
