package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Arguments;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.emit.text.StaticImports;
import dev.gradwright.processor.lower.Choice;

/**
 * The expression for an initializer: a constant of the enum, or an instance of the class with the name of the
 * annotation.
 */
final class InitializerCode {
    private InitializerCode() {}

    static CodeBlock of(Choice init, StaticImports imports) {
        CodeBlock arguments = Arguments.of(init.values(), imports);
        return init.kind().equals("Named")
                ? arguments
                : CodeBlock.of("new $T($L)", RuntimeTypes.initializer(init.kind()), arguments);
    }
}
