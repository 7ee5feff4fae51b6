package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.file.ModelFile;
import dev.gradwright.runtime.file.ModelFileException;
import dev.gradwright.runtime.kernel.KernelTier;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A loaded network is bit-identical to the saved one, on any tier; an invalid file changes nothing. */
class ModelFileTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("dev.gradwright.conformance.network.Subject#onEveryTier")
    void isBitIdenticalAfterSavingAndLoading(Subject subject, KernelTier tier) {
        TrainableNetwork saved = subject.trained(1, tier);
        ModelFile.save(saved, file());
        TrainableNetwork loaded = subject.create(99, tier);
        ModelFile.load(loaded, file());
        assertThat(Subject.bits(loaded)).containsExactlyElementsOf(Subject.bits(saved));
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void aFileOfOneTierLoadsOnAnother(KernelTier tier) {
        TrainableNetwork saved = Subject.CLASSIFIER.trained(1, KernelTier.EJML);
        ModelFile.save(saved, file());
        TrainableNetwork loaded = Subject.CLASSIFIER.create(99, tier);
        ModelFile.load(loaded, file());
        assertThat(Subject.bits(loaded)).containsExactlyElementsOf(Subject.bits(saved));
    }

    @Test
    void theGeneratedClassLoadsItself() {
        ClassifierNetwork saved = ClassifierNetwork.create(1);
        ModelFile.save(saved, file());
        assertThat(Subject.bits(ClassifierNetwork.load(file()))).containsExactlyElementsOf(Subject.bits(saved));
    }

    @Test
    void thePredictorLoadsTheSameFile() {
        ClassifierNetwork saved = ClassifierNetwork.create(1);
        ModelFile.save(saved, file());
        float[] features = Subject.CLASSIFIER.features(1, 2).data;
        float[] expected = new float[4];
        saved.predictor().predict(features, expected);
        float[] loaded = new float[4];
        ClassifierPredictor.load(file()).predict(features, loaded);
        assertThat(loaded).containsExactly(expected);
    }

    @Test
    void theSameNetworkGivesTheSameBytes() throws IOException {
        ModelFile.save(Subject.CLASSIFIER.trained(1, KernelTier.PORTABLE), file());
        byte[] first = Files.readAllBytes(file());
        ModelFile.save(Subject.CLASSIFIER.trained(1, KernelTier.PORTABLE), file());
        assertThat(Files.readAllBytes(file())).containsExactly(first);
    }

    @Test
    void aFileOfAnotherNetworkChangesNothing() {
        ModelFile.save(Subject.REGRESSOR.trained(1, KernelTier.PORTABLE), file());
        assertRejected("another network");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.0005, 0.01, 0.5, 0.99})
    void aTruncatedFileChangesNothing(double share) throws IOException {
        byte[] bytes = saved();
        Files.write(file(), Arrays.copyOf(bytes, (int) (bytes.length * share)));
        assertRejected("");
    }

    @Test
    void aLongerFileChangesNothing() throws IOException {
        byte[] bytes = saved();
        Files.write(file(), Arrays.copyOf(bytes, bytes.length + 4));
        assertRejected("");
    }

    @Test
    void aBrokenHeaderChangesNothing() throws IOException {
        byte[] bytes = saved();
        bytes[20] ^= 0x55;
        Files.write(file(), bytes);
        assertRejected("");
    }

    @Test
    void aValueThatIsNotFiniteChangesNothing() throws IOException {
        byte[] bytes = saved();
        Arrays.fill(bytes, bytes.length - 4, bytes.length, (byte) 0xFF);
        Files.write(file(), bytes);
        assertRejected("finite");
    }

    @Test
    void aNegativeVarianceChangesNothing() throws IOException {
        byte[] bytes = saved();
        int header = Long.BYTES
                + (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        for (int sign = header + Float.BYTES - 1; sign < bytes.length; sign += Float.BYTES) {
            bytes[sign] |= (byte) 0x80;
        }
        Files.write(file(), bytes);
        assertRejected("movingVariance must not be negative");
    }

    @Test
    void aMissingFileChangesNothing() {
        assertRejected("no such file");
    }

    private byte[] saved() throws IOException {
        ModelFile.save(Subject.CLASSIFIER.trained(1, KernelTier.PORTABLE), file());
        return Files.readAllBytes(file());
    }

    private void assertRejected(String reason) {
        TrainableNetwork network = Subject.CLASSIFIER.trained(2, KernelTier.PORTABLE);
        List<int[]> before = Subject.bits(network);
        assertThatThrownBy(() -> ModelFile.load(network, file()))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContainingAll(file().toString(), reason);
        assertThat(Subject.bits(network)).containsExactlyElementsOf(before);
    }

    private Path file() {
        return directory.resolve("model.safetensors");
    }
}
