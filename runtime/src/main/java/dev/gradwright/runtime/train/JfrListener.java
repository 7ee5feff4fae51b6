package dev.gradwright.runtime.train;

import dev.gradwright.runtime.TrainableNetwork;
import java.util.Map;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Emits the events of {@link JfrEvents}, each kind from one object that is used again and again. */
@SuppressWarnings("UnusedVariable") // the recorder reads the fields of events
final class JfrListener implements TrainingListener {
    private final TrainingEvent training = new TrainingEvent();
    private final EpochEvent epoch = new EpochEvent();
    private final StepEvent step = new StepEvent();

    /** A whole training. */
    @Name("dev.gradwright.Training")
    @Label("Training")
    @Category({"Gradwright"})
    @Description("A fit of a network, from its start to its end, or from its resumption")
    @StackTrace(false)
    private static final class TrainingEvent extends Event {
        @Label("Network")
        @Description("Name of the spec")
        private String network = "";

        @Label("Epochs")
        @Description("Number of epochs done")
        private int epochs;

        @Label("Steps per epoch")
        private int stepsPerEpoch;

        @Label("Batch size")
        private int batchSize;

        @Label("Rows")
        @Description("Number of rows of the training data")
        private long rows;

        @Label("Result")
        @Description("Empty if all epochs are done, otherwise why the training stopped or failed")
        private String result = "";
    }

    /** An epoch. */
    @Name("dev.gradwright.Epoch")
    @Label("Epoch")
    @Category({"Gradwright"})
    @Description("An epoch with its validation")
    @StackTrace(false)
    private static final class EpochEvent extends Event {
        @Label("Epoch")
        @Description("Counted from 1")
        private int epoch;

        @Label("Loss")
        @Description("Mean loss of the epoch")
        private float loss;

        @Label("Validation loss")
        @Description("Loss of the validation data after the epoch; NaN without validation data")
        private float validationLoss;
    }

    /** A step. */
    @Name("dev.gradwright.Step")
    @Label("Step")
    @Category({"Gradwright"})
    @Description("An optimizer step, from the end of the step before it")
    @StackTrace(false)
    private static final class StepEvent extends Event {
        @Label("Step")
        @Description("Number of steps of the network, this one included")
        private long step;

        @Label("Epoch")
        @Description("Counted from 1")
        private int epoch;

        @Label("Loss")
        @Description("Mean loss of the batch before the update")
        private float loss;

        @Label("Learning rate")
        @Description("That of the next step")
        private double learningRate;
    }

    @Override
    public void trainingStarted(TrainingProgress progress) {
        training.begin();
    }

    /** A training may be resumed in the middle of an epoch. */
    @Override
    public void trainingResumed(TrainingProgress progress) {
        epoch.begin();
        step.begin();
    }

    @Override
    public void epochStarted(TrainingProgress progress) {
        epoch.begin();
        step.begin();
    }

    @Override
    public void stepDone(TrainingProgress progress) {
        if (step.isEnabled()) {
            step.end();
            if (step.shouldCommit()) {
                step.step = progress.network().optimizer().steps();
                step.epoch = progress.epoch();
                step.loss = progress.loss();
                step.learningRate = progress.network().optimizer().learningRate();
                step.commit();
            }
        }
        step.begin();
    }

    @Override
    public void epochEnded(TrainingProgress progress, EpochLog log) {
        epoch.end();
        if (epoch.shouldCommit()) {
            Map<String, Float> values = log.values();
            epoch.epoch = log.epoch();
            epoch.loss = log.value("loss");
            epoch.validationLoss = values.getOrDefault("val_loss", Float.NaN);
            epoch.commit();
        }
    }

    @Override
    public void historyCompleted(TrainingProgress progress, History history) {
        commit(progress, history.stopReason());
    }

    @Override
    public void trainingFailed(TrainingProgress progress, Throwable cause) {
        commit(progress, cause.toString());
    }

    private void commit(TrainingProgress progress, String result) {
        training.end();
        if (training.shouldCommit()) {
            TrainableNetwork network = progress.network();
            training.network = network.graph().name();
            training.epochs = progress.logs().size();
            training.stepsPerEpoch = progress.stepsPerEpoch();
            training.batchSize = (Integer) progress.settings().get("batchSize");
            training.rows = progress.data().rows();
            training.result = result;
            training.commit();
        }
    }
}
