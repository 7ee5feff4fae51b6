package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.DoubleSums;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.NormBounds;
import dev.gradwright.runtime.kernel.Parallel;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.kernel.TensorShapes;
import dev.gradwright.runtime.kernel.VectorLength;
import dev.gradwright.runtime.random.CounterRandom;
import java.util.Arrays;

/**
 * Kernels on {@code jdk.incubator.vector}. In steady state nothing is allocated; before HotSpot's C2 has compiled a kernel,
 * its vectors are objects.
 */
public final class VectorKernels implements Kernels, VectorLength {
    /** So few are looked at in less time than the sum of a vector's lanes takes. */
    private static final int FEW_VALUES = 64;

    private final Parallel parallel = new Parallel();
    private final PanelProduct product = new PanelProduct();
    private final DenseProduct dense = new DenseProduct(parallel, product);
    private final InputProduct inputs = new InputProduct(parallel, product);
    private final GradientProduct gradients = new GradientProduct(parallel);
    private final VectorActivations activations = new VectorActivations();
    private final VectorBatchNorm batchNorm = new VectorBatchNorm();
    private final VectorLayerNorm layerNorm = new VectorLayerNorm();
    private final float[] lanes = new float[LANES];
    private float[] sums = new float[0];

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public KernelTier tier() {
        return KernelTier.VECTOR;
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
        return new RowTensor(1, columns, false);
    }

    @Override
    public Tensor weights(int inputs, int units) {
        return new PanelTensor(inputs, units);
    }

    @Override
    public Tensor vector(int columns) {
        return new RowTensor(1, columns, true);
    }

    @Override
    public void dense(Tensor x, Tensor w, Tensor y) {
        TensorShapes.requireProduct(x, w, y);
        y.reshape(x.rows());
        dense.run(RowTensor.of(x), PanelTensor.of(w), RowTensor.of(y));
    }

    @Override
    public void dense(Tensor x, Tensor w, Tensor b, Tensor y) {
        TensorShapes.requireProduct(x, w, y);
        TensorShapes.requireColumns(b, y);
        y.reshape(x.rows());
        dense.run(RowTensor.of(x), PanelTensor.of(w), RowTensor.vector(b), RowTensor.of(y));
    }

    @Override
    public void weightsGradient(Tensor x, Tensor dy, Tensor dw) {
        TensorShapes.requireOuterProduct(x, dy, dw);
        gradients.weights(RowTensor.of(x), RowTensor.of(dy), PanelTensor.of(dw));
    }

    @Override
    public void weightsGradientThroughNorm(Tensor x, BatchNormState state, Tensor dy, Tensor w, Tensor dw) {
        TensorShapes.requireOuterProduct(x, dy, dw);
        TensorShapes.requireSame(w, dw);
        TensorShapes.requireColumns(x, state.gamma);
        gradients.weightsThroughNorm(RowTensor.of(x), state, RowTensor.of(dy), PanelTensor.of(w), PanelTensor.of(dw));
    }

    @Override
    public void biasGradient(Tensor dy, Tensor db) {
        TensorShapes.requireColumns(dy, db);
        VectorPasses.sumRows(RowTensor.of(dy), RowTensor.vector(db));
    }

    @Override
    public void inputGradient(Tensor dy, Tensor w, Tensor dx) {
        TensorShapes.requireProduct(dx, w, dy);
        dx.reshape(dy.rows());
        inputs.run(RowTensor.of(dy), PanelTensor.of(w), RowTensor.of(dx));
    }

    @Override
    public void activate(ActivationFunction f, float alpha, Tensor z, Tensor y) {
        TensorShapes.requireColumns(z, y);
        y.reshape(z.rows());
        activations.forward(f, alpha, RowTensor.of(z), RowTensor.of(y));
    }

    @Override
    public void activateBackward(ActivationFunction f, float alpha, Tensor y, Tensor dy, Tensor dz) {
        TensorShapes.requireSame(y, dy);
        TensorShapes.requireColumns(y, dz);
        dz.reshape(y.rows());
        activations.backward(f, alpha, RowTensor.of(y), RowTensor.of(dy), RowTensor.of(dz));
    }

