package dev.gradwright.samples.data;

import dev.gradwright.runtime.data.DataFileException;
import dev.gradwright.runtime.data.Dataset;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.ejml.data.FMatrixRMaj;

/**
 * Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017), split into three parts.
 *
 * @param train the training data
 * @param valid the validation data
 * @param test the test data
 * @param isEmbedded whether this is the included sample. It is the test file of the full set, so do not evaluate a
 *     network on that file after training it on the sample.
 */
public record FashionData(Dataset train, Dataset valid, Dataset test, boolean isEmbedded) {
    private static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
    private static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
    private static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
    private static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

    private static final int PIXELS = 28 * 28;
    private static final int VALIDATION = 5_000;

    /** The 10,000 pictures that are included: 8,000 for training, 1,000 for validation, 1,000 for testing. */
    public static FashionData embedded() {
        try (InputStream images = resource(TEST_IMAGES + ".gz");
                InputStream labels = resource(TEST_LABELS + ".gz")) {
            List<Dataset> parts = Dataset.idx("embedded sample", images, labels).split(8_000, 1_000, 1_000);
            return new FashionData(parts.get(0), parts.get(1), parts.get(2), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(FashionData.class.getResourceAsStream(name), name);
    }

    /**
     * The full set: the first 5,000 training pictures for validation, the other 55,000 for training, 10,000 for
     * testing.
     *
     * @param directory the directory of the four IDX files, gzipped or not
     * @throws BadFileException if it is not there, or a file is missing, or holds other pictures or labels
     * @throws DataFileException if a file cannot be read
     */
    public static FashionData in(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new BadFileException(directory, "no such directory");
        }
        Path trainImages = file(directory, TRAIN_IMAGES);
        Path trainLabels = file(directory, TRAIN_LABELS);
        Path testImages = file(directory, TEST_IMAGES);
        Path testLabels = file(directory, TEST_LABELS);
        Dataset training = read(trainImages, trainLabels);
        if (training.rows() <= VALIDATION) {
            throw new BadFileException(
                    trainImages,
                    "must hold more than " + VALIDATION + " pictures, for the first " + VALIDATION
                            + " are kept to validate, but holds " + training.rows());
        }
        return new FashionData(
                training.skip(VALIDATION), training.take(VALIDATION), read(testImages, testLabels), false);
    }

    private static Path file(Path directory, String name) {
        Path plain = directory.resolve(name);
        Path zipped = directory.resolve(name + ".gz");
        if (Files.exists(plain)) {
            return plain;
        }
        if (Files.exists(zipped)) {
            return zipped;
        }
        throw new BadFileException(directory, "there is neither " + name + " nor " + name + ".gz in it");
    }

    private static Dataset read(Path images, Path labels) {
        Dataset pictures = Dataset.idx(images, labels);
        requirePixels(images, pictures.features());
        requireLabels(labels, pictures.targets());
        return pictures;
    }

    private static void requirePixels(Path images, FMatrixRMaj pixels) {
        if (pixels.numCols != PIXELS) {
            throw new BadFileException(
                    images, "pictures must have 28 by 28 pixels, " + PIXELS + " in all, but have " + pixels.numCols);
        }
    }

    private static void requireLabels(Path file, FMatrixRMaj labels) {
        for (int row = 0; row < labels.numRows; row++) {
            int label = (int) labels.get(row, 0);
            if (label >= Garment.count()) {
                throw new BadFileException(
                        file,
                        "labels must be 0 to " + (Garment.count() - 1) + ", but number " + (row + 1) + " is " + label);
            }
        }
    }
}
