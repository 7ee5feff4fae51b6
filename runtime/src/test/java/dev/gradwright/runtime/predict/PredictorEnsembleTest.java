package dev.gradwright.runtime.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.Allocation;
import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.file.ModelFileException;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.network.NetworkParameter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictorEnsembleTest {
    private static final float[] FEATURES = {0.25f, -1};

    @TempDir
    private Path directory;

    /** With weights of 0, the probabilities are those of the biases: 1 : 2 : 5. */
    private final SoftmaxRegressionPredictor first = constant(1, 2, 5);

    /** 6 : 1 : 1. */
    private final SoftmaxRegressionPredictor second = constant(6, 1, 1);

    private final PredictorEnsemble ensemble = PredictorEnsemble.of(first, second);

    /** {@code (1/8 + 6/8)/2}, {@code (2/8 + 1/8)/2}, {@code (5/8 + 1/8)/2}. */
    @Test
    void predictsTheMeanOfTheProbabilities() {
        assertThat(predictions(ensemble)).containsExactly(new float[] {7 / 16f, 3 / 16f, 6 / 16f}, within(1e-6f));
    }

    @Test
    void classifiesByTheMean() {
        assertThat(ensemble.classify(FEATURES)).isZero();
        assertThat(PredictorEnsemble.of(first, first, second).classify(FEATURES))
                .isEqualTo(2);
    }

    @Test
    void predictsManyRowsInChunks() {
        SoftmaxRegression network = new SoftmaxRegression(2, 3);
        PredictorEnsemble varying = PredictorEnsemble.of(SoftmaxRegressionPredictor.of(network), second);
        FMatrixRMaj x = new FMatrixRMaj(200, 2);
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = i % 13 - 6;
        }
        FMatrixRMaj out = new FMatrixRMaj(1, 1);
        FMatrixRMaj own = new FMatrixRMaj(1, 1);
        network.predict(x, own);

        varying.predict(x, out);

        assertThat(out.numRows).isEqualTo(200);
        for (int row = 0; row < 200; row++) {
            assertThat(out.get(row, 0)).isCloseTo((own.get(row, 0) + 6 / 8f) / 2, within(1e-6f));
        }
    }

    @Test
    void anEnsembleOfOnePredictsItsBits() {
        assertThat(predictions(PredictorEnsemble.of(first))).isEqualTo(predictions(first));
    }

    /** Ten times 0.1 is more than 1 in floats. */
    @Test
    void theMeanOfEqualProbabilitiesIsNotAboveThem() {
        SoftmaxRegressionPredictor certain = constant(1, 1e-40f, 1e-40f);

        for (int members = 1; members <= 100; members++) {
            PredictorEnsemble same = PredictorEnsemble.of(Collections.nCopies(members, certain));
            assertThat(predictions(same)[0]).isBetween(0.9999999f, 1f);
        }
    }

    @Test
    void hasTheWidthsOfItsMembers() {
        assertThat(ensemble.inputs()).isEqualTo(2);
        assertThat(ensemble.outputs()).isEqualTo(3);
        assertThat(ensemble.members()).containsExactly(first, second);
    }

    @Test
    void threadsShareNothing() {
        float[] expected = predictions(ensemble);

        assertThat(IntStream.range(0, 5000).parallel().mapToObj(i -> predictions(ensemble)))
                .allSatisfy(actual -> assertThat(actual).isEqualTo(expected));
    }

    @Test
    void allocatesNothingAfterTheFirstCall() {
        float[] out = new float[3];
        FMatrixRMaj x = new FMatrixRMaj(300, 2);
        FMatrixRMaj predictions = new FMatrixRMaj(300, 3);

        assertThat(Allocation.ofOne(() -> {
                    ensemble.predict(FEATURES, out);
                    ensemble.classify(FEATURES);
                    ensemble.predict(x, predictions);
                }))
                .isZero();
    }

    @Test
    void loadsWhatItSaved() {
        ensemble.save(file());

        PredictorEnsemble loaded = PredictorEnsemble.load(file(), SoftmaxRegressionPredictor::load);

        assertThat(predictions(loaded)).isEqualTo(predictions(ensemble));
        assertThat(loaded.members()).hasSize(2).hasOnlyElementsOfType(SoftmaxRegressionPredictor.class);
    }

    @Test
    void tensorsAreNamedByMember() throws IOException {
        ensemble.save(file());

        assertThat(Files.readString(file(), StandardCharsets.ISO_8859_1))
                .contains("\"0.output.weights\"", "\"1.output.bias\"", "\"members\":\"2\"");
    }

    @Test
    void aHandleCarriesAllMembers() throws Exception {
        NetworkPredictor<?> carried = copy(PredictorHandle.of(ensemble)).predictor();

        assertThat(carried).isInstanceOf(PredictorEnsemble.class);
        assertThat(predictions(carried)).isEqualTo(predictions(ensemble));
    }

    @Test
    void needsAMember() {
        assertThatIllegalArgumentException()
                .isThrownBy(PredictorEnsemble::of)
                .withMessage("an ensemble needs at least one member, but there are none");
        assertThatNullPointerException()
                .isThrownBy(() -> PredictorEnsemble.of(first, null))
                .withMessage("member 1 must not be null");
    }

    @Test
    void membersAreOfOneNetwork() {
        SoftmaxRegressionPredictor other = new SoftmaxRegressionPredictor(
                PredictorWeights.of(new SoftmaxRegression(2, 3).parameters(), "another", KernelTier.active()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PredictorEnsemble.of(first, second, other))
                .withMessageStartingWith("all members must be predictors of one network, but member 0 is a"
                        + " SoftmaxRegressionPredictor (fingerprint ")
                .withMessageEndingWith(" and member 2 a SoftmaxRegressionPredictor (another)");
    }

    @Test
    void membersHaveTheSameKernels() {
        SoftmaxRegression network = new SoftmaxRegression(2, 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PredictorEnsemble.of(
                        SoftmaxRegressionPredictor.of(network, KernelTier.EJML),
                        SoftmaxRegressionPredictor.of(network, KernelTier.PORTABLE)))
                .withMessage("all members must have the same kernels, but member 0 has EJML and member 1 PORTABLE");
    }

    @Test
    void ensemblesAreNotNested() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PredictorEnsemble.of(first, ensemble))
                .withMessage("member 1 is an ensemble itself; pass its members() instead");
    }

    @Test
    void theFileOfAPredictorIsNoEnsemble() {
        first.save(file());

        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> PredictorEnsemble.load(file(), SoftmaxRegressionPredictor::load))
                .withMessage(file() + ": not the file of an ensemble, but that of a predictor; load it with the"
                        + " predictor or the network that saved it");
    }

    @Test
    void aPredictorDoesNotLoadAnEnsemble() {
        ensemble.save(file());

        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> SoftmaxRegressionPredictor.load(file()))
                .withMessageEndingWith("not a model file or a predictor's file, but that of an ensemble; load it with"
                        + " PredictorEnsemble.load");
    }

    @Test
    void aMemberThatDoesNotFitIsNamed() throws IOException {
        ensemble.save(file());
        replace("1.output.bias", "1.output.bios");

        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> PredictorEnsemble.load(file(), SoftmaxRegressionPredictor::load))
                .withMessageStartingWith(
                        file() + ": member 1 comes from another network: it has no tensor output.bias");
    }

    @Test
    void corruptFilesAreRefused() throws IOException {
        ensemble.save(file());
        replace("1.output.bias", "9.output.bias");
        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> PredictorEnsemble.load(file(), SoftmaxRegressionPredictor::load))
                .withMessageEndingWith("corrupt: tensor 9.output.bias is of none of the 2 members");

        ensemble.save(file());
        replace("\"members\":\"2\"", "\"members\":\"x\"");
        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> PredictorEnsemble.load(file(), SoftmaxRegressionPredictor::load))
                .withMessageEndingWith("corrupt: its number of members is x");
    }

    @Test
    void savesNothingThatCannotBeLoaded() {
        SoftmaxRegression network = new SoftmaxRegression(2, 3);
        FMatrixRMaj infinite = new FMatrixRMaj(2, 3);
        Arrays.fill(infinite.data, Float.POSITIVE_INFINITY);
        NetworkParameter.of(network.parameters().get(0)).tensor().load(infinite);
        PredictorEnsemble overflowed = PredictorEnsemble.of(first, SoftmaxRegressionPredictor.of(network));

        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> overflowed.save(file()))
                .withMessageContaining("could not be loaded again: output.weights must be finite");
        assertThat(file()).doesNotExist();
    }

    private void replace(String text, String other) throws IOException {
        String content = Files.readString(file(), StandardCharsets.ISO_8859_1);
        Files.writeString(file(), content.replace(text, other), StandardCharsets.ISO_8859_1);
    }

    private static PredictorHandle copy(PredictorHandle handle) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(handle);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (PredictorHandle) in.readObject();
        }
    }

    /** A predictor of the same probabilities for all features. */
    private static SoftmaxRegressionPredictor constant(float... odds) {
        SoftmaxRegression network = new SoftmaxRegression(2, 3);
        network.output().setWeights(new FMatrixRMaj(2, 3));
        float[] logits = new float[odds.length];
        for (int i = 0; i < odds.length; i++) {
            logits[i] = (float) Math.log(odds[i]);
        }
        network.output().setBias(new FMatrixRMaj(1, 3, true, logits));
        return SoftmaxRegressionPredictor.of(network);
    }

    private static float[] predictions(NetworkPredictor<?> predictor) {
        float[] out = new float[predictor.outputs()];
        predictor.predict(FEATURES, out);
        return out;
    }

    private Path file() {
        return directory.resolve("ensemble.safetensors");
    }
}
