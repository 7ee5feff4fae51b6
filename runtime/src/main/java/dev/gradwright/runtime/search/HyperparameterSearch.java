package dev.gradwright.runtime.search;

import dev.gradwright.dsl.MonitorMode;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.loss.RecordedValues;
import dev.gradwright.runtime.search.ValueRange.Choice;
import dev.gradwright.runtime.search.ValueRange.LogUniform;
import dev.gradwright.runtime.search.ValueRange.Uniform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Searches good settings for a network: trains it with random settings and compares the results.
 *
 * <pre>{@code
 * SearchResult result = HyperparameterSearch.of(FashionClassifierNetwork::create)
 *         .logUniform("learningRate", 1e-4, 1e-1)
 *         .uniform("dropout1.rate", 0, 0.6)
 *         .trials(27)
 *         .epochs(9)
 *         .successiveHalving(3)
 *         .monitor("val_accuracy")
 *         .run(train, valid);
 * System.out.println(result.table());
 * System.out.println(result.annotations());
 * }</pre>
 *
 * <p>By default all trials are trained to the end (random search; Bergstra and Bengio, 2012). With {@link
 * #successiveHalving}, bad trials end early.
 *
 * <p>The result depends on the network, the data and the seed, but not on the number of threads. The settings and the
 * seed of a trial depend on the seed of the search and the number of the trial alone.
 *
 * <p>Memory: as many networks as threads and, with successive halving, the training states (weights and optimizer) of as
 * many trials as the next rung has.
 */
public final class HyperparameterSearch {
    private static final Set<String> NOT_COMPARABLE = Set.of("learning_rate");

    private final NetworkFactory networks;
    private final SearchSpace space = new SearchSpace();
    private int trials = 10;
    private int epochs = 1;
    private int factor;
    private String monitor = "val_loss";
    private long seed;
    private int threads = 1;
    private Duration budget = Duration.ofNanos(Long.MAX_VALUE);
    private @Nullable Path file;

    private HyperparameterSearch(NetworkFactory networks) {
        this.networks = networks;
    }

    /**
     * A search that varies nothing yet. By default it has 10 trials of 1 epoch in batches of 32, on 1 thread, and
     * compares {@code val_loss}.
     *
     * @param networks as in {@code FashionClassifierNetwork::create}
     */
    public static HyperparameterSearch of(NetworkFactory networks) {
        return new HyperparameterSearch(Objects.requireNonNull(networks, "networks must not be null"));
    }

    /**
     * Searches a setting between two bounds, all numbers equally likely. Values are rounded to a power of ten that
     * divides the range into at least 200 steps.
     *
     * @param setting its name, see {@link dev.gradwright.runtime.settings.Settings}
     * @throws IllegalArgumentException unless both bounds are finite and {@code low < high}, or if the setting has a
     *     range already
     */
    public HyperparameterSearch uniform(String setting, double low, double high) {
        requireRange(setting, low, high);
        space.add(setting, new Uniform(low, high));
        return this;
    }

    /**
     * Searches a setting between two bounds, all orders of magnitude equally likely, as is right for learning rates and
     * penalties. Values are rounded to three digits.
     *
     * @throws IllegalArgumentException unless both bounds are finite and {@code 0 < low < high}, or if the setting has a
     *     range already
     */
    public HyperparameterSearch logUniform(String setting, double low, double high) {
        requireRange(setting, low, high);
        if (low <= 0) {
            throw new IllegalArgumentException("the lower bound of " + setting
                    + " must be greater than 0, because it has a logarithm, but is " + low + "; use uniform");
        }
        space.add(setting, new LogUniform(low, high));
        return this;
    }

    private static void requireRange(String setting, double low, double high) {
        if (!(low < high) || Double.isInfinite(high - low)) {
            throw new IllegalArgumentException("the bounds of " + setting
                    + " must be finite, the lower one less than the upper one, but are " + low + " and " + high);
        }
    }

    /**
     * Searches a setting among given values, all equally likely.
     *
     * @throws IllegalArgumentException if there is no value, or the setting has a range already
     */
    public HyperparameterSearch choice(String setting, double... values) {
        requireSome(setting, values.length);
        space.add(setting, new Choice(Arrays.stream(values).boxed().toList()));
        return this;
    }

    /**
     * Sets the number of rows of a batch, or searches it among several.
     *
     * @throws IllegalArgumentException if there is none, or one is less than 1
     */
    public HyperparameterSearch batchSize(int... sizes) {
        requireSome("batchSize", sizes.length);
        IntStream.of(sizes).forEach(size -> requirePositive("batchSize", size));
        space.batchSizes(IntStream.of(sizes).boxed().toList());
        return this;
    }

    private static void requireSome(String name, int values) {
        if (values == 0) {
            throw new IllegalArgumentException(name + " must have at least 1 value to choose from, but has none");
        }
    }

    /**
     * Sets the number of trials.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public HyperparameterSearch trials(int trials) {
        this.trials = requirePositive("trials", trials);
        return this;
    }

    /**
     * Sets the number of epochs of a complete training. A schedule that spans the training spans these epochs, also in
     * trials that end early.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public HyperparameterSearch epochs(int epochs) {
        this.epochs = requirePositive("epochs", epochs);
        return this;
    }

    /**
     * Trains all trials for a few epochs, the best of them for {@code factor} times as many, and so on, until the last
     * ones are complete (successive halving; Jamieson and Talwalkar, 2016). With 27 trials, 9 epochs and a factor of 3,
     * 27 trials are trained until epoch 1, the best 9 until epoch 3, and the best 3 of these until epoch 9. The best
     * trials continue where they stopped.
     *
     * @param factor at least 2; 3 is usual (Li et al., 2017)
     * @throws IllegalArgumentException if it is less than 2
     */
    public HyperparameterSearch successiveHalving(int factor) {
        if (factor < 2) {
            throw new IllegalArgumentException("the factor of successiveHalving must be at least 2, but is " + factor);
        }
        this.factor = factor;
        return this;
    }

    /**
     * Sets the value by which trials are compared: {@code loss}, a metric, {@code val_loss} or a {@code val_} metric,
     * after the last epoch. Its direction is that of the metric.
     */
    public HyperparameterSearch monitor(String name) {
        this.monitor = Objects.requireNonNull(name, "the name to monitor must not be null");
        return this;
    }

    /** Sets the seed of the search. */
    public HyperparameterSearch seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Sets the number of trials that are trained at the same time. Each network computes with as many threads as the
     * system property {@code gradwright.threads} says, by default 1.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public HyperparameterSearch threads(int threads) {
        this.threads = requirePositive("threads", threads);
        return this;
    }

    /**
     * Sets the time of the search. After it no training begins, and those under way end after their epoch.
     *
     * @throws IllegalArgumentException unless it is positive
     */
    public HyperparameterSearch budget(Duration budget) {
        if (budget.isNegative() || budget.isZero()) {
            throw new IllegalArgumentException("the budget must be positive, but is " + budget);
        }
        this.budget = budget;
        return this;
    }

    /**
     * Keeps the results of finished trainings in a file. A search that finds results of the same search there goes on
     * after them, and ends as if it had not been interrupted. Weights are not in the file, so a trial that is trained on
     * begins anew. The number of threads and the budget may change.
     *
     * @param file of JSON objects, one a line; it is created if there is none
     */
    public HyperparameterSearch resume(Path file) {
        this.file = Objects.requireNonNull(file, "file must not be null");
        return this;
    }

    private static int requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
        }
        return value;
    }

    /**
     * Runs the search. Everything is checked before the first training. A trial that diverges is ranked behind all
     * others and does not end the search.
     *
     * @param train on which the networks are trained
     * @param valid on which they are evaluated after each epoch
     * @throws IllegalArgumentException if nothing varies, the network has no such setting, a value is out of
     *     range, there is no value with the monitored name, or the file is of another search
     * @throws IllegalStateException if a training failed; the message names the trial
     * @throws java.util.concurrent.CancellationException if the thread was interrupted; the trainings have ended then
     * @throws java.io.UncheckedIOException if the file cannot be read or written
     */
    public SearchResult run(Dataset train, Dataset valid) {
        Objects.requireNonNull(train, "train must not be null");
        Objects.requireNonNull(valid, "valid must not be null");
        Graph declared = check();
        List<Trial> drawn = space.trials(seed, trials);
        SearchSpace.requireSettings(declared, drawn);
        boolean higherIsBetter = RecordedValues.isHigherBetter(monitor, MonitorMode.AUTO);
        TrialLog log = file == null ? TrialLog.NONE : SearchFile.open(file, describe(declared, train, valid));
        Budget time = new Budget(budget, System::nanoTime);
        NetworkTraining training = new NetworkTraining(networks, train, valid, epochs, monitor, time);
        SearchRun run = new SearchRun(rungs(), new Ranking(higherIsBetter), training, log, time, threads);
        List<TrialResult> results = run.run(drawn);
        return new SearchResult(declared, monitor, epochs, results, run.isComplete());
    }

    /** Checks what does not depend on the trials. */
    private Graph check() {
        if (space.names().isEmpty() && !space.variesBatchSize()) {
            throw new IllegalArgumentException(
                    "there is nothing to search; call uniform, logUniform or choice, or batchSize with several values");
        }
        TrainableNetwork network = networks.create(seed, settings -> {});
        List<String> comparable = RecordedValues.names(network.metrics().metrics(), true).stream()
                .filter(name -> !NOT_COMPARABLE.contains(name))
                .toList();
        RecordedValues.require(monitor, comparable);
        return network.graph();
    }

    private List<Rung> rungs() {
        return factor == 0 ? Rung.randomSearch(trials, epochs) : Rung.successiveHalving(trials, epochs, factor);
    }

    /** What determines the result of the search, for its file. */
    private Map<String, Object> describe(Graph declared, Dataset train, Dataset valid) {
        Map<String, Object> search = new LinkedHashMap<>();
        search.put("network", declared.name());
        search.put("declaration", Integer.toHexString(declared.text().hashCode()));
        search.put("train", train.toString());
        search.put("valid", valid.toString());
        search.put("search", space.describe());
        search.put("trials", trials);
        search.put("epochs", epochs);
        search.put("successiveHalving", factor == 0 ? "none" : factor);
        search.put("monitor", monitor);
        search.put("seed", seed);
        return search;
    }
}
