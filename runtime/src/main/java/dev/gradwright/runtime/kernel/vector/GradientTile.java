package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Outer-product tiles of {@code dW = xᵀ·dY}: some inputs by one to four vectors of units, as many as there are registers
 * for, summed over the rows of the batch in their order. {@code x} comes in blocks of {@link #BLOCK} columns and {@code dy} in
 * panels as wide as the tile, so that all strides are constants.
 *
 * <p>The last sum with zero gives the compiler a receiver whose class it knows: see the package.
 */
final class GradientTile {
    /** Columns of x that lie together: whole tiles, whatever their shape. */
    static final int BLOCK = 12;
    /** Floats from one row of a block to the next. */
    static final int STEP = 16;
    /**
     * Floats of four vectors of dy for each float of a block: a power of two, and so C2 takes the checks of both indices out of a
     * tile's loop.
     */
    private static final int RATIO = 4 * LANES / STEP;

    private GradientTile() {}

    /** How many inputs a tile of so many vectors holds. */
    static int inputs(int vectors) {
        return switch (vectors) {
            case 1 -> 12;
            case 2 -> 4;
            default -> 6;
        };
    }

    /** Six inputs and four vectors of units. */
    static void four(float[] x, int xOffset, float[] dy, int dyOffset, int rows, float[] dw, int dwOffset) {
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = FloatVector.zero(SPECIES);
        FloatVector s02 = FloatVector.zero(SPECIES);
        FloatVector s03 = FloatVector.zero(SPECIES);
        FloatVector s10 = FloatVector.zero(SPECIES);
        FloatVector s11 = FloatVector.zero(SPECIES);
        FloatVector s12 = FloatVector.zero(SPECIES);
        FloatVector s13 = FloatVector.zero(SPECIES);
        FloatVector s20 = FloatVector.zero(SPECIES);
        FloatVector s21 = FloatVector.zero(SPECIES);
        FloatVector s22 = FloatVector.zero(SPECIES);
        FloatVector s23 = FloatVector.zero(SPECIES);
        FloatVector s30 = FloatVector.zero(SPECIES);
        FloatVector s31 = FloatVector.zero(SPECIES);
        FloatVector s32 = FloatVector.zero(SPECIES);
        FloatVector s33 = FloatVector.zero(SPECIES);
        FloatVector s40 = FloatVector.zero(SPECIES);
        FloatVector s41 = FloatVector.zero(SPECIES);
        FloatVector s42 = FloatVector.zero(SPECIES);
        FloatVector s43 = FloatVector.zero(SPECIES);
        FloatVector s50 = FloatVector.zero(SPECIES);
        FloatVector s51 = FloatVector.zero(SPECIES);
        FloatVector s52 = FloatVector.zero(SPECIES);
        FloatVector s53 = FloatVector.zero(SPECIES);
        int end = xOffset + rows * STEP;
        int start = dyOffset - xOffset * RATIO;
        for (int xi = xOffset; xi < end; xi += STEP) {
            int di = start + xi * RATIO;
            FloatVector d0 = FloatVector.fromArray(SPECIES, dy, di);
            FloatVector d1 = FloatVector.fromArray(SPECIES, dy, di + LANES);
            FloatVector d2 = FloatVector.fromArray(SPECIES, dy, di + 2 * LANES);
            FloatVector d3 = FloatVector.fromArray(SPECIES, dy, di + 3 * LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[xi]);
            s00 = x0.fma(d0, s00);
            s01 = x0.fma(d1, s01);
            s02 = x0.fma(d2, s02);
            s03 = x0.fma(d3, s03);
            FloatVector x1 = FloatVector.broadcast(SPECIES, x[xi + 1]);
            s10 = x1.fma(d0, s10);
            s11 = x1.fma(d1, s11);
            s12 = x1.fma(d2, s12);
            s13 = x1.fma(d3, s13);
            FloatVector x2 = FloatVector.broadcast(SPECIES, x[xi + 2]);
            s20 = x2.fma(d0, s20);
            s21 = x2.fma(d1, s21);
            s22 = x2.fma(d2, s22);
            s23 = x2.fma(d3, s23);
            FloatVector x3 = FloatVector.broadcast(SPECIES, x[xi + 3]);
            s30 = x3.fma(d0, s30);
            s31 = x3.fma(d1, s31);
            s32 = x3.fma(d2, s32);
            s33 = x3.fma(d3, s33);
            FloatVector x4 = FloatVector.broadcast(SPECIES, x[xi + 4]);
            s40 = x4.fma(d0, s40);
            s41 = x4.fma(d1, s41);
            s42 = x4.fma(d2, s42);
            s43 = x4.fma(d3, s43);
            FloatVector x5 = FloatVector.broadcast(SPECIES, x[xi + 5]);
            s50 = x5.fma(d0, s50);
            s51 = x5.fma(d1, s51);
            s52 = x5.fma(d2, s52);
            s53 = x5.fma(d3, s53);
        }
        FloatVector zero = FloatVector.zero(SPECIES);
        zero.add(s00).intoArray(dw, dwOffset);
        zero.add(s01).intoArray(dw, dwOffset + LANES);
        zero.add(s02).intoArray(dw, dwOffset + 2 * LANES);
        zero.add(s03).intoArray(dw, dwOffset + 3 * LANES);
        zero.add(s10).intoArray(dw, dwOffset + 4 * LANES);
        zero.add(s11).intoArray(dw, dwOffset + 5 * LANES);
        zero.add(s12).intoArray(dw, dwOffset + 6 * LANES);
        zero.add(s13).intoArray(dw, dwOffset + 7 * LANES);
        zero.add(s20).intoArray(dw, dwOffset + 8 * LANES);
        zero.add(s21).intoArray(dw, dwOffset + 9 * LANES);
        zero.add(s22).intoArray(dw, dwOffset + 10 * LANES);
        zero.add(s23).intoArray(dw, dwOffset + 11 * LANES);
        zero.add(s30).intoArray(dw, dwOffset + 12 * LANES);
        zero.add(s31).intoArray(dw, dwOffset + 13 * LANES);
        zero.add(s32).intoArray(dw, dwOffset + 14 * LANES);
        zero.add(s33).intoArray(dw, dwOffset + 15 * LANES);
        zero.add(s40).intoArray(dw, dwOffset + 16 * LANES);
        zero.add(s41).intoArray(dw, dwOffset + 17 * LANES);
        zero.add(s42).intoArray(dw, dwOffset + 18 * LANES);
        zero.add(s43).intoArray(dw, dwOffset + 19 * LANES);
        zero.add(s50).intoArray(dw, dwOffset + 20 * LANES);
        zero.add(s51).intoArray(dw, dwOffset + 21 * LANES);
        zero.add(s52).intoArray(dw, dwOffset + 22 * LANES);
        zero.add(s53).intoArray(dw, dwOffset + 23 * LANES);
    }

    /** Six inputs and three vectors of units. */
    static void three(float[] x, int xOffset, float[] dy, int dyOffset, int rows, float[] dw, int dwOffset) {
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = FloatVector.zero(SPECIES);
        FloatVector s02 = FloatVector.zero(SPECIES);
        FloatVector s10 = FloatVector.zero(SPECIES);
        FloatVector s11 = FloatVector.zero(SPECIES);
        FloatVector s12 = FloatVector.zero(SPECIES);
        FloatVector s20 = FloatVector.zero(SPECIES);
        FloatVector s21 = FloatVector.zero(SPECIES);
        FloatVector s22 = FloatVector.zero(SPECIES);
        FloatVector s30 = FloatVector.zero(SPECIES);
        FloatVector s31 = FloatVector.zero(SPECIES);
        FloatVector s32 = FloatVector.zero(SPECIES);
        FloatVector s40 = FloatVector.zero(SPECIES);
        FloatVector s41 = FloatVector.zero(SPECIES);
        FloatVector s42 = FloatVector.zero(SPECIES);
        FloatVector s50 = FloatVector.zero(SPECIES);
        FloatVector s51 = FloatVector.zero(SPECIES);
        FloatVector s52 = FloatVector.zero(SPECIES);
        for (int i = 0; i < rows; i++) {
            int xi = xOffset + i * STEP;
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
        }
        FloatVector zero = FloatVector.zero(SPECIES);
        zero.add(s00).intoArray(dw, dwOffset);
        zero.add(s01).intoArray(dw, dwOffset + LANES);
        zero.add(s02).intoArray(dw, dwOffset + 2 * LANES);
        zero.add(s10).intoArray(dw, dwOffset + 3 * LANES);
        zero.add(s11).intoArray(dw, dwOffset + 4 * LANES);
        zero.add(s12).intoArray(dw, dwOffset + 5 * LANES);
        zero.add(s20).intoArray(dw, dwOffset + 6 * LANES);
        zero.add(s21).intoArray(dw, dwOffset + 7 * LANES);
        zero.add(s22).intoArray(dw, dwOffset + 8 * LANES);
        zero.add(s30).intoArray(dw, dwOffset + 9 * LANES);
        zero.add(s31).intoArray(dw, dwOffset + 10 * LANES);
        zero.add(s32).intoArray(dw, dwOffset + 11 * LANES);
        zero.add(s40).intoArray(dw, dwOffset + 12 * LANES);
        zero.add(s41).intoArray(dw, dwOffset + 13 * LANES);
        zero.add(s42).intoArray(dw, dwOffset + 14 * LANES);
        zero.add(s50).intoArray(dw, dwOffset + 15 * LANES);
        zero.add(s51).intoArray(dw, dwOffset + 16 * LANES);
        zero.add(s52).intoArray(dw, dwOffset + 17 * LANES);
    }

    /** Four inputs and two vectors of units. */
    static void two(float[] x, int xOffset, float[] dy, int dyOffset, int rows, float[] dw, int dwOffset) {
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = FloatVector.zero(SPECIES);
        FloatVector s10 = FloatVector.zero(SPECIES);
        FloatVector s11 = FloatVector.zero(SPECIES);
        FloatVector s20 = FloatVector.zero(SPECIES);
        FloatVector s21 = FloatVector.zero(SPECIES);
        FloatVector s30 = FloatVector.zero(SPECIES);
        FloatVector s31 = FloatVector.zero(SPECIES);
        for (int i = 0; i < rows; i++) {
            int xi = xOffset + i * STEP;
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
        FloatVector zero = FloatVector.zero(SPECIES);
        zero.add(s00).intoArray(dw, dwOffset);
        zero.add(s01).intoArray(dw, dwOffset + LANES);
        zero.add(s10).intoArray(dw, dwOffset + 2 * LANES);
        zero.add(s11).intoArray(dw, dwOffset + 3 * LANES);
        zero.add(s20).intoArray(dw, dwOffset + 4 * LANES);
        zero.add(s21).intoArray(dw, dwOffset + 5 * LANES);
        zero.add(s30).intoArray(dw, dwOffset + 6 * LANES);
        zero.add(s31).intoArray(dw, dwOffset + 7 * LANES);
    }

    /** Twelve inputs and one vector of units. */
    static void one(float[] x, int xOffset, float[] dy, int dyOffset, int rows, float[] dw, int dwOffset) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = FloatVector.zero(SPECIES);
        FloatVector s2 = FloatVector.zero(SPECIES);
        FloatVector s3 = FloatVector.zero(SPECIES);
        FloatVector s4 = FloatVector.zero(SPECIES);
        FloatVector s5 = FloatVector.zero(SPECIES);
        FloatVector s6 = FloatVector.zero(SPECIES);
        FloatVector s7 = FloatVector.zero(SPECIES);
        FloatVector s8 = FloatVector.zero(SPECIES);
        FloatVector s9 = FloatVector.zero(SPECIES);
        FloatVector s10 = FloatVector.zero(SPECIES);
        FloatVector s11 = FloatVector.zero(SPECIES);
        for (int i = 0; i < rows; i++) {
            int xi = xOffset + i * STEP;
            int di = dyOffset + i * LANES;
            FloatVector d0 = FloatVector.fromArray(SPECIES, dy, di);
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[xi]);
            s0 = x0.fma(d0, s0);
            FloatVector x1 = FloatVector.broadcast(SPECIES, x[xi + 1]);
            s1 = x1.fma(d0, s1);
            FloatVector x2 = FloatVector.broadcast(SPECIES, x[xi + 2]);
            s2 = x2.fma(d0, s2);
            FloatVector x3 = FloatVector.broadcast(SPECIES, x[xi + 3]);
            s3 = x3.fma(d0, s3);
            FloatVector x4 = FloatVector.broadcast(SPECIES, x[xi + 4]);
            s4 = x4.fma(d0, s4);
            FloatVector x5 = FloatVector.broadcast(SPECIES, x[xi + 5]);
            s5 = x5.fma(d0, s5);
            FloatVector x6 = FloatVector.broadcast(SPECIES, x[xi + 6]);
            s6 = x6.fma(d0, s6);
            FloatVector x7 = FloatVector.broadcast(SPECIES, x[xi + 7]);
            s7 = x7.fma(d0, s7);
            FloatVector x8 = FloatVector.broadcast(SPECIES, x[xi + 8]);
            s8 = x8.fma(d0, s8);
            FloatVector x9 = FloatVector.broadcast(SPECIES, x[xi + 9]);
            s9 = x9.fma(d0, s9);
            FloatVector x10 = FloatVector.broadcast(SPECIES, x[xi + 10]);
            s10 = x10.fma(d0, s10);
            FloatVector x11 = FloatVector.broadcast(SPECIES, x[xi + 11]);
            s11 = x11.fma(d0, s11);
        }
        FloatVector zero = FloatVector.zero(SPECIES);
        zero.add(s0).intoArray(dw, dwOffset);
        zero.add(s1).intoArray(dw, dwOffset + LANES);
        zero.add(s2).intoArray(dw, dwOffset + 2 * LANES);
        zero.add(s3).intoArray(dw, dwOffset + 3 * LANES);
        zero.add(s4).intoArray(dw, dwOffset + 4 * LANES);
        zero.add(s5).intoArray(dw, dwOffset + 5 * LANES);
        zero.add(s6).intoArray(dw, dwOffset + 6 * LANES);
        zero.add(s7).intoArray(dw, dwOffset + 7 * LANES);
        zero.add(s8).intoArray(dw, dwOffset + 8 * LANES);
        zero.add(s9).intoArray(dw, dwOffset + 9 * LANES);
        zero.add(s10).intoArray(dw, dwOffset + 10 * LANES);
        zero.add(s11).intoArray(dw, dwOffset + 11 * LANES);
    }
}
