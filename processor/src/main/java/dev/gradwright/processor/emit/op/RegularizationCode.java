package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.lower.PenaltyOp;
import dev.gradwright.processor.spec.Regularization.Constraint;

/** The calls that hold a parameter back; nothing where nothing does. */
final class RegularizationCode {
    private RegularizationCode() {}

    static CodeBlock penalized(PenaltyOp penalty) {
        return penalty.isNone()
                ? CodeBlock.of("")
                : CodeBlock.of(
                        "\n.penalized($L, $L)", Literals.ofDouble(penalty.l1()), Literals.ofDouble(penalty.l2()));
    }

    static CodeBlock constrained(Constraint constraint) {
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
