package dev.gradwright.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.state.StateSnapshot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictorFileTest {
    private static final StateSnapshot NONE = StateSnapshot.ofValues(Map.of());
    private static final String FINGERPRINT = "a fingerprint";

    @TempDir
    private Path directory;

    @Test
    void theFileOfAPredictorIsMarkedAsFolded() throws IOException {
        PredictorFile.save(FINGERPRINT, Float.NaN, tensors(1), NONE, file());

        assertThat(Files.readString(file(), StandardCharsets.ISO_8859_1))
                .contains("{\"__metadata__\":{\"format\":\"gradwright\",\"version\":\"1\",\"kind\":\"predictor\","
                        + "\"fingerprint\":\"a fingerprint\"},"
                        + "\"output.weights\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]},");
        assertThat(PredictorFile.<Boolean>load(file(), FINGERPRINT, file -> {
                    take(file);
                    return file.isFolded();
                }))
                .isTrue();
    }

    @Test
    void theThresholdIsAnExactDecimal() throws IOException {
        PredictorFile.save(FINGERPRINT, 0.1f, tensors(1), NONE, file());

        assertThat(Files.readString(file(), StandardCharsets.ISO_8859_1))
                .contains("\"fingerprint\":\"a fingerprint\",\"threshold\":\"0.100000001490116119384765625\"}");
        assertThat(PredictorFile.<Float>load(file(), FINGERPRINT, file -> {
                    take(file);
                    return file.threshold();
                }))
                .isEqualTo(0.1f);
    }

    @Test
    void aFileWithoutAThreshold() {
        PredictorFile.save(FINGERPRINT, Float.NaN, tensors(1), NONE, file());

        assertThat(PredictorFile.<Float>load(file(), FINGERPRINT, file -> {
                    take(file);
                    return file.threshold();
                }))
                .isNaN();
    }

    @Test
    void aModelFileIsNotFolded() {
        SoftmaxRegression network = new SoftmaxRegression(2, 3);
        ModelFile.save(network, file());

        assertThat(PredictorFile.<Boolean>load(file(), network.fingerprint(), file -> {
                    file.take("output.weights", 2, 3, true);
                    file.take("output.bias", 1, 3, true);
                    return file.isFolded();
                }))
                .isFalse();
    }

    @Test
    void theBytesAreThoseOfTheFile() throws IOException {
        PredictorFile.save(FINGERPRINT, Float.NaN, tensors(1), NONE, file());

        assertThat(PredictorFile.toBytes(FINGERPRINT, Float.NaN, tensors(1), NONE))
                .isEqualTo(Files.readAllBytes(file()));
    }

    @Test
    void aNetworkDoesNotLoadIt() {
        PredictorFile.save(FINGERPRINT, Float.NaN, tensors(1), NONE, file());

        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> ModelFile.load(new SoftmaxRegression(2, 3), file()))
                .withMessage(
                        file() + ": is the file of a predictor, whose batch norms are folded into its weights, and no"
                                + " network can be loaded from it; load the predictor, or save the network itself");
    }

    @Test
    void aValueThatIsNotFiniteIsNotSaved() {
        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> PredictorFile.save(FINGERPRINT, Float.NaN, tensors(Float.NaN), NONE, file()))
                .withMessage(file()
                        + ": not written, because it could not be loaded again: output.weights must be finite, but row"
                        + " 0, column 0 is NaN");
        assertThat(file()).doesNotExist();
    }

    @Test
    void aValueThatIsNotFiniteIsNotLoaded() {
        byte[] bytes = PredictorFile.toBytes(FINGERPRINT, Float.NaN, tensors(1), NONE);
        Arrays.fill(bytes, bytes.length - 4, bytes.length, (byte) 0xFF);

        assertRejected(
                bytes, FINGERPRINT, "the stream: corrupt: output.bias must be finite, but row 0, column 1 is NaN");
    }

    @Test
    void aMissingTensorIsAnError() {
        Map<String, FMatrixRMaj> tensors = tensors(1);
        tensors.remove("output.bias");

        assertRejected(
                PredictorFile.toBytes(FINGERPRINT, Float.NaN, tensors, NONE),
                FINGERPRINT,
                "the stream: comes from another network: it has no tensor output.bias, which in the network is 1 x 2");
    }

    @Test
    void anUnusedTensorIsAnError() {
        Map<String, FMatrixRMaj> tensors = tensors(1);
        tensors.put("other.bias", new FMatrixRMaj(1, 2));

        assertRejected(
                PredictorFile.toBytes(FINGERPRINT, Float.NaN, tensors, NONE),
                FINGERPRINT,
                "the stream: comes from another network: it has a tensor other.bias, which the network does not have");
    }

    @Test
    void aTensorOfAnotherShape() {
        Map<String, FMatrixRMaj> tensors = tensors(1);
        tensors.put("output.bias", new FMatrixRMaj(1, 3));

        assertRejected(
                PredictorFile.toBytes(FINGERPRINT, Float.NaN, tensors, NONE),
                FINGERPRINT,
                "the stream: comes from another network: its tensor output.bias is 1 x 3, but in the network 1 x 2");
    }

    @Test
    void anotherFingerprint() {
        assertRejected(
                PredictorFile.toBytes(FINGERPRINT, Float.NaN, tensors(1), NONE),
                "another",
                "the stream: comes from another network: its fingerprint is a fingerprint, that of the network another; a layer"
                        + " differs in name, kind or function");
    }

    @Test
    void rejectsAFileOfAnotherKind() {
        VectorFile.save("standardizer", Map.of("mean", new double[2]), file());

        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> PredictorFile.load(file(), FINGERPRINT, PredictorFileTest::take))
                .withMessage(file() + ": not a model file or a predictor's file, but that of a standardizer");
    }

    @Test
    void rejectsTruncatedBytes() {
        byte[] bytes = PredictorFile.toBytes(FINGERPRINT, Float.NaN, tensors(1), NONE);

        assertRejected(
                Arrays.copyOf(bytes, bytes.length - 4),
                FINGERPRINT,
                "the stream: truncated: 16 bytes of values should follow the header, but 12 do");
        assertRejected(new byte[0], FINGERPRINT, "the stream: not a safetensors file: it has only 0 bytes");
    }

    @Test
    void aMissingFileIsAnError() {
        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> PredictorFile.load(file(), FINGERPRINT, PredictorFileTest::take))
                .withMessage(file() + ": there is no such file");
    }

    private static void assertRejected(byte[] bytes, String fingerprint, String message) {
        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(
                        () -> PredictorFile.load(new ByteArrayInputStream(bytes), fingerprint, PredictorFileTest::take))
                .withMessage(message);
    }

    /** Takes the tensors that a predictor with these weights takes. */
    private static FMatrixRMaj take(PredictorFile file) {
        file.take("output.weights", 1, 2, true);
        return file.take("output.bias", 1, 2, true);
    }

    private static Map<String, FMatrixRMaj> tensors(float value) {
        Map<String, FMatrixRMaj> tensors = new LinkedHashMap<>();
        tensors.put("output.weights", new FMatrixRMaj(new float[][] {{value, 2}}));
        tensors.put("output.bias", new FMatrixRMaj(new float[][] {{3, 4}}));
        return tensors;
    }

    private Path file() {
        return directory.resolve("predictor.safetensors");
    }
}
