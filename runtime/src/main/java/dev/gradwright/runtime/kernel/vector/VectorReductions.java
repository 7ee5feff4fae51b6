package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;

import dev.gradwright.runtime.kernel.DoubleSums;
import dev.gradwright.runtime.kernel.NormBounds;
import dev.gradwright.runtime.kernel.ReductionKernels;
import dev.gradwright.runtime.kernel.Tensor;

/** Sums down the columns, in vectors of columns. */
final class VectorReductions implements ReductionKernels.Unchecked {
    /** Fewer values than this take less time than the sum of a vector's lanes. */
    private static final int FEW_VALUES = 64;

    private final float[] lanes = new float[LANES];
    private float[] sums = new float[0];

    @Override
    public double sumOfSquares(Tensor t) {
        VectorTensor x = (VectorTensor) t;
        sumSquares(x);
        double total = total(x.columns());
        return DoubleSums.isAccurate(total, (double) x.rows() * x.columns()) || isZero(x, total)
                ? total
                : DoubleSums.squares(x.data(), 0, 1, x.length());
    }

    /** Whether all elements are 0, as in the gradient of a dead layer; asked only if their squares add up to 0 as floats. */
    private boolean isZero(VectorTensor x, double squares) {
        return squares == 0 && sumOfMagnitudes(x) == 0;
    }

    @Override
    public double sumOfMagnitudes(Tensor t) {
        VectorTensor x = (VectorTensor) t;
        int columns = reserveSums(x);
        for (int j = 0; j < columns; j += LANES) {
            VectorPasses.sumMagnitudes(x.data(), x.index(j), x.step(j), x.rows(), sums, j);
        }
        double total = total(x.columns());
        return Double.isFinite(total) ? total : DoubleSums.magnitudes(x.data(), x.length());
    }

    @Override
    public void boundColumnNorms(Tensor w, float least, float most) {
        VectorTensor x = (VectorTensor) w;
        int columns = sumSquares(x);
        NormBounds.toFactors(sums, columns, least, most);
        for (int j = 0; j < x.columns(); j++) {
            if (sums[j] == 0) {
                double squares = DoubleSums.squares(x.data(), x.index(j), x.step(j), x.rows());
                sums[j] = (float) NormBounds.factor(Math.sqrt(squares), least, most);
            }
        }
        for (int j = 0; j < columns; j += LANES) {
            VectorPasses.scaleColumns(x.data(), x.index(j), x.step(j), x.rows(), sums, j);
        }
    }

    /** Leaves the sums of the squares of all columns in {@link #sums}, those of the padding too, and says how many. */
    private int sumSquares(VectorTensor x) {
        int columns = reserveSums(x);
        for (int j = 0; j < columns; j += LANES) {
            VectorPasses.sumSquares(x.data(), x.index(j), x.step(j), x.rows(), sums, j);
        }
        return columns;
    }

    private int reserveSums(VectorTensor x) {
        int columns = VectorTensor.padded(x.columns());
        if (sums.length < columns) {
            sums = new float[columns];
        }
        return columns;
    }

    private double total(int columns) {
        double total = 0;
        for (int j = 0; j < columns; j++) {
            total += sums[j];
        }
        return total;
    }

    @Override
    public boolean isFinite(Tensor t) {
        VectorTensor x = (VectorTensor) t;
        return isFinite(x.data(), x.length());
    }

    @Override
    public boolean isFinite(float[] values, int count) {
        if (count < FEW_VALUES) {
            return ReductionKernels.Unchecked.super.isFinite(values, count);
        }
        VectorPasses.sumZeros(values, count, lanes);
        float sum = 0;
        for (float lane : lanes) {
            sum += lane;
        }
        return sum == 0;
    }
}
