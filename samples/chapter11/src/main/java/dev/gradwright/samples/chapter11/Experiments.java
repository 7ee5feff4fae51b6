package dev.gradwright.samples.chapter11;

import dev.gradwright.samples.chapter11.activation.LeakyReluNetwork;
import dev.gradwright.samples.chapter11.activation.PReluNetwork;
import dev.gradwright.samples.chapter11.activation.ReluTowerNetwork;
import dev.gradwright.samples.chapter11.activation.SeluTowerNetwork;
import dev.gradwright.samples.chapter11.experiment.Experiment;
import dev.gradwright.samples.chapter11.experiment.Pictures;
import dev.gradwright.samples.chapter11.experiment.Training;
import dev.gradwright.samples.chapter11.normalization.AfterActivationNetwork;
import dev.gradwright.samples.chapter11.normalization.BeforeActivationNetwork;
import dev.gradwright.samples.chapter11.pretraining.FewLabelsNetwork;
import dev.gradwright.samples.chapter11.pretraining.FewLabelsOnCode;
import dev.gradwright.samples.chapter11.regularization.AlphaDropoutBeforeEachNetwork;
import dev.gradwright.samples.chapter11.regularization.DropoutBeforeEachNetwork;
import dev.gradwright.samples.chapter11.regularization.L2PenaltyNetwork;
import dev.gradwright.samples.chapter11.regularization.MaxNormConstraintNetwork;
import dev.gradwright.samples.chapter11.schedule.ExponentialDecayNetwork;
import dev.gradwright.samples.chapter11.schedule.ExponentialPerEpochNetwork;
import dev.gradwright.samples.chapter11.schedule.ExponentialPerStepNetwork;
import dev.gradwright.samples.chapter11.schedule.OneCycleNetwork;
import dev.gradwright.samples.chapter11.schedule.PiecewiseScheduleNetwork;
import dev.gradwright.samples.chapter11.schedule.PlateauScheduleNetwork;
import dev.gradwright.samples.chapter11.schedule.PowerScheduleNetwork;
import dev.gradwright.samples.chapter11.transfer.TaskANetwork;
import dev.gradwright.samples.chapter11.transfer.TaskBNetwork;
import dev.gradwright.samples.chapter11.transfer.TaskBOnA;
import dev.gradwright.samples.chapter11.transfer.TaskBOnAWithMomentum;
import dev.gradwright.samples.chapter11.transfer.TaskBWithMomentumNetwork;
import java.util.List;
import java.util.Optional;

/** All experiments in the order of the chapter. To add one, declare its network and add a line here. */
final class Experiments {
    private static final List<Experiment> ALL = List.of(
            Training.of("leaky-relu", 10, Pictures::unit, LeakyReluNetwork::create),
            Training.of("prelu", 10, Pictures::unit, PReluNetwork::create),
            Training.of("selu-100-layers", 5, Pictures::scaled, SeluTowerNetwork::create),
            Training.of("relu-100-layers", 5, Pictures::scaled, ReluTowerNetwork::create),
            Training.of("batch-norm", 10, Pictures::unit, AfterActivationNetwork::create),
            Training.of("batch-norm-before-activation", 10, Pictures::unit, BeforeActivationNetwork::create),
            Training.of("task-a", 20, Pictures::withoutSandalsAndShirts, TaskANetwork::create),
            Training.of("task-b-from-scratch", 20, Pictures::fewSandalsAndShirts, TaskBNetwork::create),
            new TaskBOnA(),
            Training.of(
                    "task-b-momentum-from-scratch",
                    20,
                    Pictures::fewSandalsAndShirts,
                    TaskBWithMomentumNetwork::create),
            new TaskBOnAWithMomentum(),
            Training.of("few-labels-from-scratch", 20, Pictures::fewLabels, FewLabelsNetwork::create),
            new FewLabelsOnCode(),
            Training.of("power-schedule", 25, Pictures::scaled, PowerScheduleNetwork::create),
            Training.of("exponential-schedule-per-epoch", 25, Pictures::scaled, ExponentialPerEpochNetwork::create),
            Training.of("exponential-schedule-per-step", 25, Pictures::scaled, ExponentialPerStepNetwork::create),
            Training.of("piecewise-schedule", 25, Pictures::scaled, PiecewiseScheduleNetwork::create),
            Training.of("plateau-schedule", 25, Pictures::scaled, PlateauScheduleNetwork::create),
            Training.of("exponential-decay-object", 25, Pictures::scaled, ExponentialDecayNetwork::create),
            Training.of("one-cycle", 25, Pictures::scaled, OneCycleNetwork::create)
                    .inBatchesOf(128),
            Training.of("l2", 2, Pictures::scaled, L2PenaltyNetwork::create),
            Training.of("dropout", 2, Pictures::scaled, DropoutBeforeEachNetwork::create),
            Training.of("alpha-dropout", 20, Pictures::scaled, AlphaDropoutBeforeEachNetwork::create),
            Training.of("max-norm", 2, Pictures::scaled, MaxNormConstraintNetwork::create));

    private Experiments() {}

    /** All of them. */
    static List<Experiment> all() {
        return ALL;
    }

    /** The one of that name. */
    static Optional<Experiment> find(String name) {
        return ALL.stream().filter(experiment -> experiment.name().equals(name)).findFirst();
    }
}
