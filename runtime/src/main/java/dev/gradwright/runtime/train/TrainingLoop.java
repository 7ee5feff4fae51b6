package dev.gradwright.runtime.train;

import dev.gradwright.dsl.Metric;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Batches;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.loss.RecordedValues;
import dev.gradwright.runtime.loss.RunningMetrics;
import dev.gradwright.runtime.optimizer.GradientAccumulator;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
import dev.gradwright.runtime.random.CounterRandom;
import dev.gradwright.runtime.schedule.TrainingPlan;
import dev.gradwright.runtime.state.StateVisitor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** One run of a {@link Trainer}. */
final class TrainingLoop implements TrainingProgress {
    private final TrainableNetwork network;
    private final ParameterOptimizer optimizer;
    private final GradientAccumulator accumulator;
    private final @Nullable Dataset validation;
    private final FitOptions options;
    private final List<TrainingListener> listeners;
    private final Batches batches;
    private final EpochRecord record;
    private final String optionsText;
    private final String[] listenerNames;
    private long shuffling;
    private int epoch;
    private int step;
    private double learningRate;
    private float loss = Float.NaN;
    private boolean stopped;
    private String stopReason = "";
    private int restoredEpoch;
    private final Set<String> warnings = new LinkedHashSet<>();

    TrainingLoop(
            TrainableNetwork network,
            Batches batches,
            @Nullable Dataset validation,
            FitOptions options,
            List<TrainingListener> listeners) {
        this.network = network;
        this.optimizer = ParameterOptimizer.of(network.optimizer());
        this.accumulator = optimizer.newAccumulator();
        this.validation = validation;
        this.options = options;
        this.shuffling = CounterRandom.stream(options.seed(), "shuffle");
        this.listeners = listeners;
        this.batches = batches;
        this.record = new EpochRecord(names());
        this.optionsText =
                options.batchesPerStep() + " batches per step, " + (options.shuffles() ? "shuffled" : "in order");
        this.listenerNames = names(listeners);
    }

    History run() {
        RecordedValues.require(monitored(), names());
        optimizer.plan(new TrainingPlan(optimizer.steps(), (long) epochs() * stepsPerEpoch(), stepsPerEpoch()));
        try {
            trainEpochs();
            History history = new History(record.logs(), stopReason, restoredEpoch, List.copyOf(warnings));
            tell(listener -> listener.historyCompleted(this, history));
            return history;
        } catch (Throwable e) {
            reportFailure(e);
            throw e;
        }
    }

    /** The name of the value that the schedule monitors. */
    private String monitored() {
        return optimizer.monitor().isEmpty() ? (validation == null ? "loss" : "val_loss") : optimizer.monitor();
    }

    private void reportFailure(Throwable cause) {
        for (TrainingListener listener : listeners) {
            try {
                listener.trainingFailed(this, cause);
            } catch (Throwable e) {
                if (e != cause) {
                    cause.addSuppressed(e);
                }
            }
        }
    }

    private void trainEpochs() {
        listeners.forEach(this::start);
        while (record.epochs() < epochs() && !stopped) {
            trainEpoch();
        }
        optimizer.applyAverages();
        tell(listener -> listener.trainingEnded(this));
    }

    /** A listener that is started after the state of a training was restored would forget its own. */
    private void start(TrainingListener listener) {
        if (epoch > 0) {
            throw new IllegalStateException("the state of a training was restored before the start of "
                    + listener.getClass().getName()
                    + ", which would lose its own; add the listener that restores it last");
        }
        listener.trainingStarted(this);
    }

    /**
     * Trains an epoch, or the rest of it: a restored state may be in the middle of an epoch, whose results are not
     * recorded yet.
     */
    private void trainEpoch() {
        if (record.epochs() == epoch) {
            startEpoch();
        }
        while (step < stepsPerEpoch()) {
            learningRate = optimizer.learningRate();
            trainStep();
        }
        optimizer.requireFiniteWeights();
        EpochLog log = log();
        record.add(log);
        optimizer.epochEnded(log.value(monitored()));
        tell(listener -> listener.epochEnded(this, log));
    }

    private void startEpoch() {
        epoch++;
        step = 0;
        if (options.shuffles()) {
            batches.shuffle(CounterRandom.derive(shuffling, epoch));
        }
        metrics().reset();
        tell(listener -> listener.epochStarted(this));
    }

    private void trainStep() {
        int first = step * options.batchesPerStep();
        int last = Math.min(first + options.batchesPerStep(), batches.count()) - 1;
        float rows = rows(first, last);
        double lossSum = 0;
        for (int batch = first; batch < last; batch++) {
            lossSum += batches.rows(batch) * (double) computeGradients(batch);
            accumulator.add(batches.rows(batch) / rows);
        }
        lossSum += batches.rows(last) * (double) computeGradients(last);
        loss = (float) (lossSum / rows);
        accumulator.finish(batches.rows(last) / rows);
        network.applyGradients();
        step++;
        for (int i = 0; i < listeners.size(); i++) {
            listeners.get(i).stepDone(this);
        }
    }

    private int rows(int firstBatch, int lastBatch) {
        int rows = 0;
        for (int batch = firstBatch; batch <= lastBatch; batch++) {
            rows += batches.rows(batch);
        }
        return rows;
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

    private void tell(Consumer<TrainingListener> event) {
        listeners.forEach(event);
    }

    @Override
    public TrainableNetwork network() {
        return network;
    }

    @Override
    public Dataset data() {
        return batches.data();
    }

    @Override
    public @Nullable FMatrixRMaj sampleWeights() {
        return batches.dataWeights();
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
        if (warnings.add(Objects.requireNonNull(text, "text must not be null"))) {
            ProgressBar.println("warning: " + text);
        }
    }

    /** Visits the network, the order of the rows and its key, the epoch and step, the record of epochs, and the listeners. */
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
        for (int i = 0; i < listenerNames.length; i++) {
            visitor.visit(listenerNames[i], listeners.get(i));
        }
    }

    /** Names listeners after their classes, so that their places do not matter; a number tells apart those of one class. */
    private static String[] names(List<TrainingListener> listeners) {
        Map<String, Integer> numbers = new HashMap<>();
        String[] names = new String[listeners.size()];
        for (int i = 0; i < names.length; i++) {
            String type = listeners.get(i).getClass().getName();
            String name = type.substring(type.lastIndexOf('.') + 1);
            int number = numbers.merge(name, 1, Integer::sum);
            names[i] = "listeners." + name + (number == 1 ? "" : "." + number);
        }
        return names;
    }
}
