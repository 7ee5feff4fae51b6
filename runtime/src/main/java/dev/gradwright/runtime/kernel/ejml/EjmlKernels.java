package dev.gradwright.runtime.kernel.ejml;

import static dev.gradwright.runtime.kernel.ejml.EjmlTensor.matrix;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.NormBounds;
import dev.gradwright.runtime.kernel.Parallel;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.kernel.TensorShapes;
import dev.gradwright.runtime.random.CounterRandom;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.ejml.dense.row.MatrixFeatures_FDRM;

/**
 * The reference: each operation in EJML's own terms. Where EJML has no operation, a plain loop says what is meant. Row vectors
 * are added to every row as {@code 1·b}, with 1 a column of ones.
 */
public final class EjmlKernels implements Kernels {
    private final Ones ones = new Ones();
    private final EjmlActivations activations = new EjmlActivations(ones);
    private final EjmlBatchNorm batchNorm = new EjmlBatchNorm(ones);
    private final EjmlLayerNorm layerNorm = new EjmlLayerNorm(ones);

    @Override
    public KernelTier tier() {
        return KernelTier.EJML;
    }

    @Override
    public void useThreads(int threads) {
        Parallel.require(threads);
    }

    @Override
    public void run(Parallel.Job job, double operations) {
        job.run(0, 1);
    }

    @Override
    public Tensor activations(int columns) {
        return new EjmlTensor(1, columns, false);
    }

    @Override
    public Tensor weights(int inputs, int units) {
        return new EjmlTensor(inputs, units, true);
    }

    @Override
    public Tensor vector(int columns) {
        return new EjmlTensor(1, columns, true);
    }

    @Override
    public void dense(Tensor x, Tensor w, Tensor y) {
        TensorShapes.requireProduct(x, w, y);
        y.reshape(x.rows());
        CommonOps_FDRM.mult(matrix(x), matrix(w), matrix(y));
    }

    @Override
    public void dense(Tensor x, Tensor w, Tensor b, Tensor y) {
        TensorShapes.requireColumns(b, y);
        dense(x, w, y);
        CommonOps_FDRM.multAdd(ones.column(x.rows()), matrix(b), matrix(y));
    }

    @Override
    public void weightsGradient(Tensor x, Tensor dy, Tensor dw) {
        TensorShapes.requireOuterProduct(x, dy, dw);
        CommonOps_FDRM.multTransA(matrix(x), matrix(dy), matrix(dw));
    }

    @Override
    public void weightsGradientThroughNorm(Tensor x, BatchNormState state, Tensor dy, Tensor w, Tensor dw) {
        TensorShapes.requireOuterProduct(x, dy, dw);
        TensorShapes.requireSame(w, dw);
        TensorShapes.requireColumns(x, state.gamma);
        batchNorm.weightsGradient(matrix(x), state, matrix(dy), matrix(w), matrix(dw));
    }

    @Override
    public void biasGradient(Tensor dy, Tensor db) {
        TensorShapes.requireColumns(dy, db);
        CommonOps_FDRM.sumCols(matrix(dy), matrix(db));
    }

    @Override
    public void inputGradient(Tensor dy, Tensor w, Tensor dx) {
        TensorShapes.requireProduct(dx, w, dy);
        dx.reshape(dy.rows());
        CommonOps_FDRM.multTransB(matrix(dy), matrix(w), matrix(dx));
    }

    @Override
    public void activate(ActivationFunction f, float alpha, Tensor z, Tensor y) {
        TensorShapes.requireColumns(z, y);
        y.reshape(z.rows());
        activations.forward(f, alpha, matrix(z), matrix(y));
    }

    @Override
    public void activateBackward(ActivationFunction f, float alpha, Tensor y, Tensor dy, Tensor dz) {
        TensorShapes.requireSame(y, dy);
        TensorShapes.requireColumns(y, dz);
        dz.reshape(y.rows());
        activations.backward(f, alpha, matrix(y), matrix(dy), matrix(dz));
    }

