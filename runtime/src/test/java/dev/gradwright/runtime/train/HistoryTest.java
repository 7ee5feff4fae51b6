package dev.gradwright.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A history reads as a table. */
class HistoryTest {
    @Test
    void aShortHistoryShowsEveryEpochAndMarksTheBest() {
        History history = history("", 0, 0.75f, 0.5f, 0.625f);

        assertThat(history).hasToString("""
                epoch   loss  val_loss
                    1  1.500    0.7500
                    2  1.000    0.5000  lowest val_loss
                    3  1.250    0.6250""");
    }

    @Test
    void aLongHistoryShowsTheFirstTheLastAndTheBestEpochs() {
        float[] losses = new float[100];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = 1 + Math.abs(i - 60);
        }

        assertThat(history("", 0, losses).toString().lines())
                .hasSize(14)
                .startsWith("epoch   loss  val_loss")
                .contains("    5  114.0     57.00", "   61  2.000     1.000  lowest val_loss", "   96  72.00     36.00")
                .filteredOn(line -> line.equals("    …"))
                .hasSize(2);
    }

    @Test
    void printsHowTheTrainingEnded() {
        assertThat(history("val_loss has not improved for 1 epoch (best 0.5000 in epoch 2)", 2, 0.75f, 0.5f, 0.625f))
                .hasToString("""
                        epoch   loss  val_loss
                            1  1.500    0.7500
                            2  1.000    0.5000  restored
                            3  1.250    0.6250
                        Stopped after epoch 3: val_loss has not improved for 1 epoch (best 0.5000 in epoch 2)""");
    }

    @Test
    void nanIsNeverTheBestValue() {
        assertThat(history("", 0, Float.NaN, Float.NaN, 0.5f)).hasToString("""
                epoch   loss  val_loss
                    1    NaN       NaN
                    2    NaN       NaN
                    3  1.000    0.5000  lowest val_loss""");
        assertThat(history("", 0, Float.NaN)).hasToString("""
                epoch  loss  val_loss
                    1   NaN       NaN""");
    }

    @Test
    void anEpochReadsAsALine() {
        assertThat(new EpochLog(3, Map.of("loss", 1e-5f))).hasToString("epoch 3 - loss: 1.000e-05");
    }

    private static History history(String stopReason, int restored, float... losses) {
        List<EpochLog> logs = new ArrayList<>();
        for (float loss : losses) {
            Map<String, Float> values = new LinkedHashMap<>();
            values.put("loss", 2 * loss);
            values.put("val_loss", loss);
            logs.add(new EpochLog(logs.size() + 1, values));
        }
        return new History(List.of("loss", "val_loss"), logs, stopReason, false, restored, new Warnings());
    }
}
