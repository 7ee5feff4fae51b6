package dev.gradwright.processor.emit.text;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Modifier;

/**
 * A list of statements as the body of a method. HotSpot never compiles a method of more than 8,000 bytes, so a long list is cut
 * into private methods that the body calls.
 *
 * @param body the statements, or calls of the parts
 * @param parts none if the list is short
 */
public record MethodParts(CodeBlock body, List<MethodSpec> parts) {
    private static final int MOST_BYTES = 3_000;

    /**
     * One statement.
     *
     * @param bytes about how many it takes in a class file
     */
    public record Statement(CodeBlock code, int bytes) {
        /** A call without more than a few arguments; so many that a method of them is short to read, too. */
        public static Statement call(CodeBlock code) {
            return new Statement(code, 20);
        }
    }

    /**
     * The statements as one method, or as several.
     *
     * @param names gives new private methods their names
     * @param name what the parts are called, followed by a number from 1 on
     * @param parameters what the statements need; it is handed on to every part
     */
    public static MethodParts of(
            List<Statement> statements, UnaryOperator<String> names, String name, List<ParameterSpec> parameters) {
        List<List<Statement>> split = Chunks.of(statements, Statement::bytes, MOST_BYTES);
        if (split.size() == 1) {
            return new MethodParts(body(statements), List.of());
        }
        List<MethodSpec> parts = new ArrayList<>();
        for (List<Statement> some : split) {
            parts.add(MethodSpec.methodBuilder(names.apply(name + (parts.size() + 1)))
                    .addModifiers(Modifier.PRIVATE)
                    .addParameters(parameters)
                    .addCode(body(some))
                    .build());
        }
        String arguments =
                String.join(", ", parameters.stream().map(ParameterSpec::name).toList());
        List<Statement> calls = parts.stream()
                .map(part -> Statement.call(CodeBlock.of("$L($L)", part.name(), arguments)))
                .toList();
        return new MethodParts(body(calls), parts);
    }

    private static CodeBlock body(List<Statement> statements) {
        CodeBlock.Builder code = CodeBlock.builder();
        statements.forEach(statement -> code.addStatement(statement.code()));
        return code.build();
    }
}
