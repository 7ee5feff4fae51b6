package dev.gradwright.conformance.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.layer.Layer;
import dev.gradwright.runtime.train.Trainer;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Frozen layers keep their bits while other layers train. */
class FreezeTest {
    private static final FMatrixRMaj X = Bits.features(24, 7);

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void aFrozenPartDoesNotChange(KernelTier tier) {
        TaskBNetwork network = Bits.train(TaskBNetwork.create(2, tier), 2, 3);
        List<Layer> trunk = network.layers().subList(0, 6);
        Map<String, List<Integer>> before = Bits.of(trunk);
        List<Integer> output = Bits.of(network.output().weights());

        network.freeze(Trunk.class);
        Bits.train(network, 2, 3);

        assertThat(Bits.of(trunk)).isEqualTo(before);
        assertThat(Bits.of(network.output().weights())).isNotEqualTo(output);
    }

    @Test
    void weightDecayAndAveragingDoNotChangeIt() {
        TaskBNetwork network = Bits.train(TaskBNetwork.create(2), 2, 3);
        network.freeze(Trunk.class);
        Map<String, List<Integer>> before = Bits.of(network.layers().subList(0, 6));
        Trainer.of(network).epochs(2).batchSize(8).fit(Dataset.of(X, Bits.labels(24, 2, 7)));
        assertThat(Bits.of(network.layers().subList(0, 6))).isEqualTo(before);
    }

    @Test
    void unfrozenLayersTrainAgain() {
        TaskBNetwork network = TaskBNetwork.create(2);
        Map<String, List<Integer>> before = Bits.of(network);
        network.freeze(Trunk.class);
        network.unfreeze(Trunk.class);
        Bits.train(network, 2, 1);
        assertThat(Bits.of(network)).allSatisfy((name, bits) -> assertThat(bits).isNotEqualTo(before.get(name)));
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void aFrozenNormIsInInferenceMode(KernelTier tier) {
        TaskANetwork network = Bits.train(TaskANetwork.create(1, tier), 4, 3);
        network.freeze(Trunk.class);
        FMatrixRMaj labels = Bits.labels(24, 4, 7);
        assertThat(network.computeGradients(X, labels)).isEqualTo(network.testOnBatch(X, labels));
    }

    @Test
    void aNormThatIsNotFrozenIsInTrainingMode() {
        TaskANetwork network = Bits.train(TaskANetwork.create(1), 4, 3);
        FMatrixRMaj labels = Bits.labels(24, 4, 7);
        assertThat(network.computeGradients(X, labels)).isNotEqualTo(network.testOnBatch(X, labels));
    }

    @Test
    void freezesAllLayersExceptSome() {
        TaskANetwork network = TaskANetwork.create(1);
        network.freeze(TaskA.class);
        network.output().unfreeze();
        Map<String, List<Integer>> before = Bits.of(network);
        Bits.train(network, 4, 1);
        assertThat(Bits.of(network))
                .hasEntrySatisfying(
                        "output.weights", bits -> assertThat(bits).isNotEqualTo(before.get("output.weights")))
                .containsEntry("hidden2.weights", before.get("hidden2.weights"));
    }

    @Test
    void rejectsATypeWithoutLayers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaskBNetwork.create(2).freeze(Object.class))
                .withMessage("Object is no part of this network; its parts are TaskB, Trunk, Start");
    }

    @Test
    void rejectsTrainingIfAllLayersAreFrozen() {
        TaskANetwork network = Bits.train(TaskANetwork.create(1), 4, 3);
        network.freeze(TaskA.class);
        Map<String, List<Integer>> before = Bits.of(network);
        assertThatIllegalStateException()
                .isThrownBy(() -> network.trainOnBatch(X, Bits.labels(24, 4, 7)))
                .withMessage(
                        "all layers with parameters are frozen, so that there is nothing to train; call unfreeze() on one of them");
        assertThat(Bits.of(network)).isEqualTo(before);
        assertThat(network.optimizer().steps()).isEqualTo(3);
    }

    @Test
    void aFrozenNetworkStillPredicts() {
        TaskANetwork network = TaskANetwork.create(1);
        network.freeze(TaskA.class);
        FMatrixRMaj out = new FMatrixRMaj(1, 1);
        network.predict(X, out);
        assertThat(out.numCols).isEqualTo(4);
    }
}
