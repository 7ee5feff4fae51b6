package dev.gradwright.runtime.train;

import dev.gradwright.dsl.MonitorMode;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.advice.Adviser;
import dev.gradwright.runtime.advice.Finding;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.evaluation.Predictions;
import dev.gradwright.runtime.loss.RecordedValues;
import dev.gradwright.runtime.report.Course;
import dev.gradwright.runtime.report.Epochs;
import dev.gradwright.runtime.report.Evaluated;
import dev.gradwright.runtime.report.Facts;
import dev.gradwright.runtime.report.ReportData;
import dev.gradwright.runtime.report.RunState;
import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;
import dev.gradwright.runtime.statistics.TrainingStatistics;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Collects what pages about a training show, for the listeners that write or serve them. It is made when the training
 * starts, is told of each event, and makes {@link ReportData} whenever a page is wanted. It changes nothing in the
 * training.
 *
 * <p>The validation data are predicted after the first epoch, at the end, and in between after epochs that follow at least
 * {@value #PAUSES} times as long a pause as the last prediction took.
 */
final class RunMonitor implements Stateful {
    private static final int PAUSES = 100;
    private static final int LEAST_SAMPLE_ROWS = 100;
    private static final int MOST_SAMPLE_ROWS = 1000;
    private static final int ROWS_PER_SAMPLE_ROW = 80;

    private final TrainingProgress progress;
    private final List<String> classNames;
    private final FMatrixRMaj sample;
    private final TrainingStatistics statistics;
    private final List<Facts> facts;
    private final RunTimes times = new RunTimes();
    private final Adviser adviser = Adviser.to(this::add);
    /** A line for each finding, its name before the first tab. */
    private String findings = "";

    private @Nullable Evaluated evaluated;
    private String evaluationProblem = "";
    private long evaluationTook;
    private long evaluatedAt;

    RunMonitor(TrainingProgress progress) {
        this(progress, List.of());
    }

    /**
     * @param classNames for the evaluation; empty for those that the network knows
     * @throws IllegalArgumentException if there are names, but not one for each class
     */
    RunMonitor(TrainingProgress progress, List<String> classNames) {
        this.progress = progress;
        this.classNames = classNames;
        requireNames(progress.network());
        sample = progress.data().sample(sampleRows(progress.data().rows())).x();
        statistics = new TrainingStatistics(progress.network(), progress.stepsPerEpoch());
        facts = RunFacts.of(progress);
        adviser.started(Advice.training(progress));
        times.start();
    }

    /** Few, so that looking at the layers takes about a hundredth of an epoch, but enough to tell a dead unit. */
    private static int sampleRows(long rows) {
        return (int) Math.min(MOST_SAMPLE_ROWS, Math.max(LEAST_SAMPLE_ROWS, rows / ROWS_PER_SAMPLE_ROW));
    }

    private void requireNames(TrainableNetwork network) {
        if (!classNames.isEmpty()) {
            Predictions unused = Predictions.forNetwork(network).names(classNames.toArray(String[]::new));
        }
    }

    private void add(Finding finding) {
        findings += finding.name() + "\t" + finding.message().replaceAll("\\R", " ") + "\n";
    }

    /** Continues from a state that was restored. */
    void resumed() {
        statistics.resumed(progress.network(), steps());
    }

    /** Records a step. It allocates nothing. */
    void stepDone() {
        statistics.step(progress.network(), steps(), progress.loss());
    }

    private long steps() {
        return (long) Math.max(0, progress.epoch() - 1) * progress.stepsPerEpoch() + progress.step();
    }

    /** Records an epoch. */
    void epochEnded() {
        times.epochEnded();
        statistics.epoch(progress.network(), sample);
        adviser.epochEnded(Advice.training(progress), progress.epoch());
        if (evaluatedAt == 0 || System.nanoTime() - evaluatedAt >= PAUSES * evaluationTook) {
            evaluate(progress.epoch());
        }
    }

    /** Evaluates the validation data with the weights of now. */
    private void evaluate(int epoch) {
        Dataset validation = progress.validation();
        if (validation == null) {
            return;
        }
        long start = System.nanoTime();
        try {
            Predictions predictions = Predictions.withoutLosses(progress.network(), validation);
            if (!classNames.isEmpty()) {
                predictions.names(classNames.toArray(String[]::new));
            }
            evaluated = new Evaluated(epoch, predictions.report());
        } catch (IllegalArgumentException e) {
            evaluationProblem = e.getMessage();
        }
        evaluatedAt = System.nanoTime();
        evaluationTook = evaluatedAt - start;
    }

    /** What a page shows now. */
    ReportData now() {
        return data(RunState.RUNNING, List.of());
    }

    /** What a page shows after the end. */
    ReportData completed(History history) {
        evaluate(0);
        String reason = history.stopReason();
        String restored =
                history.restoredEpoch() > 0 ? "The weights are those of epoch " + history.restoredEpoch() + "." : "";
        RunState state = reason.isEmpty()
                ? new RunState(RunState.Kind.ENDED, restored)
                : new RunState(
                        RunState.Kind.STOPPED,
                        "Stopped after epoch %d: %s. %s"
                                .formatted(history.epochs(), reason, restored)
                                .strip());
        return data(state, history.warnings());
    }

    /** What a page shows after a failure. */
    ReportData failed(Throwable cause) {
        String text = "Failed in epoch %d, step %d: %s".formatted(progress.epoch(), progress.step(), cause);
        return data(new RunState(RunState.Kind.FAILED, text), List.of());
    }

    private ReportData data(RunState state, List<String> warnings) {
        Epochs epochs = epochs();
        return new ReportData(
                state,
                figures(epochs),
                progress.network().graph(),
                epochs,
                Course.of(statistics),
                evaluated,
                findings(),
                warnings,
                withProblem());
    }

    private List<Finding> findings() {
        return findings.lines()
                .map(line -> line.split("\t", 2))
                .map(parts -> new Finding(parts[0], parts[1]))
                .toList();
    }

    private List<Facts> withProblem() {
        if (evaluationProblem.isEmpty()) {
            return facts;
        }
        return facts.stream()
                .map(group -> group.title().equals(RunFacts.DATA)
                        ? group.with("validation is not evaluated", evaluationProblem)
                        : group)
                .toList();
    }

    private Epochs epochs() {
        List<EpochLog> logs = progress.logs();
        Map<String, double[]> values = new LinkedHashMap<>();
        Map<String, Integer> best = new HashMap<>();
        for (String name : progress.names()) {
            double[] ofName = logs.stream().mapToDouble(log -> log.value(name)).toArray();
            values.put(name, ofName);
            if (!name.equals("learning_rate") && ofName.length > 0) {
                best.put(name, best(ofName, RecordedValues.isHigherBetter(name, MonitorMode.AUTO)));
            }
        }
        double rows = progress.data().rows();
        return new Epochs(values, best, times.seconds(), times.rowsPerSecond(rows));
    }

    private static int best(double[] values, boolean isHigherBetter) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (Double.isNaN(values[best]) || (isHigherBetter ? values[i] > values[best] : values[i] < values[best])) {
                best = i;
            }
        }
        return best + 1;
    }

    private Map<String, String> figures(Epochs epochs) {
        Map<String, String> figures = new LinkedHashMap<>();
        int done = progress.logs().size();
        boolean isWithin = progress.epoch() > done;
        figures.put(
                "Epoch",
                isWithin
                        ? "%d of %d, step %d of %d"
                                .formatted(
                                        progress.epoch(), progress.epochs(), progress.step(), progress.stepsPerEpoch())
                        : "%d of %d".formatted(done, progress.epochs()));
        epochs.best().keySet().stream()
                .filter(name -> progress.validation() == null || name.startsWith("val_"))
                .sorted()
                .forEach(name -> figures.put("Best " + name, bestText(epochs, name)));
        figures.put("Time", RunTimes.text(times.total()));
        figures.put("Parameters", String.format(Locale.ROOT, "%,d", parameters(progress.network())));
        return figures;
    }

    private static String bestText(Epochs epochs, String name) {
        int epoch = epochs.best().get(name);
        double[] values = epochs.values().get(name);
        return Numbers.text((float) values[epoch - 1]) + " in epoch " + epoch;
    }

    private static long parameters(TrainableNetwork network) {
        return network.graph().nodes().stream()
                .mapToLong(node -> node.parameterCount())
                .sum();
    }

    /** Visits the statistics, the times and the advice. */
    @Override
    public void visit(StateVisitor visitor) {
        visitor.visit("statistics", statistics);
        visitor.visit("times", times);
        visitor.visit("adviser", adviser);
        findings = visitor.visit("findings", findings);
    }
}
