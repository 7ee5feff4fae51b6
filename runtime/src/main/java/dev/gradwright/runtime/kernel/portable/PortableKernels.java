package dev.gradwright.runtime.kernel.portable;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.DoubleSums;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.NormBounds;
import dev.gradwright.runtime.kernel.Parallel;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.kernel.TensorShapes;
import dev.gradwright.runtime.random.CounterRandom;
import java.util.Arrays;

/** Plain Java that C2 vectorises: each operation is a loop over rows around a loop over the arrays of one row. */
public final class PortableKernels implements Kernels {
    private final Parallel parallel = new Parallel();
    private final PortableProduct products = new PortableProduct(parallel);
    private final PortableGradient gradients = new PortableGradient(parallel);
    private final PortableBatchNorm batchNorm = new PortableBatchNorm();
    private final PortableLayerNorm layerNorm = new PortableLayerNorm();
    private float[] sums = new float[0];

    @Override
    public KernelTier tier() {
        return KernelTier.PORTABLE;
    }

    @Override
    public void useThreads(int threads) {
        parallel.use(threads);
    }

    @Override
    public void run(Parallel.Job job, double operations) {
        parallel.run(job, operations);
    }

    @Override
    public Tensor activations(int columns) {
        return new PortableTensor(1, columns, false);
    }

    @Override
    public Tensor weights(int inputs, int units) {
        return new PortableTensor(inputs, units, true);
    }

    @Override
    public Tensor vector(int columns) {
        return new PortableTensor(1, columns, true);
    }

    @Override
    public void dense(Tensor x, Tensor w, Tensor y) {
        TensorShapes.requireProduct(x, w, y);
        y.reshape(x.rows());
        products.dense(PortableTensor.of(x), PortableTensor.of(w), PortableTensor.of(y));
    }

    @Override
    public void dense(Tensor x, Tensor w, Tensor b, Tensor y) {
        TensorShapes.requireColumns(b, y);
        dense(x, w, y);
        PortableTensor sum = PortableTensor.of(y);
        for (int i = 0; i < sum.rows(); i++) {
            PortableRows.add(PortableTensor.vector(b), sum.row(i));
        }
    }

    @Override
    public void weightsGradient(Tensor x, Tensor dy, Tensor dw) {
        TensorShapes.requireOuterProduct(x, dy, dw);
        gradients.weights(PortableTensor.of(x), PortableTensor.of(dy), PortableTensor.of(dw));
    }

    @Override
    public void weightsGradientThroughNorm(Tensor x, BatchNormState state, Tensor dy, Tensor w, Tensor dw) {
        TensorShapes.requireOuterProduct(x, dy, dw);
        TensorShapes.requireSame(w, dw);
        TensorShapes.requireColumns(x, state.gamma);
        gradients.weightsThroughNorm(
                PortableTensor.of(x), state, PortableTensor.of(dy), PortableTensor.of(w), PortableTensor.of(dw));
    }

    @Override
    public void biasGradient(Tensor dy, Tensor db) {
        TensorShapes.requireColumns(dy, db);
        PortableRows.sum(PortableTensor.of(dy), PortableTensor.vector(db));
    }

    @Override
    public void inputGradient(Tensor dy, Tensor w, Tensor dx) {
        TensorShapes.requireProduct(dx, w, dy);
        dx.reshape(dy.rows());
        products.inputGradient(PortableTensor.of(dy), PortableTensor.of(w), PortableTensor.of(dx));
    }

    @Override
    public void activate(ActivationFunction f, float alpha, Tensor z, Tensor y) {
        TensorShapes.requireColumns(z, y);
        y.reshape(z.rows());
        PortableTensor in = PortableTensor.of(z);
        PortableTensor out = PortableTensor.of(y);
        for (int i = 0; i < in.rows(); i++) {
            PortableActivations.forward(f, alpha, in.row(i), out.row(i));
        }
    }

    @Override
    public void activateBackward(ActivationFunction f, float alpha, Tensor y, Tensor dy, Tensor dz) {
        TensorShapes.requireSame(y, dy);
        TensorShapes.requireColumns(y, dz);
        dz.reshape(y.rows());
        PortableTensor out = PortableTensor.of(dz);
        for (int i = 0; i < y.rows(); i++) {
            PortableActivations.backward(
                    f, alpha, PortableTensor.of(y).row(i), PortableTensor.of(dy).row(i), out.row(i));
        }
    }

