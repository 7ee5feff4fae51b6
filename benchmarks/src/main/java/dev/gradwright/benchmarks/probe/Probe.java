package dev.gradwright.benchmarks.probe;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gradwright.benchmarks.limit.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Measures the limits of one core in a new JVM and prints them as JSON. A limit is the best of many rounds. */
public final class Probe {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private static final int ACCUMULATORS = 12;
    private static final int FMA_STEPS = 200_000;
    private static final int FMA_ROUNDS = 60;

    private static final int[] KILOBYTES = {16, 256, 1024, 4096, 16 * 1024, 256 * 1024};
    private static final long BYTES_A_ROUND = 64L << 20;
    private static final int READ_ROUNDS = 12;

    /** Consumes the results, so that the compiler does not eliminate the computation. */
    private static volatile float sink;

    private Probe() {}

    /** Prints {@link Limits}. */
    public static void main(String[] arguments) throws IOException {
        List<Limits.Reading> readings = new ArrayList<>();
        for (int kilobytes : KILOBYTES) {
            readings.add(new Limits.Reading(kilobytes, gigabytesPerSecond(kilobytes)));
        }
        System.out.println(new ObjectMapper().writeValueAsString(new Limits(gigaflops(), readings)));
    }

    private static double gigaflops() {
        double best = 0;
        for (int round = 0; round < FMA_ROUNDS; round++) {
            long start = System.nanoTime();
            sink = multiplyAdd(FMA_STEPS);
            double nanos = System.nanoTime() - start;
            best = Math.max(best, 2.0 * ACCUMULATORS * LANES * FMA_STEPS / nanos);
        }
        return best;
    }

    /**
     * Twelve independent chains of multiply-adds in registers, enough to saturate two units with a latency of four
     * cycles.
     */
    private static float multiplyAdd(int steps) {
        FloatVector factor = FloatVector.broadcast(SPECIES, 0.999f);
        FloatVector term = FloatVector.broadcast(SPECIES, 0.001f);
        FloatVector a = term;
        FloatVector b = term;
        FloatVector c = term;
        FloatVector d = term;
        FloatVector e = term;
        FloatVector f = term;
        FloatVector g = term;
        FloatVector h = term;
        FloatVector i = term;
        FloatVector j = term;
        FloatVector k = term;
        FloatVector l = term;
        for (int step = 0; step < steps; step++) {
            a = a.fma(factor, term);
            b = b.fma(factor, term);
            c = c.fma(factor, term);
            d = d.fma(factor, term);
            e = e.fma(factor, term);
            f = f.fma(factor, term);
            g = g.fma(factor, term);
            h = h.fma(factor, term);
            i = i.fma(factor, term);
            j = j.fma(factor, term);
            k = k.fma(factor, term);
            l = l.fma(factor, term);
        }
        return a.add(b)
                .add(c)
                .add(d)
                .add(e)
                .add(f)
                .add(g)
                .add(h)
                .add(i)
                .add(j)
                .add(k)
                .add(l)
                .reduceLanes(VectorOperators.ADD);
    }

    private static double gigabytesPerSecond(int kilobytes) {
        float[] values = new float[kilobytes * (1024 / Float.BYTES)];
        int passes = (int) Math.max(1, BYTES_A_ROUND / (values.length * (long) Float.BYTES));
        double best = 0;
        for (int round = 0; round < READ_ROUNDS; round++) {
            long start = System.nanoTime();
            for (int pass = 0; pass < passes; pass++) {
                sink = sum(values);
            }
            double nanos = System.nanoTime() - start;
            best = Math.max(best, (double) passes * values.length * Float.BYTES / nanos);
        }
        return best;
    }

    private static float sum(float[] values) {
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        FloatVector e = a;
        FloatVector f = a;
        FloatVector g = a;
        FloatVector h = a;
        for (int i = 0; i < values.length; i += 8 * LANES) {
            a = a.add(FloatVector.fromArray(SPECIES, values, i));
            b = b.add(FloatVector.fromArray(SPECIES, values, i + LANES));
            c = c.add(FloatVector.fromArray(SPECIES, values, i + 2 * LANES));
            d = d.add(FloatVector.fromArray(SPECIES, values, i + 3 * LANES));
            e = e.add(FloatVector.fromArray(SPECIES, values, i + 4 * LANES));
            f = f.add(FloatVector.fromArray(SPECIES, values, i + 5 * LANES));
            g = g.add(FloatVector.fromArray(SPECIES, values, i + 6 * LANES));
            h = h.add(FloatVector.fromArray(SPECIES, values, i + 7 * LANES));
        }
        return a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).reduceLanes(VectorOperators.ADD);
    }
}
