package dev.gradwright.samples.curves;

import dev.gradwright.dsl.OneCycleForm;
import dev.gradwright.dsl.ScheduleUnit;
import dev.gradwright.runtime.schedule.CosineRestartsSchedule;
import dev.gradwright.runtime.schedule.CosineSchedule;
import dev.gradwright.runtime.schedule.ExponentialSchedule;
import dev.gradwright.runtime.schedule.LearningRateSchedule;
import dev.gradwright.runtime.schedule.OneCycleSchedule;
import dev.gradwright.runtime.schedule.PiecewiseSchedule;
import dev.gradwright.runtime.schedule.PlateauSchedule;
import dev.gradwright.runtime.schedule.PolynomialSchedule;
import dev.gradwright.runtime.schedule.PowerSchedule;
import dev.gradwright.runtime.schedule.TrainingPlan;
import java.util.ArrayList;
import java.util.List;

/** Learning rates by epoch, for a fit of 20 epochs of 100 steps with an initial rate of 0.01. */
final class ScheduleCurves {
    private static final double RATE = 0.01;
    private static final int EPOCHS = 20;
    private static final int STEPS_PER_EPOCH = 100;
    private static final int STEPS = EPOCHS * STEPS_PER_EPOCH;
    private static final TrainingPlan PLAN = new TrainingPlan(0, STEPS, STEPS_PER_EPOCH);

    List<Picture> pictures() {
        return List.of(
                new Picture("schedules", List.of(decays(), stairs(), cosines())),
                new Picture("one-cycle", List.of(oneCycleRate(), oneCycleMomentum())),
                new Picture("plateau", plateau()));
    }

    private static Panel decays() {
        return rates(
                "slower and slower",
                rate("Power(exponent = 3)", new PowerSchedule(RATE, 0, 3, ScheduleUnit.STEP)),
                rate("Exponential(rate = 0.1)", new ExponentialSchedule(RATE, 0.1, 0, false, ScheduleUnit.STEP)),
                rate("Polynomial()", new PolynomialSchedule(RATE, 0, 1e-4, 1, false, ScheduleUnit.STEP)));
    }

    private static Panel stairs() {
        return rates(
                "in stairs",
                rate(
                        "Piecewise",
                        new PiecewiseSchedule(
                                new int[] {5, 15}, new double[] {RATE, RATE / 2, RATE / 10}, ScheduleUnit.EPOCH)),
                rate("Exponential(staircase)", new ExponentialSchedule(RATE, 0.5, 4, true, ScheduleUnit.EPOCH)));
    }

    private static Panel cosines() {
        return rates(
                "cosines",
                rate("Cosine with warm-up", new CosineSchedule(0, 0, 0, 2 * STEPS_PER_EPOCH, RATE, ScheduleUnit.STEP)),
                rate(
                        "CosineRestarts",
                        new CosineRestartsSchedule(RATE, 3 * STEPS_PER_EPOCH, 2, 0.8, 0, ScheduleUnit.STEP)));
    }

    private static Panel oneCycleRate() {
        List<Line> lines = new ArrayList<>();
        for (OneCycleForm form : OneCycleForm.values()) {
            lines.add(rate(form.name(), new OneCycleSchedule(RATE, form)));
        }
        return Panel.of("learning rate", "epoch", "rate", lines);
    }

    private static Panel oneCycleMomentum() {
        List<Line> lines = new ArrayList<>();
        for (OneCycleForm form : OneCycleForm.values()) {
            OneCycleSchedule schedule = new OneCycleSchedule(RATE, form);
            lines.add(byStep(form.name(), step -> schedule.momentum(step, PLAN)));
        }
        return Panel.of("momentum", "epoch", "momentum", lines);
    }

    /** Synthetic losses: they fall, stay constant, fall again, and stay constant. */
    private static List<Panel> plateau() {
        PlateauSchedule schedule = new PlateauSchedule(RATE, 0.5, 3, 1e-4, 0, 0);
        schedule.fitStarted();
        float[] losses = new float[EPOCHS];
        float[] rates = new float[EPOCHS];
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            rates[epoch] = (float) schedule.learningRate(epoch * (long) STEPS_PER_EPOCH, PLAN);
            losses[epoch] = madeUpLoss(epoch);
            schedule.epochEnded(losses[epoch]);
        }
        return List.of(
                Panel.of("a loss (made up)", "epoch", "validation loss", List.of(Line.byEpoch("", losses)))
                        .within(0, 1),
                Panel.of(
                                "the rate",
                                "epoch",
                                "rate",
                                List.of(Line.byEpoch("Plateau(factor = 0.5, patience = 3)", rates)))
                        .within(0, RATE));
    }

    private static float madeUpLoss(int epoch) {
        if (epoch < 10) {
            return (float) Math.max(0.5, 1 - 0.1 * epoch);
        }
        return (float) Math.max(0.25, 0.5 - 0.05 * (epoch - 9));
    }

    private static Panel rates(String title, Line... lines) {
        return Panel.of(title, "epoch", "rate", List.of(lines)).within(0, RATE);
    }

    private static Line rate(String name, LearningRateSchedule schedule) {
        return byStep(name, step -> schedule.learningRate(step, PLAN));
    }

    private interface ValueOfStep {
        double at(long step);
    }

    private static Line byStep(String name, ValueOfStep value) {
        double[] epochs = new double[STEPS];
        double[] values = new double[STEPS];
        for (int step = 0; step < STEPS; step++) {
            epochs[step] = (double) step / STEPS_PER_EPOCH;
            values[step] = value.at(step);
        }
        return Line.of(name, epochs, values);
    }
}