    @Override
    public void batchNorm(Tensor x, BatchNormState state, Tensor y) {
        TensorShapes.requireColumns(x, y);
        TensorShapes.requireColumns(x, state.gamma);
        y.reshape(x.rows());
        state.keepAverages();
        batchNorm.forward(PortableTensor.of(x), state, PortableTensor.of(y));
    }

    @Override
    public void batchNormInference(Tensor x, BatchNormState state, Tensor y) {
        TensorShapes.requireColumns(x, y);
        TensorShapes.requireColumns(x, state.gamma);
        y.reshape(x.rows());
        batchNorm.inference(PortableTensor.of(x), state, PortableTensor.of(y));
    }

    @Override
    public void batchNormBackward(Tensor x, Tensor dy, BatchNormState state, Tensor dx) {
        TensorShapes.requireSame(x, dy);
        TensorShapes.requireColumns(x, dx);
        TensorShapes.requireColumns(x, state.gamma);
        dx.reshape(x.rows());
        batchNorm.backward(PortableTensor.of(x), PortableTensor.of(dy), state, PortableTensor.of(dx));
    }

    @Override
    public void batchNormBackward(Tensor x, Tensor dy, BatchNormState state) {
        TensorShapes.requireSame(x, dy);
        TensorShapes.requireColumns(x, state.gamma);
        batchNorm.parameterGradients(PortableTensor.of(x), PortableTensor.of(dy), state);
    }

    @Override
    public void batchNormInferenceBackward(Tensor dy, BatchNormState state, Tensor dx) {
        TensorShapes.requireColumns(dy, dx);
        TensorShapes.requireColumns(dy, state.gamma);
        dx.reshape(dy.rows());
        batchNorm.inferenceBackward(PortableTensor.of(dy), state, PortableTensor.of(dx));
    }

    @Override
    public void layerNorm(Tensor x, Tensor gamma, Tensor beta, float epsilon, Tensor y) {
        TensorShapes.requireColumns(x, y);
        TensorShapes.requireColumns(x, gamma);
        TensorShapes.requireSame(gamma, beta);
        y.reshape(x.rows());
        layerNorm.forward(
                PortableTensor.of(x),
                PortableTensor.vector(gamma),
                PortableTensor.vector(beta),
                epsilon,
                PortableTensor.of(y));
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
        layerNorm.backward(
                PortableTensor.of(x),
                PortableTensor.of(dy),
                PortableTensor.vector(gamma),
                epsilon,
                PortableTensor.vector(dGamma),
                PortableTensor.vector(dBeta),
                PortableTensor.of(dx));
    }

    @Override
    public void prelu(Tensor z, Tensor alpha, Tensor y) {
        TensorShapes.requireColumns(z, y);
        TensorShapes.requireColumns(z, alpha);
        y.reshape(z.rows());
        for (int i = 0; i < z.rows(); i++) {
            PortableRows.prelu(
                    PortableTensor.of(z).row(i),
                    PortableTensor.vector(alpha),
                    PortableTensor.of(y).row(i));
        }
    }

    @Override
    public void preluBackward(Tensor z, Tensor dy, Tensor alpha, Tensor dAlpha, Tensor dz) {
        TensorShapes.requireSame(z, dy);
        TensorShapes.requireColumns(z, dz);
        TensorShapes.requireColumns(z, alpha);
        TensorShapes.requireSame(alpha, dAlpha);
        dz.reshape(z.rows());
        Arrays.fill(PortableTensor.vector(dAlpha), 0);
        for (int i = 0; i < z.rows(); i++) {
            PortableRows.preluBackward(
                    PortableTensor.of(z).row(i),
                    PortableTensor.of(dy).row(i),
                    PortableTensor.vector(alpha),
                    PortableTensor.vector(dAlpha),
                    PortableTensor.of(dz).row(i));
        }
    }

