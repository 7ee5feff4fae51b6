package dev.gradwright.conformance.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.runtime.data.Dataset;
import org.junit.jupiter.api.Test;

/** Training on one task helps with a related one: the same clusters with shifted features. */
class RelatedTaskTest {
    private static final Dataset TEST = Clouds.drifted(1000, 701);

    private final CodeClassifierNetwork learned =
            Bits.trainOn(CodeClassifierNetwork.create(1), Clouds.labeled(2000, 401), 10);
    private final CodeClassifierNetwork network = CodeClassifierNetwork.create(8);

    @Test
    void aCopyOfAllLayersStartsWithAMuchLowerLoss() {
        float fresh = network.evaluate(TEST).loss();
        network.copyFrom(learned, CodeClassifier.class);
        assertThat(network.evaluate(TEST).loss()).isLessThan(fresh / 2);
    }

    @Test
    void aCopyOfTheCodeLearnsFromFewLabels() {
        Dataset few = Clouds.drifted(20, 501);
        CodeClassifierNetwork fresh = Bits.trainOn(CodeClassifierNetwork.create(8), few, 100);
        network.copyFrom(learned, Code.class);
        network.freeze(Code.class);
        Bits.trainOn(network, few, 100);
        assertThat(network.evaluate(TEST).loss())
                .isLessThan(fresh.evaluate(TEST).loss() / 1.5f);
    }
}
