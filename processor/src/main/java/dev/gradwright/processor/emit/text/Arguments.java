package dev.gradwright.processor.emit.text;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/** Formats values as the arguments of a constructor or a method. */
public final class Arguments {
    private Arguments() {}

    /** The values, separated by commas. */
    public static CodeBlock of(List<?> values, StaticImports imports) {
        return values.stream().map(value -> argument(value, imports)).collect(CodeBlock.joining(", "));
    }

    private static CodeBlock argument(Object value, StaticImports imports) {
        if (value instanceof Double number) {
            return CodeBlock.of("$L", Literals.ofDouble(number));
        } else if (value instanceof Enum<?> constant) {
            return CodeBlock.of("$L", imports.name(constant));
        } else if (value instanceof String text) {
            return CodeBlock.of("$S", text);
        } else if (value instanceof List<?> numbers) {
            String type = numbers.stream().anyMatch(Double.class::isInstance) ? "double" : "int";
            return CodeBlock.of("new $L[] {$L}", type, of(numbers, imports));
        }
        return CodeBlock.of("$L", value);
    }
}
