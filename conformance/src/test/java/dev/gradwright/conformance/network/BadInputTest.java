package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gradwright.runtime.DivergenceException;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.predict.NetworkPredictor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid input is rejected before anything changes; the message gives the argument, the expectation and the value. */
class BadInputTest {
    private static final int ROWS = 6;

    /** An invalid batch and the expected message. */
    record Batch(
            String name, Subject subject, FMatrixRMaj x, FMatrixRMaj y, FMatrixRMaj sampleWeights, List<String> says) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Batch> wrongFeatures() {
        Subject subject = Subject.CLASSIFIER;
        FMatrixRMaj y = labels(ROWS);
        FMatrixRMaj w = ones(ROWS);
        return Stream.of(
                new Batch("too few columns", subject, zeros(ROWS, 19), y, w, List.of("x", "20", "19")),
                new Batch("too many columns", subject, zeros(ROWS, 21), y, w, List.of("x", "20", "21")),
                new Batch("no rows", subject, zeros(0, 20), labels(0), ones(0), List.of("x", "1 row", "none")),
                new Batch(
                        "NaN",
                        subject,
                        with(zeros(ROWS, 20), 2, 3, Float.NaN),
                        y,
                        w,
                        List.of("x", "row 2", "column 3", "NaN")),
                new Batch(
                        "infinite",
                        subject,
                        with(zeros(ROWS, 20), 5, 19, Float.NEGATIVE_INFINITY),
                        y,
                        w,
                        List.of("x", "row 5", "column 19", "-Infinity")));
    }

    static Stream<Batch> wrongTargets() {
        FMatrixRMaj x = zeros(ROWS, 20);
        FMatrixRMaj w = ones(ROWS);
        return Stream.of(
                new Batch("fewer rows", Subject.CLASSIFIER, x, labels(5), w, List.of("y", "6", "5")),
                new Batch("one-hot labels", Subject.CLASSIFIER, x, zeros(ROWS, 4), w, List.of("y", "1 column", "4")),
                new Batch(
                        "class out of range",
                        Subject.CLASSIFIER,
                        x,
                        with(labels(ROWS), 3, 0, 4),
                        w,
                        List.of("y", "0 to 3", "row 3", "4")),
                new Batch(
                        "negative class",
                        Subject.CLASSIFIER,
                        x,
                        with(labels(ROWS), 3, 0, -1),
                        w,
                        List.of("y", "0 to 3", "row 3", "-1")),
                new Batch(
                        "half a class",
                        Subject.CLASSIFIER,
                        x,
                        with(labels(ROWS), 3, 0, 1.5f),
                        w,
                        List.of("y", "whole", "row 3", "1.5")),
                new Batch(
                        "no class",
                        Subject.CLASSIFIER,
                        x,
                        with(labels(ROWS), 0, 0, Float.NaN),
                        w,
                        List.of("y", "row 0", "NaN")),
                new Batch("too few targets", Subject.REGRESSOR, x, zeros(ROWS, 1), w, List.of("y", "2", "1")),
                new Batch(
                        "infinite target",
                        Subject.REGRESSOR,
                        x,
                        with(zeros(ROWS, 2), 4, 1, Float.POSITIVE_INFINITY),
                        w,
                        List.of("y", "finite", "row 4", "Infinity")),
                new Batch(
                        "probability of 2",
                        Subject.DETECTOR,
                        x,
                        with(zeros(ROWS, 3), 4, 2, 2),
                        w,
                        List.of("y", "row 4", "column 2", "2")));
    }

