package dev.gradwright.processor.signal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The gradient of a field: a sum of roots, each multiplied by a factor at each point. Different roots are independent;
 * a root that reaches a field in two ways, as around a residual block, counts with the sum of its factors.
 */
final class FieldGradient {
    private final Map<Root, double[]> factors;

    private FieldGradient(Map<Root, double[]> factors) {
        this.factors = factors;
    }

    static FieldGradient of(Root root, int points) {
        double[] ones = new double[points];
        Arrays.fill(ones, 1);
        Map<Root, double[]> factors = new LinkedHashMap<>();
        factors.put(root, ones);
        return new FieldGradient(factors);
    }

    /** Multiplied by derivatives. */
    FieldGradient times(double[] slopes) {
        Map<Root, double[]> result = new LinkedHashMap<>();
        factors.forEach((root, values) -> {
            double[] product = new double[values.length];
            for (int i = 0; i < product.length; i++) {
                product[i] = values[i] * slopes[i];
            }
            result.put(root, product);
        });
        return new FieldGradient(result);
    }

    FieldGradient plus(FieldGradient other) {
        Map<Root, double[]> result = new LinkedHashMap<>(factors);
        other.factors.forEach((root, values) -> result.merge(root, values, FieldGradient::sum));
        return new FieldGradient(result);
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = new double[a.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a[i] + b[i];
        }
        return sum;
    }

    /** The same for units that are independent of these. */
    FieldGradient ofOtherUnits() {
        Map<Root, double[]> result = new LinkedHashMap<>();
        factors.forEach((root, values) -> result.put(root.ofOtherUnits(), values));
        return new FieldGradient(result);
    }

    /** The second moment. */
    double second(Points points) {
        double sum = 0;
        for (Map.Entry<Root, double[]> factor : factors.entrySet()) {
            sum += factor.getKey().second() * points.meanSquare(factor.getValue());
        }
        return sum;
    }

    /** The expectation of the product for two units. */
    double betweenUnits(Field field) {
        double sum = 0;
        for (Map.Entry<Root, double[]> factor : factors.entrySet()) {
            if (factor.getKey().units() != 0) {
                sum += factor.getKey().units()
                        * field.points()
                                .product(
                                        factor.getValue(),
                                        field.values(),
                                        field.base().units());
            }
        }
        return sum;
    }
}
