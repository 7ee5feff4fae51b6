package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.PanelTensor.PANEL;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.VirtualLanes;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** {@link #BLOCK} columns of a batch, packed, and the sums for these inputs; the scratch of one thread. */
final class InputBlock {
    private static final int BLOCK = GradientTile.BLOCK;
    private static final int STEP = GradientTile.STEP;
    /** Columns of the whole vectors that hold a block. */
    private static final int WIDTH = VectorTensor.padded(BLOCK);

    /** rows × {@link #STEP}; grows to the largest batch so far. */
    private float[] values = new float[0];
    /** The partial sums of dγ: inputs × lanes. */
    private final float[] scaleLanes = new float[BLOCK * VirtualLanes.COUNT];
    /** The partial sums of dβ: inputs × lanes. */
    private final float[] shiftLanes = new float[BLOCK * VirtualLanes.COUNT];

    float[] values() {
        return values;
    }

    /** Packs the columns from {@code k} on. If x has fewer columns, the rest of the block is zero. */
    void pack(RowTensor x, int k) {
        reserve(x.rows());
        if (!isWhole(x, k)) {
            packRest(x, k);
            return;
        }
        for (int j = 0; j < WIDTH; j += LANES) {
            pack(x.data(), x.offset() + k + j, x.stride(), x.offset() + x.length(), values, j);
        }
    }

    /** The same for x̂. */
    void packNormalized(RowTensor x, int k, BatchNormState state) {
        reserve(x.rows());
        float[] mean = RowTensor.vector(state.statistics().mean());
        float[] inverse = RowTensor.vector(state.statistics().inverseDeviation());
        if (!isWhole(x, k)) {
            packRest(x, k);
            normalizeRest(x, k, mean, inverse);
            return;
        }
        for (int j = 0; j < WIDTH; j += LANES) {
            packNormalized(x.data(), k + j, x.stride(), x.length(), mean, inverse, values, j);
        }
    }

    /** Whether whole vectors hold all columns of the block. */
    private static boolean isWhole(RowTensor x, int k) {
        return k + WIDTH <= x.stride();
    }

    private void reserve(int rows) {
        if (values.length < rows * STEP) {
            values = new float[rows * STEP];
        }
    }

    /** Copies the last columns, which do not fill vectors, one by one. */
    private void packRest(RowTensor x, int k) {
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < BLOCK; j++) {
                values[i * STEP + j] = k + j < x.columns() ? x.data()[x.offset() + i * x.stride() + k + j] : 0;
            }
        }
    }

    private void normalizeRest(RowTensor x, int k, float[] mean, float[] inverseDeviation) {
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; k + j < x.columns(); j++) {
                int p = i * STEP + j;
                values[p] = (values[p] - mean[k + j]) * inverseDeviation[k + j];
            }
        }
    }

    /** Copies one vector of columns. */
    private static void pack(float[] x, int column, int stride, int length, float[] blocks, int to) {
        int p = to;
        for (int i = column; i < length; i += stride) {
            FloatVector.fromArray(SPECIES, x, i).intoArray(blocks, p);
            p += STEP;
        }
    }

    /** Copies one vector of columns of x̂. */
    private static void packNormalized(
            float[] x,
            int column,
            int stride,
            int length,
            float[] mean,
            float[] inverseDeviation,
            float[] blocks,
            int to) {
        FloatVector center = FloatVector.fromArray(SPECIES, mean, column);
        FloatVector scale = FloatVector.fromArray(SPECIES, inverseDeviation, column);
        int p = to;
        for (int i = column; i < length; i += stride) {
            FloatVector.fromArray(SPECIES, x, i).sub(center).mul(scale).intoArray(blocks, p);
            p += STEP;
        }
    }

    /** Turns the rows of G of the block of inputs from {@code k} on into those of dW, dγ and dβ. */
    void distribute(int k, BatchNormState state, float[] sums, PanelTensor w, PanelTensor dw) {
        float[] gamma = RowTensor.vector(state.parameters().gamma());
        float[] beta = RowTensor.vector(state.parameters().beta());
        Arrays.fill(scaleLanes, 0);
        Arrays.fill(shiftLanes, 0);
        int count = Math.min(BLOCK, w.rows() - k);
        int inFours = PANEL == 4 * VirtualLanes.COUNT ? w.paddedUnits() / PANEL * PANEL : 0;
        for (int unit = 0; unit < inFours; unit += PANEL) {
            distributeFour(w.data(), dw.data(), w.index(k, unit), count, sums, unit, gamma, beta, k);
        }
        for (int unit = inFours; unit < w.paddedUnits(); unit += LANES) {
            distribute(w.data(), dw.data(), w.index(k, unit), w.step(unit), count, sums, unit, gamma, beta, k);
        }
        for (int i = 0; i < count; i++) {
            int lanes = i * VirtualLanes.COUNT;
            RowTensor.vector(state.gradients().gamma())[k + i] = VirtualLanes.total(scaleLanes, lanes);
            RowTensor.vector(state.gradients().beta())[k + i] = VirtualLanes.total(shiftLanes, lanes);
        }
    }

    /** The same for a panel of four vectors of units, each as long as there are virtual lanes. */
    private void distributeFour(
            float[] w, float[] dw, int offset, int count, float[] sums, int unit, float[] gamma, float[] beta, int k) {
        FloatVector sum0 = FloatVector.fromArray(SPECIES, sums, unit);
        FloatVector sum1 = FloatVector.fromArray(SPECIES, sums, unit + LANES);
        FloatVector sum2 = FloatVector.fromArray(SPECIES, sums, unit + 2 * LANES);
        FloatVector sum3 = FloatVector.fromArray(SPECIES, sums, unit + 3 * LANES);
        for (int i = 0; i < count; i++) {
            int p = offset + i * (4 * LANES);
            int s = i * VirtualLanes.COUNT;
            FloatVector w0 = FloatVector.fromArray(SPECIES, w, p);
            FloatVector w1 = FloatVector.fromArray(SPECIES, w, p + LANES);
            FloatVector w2 = FloatVector.fromArray(SPECIES, w, p + 2 * LANES);
            FloatVector w3 = FloatVector.fromArray(SPECIES, w, p + 3 * LANES);
            FloatVector g0 = FloatVector.fromArray(SPECIES, dw, p);
            FloatVector g1 = FloatVector.fromArray(SPECIES, dw, p + LANES);
            FloatVector g2 = FloatVector.fromArray(SPECIES, dw, p + 2 * LANES);
            FloatVector g3 = FloatVector.fromArray(SPECIES, dw, p + 3 * LANES);
            FloatVector scale = w1.fma(g1, w0.fma(g0, FloatVector.fromArray(SPECIES, scaleLanes, s)));
            w3.fma(g3, w2.fma(g2, scale)).intoArray(scaleLanes, s);
            FloatVector shift = w1.fma(sum1, w0.fma(sum0, FloatVector.fromArray(SPECIES, shiftLanes, s)));
            w3.fma(sum3, w2.fma(sum2, shift)).intoArray(shiftLanes, s);
            g0.mul(gamma[k + i]).add(sum0.mul(beta[k + i])).intoArray(dw, p);
            g1.mul(gamma[k + i]).add(sum1.mul(beta[k + i])).intoArray(dw, p + LANES);
            g2.mul(gamma[k + i]).add(sum2.mul(beta[k + i])).intoArray(dw, p + 2 * LANES);
            g3.mul(gamma[k + i]).add(sum3.mul(beta[k + i])).intoArray(dw, p + 3 * LANES);
        }
    }

    /**
     * The same for one vector of units. The sums go through memory: vectors that live across two loops become objects.
     */
    private void distribute(
            float[] w,
            float[] dw,
            int offset,
            int step,
            int count,
            float[] sums,
            int unit,
            float[] gamma,
            float[] beta,
            int k) {
        FloatVector sum = FloatVector.fromArray(SPECIES, sums, unit);
        int lane = unit & (VirtualLanes.COUNT - 1);
        for (int i = 0; i < count; i++) {
            int p = offset + i * step;
            int s = lane + i * VirtualLanes.COUNT;
            FloatVector weights = FloatVector.fromArray(SPECIES, w, p);
            FloatVector product = FloatVector.fromArray(SPECIES, dw, p);
            weights.fma(product, FloatVector.fromArray(SPECIES, scaleLanes, s)).intoArray(scaleLanes, s);
            weights.fma(sum, FloatVector.fromArray(SPECIES, shiftLanes, s)).intoArray(shiftLanes, s);
            product.mul(gamma[k + i]).add(sum.mul(beta[k + i])).intoArray(dw, p);
        }
    }
}
