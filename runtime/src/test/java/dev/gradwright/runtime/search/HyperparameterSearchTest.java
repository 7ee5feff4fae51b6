package dev.gradwright.runtime.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.schedule.ConstantSchedule;
import dev.gradwright.runtime.search.TrialResult.Status;
import dev.gradwright.runtime.settings.Settings;
import dev.gradwright.runtime.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole search with the smallest network: a softmax regression, whose only setting is the rate. */
class HyperparameterSearchTest {
    private final Dataset train = quadrants(60, 1);
    private final Dataset valid = quadrants(30, 2);
    private final AtomicInteger created = new AtomicInteger();

    @TempDir
    private Path directory;

    private TrainableNetwork create(long seed, Consumer<Settings> choice) {
        created.incrementAndGet();
        Settings settings = new Settings();
        choice.accept(settings);
        double rate = (double) settings.values().getOrDefault("learningRate", 0.1);
        return new SoftmaxRegression(2, 3, new ConstantSchedule(rate));
    }

    private HyperparameterSearch search() {
        return HyperparameterSearch.of(this::create)
                .logUniform("learningRate", 1e-6, 1)
                .batchSize(8, 16)
                .trials(9)
                .epochs(9)
                .monitor("val_loss")
                .seed(5);
    }

    /** Class 0 is left; class 1 right above, class 2 right below. */
    private static Dataset quadrants(int rows, long seed) {
        Random random = new Random(seed);
        float[][] x = new float[rows][2];
        float[][] y = new float[rows][1];
        for (int row = 0; row < rows; row++) {
            x[row][0] = (float) random.nextGaussian();
            x[row][1] = (float) random.nextGaussian();
            y[row][0] = x[row][0] < 0 ? 0 : x[row][1] > 0 ? 1 : 2;
        }
        return Dataset.of(x, y);
    }

    @Test
    void theBestRateIsNotATinyOne() {
        SearchResult result = search().run(train, valid);

        assertThat(result.best().trial().values().get("learningRate")).isGreaterThan(0.01);
        assertThat(result.isComplete()).isTrue();
        assertThat(result.trials()).hasSize(9).allMatch(it -> it.epochs() == 9);
    }

    @Test
    void aTrialCanBeRepeated() {
        TrialResult best = search().successiveHalving(3).run(train, valid).best();

        Trial trial = best.trial();
        float[] losses = Trainer.of(create(trial.seed(), trial::set))
                .epochs(9)
                .batchSize(trial.batchSize())
                .seed(trial.seed())
                .validation(valid)
                .fit(train)
                .get("val_loss");
        assertThat(best.epochs()).isEqualTo(9);
        assertThat(best.value()).as("after 3 rungs").isEqualTo(losses[8]);
    }

    @Test
    void theNumberOfThreadsDoesNotMatter() {
        HyperparameterSearch search = search().successiveHalving(3);

        assertThat(outcome(search.threads(3).run(train, valid)))
                .isEqualTo(outcome(search.threads(1).run(train, valid)));
    }

    @Test
    void aResumedSearchEndsAsAnUninterruptedOne() throws IOException {
        HyperparameterSearch search = search().successiveHalving(3);
        List<TrialResult> uninterrupted = outcome(search.run(train, valid));
        Path file = directory.resolve("search.jsonl");
        search.resume(file).run(train, valid);
        String whole = Files.readString(file);

        for (int lines = 1; lines <= 14; lines += 2) {
            String kept = whole.lines().limit(lines).collect(Collectors.joining("\n", "", "\n"));
            Files.writeString(file, kept + "{\"rung\":");

            assertThat(outcome(search.run(train, valid)))
                    .as("after %d lines", lines)
                    .isEqualTo(uninterrupted);
            assertThat(Files.readAllLines(file)).hasSize(1 + 9 + 3 + 1);
        }
    }

    @Test
    void aFinishedSearchTrainsNothing() {
        HyperparameterSearch search = search().resume(directory.resolve("search.jsonl"));
        search.run(train, valid);
        created.set(0);

        search.run(train, valid);

        assertThat(created).as("the one whose settings are checked").hasValue(1);
    }

