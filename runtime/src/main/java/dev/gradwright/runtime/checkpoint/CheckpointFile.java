package dev.gradwright.runtime.checkpoint;

import dev.gradwright.runtime.file.AtomicFile;
import dev.gradwright.runtime.file.Uninterrupted;
import dev.gradwright.runtime.state.StateSnapshot;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * The file of a checkpoint, big-endian: {@link #MAGIC} and {@link #VERSION}; the length of the header; the header, UTF-8
 * text with a line for each value; its CRC-32C; the state as {@link StateSnapshot} writes it, which has checksums of its
 * own.
 */
final class CheckpointFile {
    /** "GWCP". */
    static final int MAGIC = 0x47574350;

    static final int VERSION = 1;

    private CheckpointFile() {}

    /** Writes a state to a stream that stays open. */
    interface StateSource {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes a file. An older one is replaced only after the new one is on disk. */
    static void write(Path file, CheckpointHeader header, StateSource state) throws IOException {
        AtomicFile.write(file, channel -> {
            DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
            byte[] text = header.text().getBytes(StandardCharsets.UTF_8);
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            out.writeInt(text.length);
            out.write(text);
            out.writeInt(checksum(text));
            state.writeTo(out);
        });
    }

    /**
     * Reads a file.
     *
     * @throws UnusableFileException if it is no checkpoint, of another version, truncated or corrupt
     */
    static Checkpoint read(Path file) throws IOException {
        return Uninterrupted.call(() -> readOnce(file));
    }

    private static Checkpoint readOnce(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            CheckpointHeader header = readHeader(in);
            StateSnapshot state = StateSnapshot.readFrom(in);
            if (in.read() >= 0) {
                throw new UnusableFileException("it is corrupt: its state is followed by other bytes");
            }
            return new Checkpoint(file, header, state);
        } catch (EOFException e) {
            throw new UnusableFileException(
                    "it is truncated: it ends after " + Files.size(file) + " bytes, before its state is complete", e);
        } catch (IllegalArgumentException e) {
            throw new UnusableFileException(e.getMessage(), e);
        }
    }

    private static CheckpointHeader readHeader(DataInputStream in) throws IOException {
        int magic = in.readInt();
        if (magic != MAGIC) {
            throw new UnusableFileException(String.format(
                    Locale.ROOT, "it is not a checkpoint: it begins with the bytes %08x, not %08x", magic, MAGIC));
        }
        int version = in.readInt();
        if (version != VERSION) {
            throw new UnusableFileException("it has the format " + version
                    + ", but this version of the library reads the format " + VERSION
                    + (version > VERSION ? "; it was written by a newer version of the library" : ""));
        }
        int length = in.readInt();
        byte[] text = length < 0 ? new byte[0] : in.readNBytes(length);
        if (text.length < length) {
            throw new EOFException();
        }
        if (in.readInt() != checksum(text)) {
            throw new UnusableFileException("it is corrupt: the checksum of its header differs");
        }
        return CheckpointHeader.parse(new String(text, StandardCharsets.UTF_8));
    }

    private static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