    @Override
    public void batchNorm(Tensor x, BatchNormState state, Tensor y) {
        TensorShapes.requireColumns(x, y);
        TensorShapes.requireColumns(x, state.gamma);
        y.reshape(x.rows());
        state.keepAverages();
        batchNorm.forward(RowTensor.of(x), state, RowTensor.of(y));
    }

    @Override
    public void batchNormInference(Tensor x, BatchNormState state, Tensor y) {
        TensorShapes.requireColumns(x, y);
        TensorShapes.requireColumns(x, state.gamma);
        y.reshape(x.rows());
        batchNorm.inference(RowTensor.of(x), state, RowTensor.of(y));
    }

    @Override
    public void batchNormBackward(Tensor x, Tensor dy, BatchNormState state, Tensor dx) {
        TensorShapes.requireSame(x, dy);
        TensorShapes.requireColumns(x, dx);
        TensorShapes.requireColumns(x, state.gamma);
        dx.reshape(x.rows());
        batchNorm.backward(RowTensor.of(x), RowTensor.of(dy), state, RowTensor.of(dx));
    }

    @Override
    public void batchNormBackward(Tensor x, Tensor dy, BatchNormState state) {
        TensorShapes.requireSame(x, dy);
        TensorShapes.requireColumns(x, state.gamma);
        batchNorm.parameterGradients(RowTensor.of(x), RowTensor.of(dy), state);
    }

    @Override
    public void batchNormInferenceBackward(Tensor dy, BatchNormState state, Tensor dx) {
        TensorShapes.requireColumns(dy, dx);
        TensorShapes.requireColumns(dy, state.gamma);
        dx.reshape(dy.rows());
        batchNorm.inferenceBackward(RowTensor.of(dy), state, RowTensor.of(dx));
    }

