package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Arguments;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.emit.text.StaticImports;
import dev.gradwright.processor.lower.Choice;
import dev.gradwright.processor.lower.PenaltyOp;
import java.util.Optional;

/** The argument for the specification of a parameter; empty for a trained parameter without penalty and constraint. */
final class ParameterCode {
    private ParameterCode() {}

    static CodeBlock spec(boolean frozen) {
        return frozen ? CodeBlock.of(", $T.FROZEN", RuntimeTypes.PARAMETER_SPEC) : CodeBlock.of("");
    }

    static CodeBlock spec(boolean frozen, PenaltyOp penalty, Optional<Choice> constraint, StaticImports imports) {
        if (penalty.isNone() && constraint.isEmpty()) {
            return spec(frozen);
        }
        return CodeBlock.of(
                ", $T.$L$L$L",
                RuntimeTypes.PARAMETER_SPEC,
                frozen ? "FROZEN" : "TRAINED",
                penalized(penalty),
                constraint.map(choice -> constrained(choice, imports)).orElse(CodeBlock.of("")));
    }

    private static CodeBlock penalized(PenaltyOp penalty) {
        return penalty.isNone()
                ? CodeBlock.of("")
                : CodeBlock.of(".penalized($L, $L)", Literals.ofDouble(penalty.l1()), Literals.ofDouble(penalty.l2()));
    }

    /** A constraint is created by the method with the name of its annotation. */
    private static CodeBlock constrained(Choice constraint, StaticImports imports) {
        String kind = constraint.kind();
        return CodeBlock.of(
                ".constrained($T.$L($L))",
                RuntimeTypes.WEIGHT_CONSTRAINT,
                Character.toLowerCase(kind.charAt(0)) + kind.substring(1),
                Arguments.of(constraint.values(), imports));
    }
}
