package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.lower.PenaltyOp;
import dev.gradwright.processor.spec.Regularization.Constraint;
import java.util.Optional;

/** The argument that gives the specification of a parameter; empty for a trained one without penalty and constraint. */
final class ParameterCode {
    private ParameterCode() {}

    static CodeBlock spec(boolean frozen) {
        return frozen ? CodeBlock.of(", $T.FROZEN", RuntimeTypes.PARAMETER_SPEC) : CodeBlock.of("");
    }

    static CodeBlock spec(boolean frozen, PenaltyOp penalty, Optional<Constraint> constraint) {
        if (penalty.isNone() && constraint.isEmpty()) {
            return spec(frozen);
        }
        return CodeBlock.of(
                ", $T.$L$L$L",
                RuntimeTypes.PARAMETER_SPEC,
                frozen ? "FROZEN" : "TRAINED",
                penalized(penalty),
                constraint.map(ParameterCode::constrained).orElse(CodeBlock.of("")));
    }

    private static CodeBlock penalized(PenaltyOp penalty) {
        return penalty.isNone()
                ? CodeBlock.of("")
                : CodeBlock.of(
                        "\n.penalized($L, $L)", Literals.ofDouble(penalty.l1()), Literals.ofDouble(penalty.l2()));
    }

    private static CodeBlock constrained(Constraint constraint) {
        return CodeBlock.of("\n.constrained($T.$L)", RuntimeTypes.WEIGHT_CONSTRAINT, factory(constraint));
    }

    private static String factory(Constraint constraint) {
        if (constraint instanceof Constraint.MaxNorm norm) {
            return "maxNorm(" + Literals.ofDouble(norm.limit().value()) + ")";
        } else if (constraint instanceof Constraint.UnitNorm) {
            return "unitNorm()";
        } else if (constraint instanceof Constraint.NonNegative) {
            return "nonNegative()";
        }
        throw new AssertionError(constraint);
    }
}
