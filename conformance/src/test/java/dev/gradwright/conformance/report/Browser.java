package dev.gradwright.conformance.report;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Chromium without a window. */
record Browser(Path program) {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final int TIMEOUT_SECONDS = 120;

    /** What a page is like after it is loaded: its document, and what the browser wrote to its log. */
    record Loaded(String document, String log) {}

    /** The browser on the path of programs, if there is one. */
    static Optional<Browser> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .flatMap(entry -> NAMES.stream().map(name -> Path.of(entry, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Browser::new);
    }

    /** Loads a page. */
    Loaded load(Path page, boolean isDark, Path scratch) {
        try {
            Path document = scratch.resolve("document.html");
            Path log = scratch.resolve("log.txt");
            Process process = new ProcessBuilder(
                            program.toString(),
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--disable-background-networking",
                            "--no-first-run",
                            "--hide-scrollbars",
                            "--enable-logging=stderr",
                            "--user-data-dir=" + scratch.resolve("profile"),
                            "--window-size=1280,900",
                            "--blink-settings=preferredColorScheme=" + (isDark ? 0 : 1),
                            "--virtual-time-budget=2000",
                            "--dump-dom",
                            page.toUri().toString())
                    .redirectOutput(document.toFile())
                    .redirectError(log.toFile())
                    .start();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the browser does not end");
            }
            return new Loaded(read(document), read(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
