package dev.gradwright.runtime.loss;

import java.util.OptionalInt;
import org.ejml.data.FMatrixRMaj;

/**
 * The kinds of targets of losses: the number of columns, the valid values, and how predictions are compared with them.
 */
public enum TargetKind {
    /** Any finite number, one column for each unit. */
    VALUES {
        @Override
        boolean accepts(float value, int units) {
            return Float.isFinite(value);
        }

        @Override
        String expected(int units) {
            return "a finite number";
        }

        @Override
        Accuracy accuracy(int units) {
            return units == 1 ? Accuracy.BINARY : Accuracy.CATEGORICAL;
        }
    },
    /** The probability of the positive class, one column for each unit. */
    BINARY {
        @Override
        boolean accepts(float value, int units) {
            return value >= 0 && value <= 1;
        }

        @Override
        String expected(int units) {
            return "0, 1 or a probability between them";
        }

        @Override
        Accuracy accuracy(int units) {
            return Accuracy.BINARY;
        }

        @Override
        OptionalInt classes(int units) {
            return units == 1 ? OptionalInt.of(2) : OptionalInt.of(units);
        }
    },
    /** The probability of each class, one column for each unit. */
    ONE_HOT {
        @Override
        boolean accepts(float value, int units) {
            return value >= 0 && value <= 1;
        }

        @Override
        String expected(int units) {
            return "0, 1 or a probability between them (one column for each class)";
        }

        @Override
        Accuracy accuracy(int units) {
            return Accuracy.CATEGORICAL;
        }

        @Override
        OptionalInt classes(int units) {
            return OptionalInt.of(units);
        }
    },
    /** One of two classes, −1 or 1, one column for each unit. */
    SIGN {
        @Override
        boolean accepts(float value, int units) {
            return value == 1 || value == -1 || value == 0;
        }

        @Override
        String expected(int units) {
            return "-1 or 1 (0 counts as -1)";
        }

        @Override
        Accuracy accuracy(int units) {
            return Accuracy.SIGN;
        }

        @Override
        OptionalInt classes(int units) {
            return units == 1 ? OptionalInt.of(2) : OptionalInt.of(units);
        }

        @Override
        double value(FMatrixRMaj y, int row, int column) {
            return super.value(y, row, column) > 0 ? 1 : -1;
        }
    },
    /** A count or a rate, one column for each unit. */
    COUNT {
        @Override
        boolean accepts(float value, int units) {
            return value >= 0 && value <= Float.MAX_VALUE;
        }

        @Override
        String expected(int units) {
            return "a count, at least 0 and finite";
        }

        @Override
        Accuracy accuracy(int units) {
            return VALUES.accuracy(units);
        }
    },
    /** An amount, one column for each unit. */
    AMOUNT {
        @Override
        boolean accepts(float value, int units) {
            return COUNT.accepts(value, units);
        }

        @Override
        String expected(int units) {
            return "an amount, at least 0 and finite";
        }

        @Override
        Accuracy accuracy(int units) {
            return VALUES.accuracy(units);
        }
    },
    /** Any finite number, which all units predict, in one column. */
    SHARED_VALUE {
        @Override
        int columns(int units) {
            return 1;
        }

        @Override
        boolean accepts(float value, int units) {
            return VALUES.accepts(value, units);
        }

        @Override
        String expected(int units) {
            return "a finite number, which all outputs predict";
        }

        @Override
        Accuracy accuracy(int units) {
            return Accuracy.BINARY;
        }

        @Override
        double value(FMatrixRMaj y, int row, int column) {
            return y.data[row];
        }
    },
    /** The index of the class, in one column. */
    CLASS_INDEX {
        @Override
        int columns(int units) {
            return 1;
        }

        @Override
        boolean accepts(float value, int units) {
            return value >= 0 && value < units && value == (int) value;
        }

        @Override
        String expected(int units) {
            return "a class index, a whole number from 0 to " + (units - 1);
        }

        @Override
        Accuracy accuracy(int units) {
            return Accuracy.CATEGORICAL;
        }

        @Override
        OptionalInt classes(int units) {
            return OptionalInt.of(units);
        }

        @Override
        double value(FMatrixRMaj y, int row, int column) {
            return (int) y.data[row] == column ? 1 : 0;
        }

        @Override
        int label(FMatrixRMaj y, int row) {
            return (int) y.data[row];
        }
    },
    /**
     * Two columns: how relevant a row is for its query, from 0, not relevant, to 31, as in XGBoost, and the number of the
     * query, a whole number. Rows of a query follow one another: a query ends where the number changes.
     */
    RELEVANCE {
        private static final int MAX_RELEVANCE = 31;
        private static final int MAX_GROUP = 1 << 24; // larger ones are not exact as floats

        @Override
        int columns(int units) {
            return Queries.COLUMNS;
        }

        @Override
        boolean accepts(float value, int column, int units) {
            return column == 0 ? value >= 0 && value <= MAX_RELEVANCE : isGroup(value);
        }

        @Override
        boolean accepts(float value, int units) {
            return value >= 0 && value <= MAX_RELEVANCE;
        }

        private static boolean isGroup(float value) {
            return value >= 0 && value <= MAX_GROUP && value == (int) value;
        }

        @Override
        String expected(int units) {
            return "the relevance of a row, from 0 to " + MAX_RELEVANCE
                    + ", and the number of its query, a whole number from 0 to " + MAX_GROUP;
        }

        @Override
        Accuracy accuracy(int units) {
            return Accuracy.BINARY;
        }

        @Override
        public boolean areGrouped() {
            return true;
        }

        @Override
        public int examples(FMatrixRMaj y) {
            return Queries.count(y);
        }

        @Override
        public void requireWeights(FMatrixRMaj y, FMatrixRMaj sampleWeights) {
            for (int row = 1; row < y.numRows; row++) {
                if (Queries.group(y, row) == Queries.group(y, row - 1)
                        && sampleWeights.data[row] != sampleWeights.data[row - 1]) {
                    throw new IllegalArgumentException("sampleWeights must be the same for all rows of a query, because"
                            + " a ranking loss weighs queries, but those of rows " + (row - 1) + " and " + row
                            + " are " + sampleWeights.data[row - 1] + " and " + sampleWeights.data[row]);
                }
            }
        }
    };

