package dev.gradwright.samples.curves;

import dev.gradwright.runtime.optimizer.AdaGradRule;
import dev.gradwright.runtime.optimizer.AdamRule;
import dev.gradwright.runtime.optimizer.LionRule;
import dev.gradwright.runtime.optimizer.NadamRule;
import dev.gradwright.runtime.optimizer.RmsPropRule;
import dev.gradwright.runtime.optimizer.SgdRule;
import dev.gradwright.runtime.optimizer.UpdateRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The paths of update rules in a long valley, {@code f(w) = ½(w₁² + 20w₂²)}, from (−4, 1). */
final class OptimizerPaths {
    private static final float STEEPNESS = 20;
    private static final float[] START = {-4, 1};
    private static final int STEPS = 60;

    Picture picture() {
        return new Picture(
                "optimizers",
                List.of(
                        valley(
                                "momentum",
                                path("SGD, η = 0.05", new SgdRule(0, false), 0.05),
                                path("momentum 0.9, η = 0.01", new SgdRule(0.9, false), 0.01),
                                path("Nesterov 0.9, η = 0.01", new SgdRule(0.9, true), 0.01)),
                        valley(
                                "adaptive rates",
                                path("AdaGrad, η = 0.5", new AdaGradRule(0.1, 1e-7), 0.5),
                                path("RMSprop, η = 0.1", new RmsPropRule(0.9, 0, 1e-7, false), 0.1),
                                path("Adam, η = 0.1", new AdamRule(0.9, 0.999, 1e-7, false), 0.1),
                                path("Nadam, η = 0.1", new NadamRule(0.9, 0.999, 1e-7), 0.1),
                                path("Lion, η = 0.1", new LionRule(0.9, 0.99), 0.1))));
    }

    private static Panel valley(String title, Line... paths) {
        List<Line> lines = new ArrayList<>();
        for (double height : new double[] {0.5, 2, 5, 10, 18}) {
            lines.add(level(height));
        }
        lines.addAll(List.of(paths));
        return Panel.of(title, "w₁", "w₂", lines).within(-1.4, 1.4);
    }

    /** A contour line of the valley: an ellipse. */
    private static Line level(double height) {
        double[] angles = Line.range(0, 2 * Math.PI, 121);
        double[] x = new double[angles.length];
        double[] y = new double[angles.length];
        for (int i = 0; i < angles.length; i++) {
            x[i] = Math.sqrt(2 * height) * Math.cos(angles[i]);
            y[i] = Math.sqrt(2 * height / STEEPNESS) * Math.sin(angles[i]);
        }
        return Line.of("", Line.Look.FAINT, x, y);
    }

    private static Line path(String name, UpdateRule rule, double learningRate) {
        float[] w = START.clone();
        float[][] slots = slots(rule);
        double[] x = new double[STEPS + 1];
        double[] y = new double[STEPS + 1];
        for (int step = 0; step <= STEPS; step++) {
            x[step] = w[0];
            y[step] = w[1];
            rule.beginStep(step + 1, learningRate);
            rule.update(w, new float[] {w[0], STEEPNESS * w[1]}, slots, 0, w.length);
        }
        return Line.of(name, x, y);
    }

    private static float[][] slots(UpdateRule rule) {
        float[][] slots = new float[rule.slots()][START.length];
        for (int slot = 0; slot < slots.length; slot++) {
            Arrays.fill(slots[slot], rule.initialValue(slot));
        }
        return slots;
    }
}
