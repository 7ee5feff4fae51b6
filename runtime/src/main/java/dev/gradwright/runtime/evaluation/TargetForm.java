package dev.gradwright.runtime.evaluation;

import dev.gradwright.runtime.loss.Rows;
import org.ejml.data.FMatrixRMaj;

/** What the predictions of a row mean, and which targets belong to them. */
enum TargetForm {
    /** One score of the positive class. */
    BINARY {
        @Override
        boolean accepts(float target, int columns, int outputs) {
            return isSign(target);
        }

        @Override
        String expected(int columns, int outputs) {
            return EITHER;
        }

        @Override
        float convert(FMatrixRMaj targets, int index, int outputs) {
            return targets.data[index] > 0 ? 1 : 0;
        }
    },
    /** A score for each of several classes, of which one is right. */
    CLASSES {
        @Override
        int columns(int outputs) {
            return 1;
        }

        @Override
        boolean takesOneColumn() {
            return true;
        }

        @Override
        boolean accepts(float target, int columns, int outputs) {
            return columns == 1
                    ? target >= 0 && target < outputs && target == (int) target
                    : target >= 0 && target <= 1;
        }

        @Override
        String expected(int columns, int outputs) {
            return columns == 1
                    ? "a class index, a whole number from 0 to " + (outputs - 1)
                    : "0, 1 or a probability between them";
        }

        @Override
        float convert(FMatrixRMaj targets, int index, int outputs) {
            return targets.numCols == 1 ? targets.data[index] : Rows.largest(targets, index);
        }
    },
    /** A score for each of several labels, any number of which are right. */
    LABELS {
        @Override
        boolean accepts(float target, int columns, int outputs) {
            return isSign(target);
        }

        @Override
        String expected(int columns, int outputs) {
            return EITHER;
        }

        @Override
        float convert(FMatrixRMaj targets, int index, int outputs) {
            return targets.data[index] > 0 ? 1 : 0;
        }
    },
    /** Numbers; all of a row can predict the same target. */
    VALUES {
        @Override
        boolean takesOneColumn() {
            return true;
        }

        @Override
        boolean accepts(float target, int columns, int outputs) {
            return Float.isFinite(target);
        }

        @Override
        String expected(int columns, int outputs) {
            return "finite";
        }

        @Override
        float convert(FMatrixRMaj targets, int index, int outputs) {
            return targets.numCols == 1 ? targets.data[index / outputs] : targets.data[index];
        }
    };

    private static final String EITHER = "0 or 1, or -1 or 1";

    private static boolean isSign(float target) {
        return target == 0 || target == 1 || target == -1;
    }

    /** Number of targets of a row that are kept. */
    int columns(int outputs) {
        return outputs;
    }

    /** Whether one column of targets is enough for several scores. */
    boolean takesOneColumn() {
        return false;
    }

    /**
     * Whether a target is valid.
     *
     * @param columns number of columns of the targets
     */
    abstract boolean accepts(float target, int columns, int outputs);

    /** A description of the valid targets, for messages. */
    abstract String expected(int columns, int outputs);

    /**
     * The target that is kept: a class index, 0 or 1, or a value.
     *
     * @param index of the kept target, row by row
     */
    abstract float convert(FMatrixRMaj targets, int index, int outputs);

    /**
     * Requires classes or labels.
     *
     * @throws IllegalStateException if the predictions are values
     */
    void requireClasses() {
        if (this == VALUES) {
            throw new IllegalStateException("the predictions are values, not classes; call regression()");
        }
    }
}
