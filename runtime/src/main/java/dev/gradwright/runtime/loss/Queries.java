package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;

/**
 * The queries of a batch with targets of the kind {@link TargetKind#RELEVANCE}. Rows of one query follow one another:
 * a query ends where the group in the second column changes.
 */
final class Queries {
    /** The columns of the targets: relevance, and number of the group. */
    static final int COLUMNS = 2;

    private Queries() {}

    /** The row after the last one of the query that begins with a row. */
    static int end(FMatrixRMaj y, int from) {
        int row = from + 1;
        while (row < y.numRows && group(y, row) == group(y, from)) {
            row++;
        }
        return row;
    }

    /** Number of queries. */
    static int count(FMatrixRMaj y) {
        int count = 0;
        for (int row = 0; row < y.numRows; row = end(y, row)) {
            count++;
        }
        return count;
    }

    static float relevance(FMatrixRMaj y, int row) {
        return y.data[row * COLUMNS];
    }

    static float group(FMatrixRMaj y, int row) {
        return y.data[row * COLUMNS + 1];
    }

    /** Whether a score is not finite. */
    static boolean hasInvalidScore(FMatrixRMaj scores, int from, int to) {
        for (int row = from; row < to; row++) {
            if (!Float.isFinite(scores.data[row])) {
                return true;
            }
        }
        return false;
    }
}
