package dev.gradwright.runtime.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.Churn;
import dev.gradwright.runtime.Customer;
import dev.gradwright.runtime.Customer.Contract;
import dev.gradwright.runtime.CustomerEncoder;
import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.TableRegression;
import dev.gradwright.runtime.data.Dataset;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionsTest {
    private static final Dataset DATA = Dataset.of(
            new float[][] {{1, 0}, {0, 1}, {-1, 0.5f}, {2, 2}, {0.5f, -1}}, new float[][] {{0}, {1}, {2}, {1}, {0}});

    private final SoftmaxRegression network = new SoftmaxRegression(2, 3);

    @Test
    void batchesAreCollected() {
        Predictions predictions = Predictions.binary();
        for (int row = 0; row < Examples.SCORES.length; row++) {
            predictions.add(Examples.column(Examples.SCORES[row]), Examples.column(Examples.TARGETS[row]));
        }

        assertThat(predictions.report()).hasToString(Examples.binary().report().toString());
        assertThat(predictions).hasToString("12 rows of 2 classes");
    }

    @Test
    void aReportDoesNotChangeLater() {
        Predictions predictions = Predictions.binary().add(Examples.column(0.9f), Examples.column(1));
        EvaluationReport report = predictions.report();

        predictions.add(Examples.column(0.9f), Examples.column(0));

        assertThat(report.rows()).isEqualTo(1);
        assertThat(predictions.report().rows()).isEqualTo(2);
    }

    @Test
    void theLossOfANetworkIsThatOfItsEvaluation() {
        network.metrics().reset();
        float expected = network.testOnBatch(DATA.features(), DATA.targets());

        EvaluationReport report = Predictions.of(network, DATA).report();

        assertThat(report.loss()).isCloseTo(expected, within(1e-6));
        assertThat(report.names()).containsExactly("0", "1", "2");
        assertThat(network.metrics().rows()).isEqualTo(5);
    }

    @Test
    void withoutLossesTheMetricsOfTheNetworkStayAsTheyAre() {
        network.metrics().reset();
        network.testOnBatch(DATA.features(), DATA.targets());
        float loss = network.metrics().loss();

        EvaluationReport report = Predictions.withoutLosses(network, DATA).report();

        assertThat(network.metrics().loss()).isEqualTo(loss);
        assertThat(report.loss()).isNaN();
        assertThat(report.classification())
                .hasToString(
                        Predictions.of(network, DATA).report().classification().toString());
    }

    @Test
    void aNetworkForRecordsNamesItsClasses() {
        TableRegression<Customer, Churn> table = new TableRegression<>(new CustomerEncoder(), 2);
        var customers = dev.gradwright.runtime.data.Examples.of(
                List.of(new Customer(Contract.MONTH, 1), new Customer(Contract.YEAR, 3)), List.of(Churn.YES, Churn.NO));
        table.adapt(customers);

        EvaluationReport report = Predictions.of(table, customers).report();

        assertThat(report.names()).containsExactly("NO", "YES");
        assertThat(report.classification().toString()).contains("actual \\ predicted  NO  YES");
    }

    @Test
    void namesReplaceThoseOfTheTarget() {
        assertThat(Predictions.binary()
                        .classNames(List.of("NO", "YES"))
                        .names("stays", "leaves")
                        .add(Examples.column(0.1f), Examples.column(0))
                        .report()
                        .names())
                .containsExactly("stays", "leaves");
    }

    /** A weight of 2 is the row twice. */
    @Test
    void theLossIsWeighted() {
        Dataset twice = Dataset.of(new float[][] {{1, 0}, {1, 0}, {0, 1}}, new float[][] {{0}, {0}, {1}});
        EvaluationReport expected = Predictions.of(network, twice).report();

        EvaluationReport report =
                Predictions.of(network, DATA.take(2), new float[] {2, 1}).report();

        assertThat(report.loss()).isCloseTo(expected.loss(), within(1e-7));
        assertThat(Predictions.of(network, DATA.take(2))
                        .classWeights(Map.of(0, 2f))
                        .report()
                        .loss())
                .isCloseTo(expected.loss(), within(1e-7));
    }

    @Test
    void predictionsFromElsewhereHaveNoLoss() {
        assertThat(Examples.binary().report().loss()).isNaN();
    }

    @Test
    void theLossHasAnIntervalToo() {
        Interval interval = Predictions.of(network, DATA).report().interval(EvaluationReport::loss, 100, 0.9, 1);

        assertThat(interval.low()).isLessThan(interval.value());
        assertThat(interval.high()).isGreaterThan(interval.value());
    }

    @Test
    void hingeTargetsAreClasses() {
        assertThat(Predictions.binary()
                        .threshold(0)
                        .add(Examples.column(-2, 2), Examples.column(-1, 1))
                        .report()
                        .classification()
                        .accuracy())
                .isEqualTo(1);
    }

    @Test
    void otherColumns() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predictions.classes(3).add(new FMatrixRMaj(2, 2), new FMatrixRMaj(2, 1)))
                .withMessage("predictions must have 3 columns, but have 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predictions.classes(3).add(new FMatrixRMaj(2, 3), new FMatrixRMaj(2, 2)))
                .withMessage("targets must have 1 column, but have 2");
    }

    @Test
    void labelsHaveATargetEach() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predictions.labels(3).add(new FMatrixRMaj(2, 3), new FMatrixRMaj(2, 1)))
                .withMessage("targets must have 3 columns, but have 1");
    }

    @Test
    void lengthsThatDoNotMatch() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predictions.binary().add(Examples.column(0.1f, 0.2f), Examples.column(0)))
                .withMessage("targets must have as many rows as the predictions, 2, but have 1");
    }

    @Test
    void predictionsThatAreNotFinite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predictions.binary().add(Examples.column(0.1f, Float.NaN), Examples.column(0, 1)))
                .withMessage("predictions must be finite, but row 1, column 0 is NaN");
    }

    @Test
    void targetsThatAreNoClasses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predictions.binary().add(Examples.column(0.1f), Examples.column(0.3f)))
                .withMessage("targets must be 0 or 1, or -1 or 1, but row 0, column 0 is 0.3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predictions.classes(3).add(new FMatrixRMaj(1, 3), Examples.column(3)))
                .withMessage("targets must be a class index, a whole number from 0 to 2, but row 0, column 0 is 3.0");
    }

    @ParameterizedTest
    @ValueSource(floats = {-1, Float.NaN, Float.POSITIVE_INFINITY})
    void invalidWeights(float weight) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predictions.binary()
                        .add(Examples.column(0.1f, 0.2f), Examples.column(0, 1), new float[] {1, weight}))
                .withMessage("sampleWeights must be finite and not negative, but row 1 is " + weight);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predictions.binary().classWeights(Map.of(1, weight)))
                .withMessage("classWeights must be finite and not negative, but that of class 1 is " + weight);
    }

    @Test
    void tooFewWeights() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predictions.of(network, DATA, new float[] {1, 2}))
                .withMessage("sampleWeights must be one for each of the 5 rows, but are 2");
    }

    @Test
    void nothingIsAddedByAnError() {
        Predictions predictions = Predictions.binary().add(Examples.column(0.9f), Examples.column(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> predictions.add(Examples.column(0.1f, 0.2f), Examples.column(0, 7)));

        assertThat(predictions.report().rows()).isEqualTo(1);
    }

    @Test
    void theWeightOfAClassThatDoesNotExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predictions.classes(3).classWeights(Map.of(3, 1f)))
                .withMessage("classWeights are for the classes 0 to 2, but name class 3");
    }

    @Test
    void theProductOfTwoWeightsIsTooLarge() {
        Predictions predictions = Predictions.binary()
                .add(Examples.column(0.1f, 0.2f), Examples.column(0, 1), new float[] {1, 3e38f})
                .classWeights(Map.of(1, 10f));

        assertThatIllegalArgumentException()
                .isThrownBy(predictions::report)
                .withMessage(
                        "the weight of row 1, 3.0E38, times the weight of its class, 10.0, is too large for a float"
                                + " (3.4028235E38); use smaller weights");
    }

    @Test
    void allWeightsAreZero() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Predictions.binary()
                        .add(Examples.column(0.1f), Examples.column(0), new float[] {0})
                        .report())
                .withMessage("all weights are 0, so that there is nothing to evaluate");
    }

    @Test
    void noRows() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Predictions.binary().report())
                .withMessage("there is nothing to evaluate; add predictions first");
    }

    @Test
    void names() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predictions.classes(3).names("red", "green"))
                .withMessage("names must be 3, one for each class, but are [red, green]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predictions.binary().names("same", "same"))
                .withMessage("names must be different from each other, but are [same, same]");
    }

    @Test
    void aThresholdThatIsUseless() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Predictions.classes(3).threshold(0.5))
                .withMessage("of more than two classes the largest score decides, without a threshold");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predictions.binary().threshold(Double.NaN))
                .withMessage("threshold must be finite, but is NaN");
    }

    @Test
    void aNetworkIsCollectedAlone() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Predictions.of(network, DATA).add(new FMatrixRMaj(1, 3), new FMatrixRMaj(1, 1)))
                .withMessage("these are the predictions of a network with their losses; collect others separately");
    }
}
