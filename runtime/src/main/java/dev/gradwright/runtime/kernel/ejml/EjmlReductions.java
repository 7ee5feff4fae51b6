package dev.gradwright.runtime.kernel.ejml;

import static dev.gradwright.runtime.kernel.ejml.EjmlTensor.matrix;

import dev.gradwright.runtime.kernel.NormBounds;
import dev.gradwright.runtime.kernel.ReductionKernels;
import dev.gradwright.runtime.kernel.Tensor;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.MatrixFeatures_FDRM;

/** Sums in double precision. */
final class EjmlReductions implements ReductionKernels.Unchecked {
    @Override
    public double sumOfSquares(Tensor t) {
        FMatrixRMaj m = matrix(t);
        double sum = 0;
        for (int i = 0; i < m.getNumElements(); i++) {
            sum += (double) m.data[i] * m.data[i];
        }
        return sum;
    }

    @Override
    public double sumOfMagnitudes(Tensor t) {
        FMatrixRMaj m = matrix(t);
        double sum = 0;
        for (int i = 0; i < m.getNumElements(); i++) {
            sum += Math.abs(m.data[i]);
        }
        return sum;
    }

    @Override
    public void boundColumnNorms(Tensor w, float least, float most) {
        FMatrixRMaj m = matrix(w);
        for (int j = 0; j < m.numCols; j++) {
            double squares = 0;
            for (int i = 0; i < m.numRows; i++) {
                squares += (double) m.get(i, j) * m.get(i, j);
            }
            double factor = NormBounds.factor(Math.sqrt(squares), least, most);
            for (int i = 0; i < m.numRows; i++) {
                m.set(i, j, (float) (m.get(i, j) * factor));
            }
        }
    }

    @Override
    public boolean isFinite(Tensor t) {
        return !MatrixFeatures_FDRM.hasUncountable(matrix(t));
    }
}
