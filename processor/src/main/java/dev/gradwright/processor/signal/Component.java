package dev.gradwright.processor.signal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values that are computed elementwise from the same random variables. First the variables are counted, with components
 * united where layers are added; then the points are chosen.
 */
final class Component {
    private @Nullable Component united;
    private int normals;
    private final List<Double> probabilities = new ArrayList<>();
    private @Nullable Points points;

    /** A component with one normal variable: the network's input, or what a dense layer computes. */
    static Component ofNormal() {
        Component component = new Component();
        component.addNormal();
        return component;
    }

    private Component root() {
        Component root = this;
        while (root.united != null) {
            root = root.united;
        }
        return root;
    }

    void unite(Component other) {
        Component mine = root();
        Component its = other.root();
        if (mine != its) {
            mine.normals += its.normals;
            mine.probabilities.addAll(its.probabilities);
            its.united = mine;
        }
    }

    void addNormal() {
        root().normals++;
    }

    /** Adds a variable that keeps a feature with a probability. */
    void addDropout(double probability) {
        root().probabilities.add(probability);
    }

    /** The points, chosen for a normal variable of this mean and variance if it is the only one. */
    Points points(double mean, double variance, boolean hasHardSigmoid) {
        Component root = root();
        if (root.points == null) {
            boolean isSmall = root.normals == 1 && root.probabilities.size() <= Grid.MAX_DROPOUTS;
            root.points = isSmall
                    ? Grid.of(kinks(mean, variance, hasHardSigmoid), Math.sqrt(variance), root.probabilities)
                    : new Lattice();
        }
        return root.points;
    }

    /** A batch norm may move the kink at 0 back to 0. */
    private static List<Double> kinks(double mean, double variance, boolean hasHardSigmoid) {
        List<Double> kinks = new ArrayList<>(List.of(0.0));
        if (variance > 0) {
            double deviation = Math.sqrt(variance);
            if (mean != 0) {
                kinks.add(-mean / deviation);
            }
            if (hasHardSigmoid) {
                kinks.add((-3 - mean) / deviation);
                kinks.add((3 - mean) / deviation);
            }
        }
        return kinks;
    }
}
