package dev.gradwright.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.data.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvLogTest {
    private static final Dataset DATA = Dataset.of(
            FMatrixRMaj.wrap(4, 1, new float[] {1, -1, 2, -2}), FMatrixRMaj.wrap(4, 1, new float[] {1, 0, 1, 0}));

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void inDirectory() {
        file = directory.resolve("log.csv");
    }

    private static Trainer trainer(int epochs) {
        return Trainer.of(new SoftmaxRegression(1, 2))
                .epochs(epochs)
                .batchSize(2)
                .validation(DATA);
    }

    /** The lines of a training that nothing disturbs. */
    private List<String> lines(int epochs) throws IOException {
        Path undisturbed = directory.resolve("undisturbed.csv");
        trainer(epochs).listener(CsvLog.to(undisturbed)).fit(DATA);
        return Files.readAllLines(undisturbed);
    }

    @Test
    void theHeaderNamesTheRecordedValues() throws IOException {
        trainer(1).listener(CsvLog.to(file)).fit(DATA);

        assertThat(Files.readString(file)).startsWith("epoch,loss,accuracy,val_loss,val_accuracy,learning_rate\n1,");
    }

    @Test
    void eachEpochIsARowWhoseNumbersReadBack() throws IOException {
        History history = trainer(3).listener(CsvLog.to(file)).fit(DATA);

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(4);
        for (int epoch = 1; epoch <= 3; epoch++) {
            String[] fields = lines.get(epoch).split(",", -1);
            assertThat(fields[0]).isEqualTo(Integer.toString(epoch));
            for (int i = 0; i < history.names().size(); i++) {
                assertThat(Float.parseFloat(fields[i + 1]))
                        .isEqualTo(history.get(history.names().get(i))[epoch - 1]);
            }
        }
    }

    @Test
    void theRowIsInTheFileWhenTheEpochEnds() {
        trainer(2)
                .listener(CsvLog.to(file))
                .listener(atEnd((progress, log) -> assertThat(file).content().hasLineCount(1 + log.epoch())))
                .fit(DATA);
    }

    @Test
    void aNewTrainingReplacesTheFile() throws IOException {
        CsvLog log = CsvLog.to(file);
        trainer(5).listener(log).fit(DATA);

        trainer(2).listener(log).fit(DATA);

        assertThat(file).hasContent(String.join("\n", lines(2)));
    }

    @Test
    void aResumedTrainingRemovesRowsThatItDoesNotKnow() throws IOException {
        CsvLog log = CsvLog.to(file);
        trainer(2)
                .listener(log)
                .listener(atEnd((progress, epoch) -> {
                    append("7,0.1,0.2,0.3\n8,0.");
                    log.trainingStarted(progress);
                    log.trainingResumed(progress);
                }))
                .fit(DATA);

        assertThat(file).hasContent(String.join("\n", lines(2)));
    }

    @Test
    void aResumedTrainingWritesRowsThatAreMissing() throws IOException {
        trainer(3)
                .listener(atEnd((progress, epoch) -> {
                    CsvLog log = CsvLog.to(file);
                    log.trainingStarted(progress);
                    log.trainingResumed(progress);
                }))
                .fit(DATA);

        assertThat(file).hasContent(String.join("\n", lines(3)));
    }

    /** A training that cannot be resumed must not cost the log of the one before. */
    @Test
    void theFileIsKeptUntilTheFirstEpoch() throws IOException {
        Files.writeString(file, "precious");

        assertThatThrownBy(() -> trainer(1)
                        .listener(CsvLog.to(file))
                        .listener(new TrainingListener() {
                            @Override
                            public void trainingStarted(TrainingProgress progress) {
                                throw new IllegalStateException("the checkpoint is of another network");
                            }
                        })
                        .fit(DATA))
                .hasMessageEndingWith("the checkpoint is of another network");
        assertThat(file).hasContent("precious");
    }

    @Test
    void aDirectoryThatDisappearsIsOneWarningAndTheNextRowsAreComplete() throws IOException {
        Path gone = directory.resolve("gone");
        Files.createDirectory(gone);
        file = gone.resolve("log.csv");
        TrainingListener vandal = atEnd((progress, log) -> {
            if (log.epoch() == 1) {
                delete(file);
                delete(gone);
            } else if (log.epoch() == 3) {
                create(gone);
            }
        });

        History history = trainer(4).listener(CsvLog.to(file)).listener(vandal).fit(DATA);

        assertThat(file).hasContent(String.join("\n", lines(4)));
        assertThat(history.warnings()).singleElement().asString().startsWith("cannot write " + file + ": ");
    }

    @Test
    void aFileThatSomebodyChangedIsWrittenAgain() throws IOException {
        TrainingListener vandal = atEnd((progress, log) -> append("my remarks\n"));

        trainer(3).listener(CsvLog.to(file)).listener(vandal).fit(DATA);

        assertThat(file).hasContent(String.join("\n", lines(3)) + "\nmy remarks");
    }

    @Test
    void anInterruptedThreadStillLogs() throws IOException {
        trainer(2)
                .listener(atEnd((progress, log) -> Thread.currentThread().interrupt()))
                .listener(CsvLog.to(file))
                .fit(DATA);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).hasContent(String.join("\n", lines(1)));
    }

    @Test
    void aMissingDirectoryIsAnErrorBeforeTheTraining() {
        Path missing = directory.resolve("missing").resolve("log.csv");

        assertThatThrownBy(() -> trainer(1).listener(CsvLog.to(missing)).fit(DATA))
                .isInstanceOf(ListenerException.class)
                .hasMessageEndingWith("cannot write " + missing + ": the directory " + missing.getParent()
                        + " does not exist; create it first");
    }

    @Test
    void aDirectoryIsNoFile() {
        assertThatThrownBy(() -> trainer(1).listener(CsvLog.to(directory)).fit(DATA))
                .isInstanceOf(ListenerException.class)
                .hasMessageEndingWith("cannot write " + directory + ": it is a directory; name a file in it");
    }

    private static TrainingListener atEnd(BiConsumer<TrainingProgress, EpochLog> action) {
        return new TrainingListener() {
            @Override
            public void epochEnded(TrainingProgress progress, EpochLog log) {
                action.accept(progress, log);
            }
        };
    }

    private void append(String text) {
        try {
            Files.writeString(file, Files.readString(file) + text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path path) {
        try {
            Files.createDirectory(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
