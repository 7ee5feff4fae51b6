package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradwright.runtime.layer.Layer;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.RandomMatrices_FDRM;
import org.junit.jupiter.api.Test;

/** Layers in blocks and repeats are layers of the network, and accessible through the blocks. */
class BlocksTest {
    private final TowerNetwork network = TowerNetwork.create(7);

    @Test
    void layersAreThoseOfAllBlocksInOrder() {
        assertThat(network.layers())
                .extracting(Layer::name)
                .containsExactly(
                        "stem.output",
                        "stem.stages1",
                        "stages.0.inner.dense",
                        "stages.0.inner.norm",
                        "stages.0.elu",
                        "stages.1.inner.dense",
                        "stages.1.inner.norm",
                        "stages.1.elu",
                        "stages.2.inner.dense",
                        "stages.2.inner.norm",
                        "stages.2.elu",
                        "tail.0",
                        "tail.1",
                        "output");
    }

    @Test
    void blocksReturnTheLayersOfTheNetwork() {
        assertThat(network.stem().output()).isSameAs(network.layers().get(0));
        assertThat(network.stages().get(1).inner().dense())
                .isSameAs(network.layers().get(5));
        assertThat(Tower.norm(network.stages().get(2)))
                .isSameAs(network.layers().get(9));
        assertThat(network.tail().get(1)).isSameAs(network.layers().get(12));
    }

    @Test
    void blocksAndListsAreCreatedOnce() {
        assertThat(network.stem()).isSameAs(network.stem());
        assertThat(network.stages()).isSameAs(network.stages());
        assertThat(network.stages().get(0).inner())
                .isSameAs(network.stages().get(0).inner());
    }

    @Test
    void listsCannotBeChanged() {
        assertThatThrownBy(() -> network.stages().remove(0)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void repeatsHaveWeightsOfTheirOwn() {
        assertThat(network.stages().get(0).inner().dense().weights().data)
                .isNotEqualTo(network.stages().get(1).inner().dense().weights().data);
    }

    @Test
    void inheritedLayersComeFirstEachOnceAndAreReplacedInPlace() {
        Inheritance_SpecNetwork spec = Inheritance_SpecNetwork.create(3);

        assertThat(spec.layers())
                .extracting(layer -> layer.name() + " " + layer.outputs())
                .containsExactly(
                        "first 6", "block.dense 7", "block.norm 7", "hidden 2", "tail0 4", "tail.0 1", "tail.1 1");
        assertThat(spec.block().dense().weights().numCols).isEqualTo(7);
        assertThat(spec.hidden()).isSameAs(spec.layers().get(3));
        assertThat(spec.tailOutputs(1)).isEqualTo(1);
    }

    @Test
    void thePredictorAgreesWithTheTrainedNetwork() {
        FMatrixRMaj x = RandomMatrices_FDRM.rectangle(16, 5, -1, 1, new Random(1));
        FMatrixRMaj y = RandomMatrices_FDRM.rectangle(16, 1, -1, 1, new Random(2));
        for (int step = 0; step < 5; step++) {
            network.trainOnBatch(x, y);
        }
        FMatrixRMaj expected = new FMatrixRMaj(16, 1);
        FMatrixRMaj predicted = new FMatrixRMaj(16, 1);

        network.predict(x, expected);
        network.predictor().predict(x, predicted);

        for (int row = 0; row < 16; row++) {
            assertThat(predicted.get(row, 0)).isCloseTo(expected.get(row, 0), Offset.offset(1e-4f));
        }
    }
}
