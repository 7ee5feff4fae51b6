package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.RowTensor.vector;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.Parallel;
import java.util.Arrays;
import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/**
 * Batch normalization (Ioffe and Szegedy, 2015), row by row, as the memory lies. Both directions come down to one pass of the
 * form {@code y = a·x + b} or {@code dx = a·dy + b·x + c} with coefficients by feature. The scale γ is zero in the padding, so what
 * is written there is zero too.
 *
 * <p>A thread takes a range of the columns, so that each sum is in the order of the rows. It adds up in memory of its own, and begins
 * to write where the others do not: where two wrote to one line of the cache at every row, two threads took longer than one.
 */
final class VectorBatchNorm {
    private final Parallel parallel;
    private final Parallel.Job forward = this::forward;
    private final Parallel.Job inference = this::inference;
    private final Parallel.Job backward = this::backward;
    private final Parallel.Job parameterGradients = this::parameterGradients;
    private final Parallel.Job inferenceBackward = this::inferenceBackward;

    private float[] a = new float[0];
    private float[] b = new float[0];
    private float[] c = new float[0];
    /** Two sums for each part. */
    private float[][] sums = new float[0][];

    private @Nullable BatchNormState state;
    private @Nullable RowTensor x;
    private @Nullable RowTensor dy;
    private @Nullable RowTensor out;

    VectorBatchNorm(Parallel parallel) {
        this.parallel = parallel;
    }

    void forward(RowTensor x, BatchNormState state, RowTensor y) {
        run(forward, 3, state, x, x, y);
        RowTensor.of(state.inverseDeviation).clearPadding();
    }

    void inference(RowTensor x, BatchNormState state, RowTensor y) {
        run(inference, 1, state, x, x, y);
    }

    /** {@code dX = γ/√(σ² + ε) ∘ (dY − (dβ + x̂∘dγ)/rows)}. */
    void backward(RowTensor x, RowTensor dy, BatchNormState state, RowTensor dx) {
        run(backward, 3, state, x, dy, dx);
    }

    /** {@code dγ = Σ dY∘x̂} and {@code dβ = Σ dY} over the rows. */
    void parameterGradients(RowTensor x, RowTensor dy, BatchNormState state) {
        run(parameterGradients, 2, state, x, dy, dy);
    }

    void inferenceBackward(RowTensor dy, BatchNormState state, RowTensor dx) {
        run(inferenceBackward, 1, state, dy, dy, dx);
    }

    private void run(Parallel.Job job, int passes, BatchNormState state, RowTensor x, RowTensor dy, RowTensor out) {
        this.state = state;
        this.x = x;
        this.dy = dy;
        this.out = out;
        if (a.length < x.stride()) {
            a = new float[x.stride()];
            b = new float[x.stride()];
            c = new float[x.stride()];
        }
        int parts = parallel.parts(passes * Parallel.OPERATIONS_OF_ELEMENT * x.length(), x.stride() / LANES);
        if (sums.length < 2 * parts) {
            sums = Arrays.copyOf(sums, 2 * parts);
        }
        parallel.run(job, parts);
    }

    private int firstColumn(int part, int parts) {
        return part * (Objects.requireNonNull(x).stride() / LANES) / parts * LANES;
    }

    /** Where the row begins with which a part begins to write; it goes on to the end, and then takes those before. */
    private int firstRow(int part, int parts) {
        RowTensor in = Objects.requireNonNull(x);
        return part * in.rows() / parts * in.stride();
    }

    /** Memory of a part for a sum over the rows of the columns {@code from} to {@code to} − 1, with zeros there. */
    private float[] sum(int index, int from, int to) {
        float[] sum = sums[index];
        if (sum == null || sum.length < to) {
            sum = new float[a.length];
            sums[index] = sum;
        }
        Arrays.fill(sum, from, to, 0);
        return sum;
    }

    private void forward(int part, int parts) {
        RowTensor in = Objects.requireNonNull(x);
        BatchNormState norm = Objects.requireNonNull(state);
        int from = firstColumn(part, parts);
        int to = firstColumn(part + 1, parts);
        float[] mean = vector(norm.mean);
        float[] inverse = vector(norm.inverseDeviation);
        mean(in, sum(2 * part, from, to), mean, from, to);
        variance(in, mean, sum(2 * part + 1, from, to), inverse, from, to);
        blend(vector(norm.movingMean), mean, norm.momentum, from, to);
        blend(vector(norm.movingVariance), inverse, norm.momentum, from, to);
        invertRoot(inverse, norm.epsilon, inverse, from, to);
        normalize(mean, inverse, firstRow(part, parts), from, to);
    }

