package dev.gradwright.runtime.init;

import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.ejml.dense.row.factory.DecompositionFactory_FDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * Orthonormal columns, or rows if there are fewer of them (Saxe et al., 2014): the Q of the QR decomposition of a
 * matrix of normal random numbers. Each column of Q is multiplied by the sign of the diagonal element of R, so that all
 * orthogonal matrices are equally likely.
 */
record Orthogonal() implements WeightInitializer {
    private static final RandomNormal NORMAL = new RandomNormal(0, 1);

    @Override
    public void fill(FMatrixRMaj weights, int fanIn, int fanOut, long key) {
        if (weights.numRows < weights.numCols) {
            CommonOps_FDRM.transpose(orthonormal(weights.numCols, weights.numRows, key), weights);
        } else {
            weights.setTo(orthonormal(weights.numRows, weights.numCols, key));
        }
    }

    /** A matrix with orthonormal columns. There must not be more columns than rows. */
    private static FMatrixRMaj orthonormal(int rows, int columns, long key) {
        FMatrixRMaj draws = new FMatrixRMaj(rows, columns);
        NORMAL.fill(draws, rows, columns, key);
        QRDecomposition<FMatrixRMaj> qr = DecompositionFactory_FDRM.qr(rows, columns);
        if (!qr.decompose(draws)) {
            throw new IllegalStateException(
                    "the QR decomposition of " + rows + " x " + columns + " random numbers failed");
        }
        FMatrixRMaj q = qr.getQ(null, true);
        FMatrixRMaj r = qr.getR(null, true);
        float[] signs = new float[columns];
        for (int column = 0; column < columns; column++) {
            signs[column] = r.get(column, column) < 0 ? -1 : 1;
        }
        CommonOps_FDRM.multCols(q, signs);
        return q;
    }
}
