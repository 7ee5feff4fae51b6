package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;

import dev.gradwright.runtime.kernel.Parallel;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sums over the rows, in their order. A thread takes a range of the columns, and adds them up in memory of its own. */
final class ColumnSums implements Parallel.Job {
    private final Parallel parallel;
    /** One for each part; they grow to the most columns that come. */
    private float[][] scratch = new float[0][];

    private @Nullable RowTensor x;
    private float[] sums = new float[0];

    ColumnSums(Parallel parallel) {
        this.parallel = parallel;
    }

    /** Overwrites {@code sums} with the sum of all rows. */
    void run(RowTensor x, float[] sums) {
        this.x = x;
        this.sums = sums;
        int parts = parallel.parts(x.length() * Parallel.OPERATIONS_OF_ELEMENT, x.stride() / LANES);
        if (scratch.length < parts) {
            scratch = Arrays.copyOf(scratch, parts);
        }
        parallel.run(this, parts);
    }

    @Override
    public void run(int part, int parts) {
        RowTensor in = Objects.requireNonNull(x);
        int vectors = in.stride() / LANES;
        int from = part * vectors / parts * LANES;
        int to = (part + 1) * vectors / parts * LANES;
        float[] own = scratch[part];
        if (own == null || own.length < in.stride()) {
            own = new float[in.stride()];
            scratch[part] = own;
        }
        Arrays.fill(own, from, to, 0);
        for (int i = 0; i < in.length(); i += in.stride()) {
            VectorPasses.addTo(own, in.data(), i, from, to);
        }
        System.arraycopy(own, from, sums, from, to - from);
    }
}