    static Stream<Batch> wrongWeights() {
        FMatrixRMaj x = zeros(ROWS, 20);
        FMatrixRMaj y = labels(ROWS);
        return Stream.of(
                new Batch(
                        "a row", Subject.CLASSIFIER, x, y, zeros(1, ROWS), List.of("sampleWeights", "6 x 1", "1 x 6")),
                new Batch("too few", Subject.CLASSIFIER, x, y, ones(5), List.of("sampleWeights", "6 rows", "are 5")),
                new Batch(
                        "negative",
                        Subject.CLASSIFIER,
                        x,
                        y,
                        with(ones(ROWS), 2, 0, -1),
                        List.of("sampleWeights", "row 2", "-1")),
                new Batch(
                        "NaN",
                        Subject.CLASSIFIER,
                        x,
                        y,
                        with(ones(ROWS), 2, 0, Float.NaN),
                        List.of("sampleWeights", "row 2", "NaN")));
    }

    static Stream<Arguments> wrongForTraining() {
        return Stream.of(wrongFeatures(), wrongTargets(), wrongWeights())
                .flatMap(batches -> batches)
                .flatMap(batch -> Arrays.stream(KernelTier.values()).map(tier -> arguments(batch, tier)));
    }

    static Stream<Batch> wrongForTesting() {
        return Stream.concat(wrongFeatures(), wrongTargets());
    }

    @ParameterizedTest
    @MethodSource("wrongForTraining")
    void trainingRejectsItAndChangesNothing(Batch batch, KernelTier tier) {
        TrainableNetwork network = batch.subject().trained(1, tier);
        assertRejected(network, batch, () -> network.trainOnBatch(batch.x(), batch.y(), batch.sampleWeights()));
    }

    @ParameterizedTest
    @MethodSource("wrongForTesting")
    void testingRejectsItAndChangesNothing(Batch batch) {
        TrainableNetwork network = batch.subject().trained(1, KernelTier.PORTABLE);
        assertRejected(network, batch, () -> network.testOnBatch(batch.x(), batch.y()));
    }

    @ParameterizedTest
    @MethodSource("wrongForTesting")
    void checkingRejectsIt(Batch batch) {
        TrainableNetwork network = batch.subject().create(1, KernelTier.PORTABLE);
        assertRejected(network, batch, () -> network.check(batch.x(), batch.y()));
    }

    @ParameterizedTest
    @MethodSource("wrongFeatures")
    void predictionRejectsIt(Batch batch) {
        TrainableNetwork network = batch.subject().create(1, KernelTier.PORTABLE);
        assertRejected(network, batch, () -> network.predict(batch.x(), new FMatrixRMaj(1, 1)));
    }

    @ParameterizedTest
    @MethodSource("wrongFeatures")
    void thePredictorRejectsIt(Batch batch) {
        TrainableNetwork network = batch.subject().create(1, KernelTier.PORTABLE);
        NetworkPredictor<?> predictor = batch.subject().predictor(network);
        assertRejected(network, batch, () -> predictor.predict(batch.x(), new FMatrixRMaj(1, 1)));
    }

