package dev.gradwright.conformance.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gradwright.conformance.table.HousePrices.House;
import dev.gradwright.runtime.data.Examples;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A hinge loss trains a score, whose sign decides. */
class TableScoresTest {
    @Test
    void aScoreIsNoProbability() {
        SidesNetwork network = SidesNetwork.create(1);
        network.adapt(Examples.of(List.of(new House(50, 1), new House(100, 4)), List.of(false, true)));
        SidesPredictor predictor = network.predictor();
        House house = new House(80, 3);

        assertThat(predictor.classify(house)).isEqualTo(predictor.probability(house) > 0);
        assertThatIllegalStateException()
                .isThrownBy(() -> predictor.probabilities(house, new float[2]))
                .withMessageContaining("a hinge loss trains a score");
    }
}
