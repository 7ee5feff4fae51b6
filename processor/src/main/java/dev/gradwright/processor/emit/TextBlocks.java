package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/** Lines of text as a text block. */
final class TextBlocks {
    private static final String QUOTES = "\"\"\"";

    private TextBlocks() {}

    /** A text block of lines without quotation marks, backslashes and blanks at the end. */
    static CodeBlock of(List<String> lines) {
        CodeBlock.Builder block = CodeBlock.builder().add(QUOTES).add("\n$>$>");
        lines.forEach(line -> block.add("$L\n", line));
        return block.add(QUOTES).add("$<$<").build();
    }
}
