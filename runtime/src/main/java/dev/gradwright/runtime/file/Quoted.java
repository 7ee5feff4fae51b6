package dev.gradwright.runtime.file;

/** Pieces of a file's text in messages, which nobody reads if they are long. */
final class Quoted {
    private static final int MOST = 100;

    private Quoted() {}

    static String of(Object piece) {
        String text = String.valueOf(piece);
        return text.length() <= MOST ? text : text.substring(0, MOST) + "… (" + text.length() + " characters)";
    }
}
