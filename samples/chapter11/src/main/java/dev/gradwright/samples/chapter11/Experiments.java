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
    private static final List<Section> SECTIONS = List.of(
            section(
                    "Nonsaturating activation functions",
                    Training.of("leaky-relu", "leaky ReLU", 10, Pictures::unit, LeakyReluNetwork::create),
                    Training.of("prelu", "PReLU, which learns its slopes", 10, Pictures::unit, PReluNetwork::create),
                    Training.of(
                            "selu-100-layers",
                            "SELU, 100 hidden layers",
                            5,
                            Pictures::scaled,
                            SeluTowerNetwork::create),
                    Training.of(
                            "relu-100-layers",
                            "ReLU, 100 hidden layers",
                            5,
                            Pictures::scaled,
                            ReluTowerNetwork::create)),
            section(
                    "Batch normalization",
                    Training.of(
                            "batch-norm", "after each activation", 10, Pictures::unit, AfterActivationNetwork::create),
                    Training.of(
                            "batch-norm-before-activation",
                            "before each activation",
                            10,
                            Pictures::unit,
                            BeforeActivationNetwork::create)),
            section(
                    "Transfer learning",
                    Training.of(
                            "task-a",
                            "eight of the ten classes",
                            20,
                            Pictures::withoutSandalsAndShirts,
                            TaskANetwork::create),
                    Training.of(
                            "task-b-from-scratch",
                            "sandal or shirt, from 200 pictures",
                            20,
                            Pictures::fewSandalsAndShirts,
                            TaskBNetwork::create),
                    new TaskBOnA(),
                    Training.of(
                            "task-b-momentum-from-scratch",
                            "from 200 pictures, with momentum",
                            20,
                            Pictures::fewSandalsAndShirts,
                            TaskBWithMomentumNetwork::create),
                    new TaskBOnAWithMomentum()),
            section(
                    "Unsupervised pretraining",
                    Training.of(
                            "few-labels-from-scratch",
                            "200 labels, fresh weights",
                            20,
                            Pictures::fewLabels,
                            FewLabelsNetwork::create),
                    new FewLabelsOnCode()),
            section(
                    "Learning rate scheduling",
                    Training.of(
                            "power-schedule",
                            "SGD, rate / (1 + step / 10,000)",
                            25,
                            Pictures::scaled,
                            PowerScheduleNetwork::create),
                    Training.of(
                            "exponential-schedule-per-epoch",
                            "Nadam, a tenth in 20 epochs",
                            25,
                            Pictures::scaled,
                            ExponentialPerEpochNetwork::create),
                    Training.of(
                            "exponential-schedule-per-step",
                            "the same, step by step",
                            25,
                            Pictures::scaled,
                            ExponentialPerStepNetwork::create),
                    Training.of(
                            "piecewise-schedule",
                            "Nadam, in three stairs",
                            25,
                            Pictures::scaled,
                            PiecewiseScheduleNetwork::create),
                    Training.of(
                            "plateau-schedule",
                            "SGD, halved when it gets stuck",
                            25,
                            Pictures::scaled,
                            PlateauScheduleNetwork::create),
                    Training.of(
                            "exponential-decay-object",
                            "SGD, a tenth in 20 epochs",
                            25,
                            Pictures::scaled,
                            ExponentialDecayNetwork::create),
                    Training.of(
                                    "one-cycle",
                                    "SGD, up to 0.05 and down again",
                                    25,
                                    Pictures::scaled,
                                    OneCycleNetwork::create)
                            .inBatchesOf(128)),
            section(
                    "Regularization",
                    Training.of("l2", "L2 penalty", 2, Pictures::scaled, L2PenaltyNetwork::create),
                    Training.of(
                            "dropout",
                            "dropout before each layer",
                            2,
                            Pictures::scaled,
                            DropoutBeforeEachNetwork::create),
                    Training.of(
                            "alpha-dropout",
                            "SELU with alpha dropout",
                            20,
                            Pictures::scaled,
                            AlphaDropoutBeforeEachNetwork::create),
                    Training.of(
                            "max-norm", "max-norm constraint", 2, Pictures::scaled, MaxNormConstraintNetwork::create)));

    private static final List<Experiment> ALL =
            SECTIONS.stream().map(Section::experiments).flatMap(List::stream).toList();

    private Experiments() {}

    private static Section section(String title, Experiment... experiments) {
        return new Section(title, List.of(experiments));
    }

    /** The sections of the chapter. */
    static List<Section> sections() {
        return SECTIONS;
    }

    /** All experiments. */
    static List<Experiment> all() {
        return ALL;
    }

    /** The experiment with this name. */
    static Optional<Experiment> find(String name) {
        return ALL.stream().filter(experiment -> experiment.name().equals(name)).findFirst();
    }

    /** The experiments of a section of the book, with its title. */
    record Section(String title, List<Experiment> experiments) {}
}
