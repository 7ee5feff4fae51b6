package dev.gradwright.runtime.train;

import dev.gradwright.dsl.Metric;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Batches;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.loss.RecordedValues;
import dev.gradwright.runtime.loss.RunningMetrics;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
import dev.gradwright.runtime.random.CounterRandom;
import dev.gradwright.runtime.schedule.TrainingPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run of a {@link Trainer}. */
final class TrainingLoop implements TrainingProgress {
    private final TrainableNetwork network;
    private final ParameterOptimizer optimizer;
    private final @Nullable Dataset validation;
    private final int epochs;
    private final long shuffling;
    private final List<TrainingListener> listeners;
    private final Batches batches;
    private int epoch;
    private int step;
    private @Nullable String stopReason;
    private int restoredEpoch;

    TrainingLoop(
            TrainableNetwork network,
            Batches batches,
            @Nullable Dataset validation,
            int epochs,
            long seed,
            List<TrainingListener> listeners) {
        this.network = network;
        this.optimizer = ParameterOptimizer.of(network.optimizer());
        this.validation = validation;
        this.epochs = epochs;
        this.shuffling = CounterRandom.stream(seed, "shuffle");
        this.listeners = listeners;
        this.batches = batches;
    }

    History run() {
        RecordedValues.require(monitored(), names());
        optimizer.plan(new TrainingPlan(optimizer.steps(), (long) epochs * stepsPerEpoch(), stepsPerEpoch()));
        try {
            List<EpochLog> logs = trainEpochs();
            History history = new History(logs, stopReason == null ? "" : stopReason, restoredEpoch);
            tell(listener -> listener.historyCompleted(this, history));
            return history;
        } catch (Throwable e) {
            tellOfFailure(e);
            throw e;
        }
    }

    /** What the schedule looks at after each epoch. */
    private String monitored() {
        return optimizer.monitor().isEmpty() ? (validation == null ? "loss" : "val_loss") : optimizer.monitor();
    }

    private void tellOfFailure(Throwable cause) {
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

    private List<EpochLog> trainEpochs() {
        List<EpochLog> logs = new ArrayList<>();
        tell(listener -> listener.trainingStarted(this));
        while (epoch < epochs && stopReason == null) {
            EpochLog log = trainEpoch();
            logs.add(log);
            optimizer.epochEnded(log.value(monitored()));
            tell(listener -> listener.epochEnded(this, log));
        }
        optimizer.applyAverages();
        tell(listener -> listener.trainingEnded(this));
        return logs;
    }

    private EpochLog trainEpoch() {
        epoch++;
        step = 0;
        batches.shuffle(CounterRandom.derive(shuffling, epoch));
        metrics().reset();
        tell(listener -> listener.epochStarted(this));
        double learningRate = 0;
        while (step < batches.count()) {
            learningRate = optimizer.learningRate();
            trainStep();
        }
        optimizer.requireFiniteWeights();
        return log((float) learningRate);
    }

    private void trainStep() {
        batches.load(step);
        network.computeGradients(batches.x(), batches.y(), batches.sampleWeights());
        network.applyGradients();
        step++;
        for (int i = 0; i < listeners.size(); i++) {
            listeners.get(i).stepDone(this);
        }
    }

    private EpochLog log(float learningRate) {
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
        values.put("learning_rate", learningRate);
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
    public int epochs() {
        return epochs;
    }

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public int stepsPerEpoch() {
        return batches.count();
    }

    @Override
    public int step() {
        return step;
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
        if (stopReason == null) {
            stopReason = reason;
        }
    }

    @Override
    public void restored(int epoch) {
        restoredEpoch = epoch;
    }
}
