package dev.gradwright.runtime.predict;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/** Converts float matrices to arrays of double and back, both row-major. */
final class Doubles {
    private Doubles() {}

    static double[] of(FMatrixRMaj matrix) {
        double[] values = new double[matrix.getNumElements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = matrix.data[i];
        }
        return values;
    }

    static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    static FMatrixRMaj toMatrix(int rows, int columns, double[] values) {
        FMatrixRMaj matrix = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < values.length; i++) {
            matrix.data[i] = (float) values[i];
        }
        return matrix;
    }
}
