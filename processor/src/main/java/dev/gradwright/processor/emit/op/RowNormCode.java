package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.lower.Op;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A normalization of each row, with a scale γ and for some kinds an offset β. The kernels have the name of the
 * operation: {@code layerNorm} for {@code LayerNorm}.
 */
final class RowNormCode extends FeaturewiseCode {
    private static final String GAMMA = "gamma";

    private final Op.RowNorm op;
    private final String words;
    private final String formulas;

    /** @param formulas of the gradients */
    RowNormCode(Op.RowNorm op, String words, String formulas) {
        super(op, op.getClass().getSimpleName());
        this.op = op;
        this.words = words;
        this.formulas = formulas;
    }

    @Override
    String words() {
        return words;
    }

    @Override
    String wordsOf(String role) {
        return role.equals(GAMMA) ? "Scale" : "Offset";
    }

    @Override
    String initialValueOf(String role) {
        return role.equals(GAMMA) ? "1f" : "0f";
    }

    @Override
    String formulas() {
        return formulas;
    }

    @Override
    CodeBlock compute(Operands x) {
        return CodeBlock.builder()
                .addStatement(
                        "$L.$L($L, $L, $L, $L)",
                        x.kernels(),
                        kernel(),
                        x.in(),
                        roles().stream().map(x::weights).collect(Collectors.joining(", ")),
                        Literals.ofFloat(op.epsilon()),
                        x.out())
                .build();
    }

    @Override
    CodeBlock gradients(NetworkLayer layer, String dy, String dx) {
        return CodeBlock.builder()
                .addStatement(
                        "kernels.$LBackward($L, $L, $L.tensor(), $L, $L, $L)",
                        kernel(),
                        layer.trainingIn(),
                        dy,
                        layer.parameter(GAMMA),
                        Literals.ofFloat(op.epsilon()),
                        roles().stream().map(role -> gradientOf(layer, role)).collect(Collectors.joining(", ")),
                        dx)
                .build();
    }

    private String kernel() {
        String name = op.getClass().getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
