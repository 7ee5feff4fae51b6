package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Modifier;

/**
 * A long list of calls as a body and, where one method could not hold it, private methods that hold parts of it. HotSpot never
 * compiles a method of more than 8,000 bytes; a call with its argument takes about five.
 */
final class MethodParts {
    private static final int MOST_CALLS = 150;

    private final List<MethodSpec> parts = new ArrayList<>();
    private final CodeBlock body;

    private MethodParts(List<CodeBlock> calls, UnaryOperator<String> names, String name, List<Parameter> parameters) {
        body = calls.size() <= MOST_CALLS ? statements(calls) : split(calls, names, name, parameters);
    }

    /** A parameter that is handed on to every part. */
    record Parameter(TypeName type, String name) {}

    /**
     * @param names gives private methods their names
     * @param name what the parts are called, followed by a number from 1 on
     */
    static MethodParts of(List<CodeBlock> calls, UnaryOperator<String> names, String name, List<Parameter> parameters) {
        return new MethodParts(calls, names, name, parameters);
    }

    private CodeBlock split(
            List<CodeBlock> calls, UnaryOperator<String> names, String name, List<Parameter> parameters) {
        List<CodeBlock> partCalls = new ArrayList<>();
        String arguments =
                String.join(", ", parameters.stream().map(Parameter::name).toList());
        for (int from = 0; from < calls.size(); from += MOST_CALLS) {
            String partName = names.apply(name + (partCalls.size() + 1));
            MethodSpec.Builder part = MethodSpec.methodBuilder(partName).addModifiers(Modifier.PRIVATE);
            parameters.forEach(parameter -> part.addParameter(parameter.type(), parameter.name()));
            part.addCode(statements(calls.subList(from, Math.min(from + MOST_CALLS, calls.size()))));
            parts.add(part.build());
            partCalls.add(CodeBlock.of("$L($L)", partName, arguments));
        }
        return statements(partCalls);
    }

    private static CodeBlock statements(List<CodeBlock> calls) {
        CodeBlock.Builder code = CodeBlock.builder();
        calls.forEach(code::addStatement);
        return code.build();
    }

    /** What stands in the one place. */
    CodeBlock body() {
        return body;
    }

    /** The methods that it calls; none where it is short. */
    List<MethodSpec> parts() {
        return parts;
    }
}
