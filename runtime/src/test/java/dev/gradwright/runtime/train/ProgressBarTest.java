package dev.gradwright.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.data.Dataset;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Dataset data = Dataset.of(new float[][] {{1}, {2}, {3}}, new float[][] {{0}, {1}, {0}});

    @Test
    void printsALineForEachEpoch() {
        train(ProgressBar.to(out));

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .matches("Epoch [12]/2 - 2 steps - [0-9.]+ ms/step - loss: \\d\\.\\d+ - accuracy: \\d\\.\\d+"
                                + " - val_loss: \\d\\.\\d+ - val_accuracy: \\d\\.\\d+ - learning_rate: 0\\.1000"));
    }

    @Test
    void drawsABarThatGivesWayToTheLine() {
        train(new ProgressBars(out));

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("Epoch 1/2 100%", "\rEpoch 1/2 - 2 steps", "\rEpoch 2/2 - 2 steps");
    }

    private void train(TrainingListener listener) {
        Trainer.of(new SoftmaxRegression(1, 2))
                .epochs(2)
                .batchSize(2)
                .validation(data)
                .listener(listener)
                .fit(data);
    }
}
