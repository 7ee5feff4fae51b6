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

    private static final Pattern FIELD = Pattern.compile(" +(?:private |static |final )+[\\w<>.]+ (\\w+)(?:;| = .*;)");
    private static final Pattern DECLARATION = Pattern.compile(" *(?:public|private|static) [^(=;]*\\(");

    private static final Pattern RECORD =
            Pattern.compile("(?m)^( *(?:\\w+ )*record \\w+\\()([^)]*)(\\) (implements [\\w.]+)) \\{\n *}$");

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
        List<String> lines = List.of(collapseRecords(file.build().toString()).split("\n"));
        lines = removeBlankLines(collapseParameters(collapseJavadoc(lines)), groups);
        String text = lines.stream().map(LineBreaks::in).collect(Collectors.joining("\n", "", "\n"));
        return new SourceFile(packageName, type.name(), text);
    }

    /** JavaPoet breaks lists of parameters earlier than needed. */
    private static List<String> collapseParameters(List<String> lines) {
        List<String> collapsed = new ArrayList<>();
        int i = 0;
        while (i < lines.size()) {
            String line = lines.get(i);
            i++;
            if (isBrokenDeclaration(line)) {
                StringBuilder declaration = new StringBuilder(line);
                while (declaration.indexOf(")") < 0) {
                    declaration.append(' ').append(lines.get(i).strip());
                    i++;
                }
                line = declaration.toString();
                if (!LineBreaks.fits(line)) {
                    int parameters = line.indexOf('(') + 1;
                    collapsed.add(line.substring(0, parameters));
                    line = marginOf(line) + INDENT + INDENT + line.substring(parameters);
                }
            }
            collapsed.add(line);
        }
        return collapsed;
    }

    /** Whether the line is the first one of a method whose parameters take more lines. */
    private static boolean isBrokenDeclaration(String line) {
        return line.endsWith(",")
                && line.indexOf('(') >= 0
                && line.indexOf(')') < 0
                && DECLARATION.matcher(line).lookingAt();
    }

    private static String marginOf(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    /** A comment that fits takes one line. */
    private static List<String> collapseJavadoc(List<String> lines) {
        List<String> collapsed = new ArrayList<>();
        int i = 0;
        while (i < lines.size()) {
            String line = lines.get(i);
            i++;
            if (line.endsWith("/**") && lines.get(i + 1).endsWith("*/")) {
                String comment = line + lines.get(i).strip().substring(1) + " */";
                if (LineBreaks.fits(comment)) {
                    line = comment;
                    i += 2;
                }
            }
            collapsed.add(line);
        }
        return collapsed;
    }

    /** Removes the blank line before each field that does not begin a group. */
    private static List<String> removeBlankLines(List<String> lines, Set<String> groups) {
        List<String> kept = new ArrayList<>();
        for (String line : lines) {
            if (line.endsWith(";") && isFieldOutside(groups, line)) {
                removeBlankBefore(kept);
            }
            kept.add(line);
        }
        return kept;
    }

    private static boolean isFieldOutside(Set<String> groups, String line) {
        Matcher field = FIELD.matcher(line);
        return field.matches() && !groups.contains(field.group(1));
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
            String margin = marginOf(head) + INDENT + INDENT;
            String listed =
                    LineBreaks.fits(margin + components + ")") ? components : components.replace(", ", ",\n" + margin);
            return Matcher.quoteReplacement(head + "\n" + margin + listed + ")\n" + margin + match.group(4) + " {}");
        });
    }
}
