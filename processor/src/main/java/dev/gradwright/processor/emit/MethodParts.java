package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Modifier;

/**
 * A list of calls as the body of a method. HotSpot never compiles a method of more than 8,000 bytes, so a long list is cut into
 * private methods that the body calls; a call takes about five bytes.
 *
 * @param body the calls, or calls of the parts
 * @param parts none where the list is short
 */
record MethodParts(CodeBlock body, List<MethodSpec> parts) {
    private static final int MOST_CALLS = 150;

    /**
     * @param names gives new private methods their names
     * @param name what the parts are called, followed by a number from 1 on
     * @param parameters what the calls need; it is handed on to every part
     */
    static MethodParts of(
            List<CodeBlock> calls, UnaryOperator<String> names, String name, List<ParameterSpec> parameters) {
        if (calls.size() <= MOST_CALLS) {
            return new MethodParts(statements(calls), List.of());
        }
        List<MethodSpec> parts = new ArrayList<>();
        for (int from = 0; from < calls.size(); from += MOST_CALLS) {
            List<CodeBlock> some = calls.subList(from, Math.min(from + MOST_CALLS, calls.size()));
            parts.add(MethodSpec.methodBuilder(names.apply(name + (parts.size() + 1)))
                    .addModifiers(Modifier.PRIVATE)
                    .addParameters(parameters)
                    .addCode(statements(some))
                    .build());
        }
        String arguments =
                String.join(", ", parameters.stream().map(ParameterSpec::name).toList());
        List<CodeBlock> partCalls = parts.stream()
                .map(part -> CodeBlock.of("$L($L)", part.name(), arguments))
                .toList();
        return new MethodParts(statements(partCalls), parts);
    }

    private static CodeBlock statements(List<CodeBlock> calls) {
        CodeBlock.Builder code = CodeBlock.builder();
        calls.forEach(code::addStatement);
        return code.build();
    }
}
