package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Arguments;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.emit.text.StaticImports;
import dev.gradwright.processor.lower.Choice;
import dev.gradwright.processor.lower.Choice.Argument;
import java.util.List;

/**
 * The expressions that read a value from the settings of a network, with the value of the annotation as default. The
 * runtime knows the names and the ranges of settings.
 */
public final class SettingCode {
    private static final String LEARNING_RATE = "learningRate";

    private SettingCode() {}

    /** The setting with a name, which training reads in each step. */
    public static CodeBlock of(String name, double declared) {
        return CodeBlock.of("settings.of($S, $L)", name, Literals.ofDouble(declared));
    }

    /** A number that is read once. */
    static CodeBlock number(String name, double declared) {
        return CodeBlock.of("settings.number($S, $L)", name, Literals.ofDouble(declared));
    }

    /** A parameter of the loss. */
    public static CodeBlock ofLoss(String attribute, double declared) {
        return CodeBlock.of("settings.loss($S, $L)", attribute, Literals.ofFloat(declared));
    }

    /** A value of the optimizer: the settings have a method with the name of the attribute. */
    public static CodeBlock ofOptimizer(String attribute, Object declared) {
        Object literal = declared instanceof Double number ? Literals.ofDouble(number) : declared;
        return CodeBlock.of("settings.$L($L)", attribute, literal);
    }

    /** The arguments of an update rule. */
    public static CodeBlock ofRule(Choice rule) {
        return rule.arguments().stream()
                .map(argument -> ofOptimizer(argument.name(), argument.value()))
                .collect(CodeBlock.joining(", "));
    }

    /** The learning rate of the optimizer. */
    public static CodeBlock learningRate(Object declared) {
        return ofOptimizer(LEARNING_RATE, declared);
    }

    /** The arguments of a schedule. Units, forms and lists are no settings. */
    public static CodeBlock ofSchedule(Choice schedule, StaticImports imports) {
        return schedule.arguments().stream()
                .map(argument -> ofSchedule(argument, imports))
                .collect(CodeBlock.joining(", "));
    }

    private static CodeBlock ofSchedule(Argument argument, StaticImports imports) {
        String name = "schedule." + argument.name();
        if (argument.name().equals(LEARNING_RATE)) {
            return learningRate(argument.value());
        } else if (argument.name().equals("initial")) {
            return Arguments.of(List.of(argument.value()), imports);
        } else if (argument.value() instanceof Double number) {
            return number(name, number);
        } else if (argument.value() instanceof Integer count) {
            return CodeBlock.of("settings.count($S, $L)", name, count);
        } else if (argument.value() instanceof Boolean flag) {
            return CodeBlock.of("settings.flag($S, $L)", name, flag);
        }
        return Arguments.of(List.of(argument.value()), imports);
    }
}
