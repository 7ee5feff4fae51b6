package dev.gradwright.samples.curves;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * A line of a panel.
 *
 * @param name what the legend calls it; a blank name stays out of the legend
 * @param look how it is drawn
 * @param x from left to right, or along a path
 * @param y as many as {@code x}
 */
record Line(String name, Look look, List<Double> x, List<Double> y) {
    /** How a line is drawn. */
    enum Look {
        /** In a colour of its own. */
        COLOURED,
        /** Thin and grey, behind what matters. */
        FAINT,
        /** Points that are not joined. */
        POINTS
    }

    Line {
        if (x.size() != y.size()) {
            throw new IllegalArgumentException(name + " has " + x.size() + " x but " + y.size() + " y");
        }
    }

    /** One in a colour of its own. */
    static Line of(String name, double[] x, double[] y) {
        return of(name, Look.COLOURED, x, y);
    }

    /** One of any look. */
    static Line of(String name, Look look, double[] x, double[] y) {
        return new Line(name, look, boxed(x), boxed(y));
    }

    private static List<Double> boxed(double[] values) {
        return DoubleStream.of(values).boxed().toList();
    }

    /** One value for each epoch, counted from 1. */
    static Line byEpoch(String name, float[] values) {
        double[] epochs = new double[values.length];
        double[] y = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            epochs[i] = i + 1;
            y[i] = values[i];
        }
        return of(name, epochs, y);
    }

    /** A function at each x. */
    static Line of(String name, double[] x, DoubleUnaryOperator function) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = function.applyAsDouble(x[i]);
        }
        return of(name, x, y);
    }

    /** Evenly spaced numbers, both ends included. */
    static double[] range(double from, double to, int count) {
        double[] x = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = from + (to - from) * i / (count - 1);
        }
        return x;
    }
}
