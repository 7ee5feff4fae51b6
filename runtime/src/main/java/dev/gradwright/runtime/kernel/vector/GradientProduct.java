package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.PanelTensor.PANEL;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.VirtualLanes;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Products over the batch, {@code dW = xᵀ·dY}, a block of inputs at a time and all their units, so that what follows finds the
 * block in the first-level cache. Each element is one chain of fused multiply-adds in the order of the rows.
 */
final class GradientProduct {
    private static final int BLOCK = GradientTile.BLOCK;
    /** So many rows of the batch are summed at a time: what a tile reads of them stays in the first-level cache. */
    private static final int BATCH_BLOCK = 128;

    /** x in blocks of one vector of columns; grows to the largest batch that comes. */
    private float[] inputBlocks = new float[0];
    /** dY in panels; grows likewise. */
    private float[] gradientPanels = new float[0];
    /** Column sums of dY; grows to the most units that come. */
    private float[] sums = new float[0];

    /** What is summed for dγ: inputs of a block × lanes. */
    private final float[] scaleLanes = new float[BLOCK * VirtualLanes.COUNT];
    /** The same for dβ. */
    private final float[] shiftLanes = new float[BLOCK * VirtualLanes.COUNT];

    /** {@code dW = xᵀ·dY}. */
    void weights(RowTensor x, RowTensor dy, PanelTensor dw) {
        reserve(x, dy);
        for (int column = 0; column < x.stride(); column += LANES) {
            pack(x.data(), column, x.stride(), x.length(), inputBlocks, inBlocks(column, x.rows()));
        }
        packPanels(dy);
        for (int k = 0; k < dw.depth(); k += BLOCK) {
            multiply(x.rows(), k, dw);
        }
    }

    /**
     * The gradients of {@code y = batchNorm(x)·W} by W, γ and β, without the one by the norm's output: with {@code G = x̂ᵀ·dY}
     * and {@code s = Σ dY} over the rows, {@code dγ = Σ W∘G} and {@code dβ = Σ W·s} over the units, and {@code dW = γ·G + β·s}.
     */
    void weightsThroughNorm(RowTensor x, BatchNormState state, RowTensor dy, PanelTensor w, PanelTensor dw) {
        reserve(x, dy);
        float[] mean = RowTensor.vector(state.mean);
        float[] inverse = RowTensor.vector(state.inverseDeviation);
        for (int column = 0; column < x.stride(); column += LANES) {
            int to = inBlocks(column, x.rows());
            packNormalized(x.data(), column, x.stride(), x.length(), mean, inverse, inputBlocks, to);
        }
        packPanels(dy);
        for (int j = 0; j < dy.stride(); j += LANES) {
            VectorPasses.sumRows(dy.data(), dy.stride(), dy.length(), j, sums);
        }
        for (int k = 0; k < dw.depth(); k += BLOCK) {
            multiply(x.rows(), k, dw);
            distribute(k, state, w, dw);
        }
    }

    private void reserve(RowTensor x, RowTensor dy) {
        int columns = PanelTensor.paddedInputs(x.columns());
        if (inputBlocks.length < columns * x.rows()) {
            inputBlocks = new float[columns * x.rows()];
        }
        for (int column = x.stride(); column < columns; column += LANES) {
            clear(inputBlocks, inBlocks(column, x.rows()), x.rows());
        }
        if (gradientPanels.length < dy.length()) {
            gradientPanels = new float[dy.length()];
        }
        if (sums.length < dy.stride()) {
            sums = new float[dy.stride()];
        }
    }

    /** Leaves zero for a vector of columns that x does not have. */
    private static void clear(float[] blocks, int to, int rows) {
        for (int i = 0; i < rows; i++) {
            FloatVector.zero(SPECIES).intoArray(blocks, to + i * BLOCK);
        }
    }

