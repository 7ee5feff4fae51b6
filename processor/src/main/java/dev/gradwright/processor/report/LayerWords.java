package dev.gradwright.processor.report;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.lower.LossOp.FusedActivation;
import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.lower.Program;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the page names layers. */
final class LayerWords {
    private final Program program;

    LayerWords(Program program) {
        this.program = program;
    }

    /** The kind of a layer with what matters most, as in {@code Dense · ELU} or {@code Dropout · 30 %}. */
    String kind(Outline item) {
        return item instanceof Outline.Group group ? group.title() : kind(item.first());
    }

    private String kind(LoweredLayer layer) {
        String detail = Stream.concat(layer.ops().stream(), fused(layer).stream())
                .flatMap(op -> detail(op).stream())
                .collect(Collectors.joining(", "));
        return detail.isEmpty() ? layer.kind() : layer.kind() + " · " + detail;
    }

    private Optional<Op> fused(LoweredLayer layer) {
        return program.loss()
                .fused()
                .filter(activation -> activation.layer().equals(layer.name()))
                .map(FusedActivation::op);
    }

    private static Optional<String> detail(Op op) {
        if (op instanceof Op.Activate activate) {
            return Optional.of(Words.of(activate.function()));
        } else if (op instanceof Op.PRelu) {
            return Optional.of(Words.of(ActivationFunction.PRELU));
        } else if (op instanceof Op.Dropout dropout) {
            return Optional.of(Literals.percent(dropout.rate()));
        } else if (op instanceof Op.AlphaDropout dropout) {
            return Optional.of(Literals.percent(dropout.rate()));
        } else if (op instanceof Op.GaussianNoise noise) {
            return Optional.of("σ = " + Literals.ofDouble(noise.deviation()));
        }
        return Optional.empty();
    }

    /** As in {@code 784 → 300}. */
    static String shape(Outline item) {
        return item.first().inputs() + " → " + item.last().outputs();
    }

    /** The style of a box in the drawing. */
    static String style(Outline item) {
        if (item instanceof Outline.Group) {
            return "group";
        }
        return switch (item.first().kind()) {
            case "Dense", "Embedding" -> "product";
            case "BatchNorm", "LayerNorm", "RmsNorm" -> "norm";
            case "Dropout", "AlphaDropout", "GaussianNoise" -> "noise";
            case "Add", "Concat" -> "join";
            case "Activation" -> "activation";
            default -> "plain";
        };
    }

    /** The shape of an example, as in {@code 28 × 28}. */
    static String shape(List<Integer> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining(" × "));
    }

    /** The name of an enum constant in a sentence, as in {@code mean squared error}. */
    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
