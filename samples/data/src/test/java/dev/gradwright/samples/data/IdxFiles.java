package dev.gradwright.samples.data;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Writes small datasets in the format of Fashion-MNIST, compressed if the file name ends in {@code .gz}. */
final class IdxFiles {
    private static final int UNSIGNED_BYTES_3D = 0x803;
    private static final int UNSIGNED_BYTES_1D = 0x801;

    private IdxFiles() {}

    /** Pictures of uniform gray: the values count up from 0, modulo 256. */
    static void writeImages(Path file, int count, int height, int width) throws IOException {
        try (DataOutputStream out = open(file)) {
            out.writeInt(UNSIGNED_BYTES_3D);
            out.writeInt(count);
            out.writeInt(height);
            out.writeInt(width);
            byte[] image = new byte[height * width];
            for (int i = 0; i < count; i++) {
                Arrays.fill(image, (byte) i);
                out.write(image);
            }
        }
    }

    /** Labels that count up from 0, modulo {@code classes}. */
    static void writeLabels(Path file, int count, int classes) throws IOException {
        try (DataOutputStream out = open(file)) {
            out.writeInt(UNSIGNED_BYTES_1D);
            out.writeInt(count);
            for (int i = 0; i < count; i++) {
                out.writeByte(i % classes);
            }
        }
    }

    private static DataOutputStream open(Path file) throws IOException {
        OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file));
        return new DataOutputStream(file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes) : bytes);
    }
}
