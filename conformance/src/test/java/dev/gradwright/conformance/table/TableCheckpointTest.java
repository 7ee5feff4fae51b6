package dev.gradwright.conformance.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gradwright.runtime.checkpoint.CheckpointException;
import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.train.Checkpoints;
import dev.gradwright.runtime.train.History;
import dev.gradwright.runtime.train.Trainer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints of networks for records hold what was learnt about the features. */
class TableCheckpointTest {
    @TempDir
    private Path directory;

    @Test
    void theBestWeightsAreLoadedIntoANetworkThatWasNotAdapted() {
        ChurnModelNetwork trained = adapted(1);
        History history = trainer(trained, 1).fit(trained.encode(TableNetworkTest.customers()));
        ChurnModelNetwork loaded = ChurnModelNetwork.create(2);

        loaded.loadBest(directory);

        assertThat(history.epochs()).isEqualTo(1);
        assertThat(StateSnapshot.of(loaded.encoder()).toBytes())
                .isEqualTo(StateSnapshot.of(trained.encoder()).toBytes());
        assertThat(probability(loaded)).isEqualTo(probability(trained));
    }

    @Test
    void aResumedTrainingEndsInTheSameBytes() {
        ChurnModelNetwork whole = adapted(1);
        History history = Trainer.of(whole).epochs(3).batchSize(2).fit(whole.encode(TableNetworkTest.customers()));
        ChurnModelNetwork ended = adapted(1);
        trainer(ended, 3).maxMinutes(1e-9).fit(ended.encode(TableNetworkTest.customers()));
        ChurnModelNetwork resumed = adapted(1);

        History rest = trainer(resumed, 3).fit(resumed.encode(TableNetworkTest.customers()));

        assertThat(rest).hasToString(history.toString());
        assertThat(StateSnapshot.of(resumed).toBytes())
                .isEqualTo(StateSnapshot.of(whole).toBytes());
    }

    @Test
    void anEncoderThatHasLearntFromOtherRowsIsNamedByTheDataThatItEncodes() {
        ChurnModelNetwork trained = adapted(1);
        trainer(trained, 1).fit(trained.encode(TableNetworkTest.customers()));
        ChurnModelNetwork other = ChurnModelNetwork.create(1);
        other.adapt(TableNetworkTest.customers().take(3));

        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> trainer(other, 1).fit(other.encode(TableNetworkTest.customers())))
                .withMessageContaining("training data is \"");
    }

    private static ChurnModelNetwork adapted(long seed) {
        ChurnModelNetwork network = ChurnModelNetwork.create(seed);
        network.adapt(TableNetworkTest.customers());
        return network;
    }

    private Trainer trainer(ChurnModelNetwork network, int epochs) {
        return Trainer.of(network)
                .epochs(epochs)
                .batchSize(2)
                .checkpoints(Checkpoints.in(directory).best("loss").resume());
    }

    private static float probability(ChurnModelNetwork network) {
        return network.predictor().probability(TableNetworkTest.customers().features(1));
    }
}
