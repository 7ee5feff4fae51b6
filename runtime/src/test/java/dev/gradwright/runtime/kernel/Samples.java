package dev.gradwright.runtime.kernel;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradwright.runtime.random.CounterRandom;
import java.util.ArrayList;
import java.util.List;

/** Kernels, shapes and matrices that the tests of all operations share. Matrices are row-major arrays. */
final class Samples {
    private static final int[] WIDTHS = {1, 3, 5, 7, 16, 17, 63, 64, 65, 100, 300, 784};
    private static final int[] BATCHES = {1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 32, 33, 130};

    private Samples() {}

    /** A batch of {@code rows} through a layer of {@code inputs} and {@code units}. */
    record Shape(int rows, int inputs, int units) {}

    /** Every number of inputs with every number of rows, and every number of units several times. */
    static List<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>();
        for (int i = 0; i < WIDTHS.length; i++) {
            for (int b = 0; b < BATCHES.length; b++) {
                shapes.add(new Shape(BATCHES[b], WIDTHS[i], WIDTHS[(5 * i + b) % WIDTHS.length]));
            }
        }
        shapes.add(new Shape(200, 100, 70));
        shapes.add(new Shape(200, 1, 100));
        shapes.add(new Shape(13, 2100, 70));
        shapes.add(new Shape(13, 70, 2100));
        shapes.add(new Shape(100, 400, 300));
        shapes.add(new Shape(31, 65, 90));
        shapes.add(new Shape(5, 300, 2060));
        return shapes;
    }

    /** Kernels of a tier. The calling test is skipped if the JVM lacks the vector module. */
    static Kernels kernels(KernelTier tier) {
        assumeTrue(tier != KernelTier.VECTOR || VectorProvider.isPresent(), "needs " + VectorProvider.FLAG);
        return tier.newKernels();
    }

    /** Standard normal numbers. */
    static float[] normal(int count, long seed) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) CounterRandom.gaussian(seed, i);
        }
        return values;
    }

    /** Whole numbers from 0 to {@code entries} − 1. */
    static float[] indices(int count, int entries) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (int) (entries * CounterRandom.uniform(17, i));
        }
        return values;
    }

    static Tensor activations(Kernels kernels, int rows, int columns, float[] values) {
        Tensor tensor = kernels.activations(columns);
        tensor.load(values, 0, rows);
        return tensor;
    }

    static Tensor weights(Kernels kernels, int inputs, int units, float[] values) {
        Tensor tensor = kernels.weights(inputs, units);
        tensor.load(values, 0, inputs);
        return tensor;
    }

    static Tensor vector(Kernels kernels, float[] values) {
        Tensor tensor = kernels.vector(values.length);
        tensor.load(values, 0, 1);
        return tensor;
    }

    static float[] values(Tensor tensor) {
        float[] values = new float[tensor.rows() * tensor.columns()];
        tensor.store(values, 0);
        return values;
    }

    static float[] joined(Tensor... tensors) {
        int length = 0;
        for (Tensor tensor : tensors) {
            length += tensor.rows() * tensor.columns();
        }
        float[] all = new float[length];
        int offset = 0;
        for (Tensor tensor : tensors) {
            tensor.store(all, offset);
            offset += tensor.rows() * tensor.columns();
        }
        return all;
    }

    /** The sum of the padding in the storage: 0 if all padding is zero, NaN if some is not finite. */
    static double padding(Tensor tensor) {
        double all = 0;
        for (float[] block : tensor.blocks()) {
            for (float value : block) {
                all += Math.abs(value);
            }
        }
        double counted = 0;
        for (float value : values(tensor)) {
            counted += Math.abs(value);
        }
        return Math.abs(all - counted) <= 1e-9 * all ? 0 : all - counted;
    }

    /** Φ(z) = ½ + φ(z)·(z + z³/3 + z⁵/15 + …), in which all summands have the same sign. */
    static double normalDistribution(double z) {
        if (Math.abs(z) > 9) {
            return z > 0 ? 1 : 0;
        }
        double term = z;
        double sum = z;
        for (int n = 3; n < 400; n += 2) {
            term *= z * z / n;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }
}
