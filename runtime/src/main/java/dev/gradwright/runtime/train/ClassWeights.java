package dev.gradwright.runtime.train;

import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.WeightCheck;
import dev.gradwright.runtime.feature.ClassTarget;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The weights of the classes of a network, by index. */
final class ClassWeights {
    /** Of a network whose targets are no classes; far more than anybody has, and the weights need 4 MB. */
    private static final int MAX_CLASSES = 1 << 20;

    private ClassWeights() {}

    /**
     * A copy of weights that have been checked.
     *
     * @param classes the number of classes of the network; empty if its targets are no classes
     * @throws IllegalArgumentException if there is no weight, there are more than classes, or one is negative or not
     *     finite
     */
    static float[] of(float[] weights, OptionalInt classes) {
        if (weights.length == 0) {
            throw new IllegalArgumentException("classWeights must be one for each class, but there are none");
        }
        if (weights.length > classes.orElse(weights.length)) {
            throw new IllegalArgumentException("classWeights must be one for each of the " + classes.getAsInt()
                    + " classes, but are " + weights.length);
        }
        for (int label = 0; label < weights.length; label++) {
            requireWeight("class " + label, weights[label]);
        }
        return weights.clone();
    }

    /**
     * The weights of all classes, 1 for those that are not in the map.
     *
     * @param classes the number of classes of the network; if it is empty, the largest index determines it
     * @throws IllegalArgumentException if there is no weight, an index is not that of a class, or a weight is negative
     *     or not finite
     */
    static float[] of(Map<Integer, Float> weights, OptionalInt classes) {
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("classWeights must be of at least one class, but there are none");
        }
        weights.keySet().forEach(label -> requireClass(label, classes));
        float[] all = new float[classes.orElse(Collections.max(weights.keySet()) + 1)];
        Arrays.fill(all, 1);
        weights.forEach((label, weight) -> {
            requireWeight("class " + label, Objects.requireNonNull(weight, "a class weight must not be null"));
            all[label] = weight;
        });
        return all;
    }

    private static void requireClass(Integer label, OptionalInt classes) {
        Objects.requireNonNull(label, "a class must not be null");
        int last = classes.orElse(MAX_CLASSES) - 1;
        if (label < 0 || label > last) {
            throw new IllegalArgumentException("the index of a class must be from 0 to " + last
                    + ", but classWeights has a weight for class " + label);
        }
    }

    /**
     * Weights with that of one class replaced, by the target as the application knows it. Classes without a weight get
     * the weight 1.
     *
     * @param weights so far; null if there are none
     * @param target a constant of the target's enum, or a boolean
     * @throws IllegalArgumentException if the network does not take records, its target is a number or has no such class,
     *     or the weight is negative or not finite
     */
    static float[] with(float @Nullable [] weights, TrainableNetwork network, Object target, double weight) {
        ClassTarget<?> classes = classesOf(network);
        int index = classes.indexOf(target);
        requireWeight(target.toString(), (float) weight);
        float[] all = new float[classes.names().size()];
        Arrays.fill(all, 1);
        if (weights != null) {
            System.arraycopy(weights, 0, all, 0, weights.length);
        }
        all[index] = (float) weight;
        return all;
    }

    private static ClassTarget<?> classesOf(TrainableNetwork network) {
        if (network instanceof TableNetwork<?, ?> table && table.encoder().target() instanceof ClassTarget<?> classes) {
            return classes;
        }
        if (network.metrics().targets().areGrouped()) {
            throw new IllegalArgumentException(
                    "rankings have no classes; call sampleWeights with a weight for each row");
        }
        throw new IllegalArgumentException(
                "only networks with target = an enum or boolean.class have classes with names;"
                        + " call classWeights(Map) with the index of each class");
    }

    private static void requireWeight(String label, float weight) {
        if (!WeightCheck.isWeight(weight)) {
            throw new IllegalArgumentException(
                    "classWeights must be finite and not negative, but that of " + label + " is " + weight);
        }
    }
}
