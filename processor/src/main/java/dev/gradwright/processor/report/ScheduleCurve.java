package dev.gradwright.processor.report;

import dev.gradwright.dsl.OneCycleForm;
import dev.gradwright.dsl.ScheduleUnit;
import dev.gradwright.processor.lower.Choice;
import dev.gradwright.processor.lower.Choice.Argument;
import java.util.List;
import java.util.Optional;

/**
 * The learning rate of a schedule as a function of progress, by the formulas of {@link dev.gradwright.dsl.Schedule}. A
 * test compares it with the schedules of the runtime.
 */
public final class ScheduleCurve {
    private final Choice schedule;

    private ScheduleCurve(Choice schedule) {
        this.schedule = schedule;
    }

    /**
     * The curve of a schedule; empty if the rate depends on the course of the training or on code of the user.
     *
     * @param schedule with the arguments of the runtime's class
     */
    public static Optional<ScheduleCurve> of(Choice schedule) {
        boolean isKnown = !schedule.kind().equals("Plateau") && !schedule.kind().equals("Schedule");
        return isKnown ? Optional.of(new ScheduleCurve(schedule)) : Optional.empty();
    }

    /** Whether the rate never changes. */
    boolean isConstant() {
        return schedule.kind().equals("Constant");
    }

    /** What the progress counts. */
    ScheduleUnit unit() {
        return schedule.has("unit") ? (ScheduleUnit) value("unit") : ScheduleUnit.STEP;
    }

    /** Whether the shape depends on the length of the fit. */
    boolean spansFit() {
        return schedule.kind().equals("OneCycle") || (schedule.has("steps") && count("steps") == 0);
    }

    /** A progress after which little is to be seen, for schedules that do not span the fit. */
    long horizon() {
        return switch (schedule.kind()) {
            case "Piecewise" -> {
                List<?> boundaries = (List<?>) value("boundaries");
                long last = boundaries.isEmpty() ? 1 : (int) boundaries.get(boundaries.size() - 1);
                yield Math.max(1, last + last / 4 + 1);
            }
            case "Power", "Exponential" -> 5L * count("steps");
            case "CosineRestarts" ->
                Math.round(count("steps") * (1 + number("tMul") + StrictMath.pow(number("tMul"), 2)));
            case "Polynomial" -> flag("cycle") ? 3L * count("steps") : count("steps") * 5L / 4;
            case "Cosine" -> (count("steps") + warmupSteps()) * 9L / 8;
            default -> 1;
        };
    }

    /**
     * The rate of the next step.
     *
     * @param done number of steps, or epochs, done
     * @param fit number of steps, or epochs, of the whole fit
     */
    public double rate(long done, long fit) {
        return switch (schedule.kind()) {
            case "Power" -> learningRate() / StrictMath.pow(1 + fraction(done, fit), number("exponent"));
            case "Exponential" -> {
                double fraction = fraction(done, fit);
                yield learningRate()
                        * StrictMath.pow(number("rate"), flag("staircase") ? Math.floor(fraction) : fraction);
            }
            case "Piecewise" -> piecewise(done);
            case "Polynomial" -> polynomial(fraction(done, fit));
            case "Cosine" -> cosine(done, fit);
            case "CosineRestarts" -> cosineRestarts(fraction(done, fit));
            case "OneCycle" -> oneCycle(Math.min(done, fit - 1), fit);
            default -> learningRate();
        };
    }

    private double fraction(long done, long fit) {
        int steps = count("steps");
        return steps == 0 ? Math.min(1, (double) done / fit) : (double) done / steps;
    }

    private double piecewise(long done) {
        List<?> boundaries = (List<?>) value("boundaries");
        List<?> values = (List<?>) value("values");
        int piece = 0;
        while (piece < boundaries.size() && done > (int) boundaries.get(piece)) {
            piece++;
        }
        return (double) values.get(piece);
    }

    private double polynomial(double fraction) {
        double done = flag("cycle") ? fraction / Math.max(1, Math.ceil(fraction)) : Math.min(1, fraction);
        double end = number("end");
        return (learningRate() - end) * StrictMath.pow(1 - done, number("power")) + end;
    }

    /** The warm-up leads from the initial rate to the target, which is the learning rate if none is declared. */
    private double cosine(long done, long fit) {
        int warmup = warmupSteps();
        double target = schedule.has("warmupTarget") ? number("warmupTarget") : learningRate();
        if (done < warmup) {
            double initial = schedule.has("initial") ? number("initial") : learningRate();
            return initial + (target - initial) * done / warmup;
        }
        long decay = count("steps") > 0 ? count("steps") : fit - warmup;
        double fraction = decay <= 0 ? 0 : Math.min(1, (double) (done - warmup) / decay);
        return target * halfCosine(1, number("alpha"), fraction);
    }

    private int warmupSteps() {
        return schedule.has("warmupSteps") ? count("warmupSteps") : 0;
    }

    private double cosineRestarts(double fraction) {
        double left = fraction;
        double length = 1;
        double height = 1;
        while (left >= length) {
            left -= length;
            length *= number("tMul");
            height *= number("mMul");
        }
        double alpha = number("alpha");
        return learningRate() * ((1 - alpha) * height * halfCosine(1, 0, left / length) + alpha);
    }

    private double oneCycle(long at, long fit) {
        double max = number("maxLearningRate");
        return value("form") == OneCycleForm.TRIANGULAR
                ? triangle(at, fit, max / 10, max)
                : annealing(at, fit, max / 25, max);
    }

    private static double triangle(long at, long fit, double start, double max) {
        long half = Math.max(0, fit - (fit / 10 + 1)) / 2;
        if (at < half) {
            return start + (max - start) * at / half;
        } else if (at < 2 * half) {
            return max + (start - max) * (at - half) / half;
        }
        return start + (start / 1000 - start) * (at - 2 * half) / Math.max(1, fit - 2 * half);
    }

    private static double annealing(long at, long fit, double start, double max) {
        double rise = 0.3 * fit - 1;
        return rise > 0 && at <= rise
                ? halfCosine(start, max, at / rise)
                : halfCosine(max, start / 1e4, (at - rise) / (fit - 1 - rise));
    }

    private static double halfCosine(double from, double to, double fraction) {
        return to + (from - to) / 2 * (1 + StrictMath.cos(Math.PI * fraction));
    }

    private double learningRate() {
        return number("learningRate");
    }

    private double number(String name) {
        return ((Number) value(name)).doubleValue();
    }

    private int count(String name) {
        return (int) value(name);
    }

    private boolean flag(String name) {
        return (boolean) value(name);
    }

    private Object value(String name) {
        return schedule.arguments().stream()
                .filter(argument -> argument.name().equals(name))
                .findFirst()
                .map(Argument::value)
                .orElseThrow(() -> new IllegalStateException(schedule.kind() + " has no " + name));
    }
}
