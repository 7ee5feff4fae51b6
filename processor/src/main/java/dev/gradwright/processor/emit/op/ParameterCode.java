package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.lower.Choice;
import dev.gradwright.processor.lower.PenaltyOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The argument for the specification of a parameter; empty for a trained parameter without penalty and constraint. */
final class ParameterCode {
    private ParameterCode() {}

    static CodeBlock spec(boolean frozen) {
        return frozen ? CodeBlock.of(", $T.FROZEN", RuntimeTypes.PARAMETER_SPEC) : CodeBlock.of("");
    }

    /**
     * The specification of a parameter; none if it is trained and has no penalty and no constraint. With several calls
     * it takes several lines.
     *
     * @param prefix of the names of the penalties: {@code l} for weights, {@code biasL} for a bias
     */
    static List<CodeBlock> spec(NetworkLayer layer, String prefix, PenaltyOp penalty, Optional<Choice> constraint) {
        List<CodeBlock> calls = new ArrayList<>();
        if (penalty.l1() != 0) {
            calls.add(CodeBlock.of(".l1($L)", SettingCode.of(layer.name() + "." + prefix + "1", penalty.l1())));
        }
        if (penalty.l2() != 0) {
            calls.add(CodeBlock.of(".l2($L)", SettingCode.of(layer.name() + "." + prefix + "2", penalty.l2())));
        }
        constraint.ifPresent(choice -> calls.add(constrained(layer.name(), choice)));
        if (calls.isEmpty() && !layer.isFrozen()) {
            return List.of();
        }
        return List.of(CodeBlock.of(
                calls.size() < 2 ? "$T.$L$L" : "$T.$L$>$>\n$L$<$<",
                RuntimeTypes.PARAMETER_SPEC,
                layer.isFrozen() ? "FROZEN" : "TRAINED",
                CodeBlock.join(calls, "\n")));
    }

    /** A constraint is created by the method with the name of its annotation, and its setting has that name too. */
    private static CodeBlock constrained(String layer, Choice constraint) {
        String name = Words.decapitalized(constraint.kind());
        return CodeBlock.of(
                ".constrained($T.$L($L))",
                RuntimeTypes.WEIGHT_CONSTRAINT,
                name,
                constraint.values().stream()
                        .map(limit -> SettingCode.of(layer + "." + name, (Double) limit))
                        .collect(CodeBlock.joining(", ")));
    }

    /** The arguments of a factory method, on one line each if one of them takes several lines. */
    static CodeBlock arguments(List<CodeBlock> arguments, List<CodeBlock> spec) {
        List<CodeBlock> all = Stream.concat(arguments.stream(), spec.stream()).toList();
        return spec.toString().contains("\n")
                ? CodeBlock.of("\n$L", CodeBlock.join(all, ",\n"))
                : CodeBlock.join(all, ", ");
    }
}
