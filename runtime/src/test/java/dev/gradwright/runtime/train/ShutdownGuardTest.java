package dev.gradwright.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.checkpoint.Checkpoint;
import dev.gradwright.runtime.checkpoint.CheckpointFolder;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.kernel.ChildJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** At the end of a program, a checkpoint is on disk. */
class ShutdownGuardTest {
    private static final int STEPS_BEFORE = 50;

    @TempDir
    private Path directory;

    /** What Ctrl-C does, too: the JVM runs its shutdown hooks while the training goes on. */
    @Test
    void aProgramThatIsEndedSavesItsTrainingAndDoesNotGoOn() throws Exception {
        ChildJvm program = ChildJvm.run(directory, EndedByAnother.class, List.of("-Dfolder=" + directory));

        assertThat(program.output()).isEqualTo("training\n");
        assertThat(newest().header().completed()).isFalse();
        assertThat(newest().header().step()).isGreaterThanOrEqualTo(STEPS_BEFORE);
    }

    @Test
    void aListenerMayEndTheProgram() throws Exception {
        ChildJvm program = ChildJvm.run(directory, EndedByItself.class, List.of("-Dfolder=" + directory));

        assertThat(program.output()).isEqualTo("training\n");
        assertThat(newest().header().step()).isEqualTo(STEPS_BEFORE - 1);
    }

    /** A listener trains another network. The training around it cannot be saved there, and must not hold up the end. */
    @Test
    @Timeout(25)
    void aTrainingInAListenerIsSavedAndTheOneAroundItWaitsForNothing() throws Exception {
        ChildJvm program = ChildJvm.run(directory, EndedWithin.class, List.of("-Dfolder=" + directory));

        assertThat(program.output()).isEqualTo("training\ntraining\n");
        assertThat(newest().header().completed()).isFalse();
    }

    private Checkpoint newest() {
        return Objects.requireNonNull(
                CheckpointFolder.of(directory.resolve("run")).newest());
    }

    /** Another thread ends the program. */
    static final class EndedByAnother {
        private EndedByAnother() {}

        public static void main(String[] args) {
            train(1000, () -> new Thread(() -> System.exit(0)).start());
        }
    }

    /** The thread that trains ends the program. */
    static final class EndedByItself {
        private EndedByItself() {}

        public static void main(String[] args) {
            train(1, () -> System.exit(0));
        }
    }

    /** Another thread ends the program while a listener trains. */
    static final class EndedWithin {
        private EndedWithin() {}

        public static void main(String[] args) {
            train("outer", 1000, () -> EndedByAnother.main(args));
        }
    }

    private static void train(int everySteps, Runnable end) {
        train("run", everySteps, end);
    }

    private static void train(String name, int everySteps, Runnable end) {
        System.out.println("training");
        Path folder = Path.of(System.getProperty("folder"), name);
        History history = Trainer.of(new SoftmaxRegression(2, 2))
                .epochs(1_000_000)
                .checkpoints(Checkpoints.in(folder).everySteps(everySteps))
                .listener(new TrainingListener() {
                    @Override
                    public void stepDone(TrainingProgress progress) {
                        if (progress.epoch() == STEPS_BEFORE) {
                            end.run();
                        }
                    }
                })
                .fit(Dataset.of(new FMatrixRMaj(8, 2), new FMatrixRMaj(8, 1)));
        System.out.println("saves a model of " + history.epochs() + " epochs");
    }
}