    private static void assertRejected(TrainableNetwork network, Batch batch, ThrowingCallable call) {
        List<int[]> before = Subject.bits(network);
        long steps = network.optimizer().steps();
        float loss = network.metrics().loss();
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(batch.says().toArray(String[]::new));
        assertThat(Subject.bits(network)).containsExactlyElementsOf(before);
        assertThat(network.optimizer().steps()).isEqualTo(steps);
        assertThat(Float.compare(network.metrics().loss(), loss))
                .as("change of the running loss")
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void badInputDoesNotAffectLaterTraining(KernelTier tier) {
        TrainableNetwork disturbed = Subject.CLASSIFIER.trained(1, tier);
        wrongFeatures()
                .forEach(batch -> assertThatThrownBy(() -> disturbed.trainOnBatch(batch.x(), batch.y()))
                        .isInstanceOf(IllegalArgumentException.class));
        TrainableNetwork undisturbed = Subject.CLASSIFIER.trained(1, tier);
        FMatrixRMaj x = Subject.CLASSIFIER.features(ROWS, 3);
        disturbed.trainOnBatch(x, labels(ROWS));
        undisturbed.trainOnBatch(x, labels(ROWS));
        assertThat(Subject.bits(disturbed)).containsExactlyElementsOf(Subject.bits(undisturbed));
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 21})
    void rejectsARowOfTheWrongLength(int length) {
        NetworkPredictor<?> predictor =
                ClassifierNetwork.create(1, KernelTier.PORTABLE).predictor();
        assertThatThrownBy(() -> predictor.predict(new float[length], new float[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("features", "20", String.valueOf(length));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void rejectsAnOutputOfTheWrongLength(int length) {
        NetworkPredictor<?> predictor =
                ClassifierNetwork.create(1, KernelTier.PORTABLE).predictor();
        assertThatThrownBy(() -> predictor.predict(new float[20], new float[length]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("out", "4", String.valueOf(length));
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void divergenceNamesStepAndLayer(KernelTier tier) {
        RegressorNetwork network = diverging(tier);
        DivergenceException divergence =
                catchThrowableOfType(DivergenceException.class, () -> network.trainOnBatch(fives(), zeros(ROWS, 2)));
        assertThat(divergence.step()).isEqualTo(network.optimizer().steps());
        assertThat(divergence.layer()).isEqualTo("hidden2");
        assertThat(divergence)
                .hasMessageContainingAll("step " + divergence.step(), "hidden2", "learning rate", "@Clip");
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void divergenceChangesNothing(KernelTier tier) {
        RegressorNetwork network = diverging(tier);
        List<int[]> before = Subject.bits(network);
        long steps = network.optimizer().steps();
        assertThatThrownBy(() -> network.trainOnBatch(fives(), zeros(ROWS, 2))).isInstanceOf(DivergenceException.class);
        assertThat(Subject.bits(network)).containsExactlyElementsOf(before);
        assertThat(network.optimizer().steps()).isEqualTo(steps);
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void divergenceLeavesMovingAveragesAlone(KernelTier tier) {
        DetectorNetwork network = DetectorNetwork.create(1, tier);
        network.trainOnBatch(fives(), zeros(ROWS, 3));
        network.hidden().setWeights(huge(network.hidden()));
        List<int[]> before = Subject.bits(network);
        assertThatThrownBy(() -> network.trainOnBatch(fives(), zeros(ROWS, 3))).isInstanceOf(DivergenceException.class);
        assertThat(Subject.bits(network)).containsExactlyElementsOf(before);
    }

    /** A batch that makes the second layer overflow. */
    private static RegressorNetwork diverging(KernelTier tier) {
        RegressorNetwork network = RegressorNetwork.create(1, tier);
        network.trainOnBatch(fives(), zeros(ROWS, 2));
        network.hidden2().setWeights(huge(network.hidden2()));
        return network;
    }

    private static FMatrixRMaj huge(DenseLayer layer) {
        FMatrixRMaj weights = layer.weights();
        for (int i = 0; i < weights.getNumElements(); i++) {
            weights.data[i] = Math.signum(weights.data[i]) * 3e38f;
        }
        return weights;
    }

    private static FMatrixRMaj fives() {
        FMatrixRMaj x = Subject.REGRESSOR.features(ROWS, 3);
        for (int i = 0; i < x.getNumElements(); i++) {
            x.data[i] *= 5;
        }
        return x;
    }

    private static FMatrixRMaj labels(int rows) {
        FMatrixRMaj labels = new FMatrixRMaj(rows, 1);
        for (int row = 0; row < rows; row++) {
            labels.set(row, 0, row % 4);
        }
        return labels;
    }

    private static FMatrixRMaj zeros(int rows, int columns) {
        return new FMatrixRMaj(rows, columns);
    }

    private static FMatrixRMaj ones(int rows) {
        FMatrixRMaj ones = new FMatrixRMaj(rows, 1);
        ones.fill(1);
        return ones;
    }

    private static FMatrixRMaj with(FMatrixRMaj matrix, int row, int column, float value) {
        matrix.set(row, column, value);
        return matrix;
    }
}
