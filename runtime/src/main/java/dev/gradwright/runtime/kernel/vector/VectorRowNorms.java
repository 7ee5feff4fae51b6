package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.RowTensor.vector;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import dev.gradwright.runtime.kernel.RowNormKernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.kernel.VirtualLanes;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Layer normalization (Ba, Kiros and Hinton, 2016) and RMS layer normalization (Zhang and Sennrich, 2019), row by row.
 * Sums over a row are taken in {@link VirtualLanes}; padding adds zero.
 */
final class VectorRowNorms implements RowNormKernels.Unchecked {
    private final float[] lanes = new float[VirtualLanes.COUNT];
    /** 1 for each column, 0 for the padding. */
    private float[] present = new float[0];
    /** x̂ of one row; before that, x − μ. */
    private float[] normalized = new float[0];
    /** γ∘dY of one row. */
    private float[] scaled = new float[0];

    @Override
    public void layerNorm(Tensor in, Tensor gamma, Tensor beta, float epsilon, Tensor out) {
        RowTensor x = RowTensor.of(in);
        RowTensor y = RowTensor.of(out);
        reserve(x);
        for (int i = 0; i < x.length(); i += x.stride()) {
            float inverseDeviation = center(x, i, epsilon);
            scaleShift(normalized, inverseDeviation, vector(gamma), vector(beta), y.data(), i, x.stride());
        }
        y.clearPadding(); // an infinite mean makes it NaN, which would reach the sums of later batches
    }

    /**
     * {@code dX = (dX̂ − mean(dX̂) − x̂·mean(dX̂∘x̂))/√(σ² + ε)} with {@code dX̂ = γ∘dY} and means over the columns;
     * {@code dγ = Σ dY∘x̂} and {@code dβ = Σ dY} over the rows.
     */
    @Override
    public void layerNormBackward(
            Tensor in, Tensor dOut, Tensor scale, float epsilon, Tensor dScale, Tensor dShift, Tensor dIn) {
        RowTensor x = RowTensor.of(in);
        RowTensor dy = RowTensor.of(dOut);
        RowTensor dx = RowTensor.of(dIn);
        float[] gamma = vector(scale);
        float[] dGamma = vector(dScale);
        float[] dBeta = vector(dShift);
        reserve(x);
        Arrays.fill(dGamma, 0);
        Arrays.fill(dBeta, 0);
        int stride = x.stride();
        float share = 1f / x.columns();
        for (int i = 0; i < x.length(); i += stride) {
            float inverseDeviation = center(x, i, epsilon);
            normalize(normalized, 0, inverseDeviation, dy.data(), i, gamma, normalized, scaled, stride);
            addGradients(dy.data(), i, normalized, dGamma, dBeta, stride);
            float mean = sum(scaled, 0, stride) * share;
            float slope = dot(scaled, normalized, 0, stride) * share;
            combine(scaled, mean, normalized, slope, inverseDeviation, dx.data(), i, stride);
        }
        dx.clearPadding();
    }

    @Override
    public void rmsNorm(Tensor in, Tensor gamma, float epsilon, Tensor out) {
        RowTensor x = RowTensor.of(in);
        RowTensor y = RowTensor.of(out);
        for (int i = 0; i < x.length(); i += x.stride()) {
            float inverseRoot = inverseRoot(x.data(), i, x, epsilon);
            scale(x.data(), inverseRoot, vector(gamma), y.data(), i, x.stride());
        }
        y.clearPadding(); // a row that is not finite makes it NaN, which would reach the sums of later batches
    }

    /**
     * {@code dX = (dX̂ − x̂·mean(dX̂∘x̂))/r} with {@code r = √(mean(x²) + ε)}, {@code dX̂ = γ∘dY} and means over the
     * columns; {@code dγ = Σ dY∘x̂} over the rows.
     */
    @Override
    public void rmsNormBackward(Tensor in, Tensor dOut, Tensor scale, float epsilon, Tensor dScale, Tensor dIn) {
        RowTensor x = RowTensor.of(in);
        RowTensor dy = RowTensor.of(dOut);
        RowTensor dx = RowTensor.of(dIn);
        float[] gamma = vector(scale);
        float[] dGamma = vector(dScale);
        reserve(x);
        Arrays.fill(dGamma, 0);
        int stride = x.stride();
        float share = 1f / x.columns();
        for (int i = 0; i < x.length(); i += stride) {
            float inverseRoot = inverseRoot(x.data(), i, x, epsilon);
            normalize(x.data(), i, inverseRoot, dy.data(), i, gamma, normalized, scaled, stride);
            addProducts(dy.data(), i, normalized, dGamma, stride);
            float slope = dot(scaled, normalized, 0, stride) * share;
            combine(scaled, 0, normalized, slope, inverseRoot, dx.data(), i, stride);
        }
        dx.clearPadding();
    }

    /** Writes x − μ of the row that begins at {@code i} to {@link #normalized} and returns {@code 1/√(σ² + ε)}. */
    private float center(RowTensor x, int i, float epsilon) {
        float share = 1f / x.columns();
        float mean = sum(x.data(), i, x.stride()) * share;
        subtract(x.data(), i, mean, present, normalized, x.stride());
        return inverseRoot(normalized, 0, x, epsilon);
    }