    /** Copies one vector of columns. */
    private static void pack(float[] x, int column, int stride, int length, float[] blocks, int to) {
        int p = to;
        for (int i = column; i < length; i += stride) {
            FloatVector.fromArray(SPECIES, x, i).intoArray(blocks, p);
            p += BLOCK;
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
            p += BLOCK;
        }
    }

    /** Where the column of a batch lies in the blocks. */
    private static int inBlocks(int column, int rows) {
        return column / BLOCK * BLOCK * rows + column % BLOCK;
    }

    /** Packs dY into panels of rows; the last one may be narrower. */
    private void packPanels(RowTensor dy) {
        int to = 0;
        for (int column = 0; column < dy.stride(); column += PANEL) {
            int width = PanelTensor.width(column, dy.stride());
            for (int i = column; i < dy.length(); i += dy.stride()) {
                System.arraycopy(dy.data(), i, gradientPanels, to, width);
                to += width;
            }
        }
    }

    /** The rows of dW that belong to the block of inputs from {@code k} on. */
    private void multiply(int batch, int k, PanelTensor dw) {
        for (int column = 0; column < dw.paddedUnits(); column += PANEL) {
            int width = PanelTensor.width(column, dw.paddedUnits());
            int to = column * dw.depth() + k * width;
            Arrays.fill(dw.data(), to, to + BLOCK * width, 0);
        }
        for (int from = 0; from < batch; from += BATCH_BLOCK) {
            int rows = Math.min(BATCH_BLOCK, batch - from);
            for (int column = 0; column < dw.paddedUnits(); column += PANEL) {
                int width = PanelTensor.width(column, dw.paddedUnits());
                int xOffset = k * batch + from * BLOCK;
                int dyOffset = column * batch + from * width;
                accumulate(width, xOffset, dyOffset, rows, dw.data(), column * dw.depth() + k * width);
            }
        }
    }

    /** Adds to a block of inputs × one panel of units what some rows of the batch contribute. */
    private void accumulate(int width, int xOffset, int dyOffset, int rows, float[] dw, int dwOffset) {
        float[] x = inputBlocks;
        float[] dy = gradientPanels;
        int vectors = width / LANES;
        for (int i = 0; i < BLOCK; i += GradientTile.inputs(vectors)) {
            switch (vectors) {
                case 3 -> GradientTile.three(x, xOffset + i, dy, dyOffset, rows, dw, dwOffset + i * width);
                case 2 -> GradientTile.two(x, xOffset + i, dy, dyOffset, rows, dw, dwOffset + i * width);
                default -> GradientTile.one(x, xOffset + i, dy, dyOffset, rows, dw, dwOffset + i * width);
            }
        }
    }

    /** Turns the rows of G of the block of inputs from {@code k} on into those of dW, dγ and dβ. */
    private void distribute(int k, BatchNormState state, PanelTensor w, PanelTensor dw) {
        float[] gamma = RowTensor.vector(state.gamma);
        float[] beta = RowTensor.vector(state.beta);
        Arrays.fill(scaleLanes, 0);
        Arrays.fill(shiftLanes, 0);
        for (int unit = 0; unit < w.paddedUnits(); unit += LANES) {
            distribute(w.data(), dw.data(), w.index(k, unit), w.step(unit), unit, gamma, beta, k);
        }
        for (int i = 0; i < Math.min(BLOCK, w.rows() - k); i++) {
            int lanes = i * VirtualLanes.COUNT;
            RowTensor.vector(state.gammaGradient)[k + i] = VirtualLanes.total(scaleLanes, lanes);
            RowTensor.vector(state.betaGradient)[k + i] = VirtualLanes.total(shiftLanes, lanes);
        }
    }

    /** The same for one vector of units. The sums go through memory: vectors that live across two loops become objects. */
    private void distribute(float[] w, float[] dw, int offset, int step, int unit, float[] gamma, float[] beta, int k) {
        FloatVector sum = FloatVector.fromArray(SPECIES, sums, unit);
        int lane = unit & (VirtualLanes.COUNT - 1);
        for (int i = 0; i < BLOCK; i++) {
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
