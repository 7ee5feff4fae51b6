package dev.gradwright.runtime.train;

import dev.gradwright.dsl.Metric;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.TrainingBatches;
import dev.gradwright.runtime.data.TrainingData;
import dev.gradwright.runtime.loss.RecordedValues;
import dev.gradwright.runtime.loss.RunningMetrics;
import dev.gradwright.runtime.optimizer.GradientAccumulator;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
import dev.gradwright.runtime.random.CounterRandom;
import dev.gradwright.runtime.schedule.TrainingPlan;
import dev.gradwright.runtime.state.StateVisitor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One run of a {@link Trainer}. */
final class TrainingLoop implements TrainingProgress {
    private final TrainableNetwork network;
    private final ParameterOptimizer optimizer;
    private final GradientAccumulator accumulator;
    private final @Nullable Dataset validation;
    private final FitOptions options;
    private final Listeners listeners;
    private final @Nullable Checkpoints checkpoints;
    private final TrainingData data;
    private final TrainingBatches batches;
    private final EpochRecord record;
    private final String optionsText;
    private long shuffling;
    private int epoch;
    private int step;
    private double learningRate;
    private float loss = Float.NaN;
    private boolean stopped;
    private String stopReason = "";
    private int restoredEpoch;
    private EarlyEnd end = EarlyEnd.NONE;
    private final Warnings warnings = new Warnings();

    TrainingLoop(
            TrainableNetwork network,
            TrainingData data,
            TrainingBatches batches,
            @Nullable Dataset validation,
            FitOptions options,
            List<TrainingListener> listeners,
            @Nullable Checkpoints checkpoints) {
        this.network = network;
        this.optimizer = ParameterOptimizer.of(network.optimizer());
        this.accumulator = optimizer.newAccumulator();
        this.validation = validation;
        this.options = options;
        this.shuffling = CounterRandom.stream(options.seed(), "shuffle");
        this.listeners = new Listeners(checkpoints == null ? listeners : checkpoints.recorded(listeners));
        this.checkpoints = checkpoints;
        this.data = data;
        this.batches = batches;
        this.record = new EpochRecord(names());
        this.optionsText =
                options.batchesPerStep() + " batches per step, " + (options.shuffles() ? "shuffled" : "in order");
    }

    History run() {
        RecordedValues.require(monitored(), names());
        try (EndSignals signals = EndSignals.start(options.maxMinutes());
                SavedTraining saved = checkpoints == null ? null : SavedTraining.open(checkpoints, this)) {
            optimizer.plan(new TrainingPlan(optimizer.steps(), (long) epochs() * stepsPerEpoch(), stepsPerEpoch()));
            return run(signals, saved);
        }
    }

    private History run(EndSignals signals, @Nullable SavedTraining saved) {
        try {
            listeners.trainingStarted(this);
            if (resume(saved) != Resumption.COMPLETED) {
                trainEpochs(signals, saved);
                end(saved);
            }
            History history = history();
            listeners.historyCompleted(this, history);
            return history;
        } catch (Throwable e) {
            listeners.trainingFailed(this, e);
            throw e;
        }
    }

    private Resumption resume(@Nullable SavedTraining saved) {
        Resumption resumption = saved == null ? Resumption.NONE : saved.restore();
        if (resumption != Resumption.NONE) {
            listeners.trainingResumed(this);
        }
        return resumption;
    }

    private History history() {
        boolean interrupted = end != EarlyEnd.NONE;
        String reason = interrupted ? end.reason(this) : stopReason;
        return new History(names(), record.logs(), reason, interrupted, restoredEpoch, warnings);
    }

    /** The name of the value that the schedule monitors. */
    private String monitored() {
        return optimizer.monitor().isEmpty() ? (validation == null ? "loss" : "val_loss") : optimizer.monitor();
    }

    private void trainEpochs(EndSignals signals, @Nullable SavedTraining saved) {
        while (record.epochs() < epochs() && !stopped && end == EarlyEnd.NONE) {
            trainEpoch(signals, saved);
        }
        if (end == EarlyEnd.JVM_ENDS && saved != null) {
            saved.flush();
            saved.awaitEndOfJvm();
        }
    }

    private void end(@Nullable SavedTraining saved) {
        optimizer.applyAverages();
        listeners.trainingEnded(this);
        if (saved != null && end == EarlyEnd.NONE) {
            saved.completed();
        } else if (saved != null) {
            saved.flush();
        }
    }

    /**
     * Trains an epoch, or the rest of it: a restored state may be in the middle of an epoch, whose results are not
     * recorded yet.
     */
    private void trainEpoch(EndSignals signals, @Nullable SavedTraining saved) {
        if (record.epochs() == epoch) {
            startEpoch();
        }
        while (step < stepsPerEpoch()) {
            learningRate = optimizer.learningRate();
            trainStep();
            end = saved != null && saved.isJvmEnding() ? EarlyEnd.JVM_ENDS : signals.check();
            if (saved != null) {
                saved.stepDone(end != EarlyEnd.NONE);
            }
            if (end != EarlyEnd.NONE) {
                return;
            }
        }
        endEpoch(saved);
    }

