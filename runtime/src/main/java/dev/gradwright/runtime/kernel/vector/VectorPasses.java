package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import dev.gradwright.runtime.random.CounterRandom;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Passes over elements with simple arithmetic only: sums, scaling, clipping, dropout. */
final class VectorPasses {
    private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, SPECIES.vectorShape());
    /** What {@link CounterRandom#keepInRow} adds to the key for each column. */
    private static final int COLUMN_STEP = 0x9E3779B9;
    /** The steps of the columns of one vector. */
    private static final int[] COLUMN_STEPS = columnSteps();

    private VectorPasses() {}

    private static int[] columnSteps() {
        int[] steps = new int[LANES];
        for (int j = 0; j < LANES; j++) {
            steps[j] = j * COLUMN_STEP;
        }
        return steps;
    }

    /** Overwrites {@code sum} with the sum of all rows, in their order. */
    static void sumRows(RowTensor x, float[] sum) {
        Arrays.fill(sum, 0);
        for (int i = 0; i < x.length(); i += x.stride()) {
            addTo(sum, x.data(), x.offset() + i, x.stride());
        }
    }

    /** {@code sum += x} for one row of x. */
    private static void addTo(float[] sum, float[] x, int i, int columns) {
        for (int j = 0; j < columns; j += LANES) {
            FloatVector.fromArray(SPECIES, sum, j)
                    .add(FloatVector.fromArray(SPECIES, x, i + j))
                    .intoArray(sum, j);
        }
    }

    /** {@code y = a + b}. */
    static void add(float[] a, float[] b, float[] y, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector.fromArray(SPECIES, a, j)
                    .add(FloatVector.fromArray(SPECIES, b, j))
                    .intoArray(y, j);
        }
    }

    static void scale(float[] x, float factor, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector.fromArray(SPECIES, x, j).mul(factor).intoArray(x, j);
        }
    }

    /** {@code y = y + x·factor}. */
    static void addScaled(float[] x, float factor, float[] y, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector.fromArray(SPECIES, x, j)
                    .fma(FloatVector.broadcast(SPECIES, factor), FloatVector.fromArray(SPECIES, y, j))
                    .intoArray(y, j);
        }
    }

    /** {@code y = x·scale + shift}. */
    static void scaleShift(float[] x, float scale, float shift, float[] y, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector.fromArray(SPECIES, x, j)
                    .fma(FloatVector.broadcast(SPECIES, scale), FloatVector.broadcast(SPECIES, shift))
                    .intoArray(y, j);
        }
    }

    static void clip(float[] x, float limit, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, j);
            v = v.blend(limit, v.compare(VectorOperators.GT, limit));
            v.blend(-limit, v.compare(VectorOperators.LT, -limit)).intoArray(x, j);
        }
    }

    /** {@code y = x·scale + shift} for one row. */
    static void scaleShift(float[] x, int i, int columns, float[] scale, float[] shift, float[] y) {
        for (int j = 0; j < columns; j += LANES) {
            FloatVector.fromArray(SPECIES, x, i + j)
                    .fma(FloatVector.fromArray(SPECIES, scale, j), FloatVector.fromArray(SPECIES, shift, j))
                    .intoArray(y, i + j);
        }
    }

    /** Sums of the squares of one vector of columns, in the order of the rows; they begin at {@code from}. */
    static void sumSquares(float[] x, int from, int step, int rows, float[] sums, int j) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = 0; i < rows; i++) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, from + i * step);
            sum = v.fma(v, sum);
        }
        FloatVector.zero(SPECIES).add(sum).intoArray(sums, j);
    }

    /** Sums of the magnitudes of one vector of columns, as {@link #sumSquares}. */
    static void sumMagnitudes(float[] x, int from, int step, int rows, float[] sums, int j) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = 0; i < rows; i++) {
            sum = FloatVector.fromArray(SPECIES, x, from + i * step).abs().add(sum);
        }
        FloatVector.zero(SPECIES).add(sum).intoArray(sums, j);
    }

    /** {@code x = x·factors} for one vector of columns, which begin at {@code from}. */
    static void scaleColumns(float[] x, int from, int step, int rows, float[] factors, int j) {
        FloatVector factor = FloatVector.fromArray(SPECIES, factors, j);
        for (int i = 0; i < rows; i++) {
            FloatVector.fromArray(SPECIES, x, from + i * step).mul(factor).intoArray(x, from + i * step);
        }
    }

    /**
     * Leaves sums of {@code 0·x} in the lanes: NaN where an element is not finite, else 0. The first vector and the last may
     * overlap others, so that those between cross no line of the cache, see {@link CacheLines}.
     *
     * <p>Too large to be inlined: C2 inlines methods of up to 325 bytes until a caller has grown to 18,000 nodes. If that happens amid this
     * method, JDK 17 boxes the vectors of the rest for good.
     *
     * @param length at least {@code LANES}
     */
    static void sumZeros(float[] x, int length, float[] lanes) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector a = FloatVector.fromArray(SPECIES, x, 0).fma(zero, zero);
        FloatVector b = FloatVector.fromArray(SPECIES, x, length - LANES).fma(zero, zero);
        FloatVector c = FloatVector.zero(SPECIES);
        FloatVector d = FloatVector.zero(SPECIES);
        FloatVector e = FloatVector.zero(SPECIES);
        FloatVector f = FloatVector.zero(SPECIES);
        FloatVector g = FloatVector.zero(SPECIES);
        FloatVector h = FloatVector.zero(SPECIES);
        int j = CacheLines.LEAD % LANES;
        for (; j <= length - 8 * LANES; j += 8 * LANES) {
            a = FloatVector.fromArray(SPECIES, x, j).fma(FloatVector.zero(SPECIES), a);
            b = FloatVector.fromArray(SPECIES, x, j + LANES).fma(FloatVector.zero(SPECIES), b);
            c = FloatVector.fromArray(SPECIES, x, j + 2 * LANES).fma(FloatVector.zero(SPECIES), c);
            d = FloatVector.fromArray(SPECIES, x, j + 3 * LANES).fma(FloatVector.zero(SPECIES), d);
            e = FloatVector.fromArray(SPECIES, x, j + 4 * LANES).fma(FloatVector.zero(SPECIES), e);
            f = FloatVector.fromArray(SPECIES, x, j + 5 * LANES).fma(FloatVector.zero(SPECIES), f);
            g = FloatVector.fromArray(SPECIES, x, j + 6 * LANES).fma(FloatVector.zero(SPECIES), g);
            h = FloatVector.fromArray(SPECIES, x, j + 7 * LANES).fma(FloatVector.zero(SPECIES), h);
        }
        for (; j <= length - LANES; j += LANES) {
            a = FloatVector.fromArray(SPECIES, x, j).fma(FloatVector.zero(SPECIES), a);
        }
        FloatVector.zero(SPECIES)
                .add(a)
                .add(b)
                .add(c)
                .add(d)
                .add(e)
                .add(f)
                .add(g)
                .add(h)
                .intoArray(lanes, 0);
    }

    /** {@code y = max(z, 0) + α·min(z, 0)} for one row. */
    static void prelu(float[] z, int i, int columns, float[] alpha, float[] y) {
        for (int j = 0; j < columns; j += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, z, i + j);
            FloatVector positive = v.blend(0f, v.compare(VectorOperators.LE, 0f));
            FloatVector negative = v.blend(0f, v.compare(VectorOperators.GT, 0f));
            FloatVector.fromArray(SPECIES, alpha, j).fma(negative, positive).intoArray(y, i + j);
        }
    }

    /** {@code dα += dy·min(z, 0)} and {@code dz = dy·(1, α or 0)} for one row. */
    static void preluBackward(float[] z, float[] dy, int i, int columns, float[] alpha, float[] dAlpha, float[] dz) {
        for (int j = 0; j < columns; j += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, z, i + j);
            FloatVector gradient = FloatVector.fromArray(SPECIES, dy, i + j);
            FloatVector negative = v.blend(0f, v.compare(VectorOperators.GT, 0f));
            gradient.fma(negative, FloatVector.fromArray(SPECIES, dAlpha, j)).intoArray(dAlpha, j);
            FloatVector slope = FloatVector.fromArray(SPECIES, alpha, j)
                    .blend(1f, v.compare(VectorOperators.GT, 0f))
                    .blend(0f, v.compare(VectorOperators.EQ, 0f));
            gradient.mul(slope).intoArray(dz, i + j);
        }
    }

    /** One row of dropout: {@link CounterRandom#keepInRow} in vectors, and an and that makes dropped elements zero. */
    static void dropout(float[] x, int offset, int length, int threshold, float scale, int rowKey, float[] y) {
        for (int j = 0; j < length; j += LANES) {
            IntVector h = IntVector.fromArray(INTS, COLUMN_STEPS, 0).add(rowKey + j * COLUMN_STEP);
            h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 16))
                    .mul(0x7FEB352D);
            h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 15))
                    .mul(0x846CA68B);
            h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 16));
            IntVector dropped =
                    h.lanewise(VectorOperators.LSHR, 8).sub(threshold).lanewise(VectorOperators.ASHR, 31);
            FloatVector.fromArray(SPECIES, x, offset + j)
                    .mul(scale)
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.AND_NOT, dropped)
                    .reinterpretAsFloats()
                    .intoArray(y, offset + j);
        }
    }
}
