package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradwright.runtime.layer.Layer;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.RandomMatrices_FDRM;
import org.junit.jupiter.api.Test;

/** A network of blocks and repeats is one network, whose layers are also reached through the blocks. */
class BlocksTest {
    private final TowerNetwork network = TowerNetwork.create(7);

    @Test
    void thereIsOneLayerForEachLayerMethodInOrder() {
        assertThat(network.layers())
                .extracting(Layer::name)
                .containsExactly(
                        "entrance.output",
                        "entrance.floors1",
                        "floors.0.room.dense",
                        "floors.0.room.norm",
                        "floors.0.elu",
                        "floors.1.room.dense",
                        "floors.1.room.norm",
                        "floors.1.elu",
                        "floors.2.room.dense",
                        "floors.2.room.norm",
                        "floors.2.elu",
                        "attics.0",
                        "attics.1",
                        "output");
    }

    @Test
    void blocksGiveTheHandlesOfTheirLayers() {
        assertThat(network.entrance().output()).isSameAs(network.layers().get(0));
        assertThat(network.floors().get(1).room().dense())
                .isSameAs(network.layers().get(5));
        assertThat(Tower.norm(network.floors().get(2)))
                .isSameAs(network.layers().get(9));
        assertThat(network.attics().get(1)).isSameAs(network.layers().get(12));
    }

    @Test
    void blocksAndListsAreMadeOnce() {
        assertThat(network.entrance()).isSameAs(network.entrance());
        assertThat(network.floors()).isSameAs(network.floors());
        assertThat(network.floors().get(0).room())
                .isSameAs(network.floors().get(0).room());
    }

    @Test
    void listsCannotBeChanged() {
        assertThatThrownBy(() -> network.floors().remove(0)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void repeatsHaveWeightsOfTheirOwn() {
        assertThat(network.floors().get(0).room().dense().weights().data)
                .isNotEqualTo(network.floors().get(1).room().dense().weights().data);
    }

    @Test
    void inheritedLayersComeFirstEachOnceAndAreReplacedInPlace() {
        Estate_ManorNetwork manor = Estate_ManorNetwork.create(3);

        assertThat(manor.layers())
                .extracting(layer -> layer.name() + " " + layer.outputs())
                .containsExactly("garden 6", "wing.room 7", "wing.norm 7", "hall 2", "attics.0 1", "attics.1 1");
        assertThat(manor.wing().room().weights().numCols).isEqualTo(7);
        assertThat(manor.hall()).isSameAs(manor.layers().get(3));
        assertThat(manor.attic(1)).isEqualTo(1);
    }

    @Test
    void thePredictorPredictsAsTheNetworkDoesAfterTraining() {
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
