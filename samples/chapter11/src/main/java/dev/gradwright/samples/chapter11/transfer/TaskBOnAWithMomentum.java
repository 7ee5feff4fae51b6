package dev.gradwright.samples.chapter11.transfer;

import dev.gradwright.samples.chapter11.experiment.Experiment;
import dev.gradwright.samples.chapter11.experiment.Outcome;
import dev.gradwright.samples.chapter11.experiment.Setting;
import dev.gradwright.samples.chapter11.experiment.TrainingPhase;

/**
 * Task B on the layers of task A, both with momentum, for as many epochs as without.
 */
public final class TaskBOnAWithMomentum implements Experiment {
    private static final int EPOCHS_OF_TASK_A = 20;
    private static final int EPOCHS_FROZEN = 4;
    private static final int EPOCHS_UNFROZEN = 16;

    @Override
    public String name() {
        return "task-b-momentum-on-a";
    }

    @Override
    public String description() {
        return "on its layers, with momentum";
    }

    @Override
    public int epochs() {
        return EPOCHS_FROZEN + EPOCHS_UNFROZEN;
    }

    @Override
    public Outcome run(Setting setting) {
        TaskAWithMomentumNetwork taskA = TaskAWithMomentumNetwork.create(setting.seed());
        new TrainingPhase(taskA, setting.pictures().withoutSandalsAndShirts()).run(EPOCHS_OF_TASK_A, setting);

        TaskBWithMomentumNetwork taskB = TaskBWithMomentumNetwork.create(setting.seed());
        TrainingPhase phase = new TrainingPhase(taskB, setting.pictures().fewSandalsAndShirts());
        taskB.copyFrom(taskA, Trunk.class);
        taskB.freeze(Trunk.class);
        phase.run(EPOCHS_FROZEN, setting);
        taskB.unfreeze(Trunk.class);
        return phase.run(EPOCHS_UNFROZEN, setting);
    }
}
