package dev.gradwright.runtime.data;

import java.io.FilterInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a CSV file comes from. */
abstract class CsvSource {
    private final String name;

    private CsvSource(String name) {
        this.name = name;
    }

    /** A file, which can be read several times. */
    static CsvSource of(Path file) {
        return new CsvSource(file.toString()) {
            @Override
            Reader open(@Nullable Charset charset) throws IOException {
                InputStream in = DataFile.open(file);
                try {
                    return CsvText.of(name(), in, charset);
                } catch (IOException | RuntimeException e) {
                    in.close();
                    throw e;
                }
            }

            @Override
            @Nullable
            Path file() {
                return file;
            }
        };
    }

    /** A stream, which can be read once and is not closed. */
    static CsvSource of(String name, InputStream in) {
        return new Once(name) {
            @Override
            Reader openOnce(@Nullable Charset charset) throws IOException {
                return CsvText.of(name(), unclosed(in), charset);
            }
        };
    }

    /** Characters, which can be read once; the reader is not closed. */
    static CsvSource of(String name, Reader in) {
        return new Once(name) {
            @Override
            Reader openOnce(@Nullable Charset charset) {
                return unclosed(in);
            }
        };
    }

    private static InputStream unclosed(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] bytes, int at, int length) throws IOException {
                return in.read(bytes, at, length);
            }

            @Override
            public void close() {}
        };
    }

    private static Reader unclosed(Reader in) {
        return new FilterReader(in) {
            @Override
            public void close() {}
        };
    }

    /** The name in messages. */
    final String name() {
        return name;
    }

    /** The file, if it is one. */
    @Nullable
    Path file() {
        return null;
    }

    /** Opens the text from its beginning, without a byte order mark. */
    abstract Reader open(@Nullable Charset charset) throws IOException;

    private abstract static class Once extends CsvSource {
        private boolean isRead;

        private Once(String name) {
            super(name);
        }

        abstract Reader openOnce(@Nullable Charset charset) throws IOException;

        @Override
        final Reader open(@Nullable Charset charset) throws IOException {
            if (isRead) {
                throw new DataFileException(
                        name(), "was read already, and a stream can be read only once; use Csv.file or open it again");
            }
            isRead = true;
            return openOnce(charset);
        }
    }
}
