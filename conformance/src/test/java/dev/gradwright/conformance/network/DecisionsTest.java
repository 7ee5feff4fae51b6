package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.dsl.Metric;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.predict.NetworkPredictor;
import dev.gradwright.runtime.train.Evaluation;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A predictor classifies with the threshold that the metrics use. */
class DecisionsTest {
    /** Each network with the smallest output above its threshold. */
    static Stream<Arguments> networks() {
        return Stream.of(
                of("plain", Decisions_PlainNetwork.create(1), Decisions_PlainNetwork::predictor, 0.5f),
                of("cautious", Decisions_CautiousNetwork.create(1), Decisions_CautiousNetwork::predictor, 0.9f),
                of("hinge", Decisions_HingedNetwork.create(1), Decisions_HingedNetwork::predictor, 0),
                of(
                        "squared hinge",
                        Decisions_SquareHingedNetwork.create(1),
                        Decisions_SquareHingedNetwork::predictor,
                        0));
    }

    private static <N extends TrainableNetwork> Arguments of(
            String name, N network, Function<N, NetworkPredictor<?>> predictor, float threshold) {
        ((DenseLayer) network.layers().get(0)).setWeights(new FMatrixRMaj(new float[][] {{1}}));
        return Arguments.of(name, network, predictor.apply(network), threshold);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void outputsAboveTheThresholdArePositive(
            String name, TrainableNetwork network, NetworkPredictor<?> predictor, float threshold) {
        float[] output = new float[1];
        for (float x = -4; x <= 4; x += 0.125f) {
            predictor.predict(new float[] {x}, output);

            assertThat(predictor.classify(new float[] {x})).isEqualTo(output[0] > threshold ? 1 : 0);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void accuracyCountsTheRowsThatAreClassifiedCorrectly(
            String name, TrainableNetwork network, NetworkPredictor<?> predictor, float threshold) {
        Dataset data = Dataset.of(
                new float[][] {{-3}, {-0.5f}, {0}, {0.25f}, {1}, {3}}, new float[][] {{0}, {1}, {1}, {1}, {0}, {1}});
        int right = 0;
        for (int row = 0; row < data.rows(); row++) {
            int label = predictor.classify(new float[] {data.features().get(row, 0)});
            right += label == data.targets().get(row, 0) ? 1 : 0;
        }

        assertThat(Evaluation.of(network, data).metric(Metric.ACCURACY))
                .isEqualTo((float) ((double) right / data.rows()));
    }

    @Test
    void precisionAndRecallUseTheSameThreshold() {
        Decisions_CautiousNetwork network = Decisions_CautiousNetwork.create(1);
        network.output().setWeights(new FMatrixRMaj(new float[][] {{1}}));
        Dataset data = Dataset.of(new float[][] {{2}, {2.5f}, {1}}, new float[][] {{1}, {1}, {1}});

        Evaluation evaluation = Evaluation.of(network, data);

        assertThat(evaluation.metric(Metric.RECALL))
                .as("of 0.88, 0.92 and 0.73")
                .isEqualTo(1 / 3f);
        assertThat(evaluation.metric(Metric.PRECISION)).isEqualTo(1);
        assertThat(evaluation.metric(Metric.ACCURACY)).isEqualTo(1 / 3f);
    }
}
