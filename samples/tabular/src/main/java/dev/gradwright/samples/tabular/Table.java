package dev.gradwright.samples.tabular;

import dev.gradwright.runtime.data.Csv;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A table of this project, in two files that are resources. */
public enum Table {
    WA_CHURN,
    CREDIT_DATA,
    DIAMONDS;

    /** The rows to learn from. */
    public Csv train() {
        return csv("train");
    }

    /** The rows that nothing is learned or chosen from. */
    public Csv test() {
        return csv("test");
    }

    /** Copies the test rows into a file. */
    public Path copyTest(Path directory) {
        Path copy = directory.resolve(file("test"));
        try {
            return Files.write(copy, bytes(file("test")));
        } catch (IOException e) {
            throw new UncheckedIOException(copy + " cannot be written: " + e, e);
        }
    }

    private Csv csv(String part) {
        return Csv.of(file(part), new ByteArrayInputStream(bytes(file(part))));
    }

    private String file(String part) {
        return name().toLowerCase(Locale.ROOT) + "." + part + ".csv.gz";
    }

    private static byte[] bytes(String file) {
        try (InputStream in = Table.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + file + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
