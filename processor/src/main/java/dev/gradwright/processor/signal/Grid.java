package dev.gradwright.processor.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A quadrature over one normal variable: Gauss–Legendre between the places where activations have kinks, and all
 * combinations of a few dropouts.
 */
final class Grid implements Points {
    /** The largest number of dropouts. */
    static final int MAX_DROPOUTS = 3;

    private static final double END = 10; // the density beyond is below 1e-22
    private static final double[] OFFSETS = {1, 3.5};
    private static final int TERMS = 24;
    private static final Legendre RULE = Legendre.of(16);
    private static final Grid PLAIN = new Grid(nodes(List.of(0.0), 1), List.of());

    private final Nodes nodes;
    private final int copies;
    private final double[] weights;
    private int dropouts;

    /**
     * A grid for a normal variable that is multiplied by {@code deviation}.
     *
     * @param kinks where activations of the product, shifted by its mean, may have kinks
     * @param probabilities those with which dropouts keep a feature
     */
    static Grid of(List<Double> kinks, double deviation, List<Double> probabilities) {
        boolean isPlain = deviation <= 2 && kinks.equals(List.of(0.0));
        if (isPlain && probabilities.isEmpty()) {
            return PLAIN;
        }
        return new Grid(isPlain ? PLAIN.nodes : nodes(kinks, deviation), probabilities);
    }

    private Grid(Nodes nodes, List<Double> probabilities) {
        this.nodes = nodes;
        this.copies = 1 << probabilities.size();
        this.weights = new double[nodes.z().length * copies];
        for (int i = 0; i < weights.length; i++) {
            double weight = nodes.weights()[i / copies];
            for (int dropout = 0; dropout < probabilities.size(); dropout++) {
                double kept = probabilities.get(dropout);
                weight *= isKept(i, dropout) ? kept : 1 - kept;
            }
            weights[i] = weight;
        }
    }

    private boolean isKept(int point, int dropout) {
        return (point % copies >> dropout & 1) == 0;
    }

    private static Nodes nodes(List<Double> kinks, double deviation) {
        TreeSet<Double> ends = new TreeSet<>(List.of(-END, END));
        for (double kink : kinks) {
            if (Math.abs(kink) < END) {
                ends.add(kink);
                // a saturating function of a large deviation changes near the kink only
                for (double offset = 1; offset * deviation > 2 && offset > 1e-6; offset /= 8) {
                    addAround(kink, offset / 8, ends);
                }
                for (double offset : OFFSETS) {
                    addAround(kink, offset, ends);
                }
            }
        }
        return Nodes.between(List.copyOf(ends), RULE);
    }

    private static void addAround(double kink, double offset, Set<Double> ends) {
        ends.add(Math.max(-END, kink - offset));
        ends.add(Math.min(END, kink + offset));
    }

    @Override
    public int size() {
        return weights.length;
    }

    @Override
    public double mean(double[] values) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * values[i];
        }
        return sum;
    }

    @Override
    public double meanSquare(double[] values) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * values[i] * values[i];
        }
        return sum;
    }

    @Override
    public double[] normal() {
        if (copies == 1) {
            return nodes.z();
        }
        double[] values = new double[weights.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = nodes.z()[i / copies];
        }
        return values;
    }

    @Override
    public boolean[] kept(double probability) {
        int dropout = dropouts++;
        boolean[] kept = new boolean[weights.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = isKept(i, dropout);
        }
        return kept;
    }

    /**
     * Mehler's formula: the sum of {@code aₖ²ρᵏ} over the coefficients of the Hermite series. Dropouts at the two
     * places are independent.
     */
    @Override
    public double product(double[] values, double[] before, double correlation) {
        double[] averages = averages(values);
        double[] coefficients = nodes.hermite(averages, TERMS);
        double sum = 0;
        double rest = 0;
        double power = 1;
        for (int k = 0; k < averages.length; k++) {
            rest += nodes.weights()[k] * averages[k] * averages[k];
        }
        for (double coefficient : coefficients) {
            sum += coefficient * coefficient * power;
            rest -= coefficient * coefficient;
            power *= correlation;
        }
        return sum + Math.max(0, rest) * power;
    }

    /** The expectations over the dropouts at each node. */
    private double[] averages(double[] values) {
        if (copies == 1) {
            return values;
        }
        double[] averages = new double[nodes.z().length];
        for (int i = 0; i < values.length; i++) {
            averages[i / copies] += values[i] * weights[i] / nodes.weights()[i / copies];
        }
        return averages;
    }

    /** The nodes of a quadrature over a standard normal variable. */
    @SuppressWarnings("ArrayRecordComponent") // private to this class, and never compared
    private record Nodes(double[] z, double[] weights) {
        static Nodes between(List<Double> ends, Legendre rule) {
            List<Double> z = new ArrayList<>();
            List<Double> weights = new ArrayList<>();
            for (int panel = 1; panel < ends.size(); panel++) {
                double middle = (ends.get(panel) + ends.get(panel - 1)) / 2;
                double half = (ends.get(panel) - ends.get(panel - 1)) / 2;
                for (int i = 0; i < rule.size(); i++) {
                    double node = middle + half * rule.node(i);
                    z.add(node);
                    weights.add(half * rule.weight(i) * StrictMath.exp(-node * node / 2) / Math.sqrt(2 * Math.PI));
                }
            }
            return new Nodes(array(z), array(weights));
        }

        private static double[] array(List<Double> list) {
            return list.stream().mapToDouble(Double::doubleValue).toArray();
        }

        /** The coefficients of values in the normalized Hermite polynomials. */
        double[] hermite(double[] values, int terms) {
            double[] coefficients = new double[terms];
            for (int i = 0; i < z.length; i++) {
                double previous = 0;
                double polynomial = 1;
                double weighted = weights[i] * values[i];
                for (int k = 0; k < terms; k++) {
                    coefficients[k] += weighted * polynomial;
                    double next = (z[i] * polynomial - Math.sqrt(k) * previous) / Math.sqrt(k + 1.0);
                    previous = polynomial;
                    polynomial = next;
                }
            }
            return coefficients;
        }
    }
}
