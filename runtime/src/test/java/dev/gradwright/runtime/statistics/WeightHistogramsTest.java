package dev.gradwright.runtime.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.dsl.Initializer;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.network.ParameterFactory;
import dev.gradwright.runtime.state.StateSnapshot;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightHistogramsTest {
    private final WeightHistograms histograms = new WeightHistograms("hidden.weights");

    private static NetworkParameter weights(float... values) {
        NetworkParameter weights = new ParameterFactory(1, KernelTier.EJML)
                .weights("hidden.weights", 1, values.length, Initializer.GLOROT_UNIFORM);
        weights.tensor().load(FMatrixRMaj.wrap(1, values.length, values));
        return weights;
    }

    private void add(int epochs) {
        NetworkParameter weights = weights(1, 2);
        for (int epoch = 1; epoch <= epochs; epoch++) {
            histograms.add(epoch, weights);
        }
    }

    private int[] epochs() {
        return IntStream.range(0, histograms.size()).map(histograms::epoch).toArray();
    }

    private long[] counts(int histogram) {
        return IntStream.range(0, histograms.bins())
                .mapToLong(bin -> histograms.count(histogram, bin))
                .toArray();
    }

    @Test
    void binsHaveEqualWidthsBetweenTheLeastAndTheLargestWeight() {
        histograms.add(1, weights(-1, -0.99f, 0.01f, 1, 3));

        assertThat(histograms.min(0)).isEqualTo(-1);
        assertThat(histograms.max(0)).isEqualTo(3);
        assertThat(histograms.count(0, 0)).isEqualTo(2);
        assertThat(histograms.count(0, 10)).isEqualTo(1);
        assertThat(histograms.count(0, 20)).isEqualTo(1);
        assertThat(histograms.count(0, 39)).isEqualTo(1);
        assertThat(counts(0)).hasSize(40);
    }

    @Test
    void equalWeightsAreInTheFirstBin() {
        histograms.add(1, weights(0.5f, 0.5f, 0.5f));

        assertThat(histograms.min(0)).isEqualTo(histograms.max(0)).isEqualTo(0.5);
        assertThat(histograms.count(0, 0)).isEqualTo(3);
    }

    @Test
    void weightsThatAreNotFiniteAreNotCounted() {
        histograms.add(1, weights(Float.NaN, 1, Float.POSITIVE_INFINITY, 2, Float.NEGATIVE_INFINITY));

        assertThat(histograms.min(0)).isEqualTo(1);
        assertThat(histograms.max(0)).isEqualTo(2);
        assertThat(counts(0)).contains(1, 1);
    }

    @Test
    void withoutFiniteWeightsARangeIsUnknownAndNothingIsCounted() {
        histograms.add(1, weights(Float.NaN, Float.NaN));

        assertThat(histograms.min(0)).isNaN();
        assertThat(histograms.max(0)).isNaN();
        assertThat(counts(0)).containsOnly(0);
    }

    @Test
    void upTo50EpochsAreAllKept() {
        add(50);

        assertThat(epochs()).containsExactly(IntStream.rangeClosed(1, 50).toArray());
    }

    /** Epochs 1, 3, 5 and so on stay, and the last one. */
    @ParameterizedTest
    @ValueSource(ints = {51, 52, 53, 98, 99})
    void moreAreThinnedOutByHalves(int epochs) {
        add(epochs);

        assertThat(epochs())
                .startsWith(1, 3, 5)
                .endsWith(epochs)
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSizeLessThanOrEqualTo(50);
    }

    @Test
    void aLongTrainingKeepsAtMost50AndTheLast() {
        add(10_000);

        assertThat(epochs()).startsWith(1, 257, 513).endsWith(10_000).hasSizeLessThanOrEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 49, 50, 51, 52, 77, 300})
    void restoredHistogramsContinueAsIfNothingHappened(int epochs) {
        add(epochs);
        WeightHistograms restored = new WeightHistograms("hidden.weights");
        StateSnapshot.of(histograms).restore(restored);
        NetworkParameter weights = weights(1, 2, 3);

        for (int epoch = epochs + 1; epoch < 400; epoch++) {
            histograms.add(epoch, weights);
            restored.add(epoch, weights);
        }

        assertThat(IntStream.range(0, restored.size()).map(restored::epoch)).containsExactly(box(epochs()));
        assertThat(StateSnapshot.of(restored).toBytes())
                .isEqualTo(StateSnapshot.of(histograms).toBytes());
    }

    private static Integer[] box(int[] values) {
        return IntStream.of(values).boxed().toArray(Integer[]::new);
    }
}
