package dev.gradwright.runtime.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** What reading a data file has in common for all formats. */
final class DataFile {
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private DataFile() {}

    /** Opens a file. */
    static InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new DataFileException(file.toString(), "is a directory; name a file in it");
        }
        return Files.newInputStream(file);
    }

    /** The content, decompressed if it begins like a gzip file. */
    static InputStream unzipped(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        boolean zipped = buffered.read() == GZIP_FIRST && buffered.read() == GZIP_SECOND;
        buffered.reset();
        return zipped ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }

    /** The exception to throw when reading has failed. */
    static DataFileException failure(String name, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new DataFileException(name, "there is no such file", e);
        }
        if (e instanceof AccessDeniedException) {
            return new DataFileException(name, "cannot be read: its permissions do not allow it", e);
        }
        if (e instanceof EOFException) {
            return new DataFileException(name, "is truncated: its gzip stream ends too early", e);
        }
        if (e instanceof ZipException) {
            return new DataFileException(name, "is corrupt: " + e.getMessage(), e);
        }
        return new DataFileException(name, "cannot be read: " + e, e);
    }
}
