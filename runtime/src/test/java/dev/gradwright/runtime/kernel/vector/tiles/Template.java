package dev.gradwright.runtime.kernel.vector.tiles;

import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Source text with placeholders, {@code ${name}}. */
final class Template {
    private Template() {}

    /**
     * The text with each placeholder replaced by its value. If a placeholder is alone on its line, its value may have
     * several lines, which are indented as it is, or none, which removes the line.
     */
    static String fill(String template, Map<String, String> values) {
        return template.lines().map(line -> fillLine(line, values)).collect(Collectors.joining());
    }

    private static String fillLine(String line, Map<String, String> values) {
        String code = line.stripLeading();
        if (code.matches("\\$\\{\\w+}")) {
            String indentation = " ".repeat(line.length() - code.length());
            String value = values.get(code.substring(2, code.length() - 1));
            return value.lines()
                    .map(each -> each.isEmpty() ? "\n" : indentation + each + "\n")
                    .collect(Collectors.joining());
        }
        String filled = line;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("${" + value.getKey() + "}", value.getValue());
        }
        return filled + "\n";
    }

    /** One piece of text for each index from 0 to {@code count} − 1. */
    static String each(int count, IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining());
    }
}
