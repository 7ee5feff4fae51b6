package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.predict.NetworkPredictor;
import dev.gradwright.runtime.predict.PredictorEnsemble;
import dev.gradwright.runtime.predict.PredictorHandle;
import dev.gradwright.runtime.train.ModelSoup;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Several generated predictors of one network as one predictor. */
class PredictorEnsembleTest {
    /** The sigmoid of this feature is 0.2. */
    private static final float[] FIFTH = {(float) StrictMath.log(0.25)};

    @TempDir
    private Path directory;

    /** 200 rows are several chunks. */
    @ParameterizedTest
    @MethodSource("dev.gradwright.conformance.network.Subject#onEveryTier")
    void predictsTheMeanOfItsMembers(Subject subject, KernelTier tier) {
        List<NetworkPredictor<?>> members = members(subject, tier);
        FMatrixRMaj x = subject.features(200, 9);

        float[] actual = predictions(PredictorEnsemble.of(members), x);

        List<float[]> predictions =
                members.stream().map(member -> predictions(member, x)).toList();
        for (int i = 0; i < actual.length; i++) {
            double mean =
                    (predictions.get(0)[i] + predictions.get(1)[i] + predictions.get(2)[i]) / 3.0;
            assertThat(actual[i]).isCloseTo((float) mean, within(1e-6f));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gradwright.conformance.network.Subject#onEveryTier")
    void oneRowIsPredictedAsMany(Subject subject, KernelTier tier) {
        PredictorEnsemble ensemble = PredictorEnsemble.of(members(subject, tier));
        FMatrixRMaj x = subject.features(1, 9);
        float[] out = new float[ensemble.outputs()];

        ensemble.predict(x.data, out);

        assertThat(out).isEqualTo(predictions(ensemble, x));
    }

    @Test
    void aFileKeepsTheBitsOfEachMember() {
        PredictorEnsemble ensemble = PredictorEnsemble.of(members(Subject.CLASSIFIER, KernelTier.active()));
        Path file = directory.resolve("ensemble.safetensors");
        ensemble.save(file);

        PredictorEnsemble loaded = PredictorEnsemble.load(file, ClassifierPredictor::load);

        FMatrixRMaj x = Subject.CLASSIFIER.features(20, 9);
        assertThat(predictions(loaded, x)).isEqualTo(predictions(ensemble, x));
        assertThat(predictions(PredictorHandle.of(ensemble).predictor(), x)).isEqualTo(predictions(ensemble, x));
    }

    @Test
    void classifiesByTheThresholdThatWasChosenForIt() {
        Path file = directory.resolve("ensemble.safetensors");
        PredictorEnsemble ensemble =
                PredictorEnsemble.of(sigmoid(1), sigmoid(1)).withThreshold(0.1);
        ensemble.save(file);

        PredictorEnsemble loaded = PredictorEnsemble.load(file, Decisions_PlainPredictor::load);

        assertThat(PredictorEnsemble.of(sigmoid(1), sigmoid(1)).classify(FIFTH)).isZero();
        assertThat(ensemble.classify(FIFTH)).isEqualTo(1);
        assertThat(loaded.classify(FIFTH)).isEqualTo(1);
        assertThat(loaded.threshold()).isEqualTo(0.1f);
    }

    /** The probabilities are 0.2 and 0.8, and their mean is 0.5. */
    @Test
    void theMeanOfProbabilitiesIsComparedNotThatOfDecisions() {
        PredictorEnsemble ensemble = PredictorEnsemble.of(sigmoid(1), sigmoid(-1));

        assertThat(ensemble.withThreshold(0.49).classify(FIFTH)).isEqualTo(1);
        assertThat(ensemble.withThreshold(0.51).classify(FIFTH)).isZero();
    }

    @Test
    void membersHaveOneThreshold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PredictorEnsemble.of(sigmoid(1), sigmoid(1).withThreshold(0.25)))
                .withMessage("all members must have the same threshold, but that of member 0 is 0.5"
                        + " and that of member 1 is 0.25; choose one for the ensemble with withThreshold");
    }

    @Test
    void anEnsembleOfManyClassesTakesNoThreshold() {
        PredictorEnsemble ensemble = PredictorEnsemble.of(members(Subject.CLASSIFIER, KernelTier.active()));
        assertThatIllegalStateException()
                .isThrownBy(() -> ensemble.withThreshold(0.1))
                .withMessageStartingWith("no threshold can be chosen");
    }

    /** Settings act on training alone. */
    @Test
    void membersMayBeTrainedWithDifferentSettings() {
        RegressorNetwork slow = RegressorNetwork.create(1, settings -> settings.learningRate(1e-4));
        RegressorNetwork fast = RegressorNetwork.create(1, settings -> settings.learningRate(1e-2));
        RegressorNetwork soup = RegressorNetwork.create(1);

        ModelSoup.of(slow, fast).uniform(soup);

        FMatrixRMaj x = Subject.REGRESSOR.features(3, 1);
        assertThat(predictions(PredictorEnsemble.of(slow.predictor(), fast.predictor()), x))
                .containsExactly(predictions(soup.predictor(), x), within(1e-6f));
    }

    @Test
    void membersAreOfOneSpec() {
        NetworkPredictor<?> classifier =
                members(Subject.CLASSIFIER, KernelTier.active()).get(0);
        NetworkPredictor<?> regressor =
                members(Subject.REGRESSOR, KernelTier.active()).get(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PredictorEnsemble.of(classifier, regressor))
                .withMessageContainingAll(
                        "all members must be predictors of one network", "ClassifierPredictor", "RegressorPredictor");
    }

    private static List<NetworkPredictor<?>> members(Subject subject, KernelTier tier) {
        return Stream.of(1L, 2L, 3L)
                .<NetworkPredictor<?>>map(seed -> subject.predictor(subject.trained(seed, tier)))
                .toList();
    }

    private static Decisions_PlainPredictor sigmoid(float weight) {
        Decisions_PlainNetwork network = Decisions_PlainNetwork.create(1);
        network.output().setWeights(new FMatrixRMaj(new float[][] {{weight}}));
        return network.predictor();
    }

    private static float[] predictions(NetworkPredictor<?> predictor, FMatrixRMaj x) {
        FMatrixRMaj out = new FMatrixRMaj(1, 1);
        predictor.predict(x, out);
        return out.data;
    }
}
