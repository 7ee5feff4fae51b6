package dev.gradwright.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.gradwright.runtime.Allocation;
import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.file.ModelFile;
import dev.gradwright.runtime.file.ModelFileException;
import dev.gradwright.runtime.file.VectorFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardizerTest {
    private final Dataset data = Dataset.of(new float[][] {{1, 5}, {3, 5}}, new float[][] {{0}, {1}});
    private final Standardizer standardizer = Standardizer.fit(data);

    @Test
    void measuresMeanAndDeviation() {
        assertThat(standardizer.mean().data).containsExactly(2, 5);
        assertThat(standardizer.deviation().data).containsExactly(1, 1);
    }

    @Test
    void constantFeaturesAreOnlyCentered() {
        FMatrixRMaj other = new FMatrixRMaj(new float[][] {{4, 8}});

        assertThat(standardizer.transform(other).data).containsExactly(2, 3);
    }

    @Test
    void transformsCopies() {
        Dataset standard = standardizer.transform(data);

        assertThat(standard.features().data).containsExactly(-1, 0, 1, 0);
        assertThat(standard.targets()).isSameAs(data.targets());
        assertThat(data.features().data).containsExactly(1, 5, 3, 5);
    }

    @Test
    void rejectsAWrongNumberOfFeatures() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> standardizer.transform(new FMatrixRMaj(1, 3)))
                .withMessage("features must have 2 columns, like the fitted data, but have 3");
    }

    @Test
    void rejectsNonFiniteValuesNamingRowAndColumn() {
        FMatrixRMaj broken = new FMatrixRMaj(new float[][] {{1, 2}, {3, Float.NEGATIVE_INFINITY}});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> standardizer.transform(broken))
                .withMessage("features must be finite, but row 1, column 1 is -Infinity");
    }

    @Test
    void standardizesOneRowInPlace() {
        float[] row = {4, 8};

        standardizer.transform(row);

        assertThat(row).containsExactly(2, 3);
    }

    @Test
    void aRejectedRowIsUnchanged() {
        float[] row = {4, Float.NaN};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> standardizer.transform(row))
                .withMessage("features must be finite, but row 0, column 1 is NaN");
        assertThat(row).containsExactly(4, Float.NaN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> standardizer.transform(new float[3]))
                .withMessage("features must have 2 values, like the fitted data, but has 3");
    }

    @Test
    @Tag("own-jvm")
    void transformingARowAllocatesNothing() {
        float[] row = {4, 8};

        assertThat(Allocation.ofOne(() -> standardizer.transform(row))).isZero();
    }

    @Test
    void canBeRebuiltFromItsValues() {
        Standardizer rebuilt = Standardizer.of(new float[] {2, 5}, new float[] {1, 0});

        assertThat(rebuilt.mean().data).containsExactly(2, 5);
        assertThat(rebuilt.deviation().data).as("0 divides by 1").containsExactly(1, 1);
        assertThat(rebuilt.transform(data).features().data)
                .isEqualTo(standardizer.transform(data).features().data);
    }

    @Test
    @SuppressWarnings({"DataFlowIssue", "NullAway"})
    void namesTheArgumentThatIsNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> Standardizer.of(null, new float[] {1}))
                .withMessage("mean must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> Standardizer.of(new float[] {1}, null))
                .withMessage("deviation must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> standardizer.transform((float[]) null))
                .withMessage("features must not be null");
    }

    @Test
    void rejectsInvalidMeansAndDeviations() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Standardizer.of(new float[] {1, 2}, new float[] {1}))
                .withMessage("mean and deviation must have a value for each feature, but have 2 and 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Standardizer.of(new float[] {1, Float.NaN}, new float[] {1, 1}))
                .withMessage("the mean must be finite, but that of column 1 is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Standardizer.of(new float[] {1, 1}, new float[] {-1, 1}))
                .withMessage("the deviation must be finite and at least 0, but that of column 0 is -1.0");
    }

    @Test
    void isBitIdenticalAfterSavingAndLoading(@TempDir Path directory) {
        Dataset thirds = Dataset.of(new float[][] {{1, 1e6f}, {1, 1e6f + 1}, {0, 1e6f}}, new float[3][1]);
        Standardizer saved = Standardizer.fit(thirds);
        Path file = directory.resolve("features.safetensors");

        saved.save(file);

        assertThat(Standardizer.load(file).transform(thirds).features().data)
                .isEqualTo(saved.transform(thirds).features().data);
    }

    /** The same in every JVM, unlike the order of {@link Map#of}. */
    @Test
    void theMeanComesFirstInTheFile(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("features.safetensors");

        standardizer.save(file);

        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(content.indexOf("\"mean\"")).isPositive().isLessThan(content.indexOf("\"deviation\""));
    }

    @Test
    void rejectsOtherFiles(@TempDir Path directory) {
        Path model = directory.resolve("model.safetensors");
        ModelFile.save(new SoftmaxRegression(2, 2), model);
        Path other = directory.resolve("other.safetensors");
        VectorFile.save("standardizer", Map.of("mean", new double[] {1}), other);
        Path broken = directory.resolve("broken.safetensors");
        VectorFile.save(
                "standardizer", Map.of("mean", new double[] {Double.NaN}, "deviation", new double[] {1}), broken);

        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> Standardizer.load(model))
                .withMessage(model + ": not a standardizer");
        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> Standardizer.load(other))
                .withMessage(other + ": corrupt: its tensors must be [mean, deviation], but are [mean]");
        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> Standardizer.load(broken))
                .withMessage(broken + ": corrupt: the mean must be finite, but that of column 0 is NaN");
    }

    @Test
    void hasAReadableText() {
        assertThat(standardizer)
                .hasToString("Standardizer of 2 features: mean [2.000, 5.000], deviation [1.000, 1.000]");
    }
}
