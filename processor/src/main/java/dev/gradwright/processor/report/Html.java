package dev.gradwright.processor.report;

import java.util.Set;

/**
 * Writes HTML and SVG. Text and the values of attributes are escaped; the names of elements and attributes are
 * constants of this package.
 */
final class Html {
    private static final Set<String> VOID = Set.of("meta", "link");

    private final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");

    /**
     * An element with content.
     *
     * @param attributes names and values in turn
     */
    Html within(String element, Runnable content, String... attributes) {
        open(element, attributes);
        content.run();
        out.append("</").append(element).append('>');
        return this;
    }

    /** An element with text. */
    Html element(String element, String text, String... attributes) {
        return within(element, () -> text(text), attributes);
    }

    /** An element without content. */
    Html empty(String element, String... attributes) {
        open(element, attributes);
        if (!VOID.contains(element)) {
            out.append("</").append(element).append('>');
        }
        return this;
    }

    /** Text; nothing in it is markup. */
    Html text(String text) {
        escape(text);
        return this;
    }

    /** A line break in the source of the page, where it means nothing. */
    Html line() {
        out.append('\n');
        return this;
    }

    /** The content of a style sheet or script of this package, which is not escaped. */
    Html raw(String element, String content) {
        open(element);
        out.append('\n').append(content).append("</").append(element).append(">\n");
        return this;
    }

    private void open(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
