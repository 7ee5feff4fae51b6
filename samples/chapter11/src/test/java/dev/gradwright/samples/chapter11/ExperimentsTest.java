package dev.gradwright.samples.chapter11;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.runtime.train.EpochLog;
import dev.gradwright.runtime.train.TrainingListener;
import dev.gradwright.runtime.train.TrainingProgress;
import dev.gradwright.samples.chapter11.experiment.Experiment;
import dev.gradwright.samples.chapter11.experiment.Pictures;
import dev.gradwright.samples.chapter11.experiment.Setting;
import dev.gradwright.samples.chapter11.experiment.Split;
import dev.gradwright.samples.chapter11.report.Published;
import dev.gradwright.samples.data.FashionData;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentsTest {
    private static final Pictures FEW_PICTURES = few(FashionData.embedded());

    @ParameterizedTest
    @MethodSource("all")
    void learnsInTwoEpochs(Experiment experiment) {
        Losses losses = new Losses();

        experiment.run(new Setting(FEW_PICTURES, 1, 2, losses));

        assertThat(losses.last()).isLessThan(losses.first());
    }

    @ParameterizedTest
    @MethodSource("published")
    void trainsForThePublishedNumberOfEpochs(Experiment experiment) {
        assertThat(experiment.epochs())
                .isEqualTo(Published.of(experiment.name()).orElseThrow().epochs());
    }

    @Test
    void areInTheOrderOfThePublishedOnes() {
        assertThat(published().map(Experiment::name))
                .containsExactlyElementsOf(
                        Published.all().stream().map(Published::name).toList());
    }

    static List<Experiment> all() {
        return Experiments.all();
    }

    static Stream<Experiment> published() {
        return all().stream()
                .filter(experiment -> Published.of(experiment.name()).isPresent());
    }

    private static Pictures few(FashionData data) {
        return new Pictures(new Split(
                data.train().take(500), data.valid().take(200), data.test().take(200)));
    }

    /** The losses of the last training, epoch by epoch. */
    private static final class Losses implements TrainingListener {
        private final List<Float> losses = new ArrayList<>();

        @Override
        public void trainingStarted(TrainingProgress progress) {
            losses.clear();
        }

        @Override
        public void epochEnded(TrainingProgress progress, EpochLog log) {
            losses.add(log.value("loss"));
        }

        float first() {
            return losses.get(0);
        }

        float last() {
            return losses.get(losses.size() - 1);
        }
    }
}
