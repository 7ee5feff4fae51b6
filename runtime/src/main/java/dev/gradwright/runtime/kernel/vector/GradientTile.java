package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Outer-product tiles of {@code dW += xᵀ·dY}: four or eight inputs by one to three vectors of units, as many as there are
 * registers for, summed over rows of the batch in their order. {@code x} comes in blocks of {@link #BLOCK} columns and
 * {@code dy} in panels as wide as the tile, so that all strides are constants.
 */
final class GradientTile {
    /** Columns of x that lie together. */
    static final int BLOCK = 16;

    private GradientTile() {}

    /** How many inputs a tile of so many vectors holds. */
    static int inputs(int vectors) {
        return vectors == 2 ? 4 : 8;
    }

    /** Eight inputs and three vectors of units. */
    static void three(float[] x, int xOffset, float[] dy, int dyOffset, int rows, float[] dw, int dwOffset) {
        FloatVector s00 = FloatVector.fromArray(SPECIES, dw, dwOffset);
        FloatVector s01 = FloatVector.fromArray(SPECIES, dw, dwOffset + LANES);
        FloatVector s02 = FloatVector.fromArray(SPECIES, dw, dwOffset + 2 * LANES);
        FloatVector s10 = FloatVector.fromArray(SPECIES, dw, dwOffset + 3 * LANES);
        FloatVector s11 = FloatVector.fromArray(SPECIES, dw, dwOffset + 4 * LANES);
        FloatVector s12 = FloatVector.fromArray(SPECIES, dw, dwOffset + 5 * LANES);
        FloatVector s20 = FloatVector.fromArray(SPECIES, dw, dwOffset + 6 * LANES);
        FloatVector s21 = FloatVector.fromArray(SPECIES, dw, dwOffset + 7 * LANES);
        FloatVector s22 = FloatVector.fromArray(SPECIES, dw, dwOffset + 8 * LANES);
        FloatVector s30 = FloatVector.fromArray(SPECIES, dw, dwOffset + 9 * LANES);
        FloatVector s31 = FloatVector.fromArray(SPECIES, dw, dwOffset + 10 * LANES);
        FloatVector s32 = FloatVector.fromArray(SPECIES, dw, dwOffset + 11 * LANES);
        FloatVector s40 = FloatVector.fromArray(SPECIES, dw, dwOffset + 12 * LANES);
        FloatVector s41 = FloatVector.fromArray(SPECIES, dw, dwOffset + 13 * LANES);
        FloatVector s42 = FloatVector.fromArray(SPECIES, dw, dwOffset + 14 * LANES);
        FloatVector s50 = FloatVector.fromArray(SPECIES, dw, dwOffset + 15 * LANES);
        FloatVector s51 = FloatVector.fromArray(SPECIES, dw, dwOffset + 16 * LANES);
        FloatVector s52 = FloatVector.fromArray(SPECIES, dw, dwOffset + 17 * LANES);
        FloatVector s60 = FloatVector.fromArray(SPECIES, dw, dwOffset + 18 * LANES);
        FloatVector s61 = FloatVector.fromArray(SPECIES, dw, dwOffset + 19 * LANES);
        FloatVector s62 = FloatVector.fromArray(SPECIES, dw, dwOffset + 20 * LANES);
        FloatVector s70 = FloatVector.fromArray(SPECIES, dw, dwOffset + 21 * LANES);
        FloatVector s71 = FloatVector.fromArray(SPECIES, dw, dwOffset + 22 * LANES);
        FloatVector s72 = FloatVector.fromArray(SPECIES, dw, dwOffset + 23 * LANES);
        for (int i = 0; i < rows; i++) {
            int xi = xOffset + i * BLOCK;
            int di = dyOffset + i * (3 * LANES);
            FloatVector d0 = FloatVector.fromArray(SPECIES, dy, di);
            FloatVector d1 = FloatVector.fromArray(SPECIES, dy, di + LANES);
            FloatVector d2 = FloatVector.fromArray(SPECIES, dy, di + 2 * LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[xi]);
            s00 = x0.fma(d0, s00);
            s01 = x0.fma(d1, s01);
            s02 = x0.fma(d2, s02);
            FloatVector x1 = FloatVector.broadcast(SPECIES, x[xi + 1]);
            s10 = x1.fma(d0, s10);
            s11 = x1.fma(d1, s11);
            s12 = x1.fma(d2, s12);
            FloatVector x2 = FloatVector.broadcast(SPECIES, x[xi + 2]);
            s20 = x2.fma(d0, s20);
            s21 = x2.fma(d1, s21);
            s22 = x2.fma(d2, s22);
            FloatVector x3 = FloatVector.broadcast(SPECIES, x[xi + 3]);
            s30 = x3.fma(d0, s30);
            s31 = x3.fma(d1, s31);
            s32 = x3.fma(d2, s32);
            FloatVector x4 = FloatVector.broadcast(SPECIES, x[xi + 4]);
            s40 = x4.fma(d0, s40);
            s41 = x4.fma(d1, s41);
            s42 = x4.fma(d2, s42);
            FloatVector x5 = FloatVector.broadcast(SPECIES, x[xi + 5]);
            s50 = x5.fma(d0, s50);
            s51 = x5.fma(d1, s51);
            s52 = x5.fma(d2, s52);
            FloatVector x6 = FloatVector.broadcast(SPECIES, x[xi + 6]);
            s60 = x6.fma(d0, s60);
            s61 = x6.fma(d1, s61);
            s62 = x6.fma(d2, s62);
            FloatVector x7 = FloatVector.broadcast(SPECIES, x[xi + 7]);
            s70 = x7.fma(d0, s70);
            s71 = x7.fma(d1, s71);
            s72 = x7.fma(d2, s72);
        }
        s00.intoArray(dw, dwOffset);
        s01.intoArray(dw, dwOffset + LANES);
        s02.intoArray(dw, dwOffset + 2 * LANES);
        s10.intoArray(dw, dwOffset + 3 * LANES);
        s11.intoArray(dw, dwOffset + 4 * LANES);
        s12.intoArray(dw, dwOffset + 5 * LANES);
        s20.intoArray(dw, dwOffset + 6 * LANES);
        s21.intoArray(dw, dwOffset + 7 * LANES);
        s22.intoArray(dw, dwOffset + 8 * LANES);
        s30.intoArray(dw, dwOffset + 9 * LANES);
        s31.intoArray(dw, dwOffset + 10 * LANES);
        s32.intoArray(dw, dwOffset + 11 * LANES);
        s40.intoArray(dw, dwOffset + 12 * LANES);
        s41.intoArray(dw, dwOffset + 13 * LANES);
        s42.intoArray(dw, dwOffset + 14 * LANES);
        s50.intoArray(dw, dwOffset + 15 * LANES);
        s51.intoArray(dw, dwOffset + 16 * LANES);
        s52.intoArray(dw, dwOffset + 17 * LANES);
        s60.intoArray(dw, dwOffset + 18 * LANES);
        s61.intoArray(dw, dwOffset + 19 * LANES);
        s62.intoArray(dw, dwOffset + 20 * LANES);
        s70.intoArray(dw, dwOffset + 21 * LANES);
        s71.intoArray(dw, dwOffset + 22 * LANES);
        s72.intoArray(dw, dwOffset + 23 * LANES);
    }

    /** Four inputs and two vectors of units. */
    static void two(float[] x, int xOffset, float[] dy, int dyOffset, int rows, float[] dw, int dwOffset) {
        FloatVector s00 = FloatVector.fromArray(SPECIES, dw, dwOffset);
        FloatVector s01 = FloatVector.fromArray(SPECIES, dw, dwOffset + LANES);
        FloatVector s10 = FloatVector.fromArray(SPECIES, dw, dwOffset + 2 * LANES);
        FloatVector s11 = FloatVector.fromArray(SPECIES, dw, dwOffset + 3 * LANES);
        FloatVector s20 = FloatVector.fromArray(SPECIES, dw, dwOffset + 4 * LANES);
        FloatVector s21 = FloatVector.fromArray(SPECIES, dw, dwOffset + 5 * LANES);
        FloatVector s30 = FloatVector.fromArray(SPECIES, dw, dwOffset + 6 * LANES);
        FloatVector s31 = FloatVector.fromArray(SPECIES, dw, dwOffset + 7 * LANES);
        for (int i = 0; i < rows; i++) {
            int xi = xOffset + i * BLOCK;
            int di = dyOffset + i * (2 * LANES);
            FloatVector d0 = FloatVector.fromArray(SPECIES, dy, di);
            FloatVector d1 = FloatVector.fromArray(SPECIES, dy, di + LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[xi]);
            s00 = x0.fma(d0, s00);
            s01 = x0.fma(d1, s01);
            FloatVector x1 = FloatVector.broadcast(SPECIES, x[xi + 1]);
            s10 = x1.fma(d0, s10);
            s11 = x1.fma(d1, s11);
            FloatVector x2 = FloatVector.broadcast(SPECIES, x[xi + 2]);
            s20 = x2.fma(d0, s20);
            s21 = x2.fma(d1, s21);
            FloatVector x3 = FloatVector.broadcast(SPECIES, x[xi + 3]);
            s30 = x3.fma(d0, s30);
            s31 = x3.fma(d1, s31);
        }
        s00.intoArray(dw, dwOffset);
        s01.intoArray(dw, dwOffset + LANES);
        s10.intoArray(dw, dwOffset + 2 * LANES);
        s11.intoArray(dw, dwOffset + 3 * LANES);
        s20.intoArray(dw, dwOffset + 4 * LANES);
        s21.intoArray(dw, dwOffset + 5 * LANES);
        s30.intoArray(dw, dwOffset + 6 * LANES);
        s31.intoArray(dw, dwOffset + 7 * LANES);
    }

    /** Eight inputs and one vector of units. */
    static void one(float[] x, int xOffset, float[] dy, int dyOffset, int rows, float[] dw, int dwOffset) {
        FloatVector s00 = FloatVector.fromArray(SPECIES, dw, dwOffset);
        FloatVector s10 = FloatVector.fromArray(SPECIES, dw, dwOffset + LANES);
        FloatVector s20 = FloatVector.fromArray(SPECIES, dw, dwOffset + 2 * LANES);
        FloatVector s30 = FloatVector.fromArray(SPECIES, dw, dwOffset + 3 * LANES);
        FloatVector s40 = FloatVector.fromArray(SPECIES, dw, dwOffset + 4 * LANES);
        FloatVector s50 = FloatVector.fromArray(SPECIES, dw, dwOffset + 5 * LANES);
        FloatVector s60 = FloatVector.fromArray(SPECIES, dw, dwOffset + 6 * LANES);
        FloatVector s70 = FloatVector.fromArray(SPECIES, dw, dwOffset + 7 * LANES);
        for (int i = 0; i < rows; i++) {
            int xi = xOffset + i * BLOCK;
            FloatVector d0 = FloatVector.fromArray(SPECIES, dy, dyOffset + i * LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[xi]);
            s00 = x0.fma(d0, s00);
            FloatVector x1 = FloatVector.broadcast(SPECIES, x[xi + 1]);
            s10 = x1.fma(d0, s10);
            FloatVector x2 = FloatVector.broadcast(SPECIES, x[xi + 2]);
            s20 = x2.fma(d0, s20);
            FloatVector x3 = FloatVector.broadcast(SPECIES, x[xi + 3]);
            s30 = x3.fma(d0, s30);
            FloatVector x4 = FloatVector.broadcast(SPECIES, x[xi + 4]);
            s40 = x4.fma(d0, s40);
            FloatVector x5 = FloatVector.broadcast(SPECIES, x[xi + 5]);
            s50 = x5.fma(d0, s50);
            FloatVector x6 = FloatVector.broadcast(SPECIES, x[xi + 6]);
            s60 = x6.fma(d0, s60);
            FloatVector x7 = FloatVector.broadcast(SPECIES, x[xi + 7]);
            s70 = x7.fma(d0, s70);
        }
        s00.intoArray(dw, dwOffset);
        s10.intoArray(dw, dwOffset + LANES);
        s20.intoArray(dw, dwOffset + 2 * LANES);
        s30.intoArray(dw, dwOffset + 3 * LANES);
        s40.intoArray(dw, dwOffset + 4 * LANES);
        s50.intoArray(dw, dwOffset + 5 * LANES);
        s60.intoArray(dw, dwOffset + 6 * LANES);
        s70.intoArray(dw, dwOffset + 7 * LANES);
    }
}
