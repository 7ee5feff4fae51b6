package dev.gradwright.processor.emit.text;

import java.util.stream.Stream;

/** Breaks long statements after opening brackets and after the commas between arguments. */
public final class LineBreaks {
    private static final int COLUMNS = 120;
    /** The columns left for a comment: the comment of a member is indented and ends with a full stop. */
    private static final int COLUMNS_OF_COMMENT = 112;

    private static final String CONTINUATION = "        ";

    private LineBreaks() {}

    /** Whether a line is short enough. */
    public static boolean fits(String line) {
        return line.length() <= COLUMNS;
    }

    /**
     * Breaks the text of a comment into lines: after semicolons if possible, else after commas, else between words.
     */
    public static String inComment(String text) {
        if (text.length() <= COLUMNS_OF_COMMENT) {
            return text;
        }
        return Stream.of("; ", ", ", " ")
                .map(separator -> new int[] {text.lastIndexOf(separator, COLUMNS_OF_COMMENT), separator.length()})
                .filter(found -> found[0] > 0)
                .findFirst()
                .map(found -> text.substring(0, found[0] + found[1]).stripTrailing() + "\n"
                        + inComment(text.substring(found[0] + found[1])))
                .orElse(text);
    }

    /** The line, or the lines into which a long statement or a long argument is broken. */
    public static String in(String line) {
        if (fits(line)) {
            return line;
        }
        String text = line.stripLeading();
        return text.endsWith(";") || text.endsWith("),")
                ? broken(line.substring(0, line.length() - text.length()), text)
                : line;
    }

    private static String broken(String margin, String text) {
        String inner = margin + CONTINUATION;
        if (!fits(margin + text)) {
            for (int open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
                String head = margin + text.substring(0, open + 1) + "\n";
                String rest = text.substring(open + 1);
                if (fits(inner + rest)) {
                    return head + inner + rest;
                } else if (nextComma(rest) >= 0) {
                    return head + onePerLine(inner, rest);
                }
            }
        }
        return fits(margin + text) ? margin + text : margin + conditional(text, inner);
    }

    /** Breaks a conditional expression before {@code ?} and {@code :}. */
    private static String conditional(String text, String margin) {
        return text.replaceFirst(" \\? (.+) : ", "\n" + margin + "? $1\n" + margin + ": ");
    }

    private static String onePerLine(String margin, String arguments) {
        int comma = nextComma(arguments);
        if (comma < 0) {
            return broken(margin, arguments);
        }
        String rest = arguments.substring(comma + 1).stripLeading();
        return broken(margin, arguments.substring(0, comma + 1)) + "\n" + onePerLine(margin, rest);
    }

    /** The index of the first comma outside inner brackets and before the closing bracket; -1 if there is none. */
    private static int nextComma(String arguments) {
        int depth = 0;
        for (int i = 0; i < arguments.length() && depth >= 0; i++) {
            char c = arguments.charAt(i);
            if (c == ',' && depth == 0) {
                return i;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return -1;
    }
}
