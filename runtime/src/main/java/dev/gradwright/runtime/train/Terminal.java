package dev.gradwright.runtime.train;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Whether the console is a terminal, and how wide it is. */
final class Terminal {
    private static final int USUAL_WIDTH = 80;
    private static final int NARROWEST = 20;
    private static final Path DEVICE = Path.of("/dev/tty");

    private Terminal() {}

    /** Number of columns: from the variable {@code COLUMNS}, else from {@code stty}, else 80. */
    static int width() {
        return columns(System.getenv("COLUMNS"))
                .orElseGet(() -> columns(sizeByStty()).orElse(USUAL_WIDTH));
    }

    /** The last number in a text; empty if there is none, or if it is too small for a line. */
    static OptionalInt columns(@Nullable String text) {
        if (text == null || !text.strip().matches("(\\d{1,9} )?\\d{1,9}")) {
            return OptionalInt.empty();
        }
        int columns = Integer.parseInt(text.strip().replaceFirst("^.* ", ""));
        return columns < NARROWEST ? OptionalInt.empty() : OptionalInt.of(columns);
    }

    /** Rows and columns as {@code stty} prints them; empty if it cannot be called. */
    private static String sizeByStty() {
        if (!Files.isReadable(DEVICE)) {
            return "";
        }
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(DEVICE.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream size = stty.getInputStream()) {
                return new String(size.readAllBytes(), StandardCharsets.US_ASCII);
            }
        } catch (IOException e) {
            return ""; // the system has no stty
        }
    }

    @SuppressWarnings("SystemConsoleNull") // it is null on JDK 17 to 21 and from 25 on if there is no terminal
    static boolean isPresent() {
        Console console = System.console();
        return console != null && isTerminal(console);
    }

    /**
     * JDK 22 to 24 return a console even if input and output are redirected, and have {@code Console.isTerminal} to
     * distinguish. JDK 17 to 21 have neither.
     */
    private static boolean isTerminal(Console console) {
        try {
            MethodHandle isTerminal = MethodHandles.publicLookup()
                    .findVirtual(Console.class, "isTerminal", MethodType.methodType(boolean.class));
            return (boolean) isTerminal.invokeExact(console);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return true;
        } catch (Throwable e) {
            throw new IllegalStateException("the console does not say whether it is a terminal", e);
        }
    }
}
