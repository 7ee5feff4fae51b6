package dev.gradwright.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFormatTest {
    /** Two images of 1 × 2 pixels. */
    private static final byte[] IMAGES = {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, (byte) 255, 51, (byte) 204
    };

    private static final byte[] LABELS = {0, 0, 8, 1, 0, 0, 0, 2, 9, 0};

    @TempDir
    private Path directory;

    @Test
    void readsPixelsFromZeroToOneAndLabels() throws IOException {
        Dataset data = Dataset.idx(file("images", IMAGES), file("labels", LABELS));

        assertThat(data.features().data).containsExactly(0, 1, 0.2f, 0.8f);
        assertThat(data.features().numCols).isEqualTo(2);
        assertThat(data.targets().data).containsExactly(9, 0);
    }

    @Test
    void readsGzip() throws IOException {
        Dataset data = Dataset.idx(file("images.gz", zipped(IMAGES)), file("labels.gz", zipped(LABELS)));

        assertThat(data.features().data).containsExactly(0, 1, 0.2f, 0.8f);
    }

    @Test
    void readsStreams() {
        Dataset data = Dataset.idx("tiny", new ByteArrayInputStream(IMAGES), new ByteArrayInputStream(LABELS));

        assertThat(data.rows()).isEqualTo(2);
    }

    @Test
    void rejectsATruncatedStreamByName() {
        requireFailure(Arrays.copyOf(IMAGES, 19), "tiny (images): is truncated: 4 bytes should follow, but only 3 do");
    }

    @Test
    void rejectsCountsThatExceedTheHeap() {
        byte[] huge = IMAGES.clone();
        ByteBuffer.wrap(huge).putInt(4, 46_000).putInt(8, 46_000).putInt(12, 1);

        long heap = Runtime.getRuntime().maxMemory() >> 20;
        assumeThat(heap).isLessThan(10_089);

        requireFailure(
                huge,
                "tiny (images): is too large for the memory: its header declares 46,000 images of 46,000 values, which take 10,089 MB,"
                        + String.format(Locale.ROOT, " but the heap has at most %,d MB; raise it with -Xmx", heap));
    }

    @Test
    void reportsAFullHeap() {
        InputStream header = new ByteArrayInputStream(IMAGES, 0, 16);
        InputStream values = new InputStream() {
            @Override
            public int read() {
                throw new OutOfMemoryError("Java heap space");
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                throw new OutOfMemoryError("Java heap space");
            }
        };

        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() ->
                        Dataset.idx("tiny", new SequenceInputStream(header, values), new ByteArrayInputStream(LABELS)))
                .withMessage(
                        "tiny (images): does not fit into memory: its header declares 2 images of 2 values, which take 0 MB,"
                                + " but the heap is full; its limit is %,d MB; raise it with -Xmx",
                        Runtime.getRuntime().maxMemory() >> 20)
                .withCauseInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void rejectsAMissingFile() {
        Path missing = directory.resolve("missing");
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> Dataset.idx(missing, missing))
                .withMessage(missing + ": there is no such file");
    }

    @Test
    void rejectsATruncatedGzip() throws IOException {
        byte[] zipped = zipped(IMAGES);
        requireFailure(
                Arrays.copyOf(zipped, zipped.length - 12),
                "tiny (images): is truncated: its gzip stream ends too early");
    }

    @Test
    void rejectsACorruptGzip() throws IOException {
        byte[] zipped = zipped(IMAGES);
        zipped[zipped.length - 6] ^= 1;
        requireFailure(zipped, "tiny (images): is corrupt: Corrupt GZIP trailer");
    }

    @Test
    void rejectsAnotherFormat() {
        requireFailure(
                new byte[] {'P', 'K', 3, 4},
                "tiny (images): is not an IDX file of unsigned bytes: it begins with 50 4b 03 04");
    }

    @Test
    void rejectsAnEmptyFile() {
        requireFailure(new byte[0], "tiny (images): is truncated: 4 bytes should follow, but only 0 do");
    }

    @Test
    void rejectsLabelsInsteadOfImages() {
        requireFailure(LABELS, "tiny (images): does not hold images, which have 3 dimensions: it has 1");
    }

    @Test
    void rejectsACountThatIsTooLarge() {
        byte[] huge = IMAGES.clone();
        Arrays.fill(huge, 5, 16, (byte) 0x7f);
        requireFailure(huge, "tiny (images): is corrupt or too large: its header declares more than 2^31 values");
    }

    @Test
    void rejectsANegativeDimension() {
        byte[] negative = IMAGES.clone();
        negative[8] = (byte) 0x80;
        requireFailure(negative, "tiny (images): is corrupt: its dimension 1 is -2147483647");
    }

    @Test
    void rejectsTrailingBytes() {
        requireFailure(
                Arrays.copyOf(IMAGES, 21),
                "tiny (images): is corrupt: there is more data after the 2 images that its header declares");
    }

    @Test
    void rejectsMismatchedCounts() {
        byte[] three = {0, 0, 8, 1, 0, 0, 0, 3, 9, 0, 1};
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(
                        () -> Dataset.idx("tiny", new ByteArrayInputStream(IMAGES), new ByteArrayInputStream(three)))
                .withMessage("tiny (labels): has 3 labels, but tiny (images) has 2 images");
    }

    private static void requireFailure(byte[] images, String message) {
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(
                        () -> Dataset.idx("tiny", new ByteArrayInputStream(images), new ByteArrayInputStream(LABELS)))
                .withMessage(message);
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content);
    }

    private static byte[] zipped(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }
}
