package dev.gradwright.conformance.network;

import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;
import static dev.gradwright.dsl.Metric.PRECISION;
import static dev.gradwright.dsl.Metric.TOP_K_ACCURACY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.train.Evaluation;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The generated network measures the metrics as its spec declares them. */
class MetricsTest {
    private static final Dataset LOGITS = Dataset.of(
            new float[][] {{5, 1, 0}, {0, 0.3f, 0.2f}, {1, 5, 0}, {5, 0, 1}}, new float[][] {{0}, {2}, {0}, {1}});

    private final MetricsTest_RankingNetwork network = MetricsTest_RankingNetwork.create(1);

    @Network(input = 3)
    @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
    @Metrics(
            value = {ACCURACY, TOP_K_ACCURACY, PRECISION},
            threshold = 0.3,
            topK = 2,
            weighted = true)
    interface Ranking {
        @Dense(units = 3, activation = SOFTMAX, bias = false)
        DenseLayer output();
    }

    @BeforeEach
    void predictTheFeatures() {
        network.output().setWeights(CommonOps_FDRM.identity(3));
    }

    @Test
    void topKAndThresholdAreThoseOfTheSpec() {
        Evaluation evaluation = network.evaluate(LOGITS);

        assertThat(evaluation.metric(ACCURACY)).isEqualTo(0.25f);
        assertThat(evaluation.metric(TOP_K_ACCURACY)).isEqualTo(0.75f);
        assertThat(evaluation.metric(PRECISION)).isEqualTo(2 / 5f);
    }

    @Test
    void sampleWeightsApplyToTheMetricsIfDeclared() {
        network.metrics().reset();
        FMatrixRMaj weights = new FMatrixRMaj(new float[][] {{3}, {1}, {1}, {1}});

        network.trainOnBatch(LOGITS.features(), LOGITS.targets(), weights);

        assertThat(network.metrics().value(ACCURACY)).isEqualTo(0.5f);
    }
}
