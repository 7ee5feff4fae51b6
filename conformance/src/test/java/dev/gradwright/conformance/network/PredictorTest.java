package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.predict.NetworkPredictor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A predictor agrees with its network for any batch size and from any thread, and is immutable. */
class PredictorTest {
    private static final float TOLERANCE = 1e-5f;

    @ParameterizedTest
    @MethodSource("dev.gradwright.conformance.network.Subject#onEveryTier")
    void agreesWithTheNetwork(Subject subject, KernelTier tier) {
        TrainableNetwork network = subject.trained(1, tier);
        FMatrixRMaj x = subject.features(64, 9);
        FMatrixRMaj expected = new FMatrixRMaj(1, 1);
        network.predict(x, expected);
        assertThat(predict(subject.predictor(network), x).data).containsExactly(expected.data, within(TOLERANCE));
    }

    @ParameterizedTest
    @MethodSource("dev.gradwright.conformance.network.Subject#onEveryTier")
    void laterTrainingDoesNotChangeIt(Subject subject, KernelTier tier) {
        TrainableNetwork network = subject.trained(1, tier);
        NetworkPredictor<?> predictor = subject.predictor(network);
        FMatrixRMaj x = subject.features(8, 9);
        int[] before = Subject.bits(predict(predictor, x));
        Dataset batch = subject.data(32, 10);
        network.trainOnBatch(batch.features(), batch.targets());
        network.predict(x, new FMatrixRMaj(1, 1));
        assertThat(Subject.bits(predict(predictor, x))).containsExactly(before);
    }

    @ParameterizedTest
    @MethodSource("dev.gradwright.conformance.network.Subject#onEveryTier")
    void aBatchGivesTheSameResultsAsSingleRows(Subject subject, KernelTier tier) {
        NetworkPredictor<?> predictor = subject.predictor(subject.trained(1, tier));
        FMatrixRMaj x = subject.features(600, 9);
        FMatrixRMaj together = predict(predictor, x);
        float[] out = new float[predictor.outputs()];
        for (int row : new int[] {0, 1, 63, 64, 65, 127, 128, 599}) {
            predictor.predict(row(x, row).data, out);
            assertThat(out).as("row %d", row).containsExactly(row(together, row).data, within(TOLERANCE));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gradwright.conformance.network.Subject#onEveryTier")
    void classifiesByTheLargestOutput(Subject subject, KernelTier tier) {
        NetworkPredictor<?> predictor = subject.predictor(subject.trained(1, tier));
        FMatrixRMaj x = subject.features(50, 9);
        float[] out = new float[predictor.outputs()];
        for (int row = 0; row < x.numRows; row++) {
            float[] features = row(x, row).data;
            predictor.predict(features, out);
            assertThat(out[predictor.classify(features)]).isEqualTo(largest(out));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gradwright.conformance.network.Subject#onEveryTier")
    void manyThreadsGetTheSameBits(Subject subject, KernelTier tier) throws Exception {
        NetworkPredictor<?> predictor = subject.predictor(subject.trained(1, tier));
        int[] expected = Subject.bits(predict(predictor, subject.features(300, 9)));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int[] bits : fromManyThreads(subject, predictor, threads)) {
                assertThat(Arrays.equals(bits, expected)).as("the same bits").isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static List<int[]> fromManyThreads(Subject subject, NetworkPredictor<?> predictor, ExecutorService threads)
            throws InterruptedException, ExecutionException {
        List<Future<int[]>> futures = new ArrayList<>();
        for (int call = 0; call < 40; call++) {
            FMatrixRMaj x = subject.features(300, 9);
            futures.add(threads.submit(() -> Subject.bits(predict(predictor, x))));
        }
        List<int[]> results = new ArrayList<>();
        for (Future<int[]> future : futures) {
            results.add(future.get());
        }
        return results;
    }

    private static FMatrixRMaj predict(NetworkPredictor<?> predictor, FMatrixRMaj x) {
        FMatrixRMaj out = new FMatrixRMaj(1, 1);
        predictor.predict(x, out);
        return out;
    }

    private static FMatrixRMaj row(FMatrixRMaj matrix, int row) {
        return CommonOps_FDRM.extract(matrix, row, row + 1, 0, matrix.numCols);
    }

    private static float largest(float[] values) {
        float largest = values[0];
        for (float value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }
}
