package dev.gradwright.runtime.kernel.portable;

import static dev.gradwright.runtime.kernel.portable.MultiplyAdd.multiplyAdd;
import static dev.gradwright.runtime.kernel.portable.PortableTensor.vector;

import dev.gradwright.runtime.kernel.RowNormKernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.kernel.VirtualLanes;
import java.util.Arrays;

/**
 * Layer normalization (Ba, Kiros and Hinton, 2016) and RMS layer normalization (Zhang and Sennrich, 2019), row by row.
 * Sums over a row are taken in {@link VirtualLanes}.
 */
final class PortableRowNorms implements RowNormKernels.Unchecked {
    private final float[] lanes = new float[VirtualLanes.COUNT];
    private float[] ones = new float[0];
    /** x̂ of one row; before that, x − μ. */
    private float[] normalized = new float[0];
    /** γ∘dY of one row. */
    private float[] scaled = new float[0];

    @Override
    public void layerNorm(Tensor in, Tensor gamma, Tensor beta, float epsilon, Tensor out) {
        PortableTensor x = PortableTensor.of(in);
        PortableTensor y = PortableTensor.of(out);
        reserve(x.columns());
        for (int i = 0; i < x.rows(); i++) {
            float inverseDeviation = center(x.row(i), epsilon);
            scaleShift(normalized, inverseDeviation, vector(gamma), vector(beta), y.row(i));
        }
    }

    /**
     * {@code dX = (dX̂ − mean(dX̂) − x̂·mean(dX̂∘x̂))/√(σ² + ε)} with {@code dX̂ = γ∘dY} and means over the columns;
     * {@code dγ = Σ dY∘x̂} and {@code dβ = Σ dY} over the rows.
     */
    @Override
    public void layerNormBackward(
            Tensor in, Tensor dOut, Tensor scale, float epsilon, Tensor dScale, Tensor dShift, Tensor dIn) {
        PortableTensor x = PortableTensor.of(in);
        PortableTensor dy = PortableTensor.of(dOut);
        PortableTensor dx = PortableTensor.of(dIn);
        float[] gamma = vector(scale);
        float[] dGamma = vector(dScale);
        float[] dBeta = vector(dShift);
        int columns = x.columns();
        reserve(columns);
        Arrays.fill(dGamma, 0);
        Arrays.fill(dBeta, 0);
        for (int i = 0; i < x.rows(); i++) {
            float inverseDeviation = center(x.row(i), epsilon);
            normalize(normalized, inverseDeviation, dy.row(i), gamma, normalized, scaled);
            addGradients(dy.row(i), normalized, dGamma, dBeta);
            float mean = PortableRows.dot(scaled, ones, columns, lanes) * (1f / columns);
            float slope = PortableRows.dot(scaled, normalized, columns, lanes) * (1f / columns);
            combine(scaled, mean, normalized, slope, inverseDeviation, dx.row(i));
        }
    }

    @Override
    public void rmsNorm(Tensor in, Tensor gamma, float epsilon, Tensor out) {
        PortableTensor x = PortableTensor.of(in);
        PortableTensor y = PortableTensor.of(out);
        for (int i = 0; i < x.rows(); i++) {
            scale(x.row(i), inverseRoot(x.row(i), epsilon), vector(gamma), y.row(i));
        }
    }

    /**
     * {@code dX = (dX̂ − x̂·mean(dX̂∘x̂))/r} with {@code r = √(mean(x²) + ε)}, {@code dX̂ = γ∘dY} and means over the
     * columns; {@code dγ = Σ dY∘x̂} over the rows.
     */
    @Override
    public void rmsNormBackward(Tensor in, Tensor dOut, Tensor scale, float epsilon, Tensor dScale, Tensor dIn) {
        PortableTensor x = PortableTensor.of(in);
        PortableTensor dy = PortableTensor.of(dOut);
        PortableTensor dx = PortableTensor.of(dIn);
        float[] gamma = vector(scale);
        float[] dGamma = vector(dScale);
        int columns = x.columns();
        reserve(columns);
        Arrays.fill(dGamma, 0);
        for (int i = 0; i < x.rows(); i++) {
            float inverseRoot = inverseRoot(x.row(i), epsilon);
            normalize(x.row(i), inverseRoot, dy.row(i), gamma, normalized, scaled);
            addProducts(dy.row(i), normalized, dGamma);
            float slope = PortableRows.dot(scaled, normalized, columns, lanes) * (1f / columns);
            combine(scaled, 0, normalized, slope, inverseRoot, dx.row(i));
        }
    }

    /** Writes x − μ to {@link #normalized} and returns {@code 1/√(σ² + ε)}. */
    private float center(float[] x, float epsilon) {
        int columns = x.length;
        float mean = PortableRows.dot(x, ones, columns, lanes) * (1f / columns);
        subtract(x, mean, normalized);
        return inverseRoot(normalized, columns, epsilon);
    }

    private float inverseRoot(float[] row, float epsilon) {
        return inverseRoot(row, row.length, epsilon);
    }

    /** {@code 1/√(mean(x²) + ε)}. */
    private float inverseRoot(float[] x, int columns, float epsilon) {
        float meanSquare = PortableRows.dot(x, x, columns, lanes) * (1f / columns);
        return 1 / (float) Math.sqrt(meanSquare + epsilon);
    }

    private void reserve(int columns) {
        if (ones.length < columns) {
            ones = new float[columns];
            Arrays.fill(ones, 1);
            normalized = new float[columns];
            scaled = new float[columns];
        }
    }

    private static void subtract(float[] x, float mean, float[] y) {
        for (int j = 0; j < x.length; j++) {
            y[j] = x[j] - mean;
        }
    }

    private static void scaleShift(float[] x, float factor, float[] scale, float[] shift, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = multiplyAdd(x[j] * factor, scale[j], shift[j]);
        }
    }

    private static void scale(float[] x, float factor, float[] scale, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = x[j] * factor * scale[j];
        }
    }

    /** {@code x̂ = x·factor} and {@code dX̂ = dY∘γ}. */
    private static void normalize(
            float[] x, float factor, float[] dy, float[] gamma, float[] normalized, float[] scaled) {
        for (int j = 0; j < dy.length; j++) {
            normalized[j] = x[j] * factor;
            scaled[j] = dy[j] * gamma[j];
        }
    }

    private static void addProducts(float[] dy, float[] normalized, float[] dGamma) {
        for (int j = 0; j < dy.length; j++) {
            dGamma[j] = multiplyAdd(dy[j], normalized[j], dGamma[j]);
        }
    }

    private static void addGradients(float[] dy, float[] normalized, float[] dGamma, float[] dBeta) {
        for (int j = 0; j < dy.length; j++) {
            dGamma[j] = multiplyAdd(dy[j], normalized[j], dGamma[j]);
            dBeta[j] += dy[j];
        }
    }

    private static void combine(
            float[] scaled, float mean, float[] normalized, float slope, float inverseDeviation, float[] dx) {
        for (int j = 0; j < dx.length; j++) {
            dx[j] = multiplyAdd(normalized[j], -slope, scaled[j] - mean) * inverseDeviation;
        }
    }
}