    @Override
    public void dropout(Tensor x, float rate, long key, Tensor y) {
        TensorShapes.requireColumns(x, y);
        y.reshape(x.rows());
        int threshold = CounterRandom.dropThreshold(rate);
        float scale = 1 / (1 - rate);
        for (int i = 0; i < x.rows(); i++) {
            dropout(
                    PortableTensor.of(x).row(i),
                    threshold,
                    scale,
                    CounterRandom.rowKey(key, i),
                    PortableTensor.of(y).row(i));
        }
    }

    private static void dropout(float[] x, int threshold, float scale, int rowKey, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = CounterRandom.keepInRow(threshold, rowKey, j) ? x[j] * scale : 0;
        }
    }

    @Override
    public void copy(Tensor x, Tensor y) {
        TensorShapes.requireColumns(x, y);
        y.reshape(x.rows());
        for (int i = 0; i < x.rows(); i++) {
            System.arraycopy(
                    PortableTensor.of(x).row(i), 0, PortableTensor.of(y).row(i), 0, x.columns());
        }
    }

    @Override
    public void add(Tensor a, Tensor b, Tensor y) {
        TensorShapes.requireSame(a, b);
        TensorShapes.requireColumns(a, y);
        y.reshape(a.rows());
        PortableTensor sum = PortableTensor.of(y);
        for (int i = 0; i < sum.rows(); i++) {
            PortableRows.add(PortableTensor.of(a).row(i), PortableTensor.of(b).row(i), sum.row(i));
        }
    }

    @Override
    public void putColumns(Tensor x, int first, Tensor y) {
        TensorShapes.requirePart(x, first, y);
        y.reshape(x.rows());
        for (int i = 0; i < x.rows(); i++) {
            System.arraycopy(
                    PortableTensor.of(x).row(i), 0, PortableTensor.of(y).row(i), first, x.columns());
        }
    }

    @Override
    public void takeColumns(Tensor x, int first, Tensor y) {
        TensorShapes.requirePart(y, first, x);
        y.reshape(x.rows());
        for (int i = 0; i < x.rows(); i++) {
            System.arraycopy(
                    PortableTensor.of(x).row(i), first, PortableTensor.of(y).row(i), 0, y.columns());
        }
    }

    @Override
    public void addScaled(Tensor x, float factor, Tensor y) {
        TensorShapes.requireSame(x, y);
        for (int i = 0; i < x.rows(); i++) {
            PortableRows.addScaled(
                    PortableTensor.of(x).row(i), factor, PortableTensor.of(y).row(i));
        }
    }

    @Override
    public void gaussianNoise(Tensor x, float deviation, long key, Tensor y) {
        copy(x, y);
        for (int i = 0; i < x.rows(); i++) {
            CounterRandom.addGaussians(deviation, key, i, PortableTensor.of(y).row(i), 0, x.columns());
        }
    }

    @Override
    public void scaleShift(Tensor x, float scale, float shift, Tensor y) {
        TensorShapes.requireColumns(x, y);
        y.reshape(x.rows());
        for (int i = 0; i < x.rows(); i++) {
            PortableRows.scaleShift(
                    PortableTensor.of(x).row(i),
                    scale,
                    shift,
                    PortableTensor.of(y).row(i));
        }
    }

    @Override
    public void scaleShift(Tensor x, Tensor scale, Tensor shift, Tensor y) {
        TensorShapes.requireColumns(x, y);
        TensorShapes.requireColumns(x, scale);
        TensorShapes.requireColumns(x, shift);
        y.reshape(x.rows());
        float[] factors = PortableTensor.vector(scale);
        float[] offsets = PortableTensor.vector(shift);
        for (int i = 0; i < x.rows(); i++) {
            PortableRows.scaleShift(
                    PortableTensor.of(x).row(i),
                    factors,
                    offsets,
                    PortableTensor.of(y).row(i));
        }
    }

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

    /** Whether all elements are 0, as in the gradient of a dead layer; asked only if their squares add up to 0 as floats. */
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
    public void scale(Tensor t, float factor) {
        PortableTensor x = PortableTensor.of(t);
        for (int i = 0; i < x.rows(); i++) {
            PortableRows.scale(x.row(i), factor);
        }
    }

    @Override
    public void clip(Tensor t, float limit) {
        PortableTensor x = PortableTensor.of(t);
        for (int i = 0; i < x.rows(); i++) {
            PortableRows.clip(x.row(i), limit);
        }
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
