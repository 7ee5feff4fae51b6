package dev.gradwright.runtime.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file atomically: an existing file is replaced only after the new one is on disk. Symbolic links are
 * followed. The new file gets the group and the permissions of the old one, if the system allows that.
 */
public final class AtomicFile {
    private static final String TEMPORARY = ".gradwright-";
    private static final String TEMPORARY_END = ".tmp";
    /** Temporary files older than this belong to killed processes. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private static final int MAX_LINKS = 40;

    private AtomicFile() {}

    /** Writes the content of the file. */
    public interface Content {
        void writeTo(WritableByteChannel out) throws IOException;
    }

    /**
     * Writes a temporary file beside {@code file}, forces it to disk and renames it. If that fails, deletes the
     * temporary file. An interrupt of the thread does not stop it; the thread is still interrupted afterwards.
     *
     * @throws IOException if the file cannot be written, for example because the directory is missing, or the path
     *     names something other than a regular file
     */
    public static void write(Path file, Content content) throws IOException {
        Path ignored = Uninterrupted.call(() -> writeOnce(file, content));
    }

    /** {@link #write(Path, Content) Writes} a text in UTF-8. */
    public static void writeText(Path file, String text) throws IOException {
        write(file, out -> {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        });
    }

    /**
     * Deletes the temporary files of writes that were killed, however young they are. Call it only if nothing writes
     * into the directory.
     */
    public static void deleteTemporaryFiles(Path directory) {
        deleteTemporaryFiles(directory, Instant.MAX);
    }

    /** Returns the file that was replaced. */
    private static Path writeOnce(Path file, Content content) throws IOException {
        Path target = targetOf(file.toAbsolutePath());
        Path directory = directoryOf(target);
        requireReplaceable(target);
        deleteTemporaryFiles(directory, Instant.now().minus(ABANDONED));
        Path temporary = directory.resolve(TEMPORARY + UUID.randomUUID() + TEMPORARY_END);
        try {
            writeWithAttributesOf(target, temporary, content);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        force(directory);
        return target;
    }

    /**
     * Checks, before there is anything to write, what {@link #write} checks first.
     *
     * @throws IOException if the directory is missing or no file can be created in it, or the path names something other
     *     than a regular file
     */
    public static void requireWritable(Path file) throws IOException {
        Path target = targetOf(file.toAbsolutePath());
        Path directory = directoryOf(target);
        requireReplaceable(target);
        if (!Files.isWritable(directory)) {
            throw new InvalidFileException("no file can be created in the directory " + directory
                    + "; change its permissions, or name another");
        }
    }

    /** The end of a chain of symbolic links, even if there is no file. */
    private static Path targetOf(Path file) throws IOException {
        Path target = file;
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MAX_LINKS) {
                throw new InvalidFileException(
                        "it is a symbolic link that leads through more than " + MAX_LINKS + " others");
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static Path directoryOf(Path target) throws IOException {
        Path directory = target.getParent();
        if (directory == null) {
            throw new InvalidFileException("it is a directory; name a file in it");
        }
        if (!Files.exists(directory)) {
            throw new InvalidFileException("the directory " + directory + " does not exist; create it first");
        }
        if (!Files.isDirectory(directory)) {
            throw new InvalidFileException(directory + " is not a directory; name another one");
        }
        return directory;
    }

    private static void requireReplaceable(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            throw new InvalidFileException("it is a directory; name a file in it");
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(target)) {
            throw new InvalidFileException("it is a device or a pipe; name a regular file");
        }
    }

    /** Ignores a directory that cannot be listed: the next save tries again. */
    private static void deleteTemporaryFiles(Path directory, Instant limit) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, TEMPORARY + "*" + TEMPORARY_END)) {
            for (Path file : files) {
                deleteIfOlder(file, limit);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // The save succeeds even if the cleanup fails.
        }
    }

    /** Ignores a file that cannot be deleted, such as another user's. */
    private static void deleteIfOlder(Path file, Instant limit) {
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // The save succeeds even if the cleanup fails.
        }
    }

    /** Writes the new file. It gets the attributes of the old one before it has any content. */
    private static void writeWithAttributesOf(Path older, Path temporary, Content content) throws IOException {
        PosixFileAttributes wanted = attributesOf(older);
        FileAttribute<?>[] initial = wanted == null
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(wanted.permissions())};
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel out = FileChannel.open(temporary, options, initial)) {
            if (wanted != null) {
                copyAttributes(temporary, wanted);
            }
            content.writeTo(out);
            out.force(true);
        }
    }

    /** Null if there is no old file, or if the system has no such attributes. */
    private static @Nullable PosixFileAttributes attributesOf(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view == null || !Files.exists(file) ? null : view.readAttributes();
    }

    /**
     * Gives a new file the group and the permissions of the old one. The system may refuse, because the user is not in
     * that group or the file system stores neither. Then the file keeps its attributes: no more permissions than the
     * old one, but possibly another group.
     */
    private static void copyAttributes(Path file, PosixFileAttributes wanted) {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        try {
            PosixFileAttributes made = view.readAttributes();
            if (!made.group().equals(wanted.group())) {
                view.setGroup(wanted.group());
            }
            if (!made.permissions().equals(wanted.permissions())) {
                view.setPermissions(wanted.permissions());
            }
        } catch (IOException | UnsupportedOperationException e) {
            // A file with other attributes is better than none.
        }
    }

    /** Forces the new name to disk, so that it survives a power failure, if the system can open directories. */
    private static void force(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows cannot open directories. The content is on disk, and the new name follows soon.
        }
    }
}
