package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/** Statements that networks and predictors have in common. */
final class CodeBlocks {
    private CodeBlocks() {}

    /**
     * Sums up from the left.
     *
     * @param kernels an expression
     * @param terms at least two expressions, of which one of the first two may be {@code out}
     */
    static CodeBlock sum(String kernels, List<String> terms, String out) {
        CodeBlock.Builder code =
                CodeBlock.builder().addStatement("$L.add($L, $L, $L)", kernels, terms.get(0), terms.get(1), out);
        terms.stream().skip(2).forEach(term -> code.addStatement("$L.add($L, $L, $L)", kernels, out, term, out));
        return code.build();
    }

    /**
     * Lays parts side by side.
     *
     * @param kernels an expression
     * @param parts expressions
     * @param widths of the parts
     */
    static CodeBlock concat(String kernels, List<String> parts, List<Integer> widths, String out) {
        CodeBlock.Builder code = CodeBlock.builder();
        int first = 0;
        for (int i = 0; i < parts.size(); i++) {
            code.addStatement("$L.putColumns($L, $L, $L)", kernels, parts.get(i), first, out);
            first += widths.get(i);
        }
        return code.build();
    }
}
