package dev.gradwright.processor.signal;

/** The nodes and weights of the Gauss–Legendre quadrature on [−1, 1]. */
final class Legendre {
    private final double[] nodes;
    private final double[] weights;

    private Legendre(double[] nodes, double[] weights) {
        this.nodes = nodes;
        this.weights = weights;
    }

    /** The rule with n nodes: the zeros of the Legendre polynomial of degree n, found by Newton's method. */
    static Legendre of(int n) {
        double[] nodes = new double[n];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            double x = StrictMath.cos(Math.PI * (i + 0.75) / (n + 0.5));
            double slope = 1;
            for (int step = 0; step < 8; step++) {
                double previous = 1;
                double polynomial = x;
                for (int k = 2; k <= n; k++) {
                    double next = ((2 * k - 1) * x * polynomial - (k - 1) * previous) / k;
                    previous = polynomial;
                    polynomial = next;
                }
                slope = n * (x * polynomial - previous) / (x * x - 1);
                x -= polynomial / slope;
            }
            nodes[i] = x;
            weights[i] = 2 / ((1 - x * x) * slope * slope);
        }
        return new Legendre(nodes, weights);
    }

    int size() {
        return nodes.length;
    }

    double node(int i) {
        return nodes[i];
    }

    double weight(int i) {
        return weights[i];
    }
}
