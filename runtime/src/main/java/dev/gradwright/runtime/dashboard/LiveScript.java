package dev.gradwright.runtime.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The script of a live page. It calls the page's {@code render(data)} with all data that arrive, and puts a button that
 * stops the training into the page's element {@code controls}.
 */
public final class LiveScript {
    private LiveScript() {}

    /** JavaScript. */
    public static String text() {
        try (InputStream script = LiveScript.class.getResourceAsStream("live.js")) {
            if (script == null) {
                throw new IllegalStateException("the jar of the runtime lacks live.js");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