    /** Number of columns for a last layer of {@code units} units. */
    int columns(int units) {
        return units;
    }

    /** Whether a value is a valid target, given the number of units. */
    abstract boolean accepts(float value, int units);

    /** Whether a value is a valid target in a column. */
    boolean accepts(float value, int column, int units) {
        return accepts(value, units);
    }

    /** A description of the valid values, for messages. */
    abstract String expected(int units);

    /** The number of classes that such targets tell apart; empty if they are no classes. */
    OptionalInt classes(int units) {
        return OptionalInt.empty();
    }

    /** Whether rows belong to queries, of which the loss is the mean. */
    public boolean areGrouped() {
        return false;
    }

    /** The number of what the loss of a batch is the mean of: rows, or queries. */
    public int examples(FMatrixRMaj y) {
        return y.numRows;
    }

    /**
     * Checks that valid sample weights fit the targets.
     *
     * @param y rows × targets
     * @param sampleWeights rows × 1
     * @throws IllegalArgumentException if rows of one query have different weights; the message names them
     */
    public void requireWeights(FMatrixRMaj y, FMatrixRMaj sampleWeights) {}

    /** How predictions are compared with such targets. */
    abstract Accuracy accuracy(int units);

    /** The target of one output. */
    double value(FMatrixRMaj y, int row, int column) {
        return y.data[row * y.numCols + column];
    }

    /** The class of a row: the column of the largest target, the first if several are equal. */
    int label(FMatrixRMaj y, int row) {
        return Rows.largest(y, row);
    }

    /**
     * Checks targets.
     *
     * @param y rows × targets
     * @param units number of outputs of a row
     * @throws IllegalArgumentException if the number of columns is wrong or a target is invalid; the message names row
     *     and column
     */
    public final void require(FMatrixRMaj y, int units) {
        int columns = columns(units);
        if (y.numCols != columns) {
            throw new IllegalArgumentException("y must have " + columns + (columns == 1 ? " column" : " columns")
                    + ", each " + expected(units) + ", but has " + y.numCols);
        }
        for (int i = 0; i < y.numRows * columns; i++) {
            if (!accepts(y.data[i], i % columns, units)) {
                throw new IllegalArgumentException("y must be " + expected(units) + ", but row " + i / columns
                        + ", column " + i % columns + " is " + y.data[i]);
            }
        }
    }
}
