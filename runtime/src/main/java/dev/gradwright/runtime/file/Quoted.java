package dev.gradwright.runtime.file;

/** Shortens text of a file for a message. */
final class Quoted {
    private static final int MAX_LENGTH = 100;

    private Quoted() {}

    static String of(Object piece) {
        String text = String.valueOf(piece);
        return text.length() <= MAX_LENGTH
                ? text
                : text.substring(0, MAX_LENGTH) + "… (" + text.length() + " characters)";
    }
}
