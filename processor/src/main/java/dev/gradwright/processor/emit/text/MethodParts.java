package dev.gradwright.processor.emit.text;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Modifier;

/**
 * A list of statements as the body of a method. HotSpot does not compile methods of more than 8,000 bytes, so a long
 * list is split into private methods that the body calls.
 *
 * @param body the statements, or calls of the parts
 * @param parts the private methods; none if the list is short
 */
public record MethodParts(CodeBlock body, List<MethodSpec> parts) {
    private static final int MAX_BYTES = 3_000;

    /**
     * One statement.
     *
     * @param bytes about how many it takes in a class file
     */
    public record Statement(CodeBlock code, int bytes) {
        /**
         * A call with a few arguments. The size is an overestimate, so that methods made of such calls stay readable.
         */
        public static Statement call(CodeBlock code) {
            return new Statement(code, 20);
        }
    }

    /**
     * The statements as one method, or as several.
     *
     * @param names chooses the names of new private methods
     * @param name the prefix of the names of the parts; a number from 1 on follows
     * @param parameters of the method; they are passed on to every part
     */
    public static MethodParts of(
            List<Statement> statements, UnaryOperator<String> names, String name, List<ParameterSpec> parameters) {
        List<List<Statement>> split = Chunks.of(statements, Statement::bytes, MAX_BYTES);
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
