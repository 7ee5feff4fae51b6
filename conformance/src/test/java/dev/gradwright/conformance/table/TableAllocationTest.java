package dev.gradwright.conformance.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.AllocationMeter;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.drift.InputDrift;
import dev.gradwright.runtime.state.StateBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Predictions of records, and captures of the state of a network for records, in steady state. */
@Tag("own-jvm")
class TableAllocationTest {
    @Test
    void aPredictionOfARecordAllocatesNothing() {
        ChurnModelPredictor predictor = TableNetworkTest.trained().predictor();
        Customer complete = TableNetworkTest.customers().features(1);
        Customer sparse = TableNetworkTest.customers().features(0);
        float[] probabilities = new float[2];

        assertThat(AllocationMeter.steadyBytes(() -> {
                    predictor.classify(complete);
                    predictor.probability(sparse);
                    predictor.probabilities(complete, probabilities);
                }))
                .isZero();
    }

    @Test
    void countingALiveRowAllocatesNothing() {
        InputDrift<Customer> drift = InputDrift.of(TableNetworkTest.trained().predictor());
        Customer complete = TableNetworkTest.customers().features(1);
        Customer sparse = TableNetworkTest.customers().features(0);

        assertThat(AllocationMeter.steadyBytes(() -> {
                    drift.observe(complete);
                    drift.observe(sparse);
                }))
                .isZero();
    }

    @Test
    void aPredictionFromTablesAllocatesNothing() {
        ReturnsPredictor predictor = EmbeddedCategoriesTest.trained(1).predictor();
        Purchase purchase = EmbeddedCategoriesTest.purchases(9).features(7);

        assertThat(AllocationMeter.steadyBytes(() -> predictor.probability(purchase)))
                .isZero();
    }

    @Test
    void aStepThatTrainsTablesAllocatesNothing() {
        ReturnsNetwork network = EmbeddedCategoriesTest.trained(1);
        Dataset data = network.encode(EmbeddedCategoriesTest.purchases(32));

        assertThat(AllocationMeter.steadyBytes(() -> network.trainOnBatch(data.features(), data.targets())))
                .isZero();
    }

    /** The encoder is part of the state. */
    @Test
    void aLaterCaptureOfTheStateAllocatesNothing() {
        ChurnModelNetwork network = TableNetworkTest.trained();
        StateBuffer buffer = new StateBuffer();

        assertThat(AllocationMeter.steadyBytes(() -> buffer.capture(network))).isZero();
    }
}
