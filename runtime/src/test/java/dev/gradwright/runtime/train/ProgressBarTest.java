package dev.gradwright.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.data.Dataset;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressBarTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Dataset data = Dataset.of(new float[][] {{1}, {2}, {3}}, new float[][] {{0}, {1}, {0}});

    @Test
    void printsALineForEachEpoch() {
        train(2, ProgressBar.to(out));

        assertThat(printed().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .matches("Epoch [12]/2 - 2 steps - [0-9.]+ ms/step - loss: \\d\\.\\d+ - accuracy: \\d\\.\\d+"
                                + " - val_loss: \\d\\.\\d+ - val_accuracy: \\d\\.\\d+ - learning_rate: 0\\.1000"));
    }

    @Test
    void printsTheEndOfTheTraining() {
        TrainingListener stopper = new TrainingListener() {
            @Override
            public void epochEnded(TrainingProgress progress, EpochLog log) {
                if (log.epoch() == 2) {
                    progress.stop("it is late");
                    progress.restored(1);
                }
            }
        };

        train(5, stopper, ProgressBar.to(out));

        assertThat(printed().lines())
                .last()
                .asString()
                .startsWith("Stopped after epoch 2 - it is late - Restored the weights of epoch 1 - loss: ");
    }

    @Test
    void doesNotMentionTheLastEpochIfItWasRestored() {
        train(1, EarlyStopping.patience(5).restoringBest(), ProgressBar.to(out));

        assertThat(printed()).startsWith("Epoch 1/1 - ").doesNotContain("Restored");
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 60, 80, 200})
    void linesFitTheWidthOfTheTerminal(int width) {
        train(3, new ProgressBars(out, width));

        assertThat(printed().split("[\r\n]+"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(width));
    }

    @Test
    void theBarIsErasedBeforeALineIsPrinted() {
        BarLine line = new BarLine(out, 80);
        line.draw("[==>]");
        line.print("Epoch 1/2");
        line.draw("[=>]");
        line.erase();

        assertThat(printed()).isEqualTo("\r[==>]\r     \rEpoch 1/2\n\r[=>]\r    \r");
    }

    @Test
    void forVeryShortEpochsTheFirstAndTheLastArePrinted() {
        train(2000, new ProgressBars(out, 200));

        List<String> lines = printed()
                .lines()
                .map(line -> line.replaceAll("^.*\r", ""))
                .filter(line -> line.contains("val_loss"))
                .toList();
        assertThat(lines).hasSizeLessThan(2000);
        assertThat(lines.get(0)).startsWith("Epoch 1/2000 ");
        assertThat(lines.get(lines.size() - 1)).startsWith("Epoch 2000/2000 ");
    }

    @Test
    void linesAreBrokenBetweenValues() {
        assertThat(ProgressText.broken(List.of("Epoch 1/2", "loss: 0.5000", "accuracy: 0.7500"), 27))
                .isEqualTo("Epoch 1/2 - loss: 0.5000\n    accuracy: 0.7500");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "  0 | 60 | \"[>                   ]   0/200 - Epoch 1/2 - loss: 0.5000\"",
                "100 | 60 | \"[==========>         ] 100/200 - Epoch 1/2 - loss: 0.5000\"",
                "200 | 60 | \"[====================] 200/200 - Epoch 1/2 - loss: 0.5000\"",
                "200 | 50 | \"[====================] 200/200 - Epoch 1/2\"",
                "200 | 30 | \"200/200 - Epoch 1/2\"",
                "200 |  9 | \"200/200\""
            })
    void theBarHasAFixedSizeAndLongTextIsTruncated(int done, int most, String expected) {
        assertThat(BarText.of(done, 200, "Epoch 1/2 - loss: 0.5000", most)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"120 | 120", "24 60 | 60", "0 0 |", "7 |", "wide |", " |", "99999999999 |"})
    void theWidthIsTheLastNumberThatTheTerminalPrints(String text, Integer width) {
        assertThat(Terminal.columns(text).stream().boxed().toList())
                .isEqualTo(width == null ? List.of() : List.of(width));
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void train(int epochs, TrainingListener... listeners) {
        Trainer trainer = Trainer.of(new SoftmaxRegression(1, 2))
                .epochs(epochs)
                .batchSize(2)
                .validation(data);
        for (TrainingListener listener : listeners) {
            trainer.listener(listener);
        }
        trainer.fit(data);
    }
}