    /**
     * {@code 1/√(mean(v²) + ε)} of the row of {@code values} that begins at {@code i}.
     *
     * @param shape gives the length of the row
     */
    private float inverseRoot(float[] values, int i, RowTensor shape, float epsilon) {
        float meanSquare = dot(values, values, i, shape.stride()) * (1f / shape.columns());
        return 1 / (float) Math.sqrt(meanSquare + epsilon);
    }

    private void reserve(RowTensor x) {
        if (present.length < x.stride()) {
            present = new float[x.stride()];
            normalized = new float[x.stride()];
            scaled = new float[x.stride()];
        }
        Arrays.fill(present, 0, x.columns(), 1);
        Arrays.fill(present, x.columns(), x.stride(), 0);
    }

    private float sum(float[] x, int i, int columns) {
        for (int lane = 0; lane < VirtualLanes.COUNT; lane += LANES) {
            sum(x, i, columns, lanes, lane);
        }
        return VirtualLanes.total(lanes, 0);
    }

    private static void sum(float[] x, int i, int columns, float[] lanes, int lane) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int j = lane; j < columns; j += VirtualLanes.COUNT) {
            sum = FloatVector.fromArray(SPECIES, x, i + j).add(sum);
        }
        FloatVector.zero(SPECIES).add(sum).intoArray(lanes, lane);
    }

    private float dot(float[] a, float[] b, int i, int columns) {
        for (int lane = 0; lane < VirtualLanes.COUNT; lane += LANES) {
            dot(a, b, i, columns, lanes, lane);
        }
        return VirtualLanes.total(lanes, 0);
    }

    private static void dot(float[] a, float[] b, int i, int columns, float[] lanes, int lane) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int j = lane; j < columns; j += VirtualLanes.COUNT) {
            sum = FloatVector.fromArray(SPECIES, a, i + j).fma(FloatVector.fromArray(SPECIES, b, i + j), sum);
        }
        FloatVector.zero(SPECIES).add(sum).intoArray(lanes, lane);
    }

    private static void subtract(float[] x, int i, float mean, float[] present, float[] y, int columns) {
        for (int j = 0; j < columns; j += LANES) {
            FloatVector.fromArray(SPECIES, present, j)
                    .fma(FloatVector.broadcast(SPECIES, -mean), FloatVector.fromArray(SPECIES, x, i + j))
                    .intoArray(y, j);
        }
    }

    private static void scaleShift(
            float[] x, float factor, float[] scale, float[] shift, float[] y, int i, int columns) {
        for (int j = 0; j < columns; j += LANES) {
            FloatVector.fromArray(SPECIES, x, j)
                    .mul(factor)
                    .fma(FloatVector.fromArray(SPECIES, scale, j), FloatVector.fromArray(SPECIES, shift, j))
                    .intoArray(y, i + j);
        }
    }

    private static void scale(float[] x, float factor, float[] scale, float[] y, int i, int columns) {
        for (int j = 0; j < columns; j += LANES) {
            FloatVector.fromArray(SPECIES, x, i + j)
                    .mul(factor)
                    .mul(FloatVector.fromArray(SPECIES, scale, j))
                    .intoArray(y, i + j);
        }
    }

    /** {@code x̂ = x·factor} and {@code dX̂ = dY∘γ}, of the rows that begin at {@code k} and at {@code i}. */
    private static void normalize(
            float[] x,
            int k,
            float factor,
            float[] dy,
            int i,
            float[] gamma,
            float[] normalized,
            float[] scaled,
            int columns) {
        for (int j = 0; j < columns; j += LANES) {
            FloatVector.fromArray(SPECIES, x, k + j).mul(factor).intoArray(normalized, j);
            FloatVector.fromArray(SPECIES, dy, i + j)
                    .mul(FloatVector.fromArray(SPECIES, gamma, j))
                    .intoArray(scaled, j);
        }
    }

    private static void addProducts(float[] dy, int i, float[] normalized, float[] dGamma, int columns) {
        for (int j = 0; j < columns; j += LANES) {
            FloatVector.fromArray(SPECIES, dy, i + j)
                    .fma(FloatVector.fromArray(SPECIES, normalized, j), FloatVector.fromArray(SPECIES, dGamma, j))
                    .intoArray(dGamma, j);
        }
    }

    private static void addGradients(
            float[] dy, int i, float[] normalized, float[] dGamma, float[] dBeta, int columns) {
        for (int j = 0; j < columns; j += LANES) {
            FloatVector gradient = FloatVector.fromArray(SPECIES, dy, i + j);
            gradient.fma(FloatVector.fromArray(SPECIES, normalized, j), FloatVector.fromArray(SPECIES, dGamma, j))
                    .intoArray(dGamma, j);
            FloatVector.fromArray(SPECIES, dBeta, j).add(gradient).intoArray(dBeta, j);
        }
    }

    private void combine(
            float[] scaled,
            float mean,
            float[] normalized,
            float slope,
            float inverseDeviation,
            float[] dx,
            int i,
            int columns) {
        float[] present = this.present;
        for (int j = 0; j < columns; j += LANES) {
            FloatVector rest = FloatVector.fromArray(SPECIES, present, j)
                    .fma(FloatVector.broadcast(SPECIES, -mean), FloatVector.fromArray(SPECIES, scaled, j));
            FloatVector.fromArray(SPECIES, normalized, j)
                    .fma(FloatVector.broadcast(SPECIES, -slope), rest)
                    .mul(inverseDeviation)
                    .intoArray(dx, i + j);
        }
    }
}
