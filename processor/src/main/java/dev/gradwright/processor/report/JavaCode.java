package dev.gradwright.processor.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes Java source with light colours, its regions as elements that are linked by script. */
final class JavaCode {
    private static final Pattern TOKEN = Pattern.compile("(?<comment>(?s)/\\*.*?(?:\\*/|$)|//[^\n]*)"
            + "|(?<string>\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+')"
            + "|(?<annotation>@(?!interface\\b)[\\w.]+)"
            + "|(?<number>\\b\\d[\\w.]*)"
            + "|(?<keyword>\\b(?:abstract|boolean|class|default|do|double|else|enum|extends|final|float|for|"
            + "if|implements|import|int|interface|long|new|package|private|protected|public|record|return|"
            + "static|super|switch|this|throw|throws|try|void|while|true|false|null)\\b)");

    private static final List<String> STYLES = List.of("comment", "string", "annotation", "number", "keyword");

    private final Html html;
    /** The numbers of the methods whose anchor is written. */
    private final Set<Integer> anchored = new HashSet<>();

    JavaCode(Html html) {
        this.html = html;
    }

    /**
     * Writes a source.
     *
     * @param regions in order, without overlaps
     * @param label of the element, for readers who do not see it
     * @param isDeclaration whether regions get anchors as targets of links
     */
    void write(String text, List<Region> regions, String label, boolean isDeclaration) {
        List<String> lines = text.lines().toList();
        html.within(
                "pre",
                () -> {
                    int next = 0;
                    for (Region region : regions) {
                        coloured(lines.subList(next, region.first()));
                        html.within(
                                "span",
                                () -> coloured(lines.subList(region.first(), region.last() + 1)),
                                attributes(region, isDeclaration));
                        next = region.last() + 1;
                    }
                    coloured(lines.subList(next, lines.size()));
                },
                "class",
                "code",
                "tabindex",
                "0",
                "aria-label",
                label);
    }

    private String[] attributes(Region region, boolean isDeclaration) {
        String numbers =
                String.join(" ", region.numbers().stream().map(String::valueOf).toList());
        int number = region.numbers().get(0);
        return isDeclaration && anchored.add(number)
                ? new String[] {"class", "part", "data-m", numbers, "id", Links.anchor(number)}
                : new String[] {"class", "part", "data-m", numbers};
    }

    private void coloured(List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        String text = String.join("\n", lines) + "\n";
        Matcher token = TOKEN.matcher(text);
        int next = 0;
        while (token.find()) {
            html.text(text.substring(next, token.start()));
            html.element("i", token.group(), "class", styleOf(token));
            next = token.end();
        }
        html.text(text.substring(next));
    }

    private static String styleOf(Matcher token) {
        return STYLES.stream()
                .filter(style -> token.group(style) != null)
                .findFirst()
                .orElseThrow();
    }
}
