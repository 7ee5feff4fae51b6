package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.runtime.kernel.Parallel;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An activation function of a whole tensor. A thread takes a range of the columns, as it does before and after, and computes
 * it chunk by chunk in memory of its own, which stays in its first-level cache. Softmax is not divided: it comes last, where rows are short.
 */
final class ActivationPass {
    /** What an element costs, in operations of a product. */
    private static final double OPERATIONS = 2 * Parallel.OPERATIONS_OF_ELEMENT;

    private final Parallel parallel;
    private final Parallel.Job forward = this::forward;
    private final Parallel.Job backward = this::backward;
    /** One for each part. */
    private Chunk[] chunks = {new Chunk()};

    private ActivationFunction f = ActivationFunction.LINEAR;
    private float alpha;
    private @Nullable RowTensor y;
    private @Nullable RowTensor in;
    private @Nullable RowTensor out;

    ActivationPass(Parallel parallel) {
        this.parallel = parallel;
    }

    /** {@code y = f(z)}. */
    void forward(ActivationFunction f, float alpha, RowTensor z, RowTensor y) {
        int parts = parts(f, z);
        if (parts == 1) {
            chunks[0].activations.forward(f, alpha, z, y);
        } else {
            run(forward, parts, f, alpha, y, z, y);
            y.clearPadding();
        }
    }

    /** {@code dZ = dY ∘ f'(z)}. */
    void backward(ActivationFunction f, float alpha, RowTensor y, RowTensor dy, RowTensor dz) {
        int parts = parts(f, y);
        if (parts == 1) {
            chunks[0].activations.backward(f, alpha, y, dy, dz);
        } else {
            run(backward, parts, f, alpha, y, dy, dz);
        }
    }

    private int parts(ActivationFunction f, RowTensor z) {
        return f == ActivationFunction.SOFTMAX ? 1 : parallel.parts(OPERATIONS * z.length(), z.stride() / LANES);
    }

    private void run(
            Parallel.Job job, int parts, ActivationFunction f, float alpha, RowTensor y, RowTensor in, RowTensor out) {
        this.f = f;
        this.alpha = alpha;
        this.y = y;
        this.in = in;
        this.out = out;
        if (chunks.length < parts) {
            chunks = Arrays.copyOf(chunks, parts);
        }
        parallel.run(job, parts);
    }

    private void forward(int part, int parts) {
        RowTensor z = Objects.requireNonNull(in);
        Chunk chunk = chunk(part);
        int to = firstColumn(part + 1, parts);
        for (int column = firstColumn(part, parts); column < to; column += Chunk.SIZE) {
            chunk.columns(column, Math.min(Chunk.SIZE, to - column));
            for (int row = 0; row < z.rows(); row += chunk.rows) {
                chunk.load(z, row, chunk.values);
                chunk.activations.forward(f, alpha, chunk.values, chunk.values);
                chunk.store(chunk.values, row, Objects.requireNonNull(out));
            }
        }
    }

    private void backward(int part, int parts) {
        RowTensor dy = Objects.requireNonNull(in);
        Chunk chunk = chunk(part);
        int to = firstColumn(part + 1, parts);
        for (int column = firstColumn(part, parts); column < to; column += Chunk.SIZE) {
            chunk.columns(column, Math.min(Chunk.SIZE, to - column));
            for (int row = 0; row < dy.rows(); row += chunk.rows) {
                chunk.load(Objects.requireNonNull(y), row, chunk.values);
                chunk.load(dy, row, chunk.gradients);
                chunk.activations.backward(f, alpha, chunk.values, chunk.gradients, chunk.gradients);
                chunk.store(chunk.gradients, row, Objects.requireNonNull(out));
            }
        }
    }

    private int firstColumn(int part, int parts) {
        return part * (Objects.requireNonNull(in).stride() / LANES) / parts * LANES;
    }

    private Chunk chunk(int part) {
        Chunk chunk = chunks[part];
        if (chunk == null) {
            chunk = new Chunk();
            chunks[part] = chunk;
        }
        return chunk;
    }

    /** What one part computes with: some columns of some rows, laid together. */
    private static final class Chunk {
        static final int SIZE = 1024;

        final VectorActivations activations = new VectorActivations();
        final RowTensor values = new RowTensor(SIZE / LANES, LANES, false);
        final RowTensor gradients = new RowTensor(SIZE / LANES, LANES, false);
        int rows;
        private int column;
        private int width;

        void columns(int column, int width) {
            this.column = column;
            this.width = width;
            this.rows = SIZE / width;
        }

        void load(RowTensor from, int row, RowTensor to) {
            int count = Math.min(rows, from.rows() - row);
            to.reshape(count * width / LANES);
            for (int i = 0; i < count; i++) {
                System.arraycopy(from.data(), (row + i) * from.stride() + column, to.data(), i * width, width);
            }
        }

        void store(RowTensor from, int row, RowTensor to) {
            int count = Math.min(rows, to.rows() - row);
            for (int i = 0; i < count; i++) {
                System.arraycopy(from.data(), i * width, to.data(), (row + i) * to.stride() + column, width);
            }
        }
    }
}
