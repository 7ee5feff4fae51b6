package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.dsl.Metric;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.evaluation.EvaluationReport;
import dev.gradwright.runtime.evaluation.Predictions;
import dev.gradwright.runtime.evaluation.Threshold;
import dev.gradwright.runtime.train.Evaluation;
import dev.gradwright.runtime.train.Trainer;
import java.nio.file.Path;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From training to decisions: a network learns an event that 1 in 10 rows has, a threshold is chosen for costs on validation
 * data, and the predictor that was saved with it decides on test data.
 */
class RareEventsTest {
    private static final double FALSE_ALARM = 1;
    private static final double MISS = 20;

    private static final Dataset TRAIN = events(2000, 1);
    private static final Dataset VALID = events(1000, 2);
    private static final Dataset TEST = events(1000, 3);

    private static RareEventsNetwork network;

    @TempDir
    private Path directory;

    @BeforeAll
    static void train() {
        network = RareEventsNetwork.create(1);
        Trainer.of(network).epochs(5).fit(TRAIN);
    }

    @Test
    void aThresholdChosenForCostsIsAppliedByTheSavedPredictor() {
        Threshold threshold =
                Predictions.of(network, VALID).report().thresholds().forCosts(FALSE_ALARM, MISS);
        Path file = directory.resolve("predictor.safetensors");
        network.predictor().withThreshold(threshold.value()).save(file);

        RareEventsPredictor loaded = RareEventsPredictor.load(file);

        assertThat(loaded.threshold()).isEqualTo(threshold.value()).isLessThan(0.3f);
        assertThat(cost(loaded, VALID)).isCloseTo(threshold.cost(), within(1e-9));
        assertThat(cost(loaded, TEST)).isLessThan(0.8 * cost(network.predictor(), TEST));
    }

    /** All decisions, counted by hand. */
    private static double cost(RareEventsPredictor predictor, Dataset data) {
        double cost = 0;
        for (int row = 0; row < data.rows(); row++) {
            FMatrixRMaj x = data.features();
            int predicted = predictor.classify(new float[] {x.get(row, 0), x.get(row, 1)});
            int actual = (int) data.targets().get(row, 0);
            if (predicted != actual) {
                cost += actual == 1 ? MISS : FALSE_ALARM;
            }
        }
        return cost / data.rows();
    }

    @Test
    void theReportAgreesWithTheMetrics() {
        Evaluation evaluation = network.evaluate(TEST);

        EvaluationReport report = Predictions.of(network, TEST).report();

        assertThat((float) report.loss()).isCloseTo(evaluation.loss(), within(1e-6f));
        assertThat(report.classification().accuracy()).isCloseTo(evaluation.metric(Metric.ACCURACY), within(1e-6));
        assertThat(report.classification().figures(1).precision())
                .isCloseTo(evaluation.metric(Metric.PRECISION), within(1e-6));
        assertThat(report.classification().figures(1).recall())
                .isCloseTo(evaluation.metric(Metric.RECALL), within(1e-6));
        assertThat(report.classification().figures(1).f1()).isCloseTo(evaluation.metric(Metric.F1), within(1e-6));
        assertThat(report.rocAuc()).isCloseTo(evaluation.metric(Metric.AUC), within(1e-6));
    }

    /** Their losses tell what the outputs are. */
    @Test
    void otherFormsOfOutputs() {
        Dataset binary = Dataset.of(new float[][] {{1}, {-1}}, new float[][] {{1}, {0}});
        Dataset labels = Dataset.of(new float[][] {{1}, {-1}}, new float[][] {{1, 0, 0}, {0, 1, 0}});

        assertThat(Predictions.of(Decisions_HingedNetwork.create(1), binary)).hasToString("2 rows of 2 classes");
        assertThat(Predictions.of(Decisions_PairNetwork.create(1), binary)).hasToString("2 rows of 2 classes");
        assertThat(Predictions.of(Decisions_ThreeNetwork.create(1), binary)).hasToString("2 rows of 3 classes");
        assertThat(Predictions.of(Decisions_LabelsNetwork.create(1), labels)).hasToString("2 rows of 3 labels");
        assertThat(Predictions.of(Decisions_AmountNetwork.create(1), binary)).hasToString("2 rows of 1 value");
    }

    @Test
    void theThresholdOfTheMetricsDecides() {
        Decisions_CautiousNetwork cautious = Decisions_CautiousNetwork.create(1);
        cautious.output().setWeights(new FMatrixRMaj(new float[][] {{1}}));
        Dataset data = Dataset.of(new float[][] {{2}, {2.5f}}, new float[][] {{1}, {1}});

        assertThat(Predictions.of(cautious, data).report().classification().accuracy())
                .as("of 0.88 and 0.92, above 0.9")
                .isEqualTo(0.5);
    }

    /** The features of events are shifted by 1.5. */
    private static Dataset events(int rows, long seed) {
        Random random = new Random(seed);
        float[][] features = new float[rows][2];
        float[][] targets = new float[rows][1];
        for (int row = 0; row < rows; row++) {
            float target = random.nextInt(10) == 0 ? 1 : 0;
            targets[row][0] = target;
            for (int i = 0; i < 2; i++) {
                features[row][i] = (float) random.nextGaussian() + 1.5f * target;
            }
        }
        return Dataset.of(features, targets);
    }
}
