package dev.gradwright.runtime.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gradwright.runtime.search.TrialResult.Status;
import dev.gradwright.runtime.search.ValueRange.Uniform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Schedules and rankings with trainings that only compute a score. */
class SearchRunTest {
    private static final List<Rung> HALVING = Rung.successiveHalving(27, 27, 3);

    private final List<String> trained = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong nanos = new AtomicLong();
    private Budget budget = new Budget(Duration.ofNanos(Long.MAX_VALUE), nanos::get);

    @AfterEach
    void noThreadIsLeft() {
        assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
                .doesNotContain("gradwright-search");
    }

    @Test
    void theBestTrialIsTheOneNextToTheOptimum() {
        List<TrialResult> results = run(Rung.randomSearch(50, 2), 1, this::score, trials(50));

        double best = results.get(0).trial().values().get("x");
        assertThat(results).hasSize(50);
        assertThat(results).allSatisfy(it -> assertThat(distance(it)).isGreaterThanOrEqualTo(distance(results.get(0))));
        assertThat(best).isBetween(0.6, 0.8);
    }

    private static double distance(TrialResult result) {
        return Math.abs(result.trial().values().get("x") - 0.7);
    }

    /** The score of a trial is its number, so the best are 27; 26 … 19; 25 … */
    @Test
    void theBestThirdOfEachRungGoesOn() {
        List<TrialResult> results =
                run(HALVING, 1, (before, rung) -> complete(before, rung, number(before)), numbered(27));

        assertThat(trained).hasSize(27 + 9 + 3 + 1);
        assertThat(trained.subList(27, 40))
                .containsExactly(
                        "27 to 3",
                        "26 to 3",
                        "25 to 3",
                        "24 to 3",
                        "23 to 3",
                        "22 to 3",
                        "21 to 3",
                        "20 to 3",
                        "19 to 3",
                        "27 to 9",
                        "26 to 9",
                        "25 to 9",
                        "27 to 27");
        assertThat(results.subList(0, 4).stream().map(TrialResult::epochs)).containsExactly(27, 9, 9, 3);
        assertThat(results.stream().map(it -> it.trial().number()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 27).mapToObj(rank -> 28 - rank).toList());
    }

    @Test
    void theNumberOfThreadsDoesNotMatter() {
        assertThat(run(HALVING, 3, this::score, trials(27))).isEqualTo(run(HALVING, 1, this::score, trials(27)));
    }

    @Test
    void tiesAreBrokenByTheNumber() {
        List<TrialResult> results = run(HALVING, 3, (before, rung) -> complete(before, rung, 1), numbered(27));

        assertThat(results.stream().map(it -> it.trial().number()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 27).boxed().toList());
    }

    @Test
    void aTrialThatDivergedIsTheWorstAndDoesNotGoOn() {
        List<TrialResult> results = run(
                HALVING,
                2,
                (before, rung) -> number(before) == 27 ? diverged(before) : complete(before, rung, number(before)),
                numbered(27));

        assertThat(results.get(0).trial().number()).isEqualTo(26);
        assertThat(results.get(26).trial().number()).isEqualTo(27);
        assertThat(trained).doesNotContain("27 to 3").contains("18 to 3");
    }

    @Test
    void theSearchEndsIfAllTrialsDiverge() {
        List<TrialResult> results = run(HALVING, 2, (before, rung) -> diverged(before), numbered(27));

        assertThat(results).allMatch(it -> it.status() == Status.DIVERGED);
    }

    @Test
    void nanIsTheWorstValue() {
        List<TrialResult> results = run(
                Rung.randomSearch(3, 1),
                1,
                (before, rung) -> complete(before, rung, number(before) == 2 ? Float.NaN : number(before)),
                numbered(3));

        assertThat(results.stream().map(it -> it.trial().number())).containsExactly(3, 1, 2);
    }