    private void inference(int part, int parts) {
        BatchNormState norm = Objects.requireNonNull(state);
        int from = firstColumn(part, parts);
        int to = firstColumn(part + 1, parts);
        invertRoot(vector(norm.movingVariance), norm.epsilon, b, from, to);
        normalize(vector(norm.movingMean), b, firstRow(part, parts), from, to);
    }

    private static void mean(RowTensor x, float[] sum, float[] mean, int from, int to) {
        for (int i = 0; i < x.length(); i += x.stride()) {
            VectorPasses.addTo(sum, x.data(), i, from, to);
        }
        scale(sum, 1f / x.rows(), mean, from, to);
    }

    private static void variance(RowTensor x, float[] mean, float[] sum, float[] variance, int from, int to) {
        for (int i = 0; i < x.length(); i += x.stride()) {
            addSquaredDeviations(x.data(), i, mean, sum, from, to);
        }
        scale(sum, 1f / x.rows(), variance, from, to);
    }

    /** {@code y = (x − μ)·a + β} with {@code a = γ·inverseDeviation}. */
    private void normalize(float[] mean, float[] inverseDeviation, int start, int from, int to) {
        RowTensor in = Objects.requireNonNull(x);
        float[] y = Objects.requireNonNull(out).data();
        BatchNormState norm = Objects.requireNonNull(state);
        float[] beta = vector(norm.beta);
        multiply(vector(norm.gamma), inverseDeviation, a, from, to);
        for (int i = start; i < in.length(); i += in.stride()) {
            centerScaleShift(in.data(), i, mean, a, beta, y, from, to);
        }
        for (int i = 0; i < start; i += in.stride()) {
            centerScaleShift(in.data(), i, mean, a, beta, y, from, to);
        }
    }

    private void backward(int part, int parts) {
        parameterGradients(part, parts);
        RowTensor in = Objects.requireNonNull(x);
        float[] gradient = Objects.requireNonNull(dy).data();
        float[] dx = Objects.requireNonNull(out).data();
        BatchNormState norm = Objects.requireNonNull(state);
        float[] mean = vector(norm.mean);
        int from = firstColumn(part, parts);
        int to = firstColumn(part + 1, parts);
        int start = firstRow(part, parts);
        coefficients(norm, 1f / in.rows(), from, to);
        for (int i = start; i < in.length(); i += in.stride()) {
            combine(gradient, in.data(), i, mean, dx, from, to);
        }
        for (int i = 0; i < start; i += in.stride()) {
            combine(gradient, in.data(), i, mean, dx, from, to);
        }
    }

    private void parameterGradients(int part, int parts) {
        RowTensor in = Objects.requireNonNull(x);
        float[] gradient = Objects.requireNonNull(dy).data();
        BatchNormState norm = Objects.requireNonNull(state);
        float[] mean = vector(norm.mean);
        int from = firstColumn(part, parts);
        int to = firstColumn(part + 1, parts);
        float[] dGamma = sum(2 * part, from, to);
        float[] dBeta = sum(2 * part + 1, from, to);
        for (int i = 0; i < in.length(); i += in.stride()) {
            addGradients(gradient, in.data(), i, mean, dGamma, dBeta, from, to);
        }
        multiply(dGamma, vector(norm.inverseDeviation), vector(norm.gammaGradient), from, to);
        System.arraycopy(dBeta, from, vector(norm.betaGradient), from, to - from);
    }

    /** {@code dX = a·dY}. */
    private void inferenceBackward(int part, int parts) {
        RowTensor gradient = Objects.requireNonNull(dy);
        float[] dx = Objects.requireNonNull(out).data();
        BatchNormState norm = Objects.requireNonNull(state);
        int from = firstColumn(part, parts);
        int to = firstColumn(part + 1, parts);
        int start = firstRow(part, parts);
        invertRoot(vector(norm.movingVariance), norm.epsilon, b, from, to);
        multiply(vector(norm.gamma), b, a, from, to);
        for (int i = start; i < gradient.length(); i += gradient.stride()) {
            scaleRow(gradient.data(), i, a, dx, from, to);
        }
        for (int i = 0; i < start; i += gradient.stride()) {
            scaleRow(gradient.data(), i, a, dx, from, to);
        }
    }

