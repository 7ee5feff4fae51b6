package dev.gradwright.runtime.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a file, on disk or in memory. */
interface FileBytes {
    long size() throws IOException;

    /**
     * Reads bytes from a position on, not necessarily as many as the buffer has room for.
     *
     * @return how many were read; -1 if there are none
     */
    int read(ByteBuffer buffer, long position) throws IOException;

    /** Reads from a file; it may be called again after an interrupt. */
    interface Reading<T> {
        T from(FileBytes bytes) throws IOException;
    }

    /** Opens a file, reads from it and closes it. An interrupt of the thread does not stop that. */
    static <T> T read(Path file, Reading<T> reading) throws IOException {
        return Uninterrupted.call(() -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                return reading.from(of(channel));
            }
        });
    }

    private static FileBytes of(FileChannel channel) {
        return new FileBytes() {
            @Override
            public long size() throws IOException {
                return channel.size();
            }

            @Override
            public int read(ByteBuffer buffer, long position) throws IOException {
                return channel.read(buffer, position);
            }
        };
    }

    static FileBytes of(byte[] bytes) {
        return new FileBytes() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public int read(ByteBuffer buffer, long position) {
                int length = (int) Math.min(buffer.remaining(), bytes.length - position);
                if (length <= 0) {
                    return -1;
                }
                buffer.put(bytes, (int) position, length);
                return length;
            }
        };
    }
}
