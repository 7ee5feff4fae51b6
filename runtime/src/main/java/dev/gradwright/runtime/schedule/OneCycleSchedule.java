package dev.gradwright.runtime.schedule;

import dev.gradwright.dsl.OneCycleForm;

/**
 * 1cycle (Smith, 2018): over the whole fit the rate rises to its maximum and falls again, while the momentum falls from
 * .95 to .85 and rises again.
 *
 * <p>{@code TRIANGULAR} is the form in Géron's book (Hands-On Machine Learning, chapter 11). The last phase has {@code
 * n/10 + 1} of the n steps, and {@code half} is half of the others. The rate rises linearly from max/10 to max over
 * {@code half} steps, and falls back to max/10 over the next {@code half}. In the last phase it falls linearly towards
 * a thousandth of that, with the momentum at .95. {@code COSINE_ANNEALING} is PyTorch's OneCycleLR: the rate follows
 * half a cosine from max/25 up to max at step {@code .3n − 1}, and another down to 10⁻⁴ times the initial rate at the
 * last step.
 *
 * <p>After the end of the plan, rate and momentum keep the values of its last step. Without a plan they keep those of
 * the first step.
 *
 * @param maxLearningRate the highest rate, greater than 0
 * @param form the shape
 */
public record OneCycleSchedule(double maxLearningRate, OneCycleForm form) implements LearningRateSchedule {
    private static final double HIGH_MOMENTUM = 0.95;
    private static final double LOW_MOMENTUM = 0.85;

    /** Checks the rate. */
    public OneCycleSchedule {
        Values.requirePositive("maxLearningRate", maxLearningRate);
    }

    @Override
    public double learningRate(long step, TrainingPlan plan) {
        return switch (form) {
            case TRIANGULAR -> {
                double start = maxLearningRate / 10;
                yield triangle(within(step, plan), plan.steps(), start, maxLearningRate, start / 1000);
            }
            case COSINE_ANNEALING -> {
                double start = maxLearningRate / 25;
                yield cosine(within(step, plan), plan.steps(), start, maxLearningRate, start / 1e4);
            }
        };
    }

    @Override
    public double momentum(long step, TrainingPlan plan) {
        long at = within(step, plan);
        return switch (form) {
            case TRIANGULAR -> triangle(at, plan.steps(), HIGH_MOMENTUM, LOW_MOMENTUM, HIGH_MOMENTUM);
            case COSINE_ANNEALING -> cosine(at, plan.steps(), HIGH_MOMENTUM, LOW_MOMENTUM, HIGH_MOMENTUM);
        };
    }

    /** The step counted from the start of the plan, limited to its last step. */
    private static long within(long step, TrainingPlan plan) {
        return Math.max(0, Math.min(step - plan.firstStep(), plan.steps() - 1));
    }

    private static double triangle(long at, long steps, double start, double turn, double end) {
        long last = steps / 10 + 1;
        long half = Math.max(0, steps - last) / 2;
        if (at < half) {
            return line(at, half, start, turn);
        }
        if (at < 2 * half) {
            return line(at - half, half, turn, start);
        }
        return line(at - 2 * half, Math.max(1, steps - 2 * half), start, end);
    }

    private static double line(long at, long length, double from, double to) {
        return from + (to - from) * at / length;
    }

    private static double cosine(long at, long steps, double start, double turn, double end) {
        double rise = 0.3 * steps - 1;
        if (steps == 0) {
            return start;
        }
        if (rise > 0 && at <= rise) {
            return HalfCosine.between(start, turn, at / rise);
        }
        return HalfCosine.between(turn, end, (at - rise) / (steps - 1 - rise));
    }
}