    /** {@code a}, {@code b} and {@code c} of {@code dx = a·dy + b·(x − μ) + c}. */
    private void coefficients(BatchNormState state, float inverseRows, int from, int to) {
        float[] inverseDeviation = vector(state.inverseDeviation);
        for (int j = from; j < to; j += LANES) {
            FloatVector inverse = FloatVector.fromArray(SPECIES, inverseDeviation, j);
            FloatVector scale =
                    FloatVector.fromArray(SPECIES, vector(state.gamma), j).mul(inverse);
            FloatVector share = scale.mul(inverseRows).neg();
            FloatVector dGamma = FloatVector.fromArray(SPECIES, vector(state.gammaGradient), j);
            scale.intoArray(a, j);
            share.mul(inverse.mul(dGamma)).intoArray(b, j);
            share.mul(FloatVector.fromArray(SPECIES, vector(state.betaGradient), j))
                    .intoArray(c, j);
        }
    }

    private void combine(float[] dy, float[] x, int i, float[] mean, float[] dx, int from, int to) {
        float[] a = this.a;
        float[] b = this.b;
        float[] c = this.c;
        for (int j = from; j < to; j += LANES) {
            FloatVector rest = FloatVector.fromArray(SPECIES, x, i + j)
                    .sub(FloatVector.fromArray(SPECIES, mean, j))
                    .fma(FloatVector.fromArray(SPECIES, b, j), FloatVector.fromArray(SPECIES, c, j));
            FloatVector.fromArray(SPECIES, dy, i + j)
                    .fma(FloatVector.fromArray(SPECIES, a, j), rest)
                    .intoArray(dx, i + j);
        }
    }

    private static void addSquaredDeviations(float[] x, int i, float[] mean, float[] sum, int from, int to) {
        for (int j = from; j < to; j += LANES) {
            FloatVector deviation =
                    FloatVector.fromArray(SPECIES, x, i + j).sub(FloatVector.fromArray(SPECIES, mean, j));
            deviation.fma(deviation, FloatVector.fromArray(SPECIES, sum, j)).intoArray(sum, j);
        }
    }

    private static void centerScaleShift(
            float[] x, int i, float[] mean, float[] scale, float[] shift, float[] y, int from, int to) {
        for (int j = from; j < to; j += LANES) {
            FloatVector.fromArray(SPECIES, x, i + j)
                    .sub(FloatVector.fromArray(SPECIES, mean, j))
                    .fma(FloatVector.fromArray(SPECIES, scale, j), FloatVector.fromArray(SPECIES, shift, j))
                    .intoArray(y, i + j);
        }
    }

    private static void addGradients(
            float[] dy, float[] x, int i, float[] mean, float[] dGamma, float[] dBeta, int from, int to) {
        for (int j = from; j < to; j += LANES) {
            FloatVector gradient = FloatVector.fromArray(SPECIES, dy, i + j);
            FloatVector deviation =
                    FloatVector.fromArray(SPECIES, x, i + j).sub(FloatVector.fromArray(SPECIES, mean, j));
            gradient.fma(deviation, FloatVector.fromArray(SPECIES, dGamma, j)).intoArray(dGamma, j);
            gradient.add(FloatVector.fromArray(SPECIES, dBeta, j)).intoArray(dBeta, j);
        }
    }

    private static void scaleRow(float[] dy, int i, float[] factor, float[] dx, int from, int to) {
        for (int j = from; j < to; j += LANES) {
            FloatVector.fromArray(SPECIES, dy, i + j)
                    .mul(FloatVector.fromArray(SPECIES, factor, j))
                    .intoArray(dx, i + j);
        }
    }

    private static void scale(float[] x, float factor, float[] y, int from, int to) {
        for (int j = from; j < to; j += LANES) {
            FloatVector.fromArray(SPECIES, x, j).mul(factor).intoArray(y, j);
        }
    }

    private static void multiply(float[] x, float[] factor, float[] y, int from, int to) {
        for (int j = from; j < to; j += LANES) {
            FloatVector.fromArray(SPECIES, x, j)
                    .mul(FloatVector.fromArray(SPECIES, factor, j))
                    .intoArray(y, j);
        }
    }

    /** {@code 1/√(variance + ε)}. */
    private static void invertRoot(float[] variance, float epsilon, float[] out, int from, int to) {
        for (int j = from; j < to; j += LANES) {
            FloatVector root =
                    FloatVector.fromArray(SPECIES, variance, j).add(epsilon).sqrt();
            FloatVector.broadcast(SPECIES, 1f).div(root).intoArray(out, j);
        }
    }

    /** {@code moving = moving·momentum + batch·(1 − momentum)}. */
    private static void blend(float[] moving, float[] batch, float momentum, int from, int to) {
        for (int j = from; j < to; j += LANES) {
            FloatVector rest = FloatVector.fromArray(SPECIES, batch, j).mul(1 - momentum);
            FloatVector.fromArray(SPECIES, moving, j)
                    .fma(FloatVector.broadcast(SPECIES, momentum), rest)
                    .intoArray(moving, j);
        }
    }
}
