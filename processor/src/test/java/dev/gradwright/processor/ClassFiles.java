package dev.gradwright.processor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaFileObject;

/** Writes class files that were compiled in memory to disk. */
final class ClassFiles {
    private ClassFiles() {}

    /** Copies one into a directory, under its package. */
    static void copy(JavaFileObject file, Path directory) {
        // The names in memory are like /CLASS_OUTPUT/example/Hidden.class.
        Path target = directory.resolve(file.getName().replaceFirst("^/CLASS_OUTPUT/", ""));
        try (InputStream content = file.openInputStream()) {
            Files.createDirectories(target.getParent());
            Files.copy(content, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
