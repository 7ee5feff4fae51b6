package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Outer-product tiles of {@code dW = xᵀ·dY}: four inputs by one to four vectors of units, summed over the rows of the batch
 * in their order. {@code x} comes in blocks of {@link #BLOCK} columns and {@code dy} in panels as wide as the tile, so that all
 * strides are constants.
 */
final class GradientTile {
    /** Columns of x that lie together. */
    static final int BLOCK = LANES;

    private GradientTile() {}

    /** {@code dW} of four inputs and four vectors of units. */
    static void four(float[] x, int xOffset, float[] dy, int dyOffset, int rows, float[] dw, int dwOffset) {
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c01 = FloatVector.zero(SPECIES);
        FloatVector c02 = FloatVector.zero(SPECIES);
        FloatVector c03 = FloatVector.zero(SPECIES);
        FloatVector c10 = FloatVector.zero(SPECIES);
        FloatVector c11 = FloatVector.zero(SPECIES);
        FloatVector c12 = FloatVector.zero(SPECIES);
        FloatVector c13 = FloatVector.zero(SPECIES);
        FloatVector c20 = FloatVector.zero(SPECIES);
        FloatVector c21 = FloatVector.zero(SPECIES);
        FloatVector c22 = FloatVector.zero(SPECIES);
        FloatVector c23 = FloatVector.zero(SPECIES);
        FloatVector c30 = FloatVector.zero(SPECIES);
        FloatVector c31 = FloatVector.zero(SPECIES);
        FloatVector c32 = FloatVector.zero(SPECIES);
        FloatVector c33 = FloatVector.zero(SPECIES);
        for (int i = 0; i < rows; i++) {
            int xi = xOffset + i * BLOCK;
            int di = dyOffset + i * (4 * LANES);
            FloatVector d0 = FloatVector.fromArray(SPECIES, dy, di);
            FloatVector d1 = FloatVector.fromArray(SPECIES, dy, di + LANES);
            FloatVector d2 = FloatVector.fromArray(SPECIES, dy, di + 2 * LANES);
            FloatVector d3 = FloatVector.fromArray(SPECIES, dy, di + 3 * LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[xi]);
            c00 = x0.fma(d0, c00);
            c01 = x0.fma(d1, c01);
            c02 = x0.fma(d2, c02);
            c03 = x0.fma(d3, c03);
            FloatVector x1 = FloatVector.broadcast(SPECIES, x[xi + 1]);
            c10 = x1.fma(d0, c10);
            c11 = x1.fma(d1, c11);
            c12 = x1.fma(d2, c12);
            c13 = x1.fma(d3, c13);
            FloatVector x2 = FloatVector.broadcast(SPECIES, x[xi + 2]);
            c20 = x2.fma(d0, c20);
            c21 = x2.fma(d1, c21);
            c22 = x2.fma(d2, c22);
            c23 = x2.fma(d3, c23);
            FloatVector x3 = FloatVector.broadcast(SPECIES, x[xi + 3]);
            c30 = x3.fma(d0, c30);
            c31 = x3.fma(d1, c31);
            c32 = x3.fma(d2, c32);
            c33 = x3.fma(d3, c33);
        }
        c00.intoArray(dw, dwOffset);
        c01.intoArray(dw, dwOffset + LANES);
        c02.intoArray(dw, dwOffset + 2 * LANES);
        c03.intoArray(dw, dwOffset + 3 * LANES);
        c10.intoArray(dw, dwOffset + 4 * LANES);
        c11.intoArray(dw, dwOffset + 5 * LANES);
        c12.intoArray(dw, dwOffset + 6 * LANES);
        c13.intoArray(dw, dwOffset + 7 * LANES);
        c20.intoArray(dw, dwOffset + 8 * LANES);
        c21.intoArray(dw, dwOffset + 9 * LANES);
        c22.intoArray(dw, dwOffset + 10 * LANES);
        c23.intoArray(dw, dwOffset + 11 * LANES);
        c30.intoArray(dw, dwOffset + 12 * LANES);
        c31.intoArray(dw, dwOffset + 13 * LANES);
        c32.intoArray(dw, dwOffset + 14 * LANES);
        c33.intoArray(dw, dwOffset + 15 * LANES);
    }

    /** {@code dW} of four inputs and three vectors of units. */
    static void three(float[] x, int xOffset, float[] dy, int dyOffset, int rows, float[] dw, int dwOffset) {
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c01 = FloatVector.zero(SPECIES);
        FloatVector c02 = FloatVector.zero(SPECIES);
        FloatVector c10 = FloatVector.zero(SPECIES);
        FloatVector c11 = FloatVector.zero(SPECIES);
        FloatVector c12 = FloatVector.zero(SPECIES);
        FloatVector c20 = FloatVector.zero(SPECIES);
        FloatVector c21 = FloatVector.zero(SPECIES);
        FloatVector c22 = FloatVector.zero(SPECIES);
        FloatVector c30 = FloatVector.zero(SPECIES);
        FloatVector c31 = FloatVector.zero(SPECIES);
        FloatVector c32 = FloatVector.zero(SPECIES);
        for (int i = 0; i < rows; i++) {
            int xi = xOffset + i * BLOCK;
            int di = dyOffset + i * (3 * LANES);
            FloatVector d0 = FloatVector.fromArray(SPECIES, dy, di);
            FloatVector d1 = FloatVector.fromArray(SPECIES, dy, di + LANES);
            FloatVector d2 = FloatVector.fromArray(SPECIES, dy, di + 2 * LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[xi]);
            c00 = x0.fma(d0, c00);
            c01 = x0.fma(d1, c01);
            c02 = x0.fma(d2, c02);
            FloatVector x1 = FloatVector.broadcast(SPECIES, x[xi + 1]);
            c10 = x1.fma(d0, c10);
            c11 = x1.fma(d1, c11);
            c12 = x1.fma(d2, c12);
            FloatVector x2 = FloatVector.broadcast(SPECIES, x[xi + 2]);
            c20 = x2.fma(d0, c20);
            c21 = x2.fma(d1, c21);
            c22 = x2.fma(d2, c22);
            FloatVector x3 = FloatVector.broadcast(SPECIES, x[xi + 3]);
            c30 = x3.fma(d0, c30);
            c31 = x3.fma(d1, c31);
            c32 = x3.fma(d2, c32);
        }
        c00.intoArray(dw, dwOffset);
        c01.intoArray(dw, dwOffset + LANES);
        c02.intoArray(dw, dwOffset + 2 * LANES);
        c10.intoArray(dw, dwOffset + 3 * LANES);
        c11.intoArray(dw, dwOffset + 4 * LANES);
        c12.intoArray(dw, dwOffset + 5 * LANES);
        c20.intoArray(dw, dwOffset + 6 * LANES);
        c21.intoArray(dw, dwOffset + 7 * LANES);
        c22.intoArray(dw, dwOffset + 8 * LANES);
        c30.intoArray(dw, dwOffset + 9 * LANES);
        c31.intoArray(dw, dwOffset + 10 * LANES);
        c32.intoArray(dw, dwOffset + 11 * LANES);
    }

    /** {@code dW} of four inputs and two vectors of units. */
    static void two(float[] x, int xOffset, float[] dy, int dyOffset, int rows, float[] dw, int dwOffset) {
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c01 = FloatVector.zero(SPECIES);
        FloatVector c10 = FloatVector.zero(SPECIES);
        FloatVector c11 = FloatVector.zero(SPECIES);
        FloatVector c20 = FloatVector.zero(SPECIES);
        FloatVector c21 = FloatVector.zero(SPECIES);
        FloatVector c30 = FloatVector.zero(SPECIES);
        FloatVector c31 = FloatVector.zero(SPECIES);
        for (int i = 0; i < rows; i++) {
            int xi = xOffset + i * BLOCK;
            int di = dyOffset + i * (2 * LANES);
            FloatVector d0 = FloatVector.fromArray(SPECIES, dy, di);
            FloatVector d1 = FloatVector.fromArray(SPECIES, dy, di + LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[xi]);
            c00 = x0.fma(d0, c00);
            c01 = x0.fma(d1, c01);
            FloatVector x1 = FloatVector.broadcast(SPECIES, x[xi + 1]);
            c10 = x1.fma(d0, c10);
            c11 = x1.fma(d1, c11);
            FloatVector x2 = FloatVector.broadcast(SPECIES, x[xi + 2]);
            c20 = x2.fma(d0, c20);
            c21 = x2.fma(d1, c21);
            FloatVector x3 = FloatVector.broadcast(SPECIES, x[xi + 3]);
            c30 = x3.fma(d0, c30);
            c31 = x3.fma(d1, c31);
        }
        c00.intoArray(dw, dwOffset);
        c01.intoArray(dw, dwOffset + LANES);
        c10.intoArray(dw, dwOffset + 2 * LANES);
        c11.intoArray(dw, dwOffset + 3 * LANES);
        c20.intoArray(dw, dwOffset + 4 * LANES);
        c21.intoArray(dw, dwOffset + 5 * LANES);
        c30.intoArray(dw, dwOffset + 6 * LANES);
        c31.intoArray(dw, dwOffset + 7 * LANES);
    }

    /** {@code dW} of four inputs and one vector of units. */
    static void one(float[] x, int xOffset, float[] dy, int dyOffset, int rows, float[] dw, int dwOffset) {
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c10 = FloatVector.zero(SPECIES);
        FloatVector c20 = FloatVector.zero(SPECIES);
        FloatVector c30 = FloatVector.zero(SPECIES);
        for (int i = 0; i < rows; i++) {
            int xi = xOffset + i * BLOCK;
            int di = dyOffset + i * LANES;
            FloatVector d0 = FloatVector.fromArray(SPECIES, dy, di);
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[xi]);
            c00 = x0.fma(d0, c00);
            FloatVector x1 = FloatVector.broadcast(SPECIES, x[xi + 1]);
            c10 = x1.fma(d0, c10);
            FloatVector x2 = FloatVector.broadcast(SPECIES, x[xi + 2]);
            c20 = x2.fma(d0, c20);
            FloatVector x3 = FloatVector.broadcast(SPECIES, x[xi + 3]);
            c30 = x3.fma(d0, c30);
        }
        c00.intoArray(dw, dwOffset);
        c10.intoArray(dw, dwOffset + LANES);
        c20.intoArray(dw, dwOffset + 2 * LANES);
        c30.intoArray(dw, dwOffset + 3 * LANES);
    }
}