    @Override
    public void batchNorm(Tensor x, BatchNormState state, Tensor y) {
        TensorShapes.requireColumns(x, y);
        TensorShapes.requireColumns(x, state.gamma);
        y.reshape(x.rows());
        state.keepAverages();
        batchNorm.forward(matrix(x), state, matrix(y));
    }

    @Override
    public void batchNormInference(Tensor x, BatchNormState state, Tensor y) {
        TensorShapes.requireColumns(x, y);
        TensorShapes.requireColumns(x, state.gamma);
        y.reshape(x.rows());
        batchNorm.inference(matrix(x), state, matrix(y));
    }

    @Override
    public void batchNormBackward(Tensor x, Tensor dy, BatchNormState state, Tensor dx) {
        TensorShapes.requireSame(x, dy);
        TensorShapes.requireColumns(x, dx);
        TensorShapes.requireColumns(x, state.gamma);
        dx.reshape(x.rows());
        batchNorm.backward(matrix(x), matrix(dy), state, matrix(dx));
    }

    @Override
    public void batchNormBackward(Tensor x, Tensor dy, BatchNormState state) {
        TensorShapes.requireSame(x, dy);
        TensorShapes.requireColumns(x, state.gamma);
        batchNorm.parameterGradients(matrix(x), matrix(dy), state);
    }

    @Override
    public void batchNormInferenceBackward(Tensor dy, BatchNormState state, Tensor dx) {
        TensorShapes.requireColumns(dy, dx);
        TensorShapes.requireColumns(dy, state.gamma);
        dx.reshape(dy.rows());
        batchNorm.inferenceBackward(matrix(dy), state, matrix(dx));
    }

    @Override
    public void layerNorm(Tensor x, Tensor gamma, Tensor beta, float epsilon, Tensor y) {
        TensorShapes.requireColumns(x, y);
        TensorShapes.requireColumns(x, gamma);
        TensorShapes.requireSame(gamma, beta);
        y.reshape(x.rows());
        layerNorm.forward(matrix(x), matrix(gamma), matrix(beta), epsilon, matrix(y));
    }

    @Override
    public void layerNormBackward(
            Tensor x, Tensor dy, Tensor gamma, float epsilon, Tensor dGamma, Tensor dBeta, Tensor dx) {
        TensorShapes.requireSame(x, dy);
        TensorShapes.requireColumns(x, dx);
        TensorShapes.requireColumns(x, gamma);
        TensorShapes.requireSame(gamma, dGamma);
        TensorShapes.requireSame(gamma, dBeta);
        dx.reshape(x.rows());
        layerNorm.backward(matrix(x), matrix(dy), matrix(gamma), epsilon, matrix(dGamma), matrix(dBeta), matrix(dx));
    }

    @Override
    public void prelu(Tensor z, Tensor alpha, Tensor y) {
        TensorShapes.requireColumns(z, y);
        TensorShapes.requireColumns(z, alpha);
        y.reshape(z.rows());
        prelu(matrix(z), matrix(alpha), matrix(y));
    }

    private static void prelu(FMatrixRMaj z, FMatrixRMaj alpha, FMatrixRMaj y) {
        for (int i = 0; i < z.numRows; i++) {
            for (int j = 0; j < z.numCols; j++) {
                y.set(i, j, Math.max(z.get(i, j), 0) + alpha.get(0, j) * Math.min(z.get(i, j), 0));
            }
        }
    }

    @Override
    public void preluBackward(Tensor z, Tensor dy, Tensor alpha, Tensor dAlpha, Tensor dz) {
        TensorShapes.requireSame(z, dy);
        TensorShapes.requireColumns(z, dz);
        TensorShapes.requireColumns(z, alpha);
        TensorShapes.requireSame(alpha, dAlpha);
        dz.reshape(z.rows());
        preluBackward(matrix(z), matrix(dy), matrix(alpha), matrix(dAlpha), matrix(dz));
    }

