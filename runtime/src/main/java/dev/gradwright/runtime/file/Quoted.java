package dev.gradwright.runtime.file;

/** Shortens text of a file for a message. */
final class Quoted {
    private static final int MOST = 100;

    private Quoted() {}

    static String of(Object piece) {
        String text = String.valueOf(piece);
        return text.length() <= MOST ? text : text.substring(0, MOST) + "… (" + text.length() + " characters)";
    }
}
