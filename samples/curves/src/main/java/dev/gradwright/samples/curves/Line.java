package dev.gradwright.samples.curves;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * A line in a panel.
 *
 * @param name the name in the legend; a blank name is not shown
 * @param look the style
 * @param x the x values, from left to right or along a path
 * @param y the y values, as many as {@code x}
 */
record Line(String name, Look look, List<Double> x, List<Double> y) {
    /** The style of a line. */
    enum Look {
        /** A line with its own color. */
        COLORED,
        /** A thin gray line in the background. */
        FAINT,
        /** Points without a line. */
        POINTS
    }

    Line {
        if (x.size() != y.size()) {
            throw new IllegalArgumentException(name + " has " + x.size() + " x but " + y.size() + " y");
        }
    }

    /** A line with its own color. */
    static Line of(String name, double[] x, double[] y) {
        return of(name, Look.COLORED, x, y);
    }

    /** A line with the given style. */
    static Line of(String name, Look look, double[] x, double[] y) {
        return new Line(name, look, boxed(x), boxed(y));
    }

    private static List<Double> boxed(double[] values) {
        return DoubleStream.of(values).boxed().toList();
    }

    /** A line with one value per epoch, counted from 1. */
    static Line byEpoch(String name, float[] values) {
        double[] epochs = new double[values.length];
        double[] y = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            epochs[i] = i + 1;
            y[i] = values[i];
        }
        return of(name, epochs, y);
    }

    /** A line of the values of a function. */
    static Line of(String name, double[] x, DoubleUnaryOperator function) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = function.applyAsDouble(x[i]);
        }
        return of(name, x, y);
    }

    /** Evenly spaced numbers, including both ends. */
    static double[] range(double from, double to, int count) {
        double[] x = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = from + (to - from) * i / (count - 1);
        }
        return x;
    }
}
