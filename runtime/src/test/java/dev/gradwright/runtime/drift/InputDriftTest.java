package dev.gradwright.runtime.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.Allocation;
import dev.gradwright.runtime.Churn;
import dev.gradwright.runtime.Customer;
import dev.gradwright.runtime.Customer.Contract;
import dev.gradwright.runtime.CustomerEncoder;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.runtime.state.StateSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.json.JSONObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The training rows have tenures from 0 to 99, every tenth is missing, and contracts by month and by year in turn. */
class InputDriftTest {
    private static final int TRAINING = 1000;

    private final InputDrift<Customer> drift = InputDrift.of(adapted());

    private static CustomerEncoder adapted() {
        CustomerEncoder encoder = new CustomerEncoder();
        List<Customer> rows =
                IntStream.range(0, TRAINING).mapToObj(InputDriftTest::customer).toList();
        List<Churn> churns = IntStream.range(0, TRAINING)
                .mapToObj(i -> i % 3 == 0 ? Churn.YES : Churn.NO)
                .toList();
        encoder.adapt(Examples.of(rows, churns));
        return encoder;
    }

    private static Customer customer(int i) {
        return new Customer(i % 2 == 0 ? Contract.MONTH : Contract.YEAR, i % 10 == 9 ? null : i % 100);
    }

    private void observe(int rows) {
        IntStream.range(0, rows).mapToObj(InputDriftTest::customer).forEach(drift::observe);
    }

    private ComponentDrift tenure() {
        return drift.report().component("tenure");
    }

    private ComponentDrift contract() {
        return drift.report().component("contract");
    }

    @Test
    void rowsLikeThoseOfTheTrainingDoNotDrift() {
        observe(1000);

        DriftReport report = drift.report();

        assertThat(report.rows()).isEqualTo(1000);
        assertThat(report.level()).isEqualTo(DriftLevel.NONE);
        assertThat(report.drifted()).isEmpty();
        assertThat(tenure().meanShift()).isCloseTo(0, within(1e-12));
        assertThat(tenure().varianceRatio()).isCloseTo(1, within(1e-12));
        assertThat(tenure().stabilityIndex()).isZero();
    }

    @Test
    void fewRowsAreNotJudged() {
        IntStream.range(0, 199).forEach(i -> drift.observe(new Customer(Contract.MONTH, 99)));

        assertThat(drift.report().level()).isEqualTo(DriftLevel.TOO_FEW_ROWS);
        assertThat(contract().stabilityIndex()).isGreaterThan(0.25);
    }

    /** The mean of the training rows is 49 and their deviation 28.838, without every tenth tenure. */
    @Test
    void theShiftOfAMeanIsInDeviations() {
        IntStream.range(0, 1000)
                .forEach(i -> drift.observe(new Customer(customer(i).contract(), 49 + i % 50)));

        assertThat(tenure().trainingMean()).isCloseTo(49, within(1e-9));
        assertThat(tenure().liveMean()).isCloseTo(73.5, within(1e-9));
        assertThat(tenure().meanShift()).isCloseTo((73.5 - 49) / 28.838, within(1e-3));
        assertThat(tenure().varianceRatio()).isCloseTo(14.43 * 14.43 / (28.838 * 28.838), within(1e-3));
        assertThat(tenure().level()).isEqualTo(DriftLevel.STRONG);
        assertThat(contract().level()).isEqualTo(DriftLevel.NONE);
        assertThat(drift.report().drifted()).containsExactly(tenure());
    }

    @Test
    void aNumberThatNoLongerVariesDriftsEvenIfItIsTheMean() {
        IntStream.range(0, 1000)
                .forEach(i -> drift.observe(new Customer(customer(i).contract(), i % 10 == 9 ? null : 49)));

        assertThat(tenure().meanShift()).isCloseTo(0, within(1e-12));
        assertThat(tenure().varianceRatio()).isCloseTo(0, within(1e-12));
        assertThat(tenure().level()).isEqualTo(DriftLevel.STRONG);
    }

    @Test
    void numbersOutsideTheRangeAreCounted() {
        observe(900);
        IntStream.range(0, 60).forEach(i -> drift.observe(new Customer(Contract.MONTH, 100)));
        IntStream.range(0, 40).forEach(i -> drift.observe(new Customer(Contract.MONTH, -1)));

        assertThat(tenure().share("above")).isEqualTo(new SlotShare("above", 0, 0.06));
        assertThat(tenure().share("below")).isEqualTo(new SlotShare("below", 0, 0.04));
        assertThat(tenure().level()).isEqualTo(DriftLevel.STRONG);
    }

    /** (0.3 − 0.1)·log(0.3/0.1) + (0.7 − 0.9)·log(0.7/0.9) = 0.270, apart from half a row for each value. */
    @Test
    void missingValuesChangeTheStabilityIndex() {
        IntStream.range(0, 1000)
                .forEach(i -> drift.observe(
                        new Customer(customer(i).contract(), i % 10 == 9 || i % 10 < 2 ? null : i % 100)));

        assertThat(tenure().share("missing")).isEqualTo(new SlotShare("missing", 0.1, 0.3));
        assertThat(tenure().stabilityIndex()).isCloseTo(0.270, within(2e-3));
        assertThat(tenure().level()).isEqualTo(DriftLevel.STRONG);
    }