    @Test
    void noTrialBeginsWhenTheTimeIsOver() {
        budget = new Budget(Duration.ofNanos(3), nanos::get);

        List<TrialResult> results = run(Rung.randomSearch(5, 1), 1, this::takingOneNanosecond, numbered(5));

        assertThat(results.stream().map(TrialResult::status))
                .containsExactly(Status.COMPLETE, Status.COMPLETE, Status.COMPLETE, Status.NOT_TRIED, Status.NOT_TRIED);
        assertThat(results.stream().map(it -> it.trial().number())).containsExactly(3, 2, 1, 4, 5);
    }

    @Test
    void noRungBeginsWhenTheTimeIsOver() {
        budget = new Budget(Duration.ofNanos(28), nanos::get);

        List<TrialResult> results = run(HALVING, 1, this::takingOneNanosecond, numbered(27));

        assertThat(results.stream().map(TrialResult::epochs))
                .startsWith(3, 1, 1)
                .hasSize(27);
        assertThat(trained).endsWith("27 to 3").hasSize(28);
    }

    @Test
    void aFailureNamesTheTrialAndEndsTheSearch() {
        assertThatIllegalStateException()
                .isThrownBy(() -> run(
                        HALVING,
                        3,
                        (before, rung) -> {
                            if (number(before) == 5) {
                                throw new IllegalArgumentException("no rows");
                            }
                            return complete(before, rung, 1);
                        },
                        numbered(27)))
                .withMessage("trial 5 (x=0.5, batch size 32) failed: no rows")
                .withCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anInterruptedSearchEndsItsThreads() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(2);
        List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
        Thread search = new Thread(() -> {
            try {
                run(HALVING, 2, (before, rung) -> untilCancelled(started), numbered(27));
            } catch (CancellationException e) {
                thrown.add(e);
                thrown.add(new Throwable(String.valueOf(Thread.currentThread().isInterrupted())));
            }
        });
        search.start();
        started.await();
        search.interrupt();
        search.join();

        assertThat(thrown).extracting(Throwable::getMessage).containsExactly("the search was interrupted", "true");
    }

    private Trained untilCancelled(CountDownLatch started) {
        started.countDown();
        while (true) {
            budget.requireNotCancelled();
            Thread.onSpinWait();
        }
    }

    @Test
    void anInterruptedTrainingStops() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(CancellationException.class).isThrownBy(budget::requireNotCancelled);
        assertThat(Thread.interrupted()).isTrue();
    }

    private List<TrialResult> run(List<Rung> rungs, int threads, TrialTraining training, List<Trial> trials) {
        TrialTraining recording = (before, rung) -> {
            trained.add(number(before) + " to " + rung.epochs());
            return training.train(before, rung);
        };
        return new SearchRun(rungs, new Ranking(true), recording, TrialLog.NONE, budget, threads).run(trials);
    }

    private Trained takingOneNanosecond(Trained before, Rung rung) {
        nanos.incrementAndGet();
        return complete(before, rung, number(before));
    }

    /** The optimum is at 0.7. */
    private Trained score(Trained before, Rung rung) {
        double x = before.result().trial().values().get("x");
        return complete(before, rung, (float) (1 - (x - 0.7) * (x - 0.7) - 1.0 / rung.epochs()));
    }

    private static Trained complete(Trained before, Rung rung, float value) {
        return new Trained(new TrialResult(before.result().trial(), Status.COMPLETE, rung.epochs(), value, 0), null);
    }

    private static Trained diverged(Trained before) {
        return new Trained(new TrialResult(before.result().trial(), Status.DIVERGED, 0, Float.NaN, 0), null);
    }

    private static int number(Trained trained) {
        return trained.result().trial().number();
    }

    private static List<Trial> trials(int count) {
        SearchSpace space = new SearchSpace();
        space.add("x", new Uniform(0, 1));
        return space.trials(42, count);
    }

    private static List<Trial> numbered(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Trial(number, Map.of("x", number / 10.0), 32, number))
                .toList();
    }
}
