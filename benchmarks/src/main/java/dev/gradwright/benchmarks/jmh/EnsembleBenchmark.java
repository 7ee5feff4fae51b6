package dev.gradwright.benchmarks.jmh;

import dev.gradwright.benchmarks.network.Alone;
import dev.gradwright.benchmarks.network.AloneNetwork;
import dev.gradwright.benchmarks.network.Together;
import dev.gradwright.benchmarks.network.TogetherNetwork;
import dev.gradwright.benchmarks.network.TogetherPredictor;
import dev.gradwright.runtime.predict.PredictorEnsemble;
import dev.gradwright.runtime.random.CounterRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An ensemble of 16 in one network, compared with 16 networks and with the ensemble of their predictors. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EnsembleBenchmark {
    private static final int ROWS = 256;

    private final FMatrixRMaj x = new FMatrixRMaj(ROWS, Alone.INPUTS);
    private final FMatrixRMaj y = new FMatrixRMaj(ROWS, 1);
    private final TogetherNetwork together = TogetherNetwork.create(1);
    private final AloneNetwork[] alone =
            IntStream.range(0, Together.MEMBERS).mapToObj(AloneNetwork::create).toArray(AloneNetwork[]::new);
    private final TogetherPredictor predictor = together.predictor();
    private final PredictorEnsemble predictors =
            PredictorEnsemble.of(Stream.of(alone).map(AloneNetwork::predictor).toList());
    private final float[] row = new float[Alone.INPUTS];
    private final float[] out = new float[1];
    private final FMatrixRMaj predictions = new FMatrixRMaj(ROWS, 1);

    /** Random rows. */
    public EnsembleBenchmark() {
        for (int i = 0; i < x.getNumElements(); i++) {
            x.data[i] = (float) CounterRandom.gaussian(1, i);
        }
        for (int i = 0; i < ROWS; i++) {
            y.data[i] = x.get(i, 0) > 0 ? 1 : 0;
        }
        System.arraycopy(x.data, 0, row, 0, row.length);
    }

    /** A training step of the ensemble. */
    @Benchmark
    public float step() {
        return together.trainOnBatch(x, y);
    }

    /** A step of each of the networks. */
    @Benchmark
    public float stepsAlone() {
        float sum = 0;
        for (AloneNetwork network : alone) {
            sum += network.trainOnBatch(x, y);
        }
        return sum;
    }

    /** A prediction of one row. */
    @Benchmark
    public float row() {
        predictor.predict(row, out);
        return out[0];
    }

    /** A prediction of one row by all networks. */
    @Benchmark
    public float rowAlone() {
        predictors.predict(row, out);
        return out[0];
    }

    /** A prediction of 256 rows. */
    @Benchmark
    public float rows() {
        predictor.predict(x, predictions);
        return predictions.data[0];
    }

    /** A prediction of 256 rows by all networks. */
    @Benchmark
    public float rowsAlone() {
        predictors.predict(x, predictions);
        return predictions.data[0];
    }
}
