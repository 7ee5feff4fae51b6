package dev.gradwright.runtime.train;

import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.checkpoint.BestWeights;
import dev.gradwright.runtime.checkpoint.Checkpoint;
import dev.gradwright.runtime.checkpoint.CheckpointException;
import dev.gradwright.runtime.checkpoint.CheckpointFolder;
import dev.gradwright.runtime.state.StateSnapshot;
import java.nio.file.Path;

/** Sets the parameters of a network to the best ones of a training. */
final class BestCheckpoint {
    private BestCheckpoint() {}

    static void load(TrainableNetwork network, Path directory) {
        Checkpoint checkpoint = CheckpointFolder.of(directory).newest();
        if (checkpoint == null) {
            throw new CheckpointException("there is no checkpoint in " + directory.toAbsolutePath()
                    + "; train with checkpoints(Checkpoints.in(...).best(...)) first");
        }
        BestWeights best = best(network, checkpoint);
        if (best.epoch() == 0) {
            throw new CheckpointException(
                    checkpoint.file() + " holds no best weights yet, because no epoch was complete; train on first");
        }
        restoreEncoder(network, checkpoint);
        best.apply();
    }

    private static BestWeights best(TrainableNetwork network, Checkpoint checkpoint) {
        StateSnapshot saved = checkpoint.part(SavedTraining.BEST + ".");
        if (saved.values().isEmpty()) {
            throw new CheckpointException(checkpoint.file()
                    + " holds no best weights, because the training did not ask for them; train with best(...), as in"
                    + " Checkpoints.in(...).best(\"val_loss\")");
        }
        BestWeights best = SavedTraining.bestWeights(network, true);
        try {
            saved.restore(best);
        } catch (IllegalArgumentException e) {
            throw ofAnotherNetwork(checkpoint, e);
        }
        return best;
    }

    /** Nothing else has changed yet if the encoder rejects the state. */
    private static void restoreEncoder(TrainableNetwork network, Checkpoint checkpoint) {
        if (network instanceof TableNetwork<?, ?> table) {
            try {
                table.encoder().restore(checkpoint.part(SavedTraining.ENCODER));
            } catch (IllegalArgumentException e) {
                throw ofAnotherNetwork(checkpoint, e);
            }
        }
    }

    private static CheckpointException ofAnotherNetwork(Checkpoint checkpoint, IllegalArgumentException cause) {
        return new CheckpointException(checkpoint.file() + " is of another network: " + cause.getMessage(), cause);
    }
}
