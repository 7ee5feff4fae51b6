package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gradwright.runtime.file.ModelFileException;
import dev.gradwright.runtime.predict.PredictorHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A threshold can be chosen for a predictor, is saved with it and applied by {@code classify}. */
class ThresholdTest {
    /** The sigmoid of this feature is 0.2. */
    private static final float[] FIFTH = {(float) StrictMath.log(0.25)};

    @TempDir
    private Path directory;

    @Test
    void outputsAboveTheChosenThresholdAreClassOne() {
        Decisions_PlainPredictor predictor = plain();

        assertThat(predictor.classify(FIFTH)).isZero();
        assertThat(predictor.withThreshold(0.1).classify(FIFTH)).isEqualTo(1);
        assertThat(predictor.withThreshold(0.3).classify(FIFTH)).isZero();
        assertThat(predictor.classify(FIFTH)).as("the predictor itself").isZero();
    }

    @Test
    void thePredictionsKeepTheirBits() {
        float[] expected = new float[1];
        plain().predict(FIFTH, expected);

        float[] actual = new float[1];
        plain().withThreshold(0.1).predict(FIFTH, actual);

        assertThat(actual).containsExactly(expected);
    }

    @Test
    void aFileKeepsTheChosenThreshold() {
        plain().withThreshold(0.1).save(file());

        Decisions_PlainPredictor loaded = Decisions_PlainPredictor.load(file());

        assertThat(loaded.threshold()).isEqualTo(0.1f);
        assertThat(loaded.classify(FIFTH)).isEqualTo(1);
    }

    @Test
    void aHandleKeepsTheChosenThreshold() {
        assertThat(PredictorHandle.of(plain().withThreshold(0.1)).predictor().classify(FIFTH))
                .isEqualTo(1);
    }

    @Test
    void aFileWithoutAChosenThresholdHasThatOfTheSpec() {
        Decisions_CautiousNetwork.create(1).predictor().save(file());

        assertThat(Decisions_CautiousPredictor.load(file()).threshold()).isEqualTo(0.9f);
        assertThat(file()).content(StandardCharsets.ISO_8859_1).doesNotContain("threshold");
    }

    @Test
    void theSecondOfTwoSoftmaxOutputsIsComparedWithAChosenThreshold() {
        Decisions_PairNetwork network = Decisions_PairNetwork.create(1);
        network.output().setWeights(new FMatrixRMaj(new float[][] {{0, 1}})); // the sigmoid of the feature
        Decisions_PairPredictor predictor = network.predictor();

        assertThat(predictor.threshold()).isNaN();
        assertThat(predictor.classify(FIFTH)).isZero();
        assertThat(predictor.withThreshold(0.1).classify(FIFTH)).isEqualTo(1);
        assertThat(predictor.withThreshold(0.3).classify(FIFTH)).isZero();
    }

    @Test
    void eachLabelIsComparedWithTheThreshold() {
        Decisions_LabelsNetwork network = Decisions_LabelsNetwork.create(1);
        network.output().setWeights(new FMatrixRMaj(new float[][] {{-1, 1, 0}}));
        Decisions_LabelsPredictor predictor = network.predictor();

        assertThat(labels(predictor)).as("of 0.8, 0.2 and 0.5").containsExactly(true, false, false);
        assertThat(labels(predictor.withThreshold(0.3))).containsExactly(true, false, true);
        assertThat(labels(predictor.withThreshold(0.1))).containsExactly(true, true, true);
        assertThat(predictor.withThreshold(0.1).classify(FIFTH))
                .as("the largest output")
                .isZero();
    }

    private static boolean[] labels(Decisions_LabelsPredictor predictor) {
        boolean[] labels = new boolean[3];
        predictor.classify(FIFTH, labels);
        return labels;
    }

    @Test
    void aScoreIsComparedWithAnyNumber() {
        Decisions_HingedNetwork network = Decisions_HingedNetwork.create(1);
        network.output().setWeights(new FMatrixRMaj(new float[][] {{1}}));

        assertThat(network.predictor().classify(new float[] {-2})).isZero();
        assertThat(network.predictor().withThreshold(-2.5).classify(new float[] {-2}))
                .isEqualTo(1);
    }

    @Test
    void aProbabilityThatIsTrainedAsANumberHasAThreshold() {
        assertThat(Decisions_SquaredProbabilityNetwork.create(1)
                        .predictor()
                        .withThreshold(0.25)
                        .threshold())
                .isEqualTo(0.25f);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void aThresholdThatIsNoProbability(double threshold) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain().withThreshold(threshold))
                .withMessage("threshold must be a probability, from 0 to 1, but is " + (float) threshold);
    }

    @Test
    void aScoreThatIsNotFinite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decisions_HingedNetwork.create(1).predictor().withThreshold(Double.NaN))
                .withMessage("threshold must be finite, but is NaN");
    }

    @Test
    void severalClassesHaveNoThreshold() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Decisions_ThreeNetwork.create(1).predictor().withThreshold(0.3))
                .withMessage("no threshold can be chosen, because classify takes the largest of several outputs; a"
                        + " threshold needs a sigmoid, a softmax of 2 units or a hinge loss");
    }

    @Test
    void aValueHasNoThreshold() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Decisions_AmountNetwork.create(1).predictor().withThreshold(0.3))
                .withMessageContaining("classify compares a value that is not a probability");
    }

    @Test
    void classesAreNotLabels() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Decisions_ThreeNetwork.create(1).predictor().classify(FIFTH, new boolean[3]))
                .withMessage("the outputs are not independent labels; call classify(features) for the class of a row");
    }

    @Test
    void tooFewLabels() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decisions_LabelsNetwork.create(1).predictor().classify(FIFTH, new boolean[2]))
                .withMessage("labels must have 3 values, but has 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.5", "huh"})
    void aFileWithAnInvalidThreshold(String threshold) throws Exception {
        plain().withThreshold(0.5).save(file());
        byte[] bytes = Files.readAllBytes(file());
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Files.writeString(
                file(),
                text.replace("\"threshold\":\"0.5\"", "\"threshold\":\"" + threshold + "\""),
                StandardCharsets.ISO_8859_1);

        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> Decisions_PlainPredictor.load(file()))
                .withMessageContainingAll(file().toString(), "threshold", threshold);
    }

    /** The layers are the same, but the output was trained as a number that has no threshold. */
    @Test
    void theThresholdOfANetworkWithAnotherLoss() {
        Decisions_HingedNetwork.create(1).predictor().withThreshold(0.5).save(file());

        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> Decisions_AmountPredictor.load(file()))
                .withMessageContaining("threshold 0.5 is that of a network with another loss");
    }

    /** Its output is the sigmoid of its input. */
    private static Decisions_PlainPredictor plain() {
        Decisions_PlainNetwork network = Decisions_PlainNetwork.create(1);
        network.output().setWeights(new FMatrixRMaj(new float[][] {{1}}));
        return network.predictor();
    }

    private Path file() {
        return directory.resolve("predictor.safetensors");
    }
}