    @Test
    void sharesOfConstantsAreCompared() {
        IntStream.range(0, 1000)
                .forEach(i -> drift.observe(new Customer(
                        i % 3 == 0 ? Contract.YEAR : Contract.MONTH, customer(i).tenure())));

        assertThat(contract().shares()).extracting(SlotShare::value).startsWith("missing", "MONTH", "YEAR");
        assertThat(contract().share("YEAR").live()).isEqualTo(0.334);
        assertThat(contract().level()).isEqualTo(DriftLevel.MODERATE);
        assertThat(contract().meanShift()).isNaN();
    }

    /** A prediction of this row is an error, but the row is counted. */
    @Test
    @SuppressWarnings("NullAway")
    void aRequiredValueThatIsMissingIsCounted() {
        drift.observe(new Customer(null, 1));

        assertThat(contract().share("missing").live()).isEqualTo(1);
    }

    @Test
    void theReportIsATableWithDriftedComponentsFirst() {
        IntStream.range(0, 1000)
                .forEach(i -> drift.observe(new Customer(customer(i).contract(), 49 + i % 50)));

        assertThat(drift.report()).asString().isEqualTo("""
                1,000 live rows, drift: strong
                component  drift         stability index  changes
                tenure     strong                  0.540  mean 49.00 -> 73.50 (+0.85 deviations, variance x 0.25), missing 10.0 % -> 0.0 %
                contract   none                    0.000
                """);
    }

    @Test
    void theReportIsJson() {
        observe(500);

        JSONObject json = new JSONObject(drift.report().toJson());

        assertThat(json.getLong("rows")).isEqualTo(500);
        assertThat(json.getString("level")).isEqualTo("NONE");
        JSONObject contract = json.getJSONArray("components").getJSONObject(0);
        assertThat(contract.has("meanShift")).isFalse();
        assertThat(contract.getJSONArray("shares").getJSONObject(1).getString("value"))
                .isEqualTo("MONTH");
        JSONObject tenure = json.getJSONArray("components").getJSONObject(1);
        assertThat(tenure.getDouble("trainingMean")).isEqualTo(49);
    }

    @Test
    void aReportWithoutRowsHasNoFigures() {
        DriftReport report = drift.report();

        assertThat(report.level()).isEqualTo(DriftLevel.TOO_FEW_ROWS);
        assertThat(report.toJson()).contains("\"stabilityIndex\":null", "\"meanShift\":null", "\"live\":null");
        assertThat(report.toString()).contains("0 live rows, drift: too few rows");
    }

    @Test
    void resetForgetsTheRowsSoFar() {
        IntStream.range(0, 300).forEach(i -> drift.observe(new Customer(Contract.MONTH, 99)));
        drift.reset();
        observe(1000);

        assertThat(drift.report().rows()).isEqualTo(1000);
        assertThat(drift.report().level()).isEqualTo(DriftLevel.NONE);
    }

    @Test
    void noRowOfManyThreadsIsLost() throws InterruptedException {
        int threads = 50;
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> observers = IntStream.range(0, threads)
                .mapToObj(i -> new Thread(() -> {
                    await(start);
                    observe(1000);
                }))
                .toList();
        observers.forEach(Thread::start);
        start.countDown();
        while (observers.stream().anyMatch(Thread::isAlive)) {
            assertThat(drift.report().component("contract").share("TWO_YEARS").training())
                    .isZero();
        }
        for (Thread observer : observers) {
            observer.join();
        }

        DriftReport report = drift.report();
        assertThat(report.rows()).isEqualTo(threads * 1000L);
        assertThat(report.component("tenure").share("missing").live()).isEqualTo(0.1);
        assertThat(report.component("tenure").liveMean()).isCloseTo(49, within(1e-9));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatAdaptSawIsSaved() {
        CustomerEncoder restored = new CustomerEncoder();
        restored.restore(StateSnapshot.ofBytes(StateSnapshot.of(adapted()).toBytes()));
        InputDrift<Customer> restoredDrift = InputDrift.of(restored);

        observe(700);
        IntStream.range(0, 700).mapToObj(InputDriftTest::customer).forEach(restoredDrift::observe);

        assertThat(restoredDrift.report()).isEqualTo(drift.report());
    }

    @Test
    void aModelOfAnEarlierVersionPredictsButCannotBeCompared() {
        Map<String, Object> values =
                new LinkedHashMap<>(StateSnapshot.of(adapted()).values());
        values.keySet().removeIf(name -> name.startsWith("training-rows."));
        CustomerEncoder old = new CustomerEncoder();

        old.restore(StateSnapshot.ofValues(values));

        float[] row = new float[old.columns()];
        float[] expected = new float[old.columns()];
        old.encode(customer(3), row, 0);
        adapted().encode(customer(3), expected, 0);
        assertThat(row).isEqualTo(expected);
        assertThatIllegalStateException()
                .isThrownBy(() -> InputDrift.of(old))
                .withMessage("the model was saved by a version of the library that did not save what adapt saw of the"
                        + " training rows, so live rows cannot be compared with them; it still predicts; train and save"
                        + " it again");
    }

    @Test
    void anEncoderMustBeAdapted() {
        assertThatIllegalStateException()
                .isThrownBy(() -> InputDrift.of(new CustomerEncoder()))
                .withMessageContaining("call adapt with the training rows first");
    }

    @Test
    @SuppressWarnings({"DataFlowIssue", "NullAway"})
    void aRowMustNotBeNull() {
        assertThatNullPointerException().isThrownBy(() -> drift.observe(null)).withMessage("row must not be null");
    }

    @Test
    @Tag("own-jvm")
    void observingAllocatesNothing() {
        Customer complete = customer(1);
        Customer sparse = customer(9);

        assertThat(Allocation.ofOne(() -> {
                    drift.observe(complete);
                    drift.observe(sparse);
                }))
                .isZero();
    }
}
