package dev.gradwright.conformance.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of Java on a page. Its kind is determined by its text.
 *
 * @param line the line number of its first line on the page, counted from 1
 */
record JavaBlock(int line, String text) {
    private static final Pattern TYPE =
            Pattern.compile("(?m)^(?:(?:public|abstract|final|sealed) )*(?:@?interface|class|record|enum) (\\w+)");
    private static final Pattern NETWORK = Pattern.compile("(?m)^@Network\\b");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");

    /** The kind of a block. */
    enum Kind {
        /** A whole file, with its package and imports. */
        FILE,
        /** Types that use the imports of the page. */
        TYPES,
        /** An excerpt of generated code: it contains lines with an ellipsis, or starts inside a class. */
        EXCERPT,
        /** Statements that use the network declared last and the data of {@link Page#PARAMETERS}. */
        STATEMENTS
    }

    Kind kind() {
        if (text.startsWith(" ") || text.lines().anyMatch(JavaBlock::isGap)) {
            return Kind.EXCERPT;
        } else if (PACKAGE.matcher(text).find()) {
            return Kind.FILE;
        }
        return TYPE.matcher(text).find() ? Kind.TYPES : Kind.STATEMENTS;
    }

    private static boolean isGap(String line) {
        return line.strip().equals("…");
    }

    /** The path of a whole file, for example {@code shop/Clothes.java}. */
    String path() {
        return first(PACKAGE).replace('.', '/') + "/" + first(TYPE) + ".java";
    }

    /** The networks that it declares, in order. */
    List<String> networks() {
        List<String> names = new ArrayList<>();
        Matcher network = NETWORK.matcher(text);
        Matcher type = TYPE.matcher(text);
        while (network.find() && type.find(network.start())) {
            names.add(type.group(1));
        }
        return names;
    }

    /** The lines of generated code in an excerpt, without indentation. */
    List<String> lines() {
        return text.lines()
                .filter(line -> !line.isBlank() && !isGap(line))
                .map(String::strip)
                .toList();
    }

    private String first(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("line " + line + ": there is no " + pattern);
        }
        return matcher.group(1);
    }
}
