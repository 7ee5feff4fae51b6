package dev.gradwright.processor.emit.text;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Changes the layout of JavaPoet's output so that it looks hand-written. */
public final class SourceLayout {
    private static final String INDENT = "    ";

    private static final Pattern SHORT_JAVADOC = Pattern.compile("(?m)^( *)/\\*\\*\\n *\\* (.*)\\n *\\*/$");
    private static final Pattern FIELD = Pattern.compile(" +(?:private |final )+[\\w<>.]+ (\\w+);");

    private static final Pattern RECORD =
            Pattern.compile("(?m)^( *(?:\\w+ )*record \\w+\\()([^)]*)(\\) (implements [\\w.]+)) \\{\n *}$");

    private static final Pattern PARAMETERS =
            Pattern.compile("(?m)^( *(?:(?:public|private|static) )+[^(=;]*\\()([^)\n]*,\n[^)]*\\) \\{)$");

    private SourceLayout() {}

    /**
     * Writes the source file of a type.
     *
     * @param groups the fields after a blank line; there are no blank lines between the others
     */
    public static SourceFile of(String packageName, TypeSpec type, StaticImports imports, Set<String> groups) {
        JavaFile.Builder file =
                JavaFile.builder(packageName, type).indent(INDENT).skipJavaLangImports(true);
        imports.addTo(file);
        String text = removeBlankLines(
                collapseParameters(collapseRecords(collapseJavadoc(file.build().toString()))), groups);
        String wrapped = text.lines().map(LineBreaks::in).collect(Collectors.joining("\n", "", "\n"));
        return new SourceFile(packageName, type.name(), wrapped);
    }

    /** JavaPoet breaks lists of parameters earlier than needed. */
    private static String collapseParameters(String text) {
        return PARAMETERS.matcher(text).replaceAll(match -> {
            String head = match.group(1);
            String parameters = match.group(2).replaceAll("\\s+", " ");
            String line = head + parameters;
            String margin = head.replaceFirst("\\S.*", "") + INDENT + INDENT;
            return Matcher.quoteReplacement(LineBreaks.fits(line) ? line : head + "\n" + margin + parameters);
        });
    }

    private static String collapseJavadoc(String text) {
        return SHORT_JAVADOC
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        collapsed(match.group(), match.group(1) + "/** " + match.group(2) + " */")));
    }

    private static String collapsed(String block, String line) {
        return LineBreaks.fits(line) ? line : block;
    }

    /** Removes the blank line before each field that does not begin a group. */
    private static String removeBlankLines(String text, Set<String> groups) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            Matcher field = FIELD.matcher(line);
            if (field.matches() && !groups.contains(field.group(1))) {
                removeBlankBefore(lines);
            }
            lines.add(line);
        }
        return String.join("\n", lines);
    }

    private static void removeBlankBefore(List<String> lines) {
        int at = lines.size() - 1;
        while (isJavadoc(lines.get(at).stripLeading())) {
            at--;
        }
        if (lines.get(at).isEmpty()) {
            lines.remove(at);
        }
    }

    private static boolean isJavadoc(String line) {
        return line.startsWith("/**") || line.startsWith("*");
    }

    /** A record without a body takes one line, or one each for its components and its interface. */
    private static String collapseRecords(String text) {
        if (!text.contains("record ")) {
            return text;
        }
        return RECORD.matcher(text).replaceAll(match -> {
            String head = match.group(1);
            String components = match.group(2).replaceAll("\\s+", " ");
            String line = head + components + match.group(3) + " {}";
            if (LineBreaks.fits(line)) {
                return Matcher.quoteReplacement(line);
            }
            String margin = head.replaceFirst("\\S.*", "") + INDENT + INDENT;
            String listed =
                    LineBreaks.fits(margin + components + ")") ? components : components.replace(", ", ",\n" + margin);
            return Matcher.quoteReplacement(head + "\n" + margin + listed + ")\n" + margin + match.group(4) + " {}");
        });
    }
}
