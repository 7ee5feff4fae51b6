package dev.gradwright.runtime.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Methods that C2 must compile alone, because JDK 17 boxes vectors if the inlining into a large caller ends amid them. */
class InlinedSizeTest {
    /** C2 inlines a hot method of at most so many bytes (FreqInlineSize). */
    private static final int INLINED = 325;

    private static final Pattern INSTRUCTION = Pattern.compile(" +(\\d+): .*");

    @ParameterizedTest
    @CsvSource({
        "VectorActivations, apply(dev",
        "VectorActivations, activateBackward(dev",
        "VectorPasses, sumZeros(float[]",
    })
    void compiledAlone(String type, String method) {
        String code = disassembled(type);
        int start = code.indexOf(" " + method);
        assertThat(start).as("%s.%s", type, method).isPositive();
        int last = code.substring(start)
                .lines()
                .takeWhile(line -> !line.isBlank())
                .map(INSTRUCTION::matcher)
                .filter(Matcher::matches)
                .mapToInt(instruction -> Integer.parseInt(instruction.group(1)))
                .max()
                .orElseThrow();
        assertThat(last).isGreaterThanOrEqualTo(INLINED);
    }

    private static String disassembled(String type) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
        String location = InlinedSizeTest.class.getPackageName() + "." + type;
        int exit = javap.run(writer, writer, "-c", "-p", "-cp", System.getProperty("java.class.path"), location);
        assertThat(exit).as(out.toString()).isZero();
        return out.toString();
    }
}
