package dev.gradwright.runtime.predict;

import static org.assertj.core.api.Assertions.assertThat;

import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class McPredictionTest {
    @Test
    void printsTheUncertainty() {
        McPrediction prediction = new McPrediction(
                new FMatrixRMaj(2, 2), new FMatrixRMaj(new float[][] {{0.125f, 0.25f}, {0, 0.125f}}), 100);

        assertThat(prediction)
                .hasToString("100 samples of 2 x 2 predictions: standard deviation 0.1250 on average, 0.2500 at most");
    }
}
