package dev.gradwright.samples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradwright.runtime.data.DataFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FashionDataTest {
    @TempDir
    private Path directory;

    @Test
    void splitsTheEmbeddedPicturesIntoThreeParts() {
        FashionData data = FashionData.embedded();

        assertThat(data.isEmbedded()).isTrue();
        assertThat(data.train().rows()).isEqualTo(8_000);
        assertThat(data.valid().rows()).isEqualTo(1_000);
        assertThat(data.test().rows()).isEqualTo(1_000);
    }

    @Test
    void validatesWithTheFirst5000TrainingPictures() throws IOException {
        writeSet(5_003, 2);

        FashionData data = FashionData.in(directory);

        assertThat(data.isEmbedded()).isFalse();
        assertThat(data.valid().rows()).isEqualTo(5_000);
        assertThat(data.train().rows()).isEqualTo(3);
        assertThat(data.test().rows()).isEqualTo(2);
        assertThat(data.valid().targets().get(0, 0)).isEqualTo(0);
        assertThat(data.train().targets().get(1, 0)).isEqualTo(5_001 % 10);
    }

    @Test
    void readsUncompressedFiles() throws IOException {
        IdxFiles.writeImages(directory.resolve("train-images-idx3-ubyte"), 5_001, 28, 28);
        IdxFiles.writeLabels(directory.resolve("train-labels-idx1-ubyte"), 5_001, 10);
        IdxFiles.writeImages(directory.resolve("t10k-images-idx3-ubyte"), 1, 28, 28);
        IdxFiles.writeLabels(directory.resolve("t10k-labels-idx1-ubyte"), 1, 10);

        assertThat(FashionData.in(directory).train().rows()).isEqualTo(1);
    }

    @Test
    void rejectsAMissingDirectory() {
        Path missing = directory.resolve("missing");

        assertThatThrownBy(() -> FashionData.in(missing))
                .isInstanceOf(BadFileException.class)
                .hasMessage(missing + ": no such directory");
    }

    @Test
    void rejectsAMissingFile() throws IOException {
        writeSet(5_001, 1);
        Files.delete(directory.resolve("train-labels-idx1-ubyte.gz"));

        assertThatThrownBy(() -> FashionData.in(directory))
                .isInstanceOf(BadFileException.class)
                .hasMessage(
                        directory + ": there is neither train-labels-idx1-ubyte nor train-labels-idx1-ubyte.gz in it");
    }

    @Test
    void rejectsAFileOfAnotherFormat() throws IOException {
        writeSet(5_001, 1);
        Path images = directory.resolve("train-images-idx3-ubyte.gz");
        Files.writeString(images, "<html>not found</html>");

        assertThatThrownBy(() -> FashionData.in(directory))
                .isInstanceOf(DataFileException.class)
                .hasMessageStartingWith(images + ": ");
    }

    @Test
    void rejectsPicturesOfAnotherSize() throws IOException {
        writeSet(5_001, 1);
        Path images = directory.resolve("t10k-images-idx3-ubyte.gz");
        IdxFiles.writeImages(images, 1, 32, 32);

        assertThatThrownBy(() -> FashionData.in(directory))
                .isInstanceOf(BadFileException.class)
                .hasMessage(images + ": pictures must have 28 by 28 pixels, 784 in all, but have 1024");
    }

    @Test
    void rejectsLabelsOfOtherClasses() throws IOException {
        writeSet(5_001, 20);
        Path labels = directory.resolve("t10k-labels-idx1-ubyte.gz");
        IdxFiles.writeLabels(labels, 20, 11);

        assertThatThrownBy(() -> FashionData.in(directory))
                .isInstanceOf(BadFileException.class)
                .hasMessage(labels + ": labels must be 0 to 9, but number 11 is 10");
    }

    @Test
    void rejectsASetThatIsTooSmallToSplit() throws IOException {
        writeSet(5_000, 1);

        assertThatThrownBy(() -> FashionData.in(directory))
                .isInstanceOf(BadFileException.class)
                .hasMessageEndingWith(
                        "must hold more than 5000 pictures, for the first 5000 are kept to validate, but holds 5000");
    }

    private void writeSet(int train, int test) throws IOException {
        IdxFiles.writeImages(directory.resolve("train-images-idx3-ubyte.gz"), train, 28, 28);
        IdxFiles.writeLabels(directory.resolve("train-labels-idx1-ubyte.gz"), train, 10);
        IdxFiles.writeImages(directory.resolve("t10k-images-idx3-ubyte.gz"), test, 28, 28);
        IdxFiles.writeLabels(directory.resolve("t10k-labels-idx1-ubyte.gz"), test, 10);
    }
}