    private static void preluBackward(
            FMatrixRMaj z, FMatrixRMaj dy, FMatrixRMaj alpha, FMatrixRMaj dAlpha, FMatrixRMaj dz) {
        dAlpha.zero();
        for (int i = 0; i < z.numRows; i++) {
            for (int j = 0; j < z.numCols; j++) {
                float v = z.get(i, j);
                float d = dy.get(i, j);
                dAlpha.set(0, j, dAlpha.get(0, j) + d * Math.min(v, 0));
                dz.set(i, j, v > 0 ? d : v < 0 ? alpha.get(0, j) * d : 0);
            }
        }
    }

    @Override
    public void dropout(Tensor x, float rate, long key, Tensor y) {
        TensorShapes.requireColumns(x, y);
        y.reshape(x.rows());
        dropout(matrix(x), rate, key, matrix(y));
    }

    private static void dropout(FMatrixRMaj x, float rate, long key, FMatrixRMaj y) {
        int threshold = CounterRandom.dropThreshold(rate);
        float scale = 1 / (1 - rate);
        for (int i = 0; i < x.numRows; i++) {
            for (int j = 0; j < x.numCols; j++) {
                y.set(i, j, CounterRandom.keep(threshold, key, i, j) ? x.get(i, j) * scale : 0);
            }
        }
    }

    @Override
    public void copy(Tensor x, Tensor y) {
        TensorShapes.requireColumns(x, y);
        y.reshape(x.rows());
        matrix(y).setTo(matrix(x));
    }

    @Override
    public void addScaled(Tensor x, float factor, Tensor y) {
        TensorShapes.requireSame(x, y);
        CommonOps_FDRM.addEquals(matrix(y), factor, matrix(x));
    }

    @Override
    public void gaussianNoise(Tensor x, float deviation, long key, Tensor y) {
        copy(x, y);
        FMatrixRMaj m = matrix(y);
        for (int i = 0; i < m.numRows; i++) {
            CounterRandom.addGaussians(deviation, key, i, m.data, i * m.numCols, m.numCols);
        }
    }

    @Override
    public void scaleShift(Tensor x, float scale, float shift, Tensor y) {
        copy(x, y);
        CommonOps_FDRM.scale(scale, matrix(y));
        CommonOps_FDRM.add(matrix(y), shift);
    }

    @Override
    public void add(Tensor a, Tensor b, Tensor y) {
        TensorShapes.requireSame(a, b);
        TensorShapes.requireColumns(a, y);
        y.reshape(a.rows());
        CommonOps_FDRM.add(matrix(a), matrix(b), matrix(y));
    }

    @Override
    public void putColumns(Tensor x, int first, Tensor y) {
        TensorShapes.requirePart(x, first, y);
        y.reshape(x.rows());
        CommonOps_FDRM.insert(matrix(x), matrix(y), 0, first);
    }

    @Override
    public void takeColumns(Tensor x, int first, Tensor y) {
        TensorShapes.requirePart(y, first, x);
        y.reshape(x.rows());
        CommonOps_FDRM.extract(matrix(x), 0, x.rows(), first, first + y.columns(), matrix(y), 0, 0);
    }

    @Override
    public void scaleShift(Tensor x, Tensor scale, Tensor shift, Tensor y) {
        TensorShapes.requireColumns(x, scale);
        TensorShapes.requireColumns(x, shift);
        copy(x, y);
        CommonOps_FDRM.multCols(matrix(y), matrix(scale).data);
        CommonOps_FDRM.multAdd(ones.column(x.rows()), matrix(shift), matrix(y));
    }

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
    public void scale(Tensor t, float factor) {
        CommonOps_FDRM.scale(factor, matrix(t));
    }

    @Override
    public void clip(Tensor t, float limit) {
        FMatrixRMaj m = matrix(t);
        for (int i = 0; i < m.getNumElements(); i++) {
            m.data[i] = Math.max(-limit, Math.min(limit, m.data[i]));
        }
    }

    @Override
    public boolean isFinite(Tensor t) {
        return !MatrixFeatures_FDRM.hasUncountable(matrix(t));
    }
}
