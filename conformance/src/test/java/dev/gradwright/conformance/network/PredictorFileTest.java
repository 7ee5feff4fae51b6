package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gradwright.conformance.model.CompiledNetworks;
import dev.gradwright.conformance.model.GradientModels;
import dev.gradwright.conformance.model.NetworkModel;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.file.ModelFile;
import dev.gradwright.runtime.file.ModelFileException;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.predict.NetworkPredictor;
import dev.gradwright.runtime.predict.PredictorHandle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A predictor predicts the same bits, wherever it is loaded from. */
class PredictorFileTest {
    private static final List<NetworkModel> MODELS = GradientModels.all();

    private static CompiledNetworks networks;

    @TempDir
    private Path directory;

    @BeforeAll
    static void compile(@TempDir Path directory) {
        networks = CompiledNetworks.of(directory, MODELS);
    }

    static List<NetworkModel> models() {
        return MODELS;
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelFileIsFoldedAsTheNetworkIs(NetworkModel model) {
        TrainableNetwork network = trained(model);
        ModelFile.save(network, file());

        assertSame(model, networks.load(model, file()), CompiledNetworks.predictor(network));
    }

    @ParameterizedTest
    @MethodSource("models")
    void aPredictorLoadsWhatItSaved(NetworkModel model) {
        NetworkPredictor<?> saved = CompiledNetworks.predictor(trained(model));
        saved.save(file());

        assertSame(model, networks.load(model, file()), saved);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aLoadedPredictorSavesTheSameBytes(NetworkModel model) throws IOException {
        CompiledNetworks.predictor(trained(model)).save(file());
        Path again = directory.resolve("again.safetensors");

        networks.load(model, file()).save(again);

        assertThat(again).hasSameBinaryContentAs(file());
    }

    @Test
    void aHandleLoadsByTheContextClassLoader() {
        NetworkModel model = MODELS.get(0);
        NetworkPredictor<?> predictor = CompiledNetworks.predictor(trained(model));
        PredictorHandle handle = PredictorHandle.of(predictor);
        Thread thread = Thread.currentThread();
        ClassLoader context = thread.getContextClassLoader();

        thread.setContextClassLoader(predictor.getClass().getClassLoader());
        try {
            assertSame(model, handle.predictor(), predictor);
        } finally {
            thread.setContextClassLoader(context);
        }
    }

    @Test
    void aStreamIsReadToItsEnd() throws IOException {
        NetworkPredictor<?> saved = Subject.CLASSIFIER.predictor(Subject.CLASSIFIER.trained(1, KernelTier.active()));
        saved.save(file());

        NetworkPredictor<?> loaded = ClassifierPredictor.load(new ByteArrayInputStream(Files.readAllBytes(file())));

        FMatrixRMaj x = Subject.CLASSIFIER.features(5, 2);
        assertThat(bits(loaded, x)).containsExactly(bits(saved, x));
    }

    @Test
    void aNetworkDoesNotLoadAPredictorsFile() {
        Subject.CLASSIFIER
                .predictor(Subject.CLASSIFIER.trained(1, KernelTier.PORTABLE))
                .save(file());

        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> ClassifierNetwork.load(file()))
                .withMessageContainingAll(file().toString(), "is the file of a predictor", "load the predictor");
    }

    @Test
    void theFileOfAnotherNetworkIsRejected() {
        Subject.REGRESSOR
                .predictor(Subject.REGRESSOR.trained(1, KernelTier.PORTABLE))
                .save(file());

        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> ClassifierPredictor.load(file()))
                .withMessageContainingAll(file().toString(), "comes from another network");
    }

    private static TrainableNetwork trained(NetworkModel model) {
        TrainableNetwork network = networks.create(model, 1, KernelTier.active());
        Dataset batch = Dataset.of(model.randomFeatures(16, 2), model.randomTargets(16, 3));
        network.trainOnBatch(batch.features(), batch.targets());
        return network;
    }

    private static void assertSame(NetworkModel model, NetworkPredictor<?> actual, NetworkPredictor<?> expected) {
        FMatrixRMaj x = model.randomFeatures(9, 4);
        assertThat(bits(actual, x)).containsExactly(bits(expected, x));
    }

    private static int[] bits(NetworkPredictor<?> predictor, FMatrixRMaj x) {
        FMatrixRMaj out = new FMatrixRMaj(1, 1);
        predictor.predict(x, out);
        return Subject.bits(out);
    }

    private Path file() {
        return directory.resolve("predictor.safetensors");
    }
}
