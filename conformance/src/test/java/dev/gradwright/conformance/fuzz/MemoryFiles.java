package dev.gradwright.conformance.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;

/**
 * Keeps generated sources in memory, also on disk if a compiler reads them from there, and forgets all other files that are written; everything else
 * comes from disk.
 */
final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, Text> generated = new LinkedHashMap<>();

    private final Optional<Path> directory;

    /**
     * An empty file manager.
     *
     * @param directory for the generated sources, if they are also needed on disk
     */
    MemoryFiles(StandardJavaFileManager disk, Optional<Path> directory) {
        super(disk);
        this.directory = directory;
    }

    /** The generated sources in the order of their generation. */
    List<Text> generated() {
        return new ArrayList<>(generated.values());
    }

    @Override
    public JavaFileObject getJavaFileForOutput(Location location, String className, Kind kind, FileObject sibling) {
        if (kind == Kind.SOURCE) {
            Text text = new Text(className.replace('.', '/') + ".java", "", directory);
            generated.put(className, text);
            return text;
        }
        return new Forgotten(className.replace('.', '/') + ".class", kind);
    }

    /** JDK 18 and later call this method; it has no annotation because JDK 17 does not have it. */
    @SuppressWarnings({"unused", "MissingOverride"})
    public JavaFileObject getJavaFileForOutputForOriginatingFiles(
            Location location, String className, Kind kind, FileObject... originating) {
        return getJavaFileForOutput(location, className, kind, null);
    }

    @Override
    public FileObject getFileForOutput(Location location, String packageName, String name, FileObject sibling) {
        return new Forgotten(packageName + "/" + name, Kind.OTHER);
    }

    /** As above, for JDK 18 and later. */
    @SuppressWarnings({"unused", "MissingOverride"})
    public FileObject getFileForOutputForOriginatingFiles(
            Location location, String packageName, String name, FileObject... originating) {
        return getFileForOutput(location, packageName, name, null);
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
        return a.equals(b);
    }

    @Override
    public void close() {
        // The files on disk stay open for the next compilation.
    }

    /** A source in memory. */
    static final class Text extends SimpleJavaFileObject {
        private final String path;
        private final Optional<Path> directory;
        private String text;

        Text(String path, String text) {
            this(path, text, Optional.empty());
        }

        private Text(String path, String text, Optional<Path> directory) {
            super(URI.create("memory:///" + encoded(path)), Kind.SOURCE);
            this.path = path;
            this.text = text;
            this.directory = directory;
        }

        private static String encoded(String path) {
            return URLEncoder.encode(path, StandardCharsets.UTF_8).replace("%2F", "/");
        }

        String path() {
            return path;
        }

        @Override
        public String getName() {
            return directory.map(folder -> folder.resolve(path).toString()).orElse(path);
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.SOURCE && path.endsWith("/" + simpleName + ".java");
        }

        /** Writes the text to its path below a directory. */
        void writeTo(Path folder) {
            try {
                Path file = folder.resolve(path);
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        @Override
        public Writer openWriter() {
            return new StringWriter() {
                @Override
                public void close() {
                    text = toString();
                    directory.ifPresent(Text.this::writeTo);
                }
            };
        }
    }

    private static final class Forgotten extends SimpleJavaFileObject {
        Forgotten(String path, Kind kind) {
            super(URI.create("memory:///" + Text.encoded(path)), kind);
        }

        @Override
        public OutputStream openOutputStream() {
            return new ByteArrayOutputStream(1024);
        }
    }
}
