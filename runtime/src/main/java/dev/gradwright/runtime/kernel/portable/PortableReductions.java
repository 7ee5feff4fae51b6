package dev.gradwright.runtime.kernel.portable;

import dev.gradwright.runtime.kernel.DoubleSums;
import dev.gradwright.runtime.kernel.NormBounds;
import dev.gradwright.runtime.kernel.ReductionKernels;
import dev.gradwright.runtime.kernel.Tensor;
import java.util.Arrays;

/** Sums down the columns, row by row. */
final class PortableReductions implements ReductionKernels.Unchecked {
    private float[] sums = new float[0];

    @Override
    public double sumOfSquares(Tensor t) {
        PortableTensor x = PortableTensor.of(t);
        clearSums(x.columns());
        for (int i = 0; i < x.rows(); i++) {
            PortableRows.addSquares(x.row(i), sums);
        }
        double total = total(x.columns());
        return DoubleSums.isAccurate(total, (double) x.rows() * x.columns()) || isZero(x, total)
                ? total
                : squaresInDouble(x);
    }

    /**
     * Whether all elements are 0, as in the gradient of a dead layer. It is called only if the float sum of squares is
     * 0.
     */
    private boolean isZero(PortableTensor x, double squares) {
        return squares == 0 && sumOfMagnitudes(x) == 0;
    }

    private static double squaresInDouble(PortableTensor x) {
        double sum = 0;
        for (int i = 0; i < x.rows(); i++) {
            sum += DoubleSums.squares(x.row(i), 0, 1, x.columns());
        }
        return sum;
    }

    @Override
    public double sumOfMagnitudes(Tensor t) {
        PortableTensor x = PortableTensor.of(t);
        clearSums(x.columns());
        for (int i = 0; i < x.rows(); i++) {
            PortableRows.addMagnitudes(x.row(i), sums);
        }
        double total = total(x.columns());
        return Double.isFinite(total) ? total : magnitudesInDouble(x);
    }

    private static double magnitudesInDouble(PortableTensor x) {
        double sum = 0;
        for (int i = 0; i < x.rows(); i++) {
            sum += DoubleSums.magnitudes(x.row(i), x.columns());
        }
        return sum;
    }

    @Override
    public void boundColumnNorms(Tensor w, float least, float most) {
        PortableTensor x = PortableTensor.of(w);
        clearSums(x.columns());
        for (int i = 0; i < x.rows(); i++) {
            PortableRows.addSquares(x.row(i), sums);
        }
        NormBounds.toFactors(sums, x.columns(), least, most);
        for (int j = 0; j < x.columns(); j++) {
            if (sums[j] == 0) {
                sums[j] = (float) NormBounds.factor(normInDouble(x, j), least, most);
            }
        }
        for (int i = 0; i < x.rows(); i++) {
            PortableRows.multiply(x.row(i), sums);
        }
    }

    private static double normInDouble(PortableTensor x, int column) {
        double squares = 0;
        for (int i = 0; i < x.rows(); i++) {
            squares += (double) x.row(i)[column] * x.row(i)[column];
        }
        return Math.sqrt(squares);
    }

    @Override
    public boolean isFinite(Tensor t) {
        PortableTensor x = PortableTensor.of(t);
        clearSums(x.columns());
        for (int i = 0; i < x.rows(); i++) {
            PortableRows.addZeros(x.row(i), sums);
        }
        return total(x.columns()) == 0;
    }

    private void clearSums(int columns) {
        if (sums.length < columns) {
            sums = new float[columns];
        }
        Arrays.fill(sums, 0);
    }

    private double total(int columns) {
        double total = 0;
        for (int j = 0; j < columns; j++) {
            total += sums[j];
        }
        return total;
    }
}
