package dev.gradwright.samples.chapter11.transfer;

import dev.gradwright.samples.chapter11.experiment.Experiment;
import dev.gradwright.samples.chapter11.experiment.Outcome;
import dev.gradwright.samples.chapter11.experiment.Setting;
import dev.gradwright.samples.chapter11.experiment.TrainingPhase;

/**
 * Task B on the layers of task A. The book copies all layers but the last, trains only the last for 4 epochs, and then
 * all layers for 16.
 */
public final class TaskBOnA implements Experiment {
    private static final int EPOCHS_OF_TASK_A = 20;
    private static final int EPOCHS_FROZEN = 4;
    private static final int EPOCHS_UNFROZEN = 16;

    @Override
    public String name() {
        return "task-b-on-a";
    }

    @Override
    public String description() {
        return "on the layers of task A";
    }

    @Override
    public int epochs() {
        return EPOCHS_FROZEN + EPOCHS_UNFROZEN;
    }

    @Override
    public Outcome run(Setting setting) {
        TaskANetwork taskA = TaskANetwork.create(setting.seed());
        new TrainingPhase(taskA, setting.pictures().withoutSandalsAndShirts()).run(EPOCHS_OF_TASK_A, setting);

        TaskBNetwork taskB = TaskBNetwork.create(setting.seed());
        TrainingPhase phase = new TrainingPhase(taskB, setting.pictures().fewSandalsAndShirts());
        taskB.copyFrom(taskA, Trunk.class);
        taskB.freeze(Trunk.class);
        phase.run(EPOCHS_FROZEN, setting);
        taskB.unfreeze(Trunk.class);
        return phase.run(EPOCHS_UNFROZEN, setting);
    }
}
