package dev.gradwright.processor.emit.text;

import com.palantir.javapoet.CodeBlock;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lines of text as a text block, or as several in a row: a class file holds no constant of more than 65,535 bytes. */
public final class TextBlocks {
    private static final String QUOTES = "\"\"\"";

    /** Java encodes some characters in more bytes than UTF-8 does. */
    private static final int MOST_BYTES = 40_000;

    private TextBlocks() {}

    /** An expression for lines without quotation marks, backslashes and blanks at the end. */
    public static CodeBlock of(List<String> lines) {
        List<CodeBlock> blocks = Chunks.of(lines, TextBlocks::bytes, MOST_BYTES).stream()
                .map(TextBlocks::block)
                .toList();
        return blocks.size() == 1
                ? blocks.get(0)
                : CodeBlock.of("$T.join(\"\", $L)", String.class, CodeBlock.join(blocks, ", "));
    }

    private static int bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8).length + 1;
    }

    private static CodeBlock block(List<String> lines) {
        CodeBlock.Builder block = CodeBlock.builder().add(QUOTES).add("\n$>$>");
        lines.forEach(line -> block.add("$L\n", line));
        return block.add(QUOTES).add("$<$<").build();
    }
}
