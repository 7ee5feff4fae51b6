package dev.gradwright.processor.signal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The sum of fields with the same points. */
final class Addition {
    private Addition() {}

    /**
     * The sum. If the terms depend on different random variables, its variance is the sum of the variances, and the
     * values at the points are corrected for it.
     */
    static Field of(List<Field> terms) {
        Field first = terms.get(0);
        double[] values = new double[first.values().length];
        double mean = 0;
        double variances = 0;
        double examples = 0;
        double units = 0;
        for (Field term : terms) {
            double square = term.mean() * term.mean();
            mean += term.mean();
            variances += term.moments().variance();
            examples += term.examples() - square;
            units += term.units() - square;
            for (int i = 0; i < values.length; i++) {
                values[i] += term.values()[i];
            }
        }
        BitSet variables = new BitSet();
        terms.forEach(term -> variables.or(term.variables()));
        double atPoints = Math.max(
                0, first.points().meanSquare(values) - square(first.points().mean(values)));
        double variance = areIndependent(terms) ? variances : atPoints;
        double share = variances > 0 ? variance / variances : 0;
        correct(values, first.points().mean(values), atPoints, mean, variance);
        return new Field(
                first.width(),
                first.component(),
                first.points(),
                values,
                new Moments(mean, square(mean) + variance),
                square(mean) + share * examples,
                square(mean) + share * units,
                first.base(),
                variables);
    }

    private static boolean areIndependent(List<Field> terms) {
        List<BitSet> seen = new ArrayList<>();
        for (Field term : terms) {
            if (seen.stream().anyMatch(other -> other.intersects(term.variables()))) {
                return false;
            }
            seen.add(term.variables());
        }
        return true;
    }

    private static void correct(double[] values, double meanAtPoints, double atPoints, double mean, double variance) {
        double scale = atPoints > 0 ? Math.sqrt(variance / atPoints) : 1;
        for (int i = 0; i < values.length; i++) {
            values[i] = mean + (values[i] - meanAtPoints) * scale;
        }
    }

    private static double square(double x) {
        return x * x;
    }
}
