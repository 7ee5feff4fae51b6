package dev.gradwright.benchmarks.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The source of a spec of any size: hidden layers of equal width with ELU, and ten classes.
 *
 * @param width units of each hidden layer, and inputs
 * @param depth number of hidden layers, at least 1
 */
public record SpecSource(int width, int depth) {
    /** Number of classes. */
    public static final int CLASSES = 10;

    /** Qualified name of the interface. */
    public String name() {
        return String.format(Locale.ROOT, "grown.Grown%dx%d", width, depth);
    }

    /** The widths of the network, inputs first. */
    public NetworkShape shape() {
        List<Integer> widths = new ArrayList<>(Collections.nCopies(depth + 1, width));
        widths.add(CLASSES);
        return new NetworkShape(widths);
    }

    /** The Java source. */
    public String text() {
        StringBuilder text = new StringBuilder("package grown;\n\n")
                .append("import dev.gradwright.dsl.*;\nimport dev.gradwright.runtime.layer.DenseLayer;\n\n")
                .append("@Network(input = ")
                .append(width)
                .append(")\n")
                .append("@Loss(LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY)\n")
                .append("@Optimizer.Sgd(learningRate = 0.001, momentum = 0.9, nesterov = true)\n")
                .append("public interface ")
                .append(name().substring(name().indexOf('.') + 1))
                .append(" {\n");
        for (int layer = 1; layer <= depth; layer++) {
            text.append("    @Dense(units = ")
                    .append(width)
                    .append(", activation = ActivationFunction.ELU) DenseLayer hidden")
                    .append(layer)
                    .append("();\n");
        }
        return text.append("    @Dense(units = ")
                .append(CLASSES)
                .append(", activation = ActivationFunction.SOFTMAX) DenseLayer output();\n}\n")
                .toString();
    }

    /** The path of the source relative to a source directory. */
    public String path() {
        return name().replace('.', '/') + ".java";
    }
}