    private void endEpoch(@Nullable SavedTraining saved) {
        optimizer.requireFiniteWeights();
        EpochLog log = log();
        record.add(log);
        optimizer.epochEnded(log.value(monitored()));
        listeners.epochEnded(this, log);
        if (saved != null) {
            saved.epochEnded(log);
        }
    }

    private void startEpoch() {
        epoch++;
        step = 0;
        if (options.shuffles()) {
            batches.shuffle(CounterRandom.derive(shuffling, epoch));
        }
        metrics().reset();
        listeners.epochStarted(this);
    }

    private void trainStep() {
        int first = step * options.batchesPerStep();
        int last = Math.min(first + options.batchesPerStep(), batches.count()) - 1;
        float examples = examples(first, last);
        double lossSum = 0;
        for (int batch = first; batch < last; batch++) {
            lossSum += batches.examples(batch) * (double) computeGradients(batch);
            accumulator.add(batches.examples(batch) / examples);
        }
        lossSum += batches.examples(last) * (double) computeGradients(last);
        loss = (float) (lossSum / examples);
        accumulator.finish(batches.examples(last) / examples);
        network.applyGradients();
        step++;
        listeners.stepDone(this);
    }

    private int examples(int firstBatch, int lastBatch) {
        int examples = 0;
        for (int batch = firstBatch; batch <= lastBatch; batch++) {
            examples += batches.examples(batch);
        }
        return examples;
    }

    private float computeGradients(int batch) {
        batches.load(batch);
        return network.computeGradients(batches.x(), batches.y(), batches.sampleWeights());
    }

    private EpochLog log() {
        Map<String, Float> values = new LinkedHashMap<>();
        values.put("loss", metrics().loss());
        for (Metric metric : metrics().metrics()) {
            values.put(metric.key(), metrics().value(metric));
        }
        if (validation != null) {
            Evaluation.unchecked(network, validation)
                    .values()
                    .forEach((name, value) -> values.put("val_" + name, value));
        }
        values.put("learning_rate", (float) learningRate);
        return new EpochLog(epoch, values);
    }

    /** Number of steps of the fit done, those before a resumption included. */
    long stepsDone() {
        return epoch == 0 ? 0 : (epoch - 1L) * stepsPerEpoch() + step;
    }

    Listeners listeners() {
        return listeners;
    }

    @Override
    public TrainableNetwork network() {
        return network;
    }

    @Override
    public TrainingData data() {
        return data;
    }

    @Override
    public @Nullable Dataset validation() {
        return validation;
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("epochs", options.epochs());
        settings.put("batchSize", batches.size());
        settings.put("gradientAccumulation", options.batchesPerStep());
        settings.put("shuffle", options.shuffles());
        settings.put("seed", options.seed());
        return settings;
    }

    @Override
    public int epochs() {
        return options.epochs();
    }

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public int stepsPerEpoch() {
        return (batches.count() - 1) / options.batchesPerStep() + 1;
    }

    @Override
    public int step() {
        return step;
    }

    @Override
    public float loss() {
        return loss;
    }

    @Override
    public List<EpochLog> logs() {
        return record.logs();
    }

    @Override
    public RunningMetrics metrics() {
        return network.metrics();
    }

    @Override
    public List<String> names() {
        return RecordedValues.names(metrics().metrics(), validation != null);
    }

    @Override
    public void stop(String reason) {
        Objects.requireNonNull(reason, "reason must not be null");
        if (!stopped) {
            stopped = true;
            stopReason = reason;
        }
    }

    @Override
    public void restored(int epoch) {
        restoredEpoch = epoch;
    }

    @Override
    public void warn(String text) {
        if (warnings.add(text)) {
            ProgressBar.println("warning: " + text);
        }
    }

    /** Visits the network, the order of the rows and its key, the epoch and step, the record of epochs, warnings, and the listeners. */
    @Override
    public void visit(StateVisitor visitor) {
        visitor.visit("network", network);
        visitor.visit("batches", batches);
        visitor.visitFixed("options", optionsText);
        shuffling = visitor.visit("shuffling", shuffling);
        epoch = visitor.visit("epoch", epoch);
        step = visitor.visit("step", step);
        learningRate = visitor.visit("learningRate", learningRate);
        loss = visitor.visit("loss", loss);
        stopped = visitor.visit("stopped", stopped);
        stopReason = visitor.visit("stopReason", stopReason);
        restoredEpoch = visitor.visit("restoredEpoch", restoredEpoch);
        visitor.visit("record", record);
        visitor.visit("warnings", warnings);
        listeners.visit(visitor);
    }
}
