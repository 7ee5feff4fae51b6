package dev.gradwright.processor.signal;

import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.ActivationSpec;
import dev.gradwright.processor.spec.LayerSpec.ConcatSpec;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import dev.gradwright.processor.spec.LayerSpec.EmbeddingSpec;
import dev.gradwright.processor.spec.LayerSpec.JoinSpec;
import dev.gradwright.processor.spec.LayerSpec.NormSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The gradients of all layers. A dense layer makes a new gradient of its input, which is independent of all values. All
 * other layers multiply it by their derivatives at the points.
 */
final class BackwardPass {
    private static final double MAX = 1e200; // larger gradients count as this

    private final ForwardPass forward;
    private final Map<String, List<FieldGradient>> gradients = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();

    private BackwardPass(ForwardPass forward) {
        this.forward = forward;
    }

    /** The rows of the table. */
    static List<LayerSignal> through(NetworkSpec network, ForwardPass forward) {
        BackwardPass pass = new BackwardPass(forward);
        List<LayerSpec> layers = network.layers();
        int logits = logits(layers);
        List<LayerSignal> rows = new ArrayList<>();
        for (int i = layers.size() - 1; i >= 0; i--) {
            Step step = forward.steps().get(layers.get(i).name());
            rows.add(
                    i > logits
                            ? row(step, OptionalDouble.empty(), OptionalDouble.empty())
                            : pass.row(step, i == logits));
        }
        Collections.reverse(rows);
        return rows;
    }

    /** The index of the layer whose activation computes the output from the logits. */
    private static int logits(List<LayerSpec> layers) {
        int index = layers.size() - 1;
        while (index > 0 && !(layers.get(index) instanceof DenseSpec || layers.get(index) instanceof ActivationSpec)) {
            LayerSpec layer = layers.get(index);
            boolean isPassed = !(layer instanceof JoinSpec || layer instanceof NormSpec)
                    && layer.sources().get(0).equals(layers.get(index - 1).name());
            if (!isPassed) {
                return layers.size() - 1;
            }
            index--;
        }
        return index;
    }

    private LayerSignal row(Step step, boolean isLogits) {
        String name = step.layer().name();
        List<FieldGradient> after = isLogits ? ofLogits(step) : gradients.getOrDefault(name, List.of());
        boolean isUnknown = step.before().isEmpty() || unknown.contains(name) || after.isEmpty();
        if (isUnknown) {
            unknown.addAll(step.layer().sources());
            return row(step, OptionalDouble.empty(), OptionalDouble.empty());
        }
        double above = second(after, step.after().isEmpty() ? step.before() : step.after());
        if (step.layer() instanceof JoinSpec) {
            passToTerms(step, after);
            return row(step, OptionalDouble.of(above), OptionalDouble.empty());
        }
        if (!isLogits && step.slopes().isEmpty()) {
            unknown.addAll(step.layer().sources()); // a softmax among hidden layers
            return row(step, OptionalDouble.empty(), OptionalDouble.empty());
        }
        List<FieldGradient> before = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            before.add(
                    isLogits ? after.get(i) : after.get(i).times(step.slopes().get(i)));
        }
        double gradient = second(before, step.before());
        double below = gradient;
        if (step.layer() instanceof DenseSpec dense) {
            below = passThroughWeights(dense, gradient, before, step.before());
        } else if (!(step.layer() instanceof EmbeddingSpec)) {
            add(step.layer().sources().get(0), before);
        }
        return row(
                step, OptionalDouble.of(gradient), above > 0 ? OptionalDouble.of(below / above) : OptionalDouble.of(0));
    }

    private static LayerSignal row(Step step, OptionalDouble gradient, OptionalDouble chi) {
        Optional<String> cause = step.unknown()
                .filter(layer -> gradient.isEmpty() || step.before().isEmpty());
        return new LayerSignal(
                step.layer().name(), Step.moments(step.before()), Step.moments(step.after()), gradient, chi, cause);
    }

    private static List<FieldGradient> ofLogits(Step step) {
        Root root = new Root(1, 0);
        return step.before().stream()
                .map(field -> FieldGradient.of(root, field.values().length))
                .toList();
    }

    private static double second(List<FieldGradient> gradients, List<Field> fields) {
        double width = 0;
        double sum = 0;
        for (int i = 0; i < fields.size(); i++) {
            width += fields.get(i).width();
            sum += fields.get(i).width() * gradients.get(i).second(fields.get(i).points());
        }
        return Math.min(MAX, sum / width);
    }

    /** {@code dx = dy·Wᵀ}; returns the second moment of dx. */
    private double passThroughWeights(
            DenseSpec dense, double gradient, List<FieldGradient> before, List<Field> fields) {
        String source = dense.sources().get(0);
        List<Field> inputs = forward.output(source);
        double units = dense.units().value();
        WeightMoments weights =
                WeightMoments.of(dense.init().value(), Sums.of(inputs).width(), units);
        double pairs = before.get(0).betweenUnits(fields.get(0));
        double common = weights.mean() * weights.mean() * units * (gradient + (units - 1) * pairs);
        double second = Math.min(MAX, weights.variance() * units * gradient + common);
        Root root = new Root(second, Math.min(MAX, common));
        add(
                source,
                inputs.stream()
                        .map(field -> FieldGradient.of(root, field.values().length))
                        .toList());
        return second;
    }

    private void passToTerms(Step step, List<FieldGradient> after) {
        if (step.layer() instanceof ConcatSpec) {
            int start = 0;
            for (String source : step.layer().sources()) {
                int end = start + forward.output(source).size();
                add(
                        source,
                        after.subList(start, end).stream()
                                .map(FieldGradient::ofOtherUnits)
                                .toList());
                start = end;
            }
        } else {
            for (String source : step.layer().sources()) {
                add(source, cut(after, step.after(), forward.output(source)));
            }
        }
    }

    /** The gradient of a term that is cut into fewer fields than the sum: the mean over its fields of the sum. */
    private static List<FieldGradient> cut(List<FieldGradient> after, List<Field> sum, List<Field> term) {
        if (term.size() == sum.size()) {
            return after;
        }
        List<FieldGradient> result = new ArrayList<>();
        int index = 0;
        for (Field field : term) {
            result.add(after.get(index));
            long width = 0;
            while (width < field.width()) {
                width += sum.get(index).width();
                index++;
            }
        }
        return result;
    }

    private void add(String source, List<FieldGradient> contribution) {
        List<FieldGradient> sum = gradients.get(source);
        if (sum == null) {
            gradients.put(source, contribution);
            return;
        }
        List<FieldGradient> added = new ArrayList<>();
        for (int i = 0; i < sum.size(); i++) {
            added.add(sum.get(i).plus(contribution.get(i)));
        }
        gradients.put(source, added);
    }
}