    @Test
    void aFileOfAnotherSearchIsRefused() {
        Path file = directory.resolve("search.jsonl");
        search().resume(file).run(train, valid);

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> search().uniform("output.rate", 0, 1).resume(file).run(train, valid))
                .withMessageContaining("output.rate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> search().seed(6).resume(file).run(train, valid))
                .withMessageContaining("seed is 5 in the file, but 6 here");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> search().resume(file).run(valid, valid))
                .withMessageContaining("train is 60 rows of 2 features and 1 target in the file, but 30 rows");
    }

    /** The rate is so high that weights overflow. */
    @Test
    void aTrialThatDivergesDoesNotEndTheSearch() {
        SearchResult result = HyperparameterSearch.of(this::create)
                .choice("learningRate", 0.1, 3e38)
                .trials(6)
                .epochs(3)
                .run(train, valid);

        assertThat(result.best().trial().values()).containsEntry("learningRate", 0.1);
        assertThat(result.trials().get(5).status()).isEqualTo(Status.DIVERGED);
        assertThat(result.table()).contains("diverged").doesNotContain("NaN");
        assertThat(result.isComplete()).isTrue();
    }

    @Test
    void noResultIsAnErrorOfBest() {
        SearchResult result = HyperparameterSearch.of(this::create)
                .choice("learningRate", 3e38)
                .trials(2)
                .epochs(3)
                .run(train, valid);

        assertThatIllegalStateException()
                .isThrownBy(result::best)
                .withMessageContaining("all that were tried diverged");
    }

    @Test
    void aTrainingStopsAfterItsEpochWhenTheTimeIsOver() {
        SearchResult result = search().budget(Duration.ofNanos(1)).run(train, valid);

        assertThat(result.isComplete()).isFalse();
        assertThat(result.trials()).allMatch(it -> it.status() == Status.NOT_TRIED);
        assertThat(result.table()).contains("The budget was spent: trials 1, 2, 3, 4, 5, 6, 7, 8, 9 not tried.");
    }

    @Test
    void theTableIsRanked() {
        SearchResult result = HyperparameterSearch.of(this::create)
                .choice("learningRate", 0.25)
                .trials(1)
                .monitor("val_accuracy")
                .run(train, valid);

        assertThat(result.table().lines().toList().get(0))
                .isEqualTo("rank  trial  epochs  val_accuracy  learningRate  batchSize  seconds");
        assertThat(result.table().lines().toList().get(1))
                .startsWith("   1      1       1        0.")
                .contains(" 0.25 ");
        assertThat(result.toString()).isEqualTo(result.table());
        assertThat(result.annotations())
                .startsWith("@Optimizer.Sgd(learningRate = 0.25)\n// create(")
                .contains("epochs(1), batchSize(32)");
    }

    @Test
    void higherAccuracyIsBetter() {
        List<TrialResult> trials =
                search().monitor("accuracy").run(train, valid).trials();

        assertThat(trials.get(0).value()).isGreaterThan(trials.get(8).value());
    }

    @Test
    void anUnknownValueIsListedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> search().monitor("val_auc").run(train, valid))
                .withMessage("there is no val_auc in this training, only loss, accuracy, val_loss, val_accuracy;"
                        + " declare @Metrics(AUC) on the network");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> search().monitor("learning_rate").run(train, valid))
                .withMessageStartingWith("there is no learning_rate");
    }

    @Test
    void unknownSettingsAreThoseOfTheNetwork() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> search().uniform("dropout1.rate", 0, 0.5).run(train, valid))
                .withMessageContaining("SoftmaxRegression has no setting dropout1.rate");
        assertThat(created).hasValue(1);
    }

    @Test
    void twoNamesOfOneSettingAreAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        search().uniform("optimizer.learningRate", 0.1, 0.5).run(train, valid))
                .withMessage(
                        "two of learningRate, optimizer.learningRate are the same setting of SoftmaxRegression; remove one");
    }

    @Test
    void badInputIsAnErrorAtOnce() {
        HyperparameterSearch search = HyperparameterSearch.of(this::create);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> search.run(train, valid))
                .withMessageStartingWith("there is nothing to search");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> search.uniform("a", 1, 0))
                .withMessage(
                        "the bounds of a must be finite, the lower one less than the upper one, but are 1.0 and 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> search.uniform("a", 0, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> search.uniform("a", 0, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> search.logUniform("a", 0, 1))
                .withMessage("the lower bound of a must be greater than 0, because it has a logarithm, but is 0.0;"
                        + " use uniform");
        assertThatIllegalArgumentException().isThrownBy(() -> search.choice("a"));
        assertThatIllegalArgumentException().isThrownBy(() -> search.batchSize());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> search.batchSize(16, 0))
                .withMessage("batchSize must be at least 1, but is 0");
        assertThatIllegalArgumentException().isThrownBy(() -> search.trials(0));
        assertThatIllegalArgumentException().isThrownBy(() -> search.epochs(0));
        assertThatIllegalArgumentException().isThrownBy(() -> search.threads(0));
        assertThatIllegalArgumentException().isThrownBy(() -> search.successiveHalving(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> search.budget(Duration.ZERO))
                .withMessage("the budget must be positive, but is PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> search.choice("a", 1).choice("a", 2))
                .withMessageStartingWith("a has a range already");
    }

    /** Everything but the seconds. */
    private static List<TrialResult> outcome(SearchResult result) {
        return result.trials().stream()
                .map(it -> new TrialResult(it.trial(), it.status(), it.epochs(), it.value(), 0))
                .toList();
    }
}
