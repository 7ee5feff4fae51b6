package dev.gradwright.runtime.train;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this library, from a resource that the build writes. */
final class LibraryVersion {
    private static final String RESOURCE = "/dev/gradwright/runtime/version.properties";

    /** As in {@code 1.0.0}, or {@code unknown} if the classes were not built by Maven. */
    static final String TEXT = read();

    private LibraryVersion() {}

    private static String read() {
        try (InputStream resource = LibraryVersion.class.getResourceAsStream(RESOURCE)) {
            Properties properties = new Properties();
            if (resource != null) {
                properties.load(resource);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