    @Override
    public void layerNorm(Tensor x, Tensor gamma, Tensor beta, float epsilon, Tensor y) {
        TensorShapes.requireColumns(x, y);
        TensorShapes.requireColumns(x, gamma);
        TensorShapes.requireSame(gamma, beta);
        y.reshape(x.rows());
        layerNorm.forward(RowTensor.of(x), RowTensor.vector(gamma), RowTensor.vector(beta), epsilon, RowTensor.of(y));
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
                RowTensor.of(x),
                RowTensor.of(dy),
                RowTensor.vector(gamma),
                epsilon,
                RowTensor.vector(dGamma),
                RowTensor.vector(dBeta),
                RowTensor.of(dx));
    }

    @Override
    public void prelu(Tensor z, Tensor alpha, Tensor y) {
        TensorShapes.requireColumns(z, y);
        TensorShapes.requireColumns(z, alpha);
        y.reshape(z.rows());
        float[] in = RowTensor.of(z).data();
        float[] out = RowTensor.of(y).data();
        int stride = RowTensor.of(z).stride();
        for (int i = 0; i < z.rows(); i++) {
            VectorPasses.prelu(in, i * stride, stride, RowTensor.vector(alpha), out);
        }
    }

    @Override
    public void preluBackward(Tensor z, Tensor dy, Tensor alpha, Tensor dAlpha, Tensor dz) {
        TensorShapes.requireSame(z, dy);
        TensorShapes.requireColumns(z, dz);
        TensorShapes.requireColumns(z, alpha);
        TensorShapes.requireSame(alpha, dAlpha);
        dz.reshape(z.rows());
        float[] in = RowTensor.of(z).data();
        float[] gradient = RowTensor.of(dy).data();
        float[] out = RowTensor.of(dz).data();
        int stride = RowTensor.of(z).stride();
        Arrays.fill(RowTensor.vector(dAlpha), 0);
        for (int i = 0; i < z.rows(); i++) {
            VectorPasses.preluBackward(
                    in, gradient, i * stride, stride, RowTensor.vector(alpha), RowTensor.vector(dAlpha), out);
        }
    }

    @Override
    public void dropout(Tensor x, float rate, long key, Tensor y) {
        TensorShapes.requireColumns(x, y);
        y.reshape(x.rows());
        int threshold = CounterRandom.dropThreshold(rate);
        float scale = 1 / (1 - rate);
        float[] in = RowTensor.of(x).data();
        float[] out = RowTensor.of(y).data();
        int stride = RowTensor.of(x).stride();
        for (int i = 0; i < x.rows(); i++) {
            VectorPasses.dropout(in, i * stride, stride, threshold, scale, CounterRandom.rowKey(key, i), out);
        }
    }

    @Override
    public void copy(Tensor x, Tensor y) {
        TensorShapes.requireColumns(x, y);
        y.reshape(x.rows());
        System.arraycopy(
                RowTensor.of(x).data(),
                0,
                RowTensor.of(y).data(),
                0,
                RowTensor.of(x).length());
    }

    @Override
    public void add(Tensor a, Tensor b, Tensor y) {
        TensorShapes.requireSame(a, b);
        TensorShapes.requireColumns(a, y);
        y.reshape(a.rows());
        VectorPasses.add(
                RowTensor.of(a).data(),
                RowTensor.of(b).data(),
                RowTensor.of(y).data(),
                RowTensor.of(y).length());
    }

    @Override
    public void putColumns(Tensor x, int first, Tensor y) {
        TensorShapes.requirePart(x, first, y);
        y.reshape(x.rows());
        copyColumns(RowTensor.of(x), 0, RowTensor.of(y), first, x.columns());
    }

    @Override
    public void takeColumns(Tensor x, int first, Tensor y) {
        TensorShapes.requirePart(y, first, x);
        y.reshape(x.rows());
        copyColumns(RowTensor.of(x), first, RowTensor.of(y), 0, y.columns());
    }

    private static void copyColumns(RowTensor from, int fromColumn, RowTensor to, int toColumn, int columns) {
        for (int i = 0; i < to.rows(); i++) {
            System.arraycopy(
                    from.data(), i * from.stride() + fromColumn, to.data(), i * to.stride() + toColumn, columns);
        }
    }

    @Override
    public void addScaled(Tensor x, float factor, Tensor y) {
        TensorShapes.requireSame(x, y);
        VectorTensor to = (VectorTensor) y;
        VectorPasses.addScaled(((VectorTensor) x).data(), factor, to.data(), to.length());
    }

    @Override
    public void gaussianNoise(Tensor x, float deviation, long key, Tensor y) {
        copy(x, y);
        RowTensor to = RowTensor.of(y);
        for (int i = 0; i < to.rows(); i++) {
            CounterRandom.addGaussians(deviation, key, i, to.data(), i * to.stride(), to.columns());
        }
    }

    @Override
    public void scaleShift(Tensor x, float scale, float shift, Tensor y) {
        TensorShapes.requireColumns(x, y);
        y.reshape(x.rows());
        RowTensor in = RowTensor.of(x);
        RowTensor to = RowTensor.of(y);
        VectorPasses.scaleShift(in.data(), scale, shift, to.data(), in.length());
        to.clearPadding();
    }

    @Override
    public void scaleShift(Tensor x, Tensor scale, Tensor shift, Tensor y) {
        TensorShapes.requireColumns(x, y);
        TensorShapes.requireColumns(x, scale);
        TensorShapes.requireColumns(x, shift);
        y.reshape(x.rows());
        RowTensor in = RowTensor.of(x);
        float[] factors = RowTensor.vector(scale);
        float[] offsets = RowTensor.vector(shift);
        float[] out = RowTensor.of(y).data();
        for (int i = 0; i < in.length(); i += in.stride()) {
            VectorPasses.scaleShift(in.data(), i, in.stride(), factors, offsets, out);
        }
    }

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
    public void scale(Tensor t, float factor) {
        VectorTensor x = (VectorTensor) t;
        VectorPasses.scale(x.data(), factor, x.length());
    }

    @Override
    public void clip(Tensor t, float limit) {
        VectorTensor x = (VectorTensor) t;
        VectorPasses.clip(x.data(), limit, x.length());
    }

    @Override
    public boolean isFinite(Tensor t) {
        VectorTensor x = (VectorTensor) t;
        return isFinite(x.data(), x.length());
    }

    @Override
    public boolean isFinite(float[] values, int count) {
        if (count < FEW_VALUES) {
            return Kernels.super.isFinite(values, count);
        }
        VectorPasses.sumZeros(values, count, lanes);
        float sum = 0;
        for (float lane : lanes) {
            sum += lane;
        }
        return sum == 0;
    }
}
