package dev.gradwright.runtime.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.file.ModelFileException;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.kernel.ChildJvm;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.network.NetworkParameter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictorHandleTest {
    private static final String FLAG = "gradwright.test.initialized";
    private static final float[] FEATURES = {0.25f, -1};

    @TempDir
    private Path directory;

    private final SoftmaxRegression network = new SoftmaxRegression(2, 3);
    private final PredictorHandle handle = PredictorHandle.of(SoftmaxRegressionPredictor.of(network));

    @Test
    void thePredictorPredictsTheSameBits() throws Exception {
        assertThat(predictions(copy(handle).predictor()))
                .isEqualTo(predictions(SoftmaxRegressionPredictor.of(network)));
    }

    @Test
    void aFreshJvmPredictsTheSameBits() throws Exception {
        Path file = directory.resolve("handle");
        Files.write(file, bytes(handle));

        ChildJvm child =
                ChildJvm.run(directory, Child.class, List.of("-Dgradwright.kernels=portable", "-Dhandle=" + file));

        assertThat(child.errors()).isEmpty();
        float[] expected = predictions(SoftmaxRegressionPredictor.of(network, KernelTier.PORTABLE));
        assertThat(child.output().strip()).isEqualTo(Arrays.toString(expected));
    }

    @Test
    void thePredictorIsLoadedOnceForAllThreads() {
        assertThat(IntStream.range(0, 1000)
                        .parallel()
                        .mapToObj(i -> handle.predictor())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void copiesShareThePredictor() throws Exception {
        assertThat(copy(handle).predictor()).isSameAs(handle.predictor());
    }

    @Test
    void handlesOfOtherWeightsDoNotShareThePredictor() {
        NetworkPredictor<?> before = handle.predictor();
        network.output().setBias(new FMatrixRMaj(new float[][] {{1, 2, 3}}));

        NetworkPredictor<?> after =
                PredictorHandle.of(SoftmaxRegressionPredictor.of(network)).predictor();

        assertThat(predictions(after)).isNotEqualTo(predictions(before));
    }

    @Test
    void changedBytesAreRejected() throws Exception {
        network.output().setBias(new FMatrixRMaj(new float[][] {{4, 5, 6}}));
        byte[] changed = bytes(PredictorHandle.of(SoftmaxRegressionPredictor.of(network)));
        changed[indexOfWeights(changed)] ^= 1;

        assertThatIllegalStateException()
                .isThrownBy(() -> read(changed).predictor())
                .withMessageEndingWith("cannot be loaded: its bytes were changed on the way; send it again");
    }

    /** The index of a byte of the values, which follow the header. */
    private static int indexOfWeights(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf("]}}") + 16;
    }

    @Test
    void aPredictorThatWasNotGenerated() {
        NetworkPredictor<?> written =
                new WrittenPredictor(SoftmaxRegressionPredictor.weights(network, KernelTier.EJML));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PredictorHandle.of(written))
                .withMessageContaining("WrittenPredictor was not generated");
    }

    @Test
    void aPredictorOfAnotherVersionOfTheLibrary() {
        PredictorHandle outdated = handleOf(OutdatedPredictor.class.getName());

        assertThatIllegalStateException()
                .isThrownBy(outdated::predictor)
                .withMessageEndingWith(
                        "the class does not fit this JVM's version of Gradwright: java.lang.NoSuchMethodError: gone");
    }

    @Test
    void handlesOfTheSameWeightsAreEqual() throws Exception {
        PredictorHandle other = PredictorHandle.of(SoftmaxRegressionPredictor.of(network));
        network.output().setBias(new FMatrixRMaj(new float[][] {{7, 8, 9}}));
        PredictorHandle different = PredictorHandle.of(SoftmaxRegressionPredictor.of(network));

        assertThat(handle).isEqualTo(other).hasSameHashCodeAs(other).isEqualTo(copy(handle));
        assertThat(handle).isNotEqualTo(different);
    }

    @Test
    void aClassThatThisJvmLacks() throws Exception {
        PredictorHandle unknown = copy(handleOf("example.UnknownPredictor"));

        assertThatIllegalStateException()
                .isThrownBy(unknown::predictor)
                .withMessageContainingAll("the handle of example.UnknownPredictor", "class path");
    }

    @Test
    void aClassThatIsNoPredictorIsNotInitialized() throws Exception {
        PredictorHandle other = copy(handleOf(NoPredictor.class.getName()));

        assertThatIllegalStateException()
                .isThrownBy(other::predictor)
                .withMessageEndingWith("the class is no predictor");
        assertThat(System.getProperty(FLAG)).isNull();
    }

    @Test
    void thePredictorOfAnotherNetwork() {
        PredictorHandle other = PredictorHandle.of(new SoftmaxRegressionPredictor(
                PredictorWeights.of(network.parameters(), "another fingerprint", KernelTier.EJML)));

        assertThatIllegalStateException()
                .isThrownBy(other::predictor)
                .withMessageContaining("comes from another network: its fingerprint is another fingerprint")
                .withCauseInstanceOf(ModelFileException.class);
    }

    @Test
    void aHandleOfWeightsThatOverflowedIsRejected() {
        FMatrixRMaj infinite = new FMatrixRMaj(2, 3);
        Arrays.fill(infinite.data, Float.POSITIVE_INFINITY);
        NetworkParameter.of(network.parameters().get(0)).tensor().load(infinite);
        SoftmaxRegressionPredictor predictor = SoftmaxRegressionPredictor.of(network);

        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> PredictorHandle.of(predictor))
                .withMessageContaining("could not be loaded again: output.weights must be finite");
    }

    private static float[] predictions(NetworkPredictor<?> predictor) {
        float[] out = new float[predictor.outputs()];
        predictor.predict(FEATURES, out);
        return out;
    }

    private PredictorHandle handleOf(String className) {
        return new PredictorHandle(
                className, SoftmaxRegressionPredictor.of(network).files());
    }

    private static PredictorHandle copy(PredictorHandle handle) throws IOException, ClassNotFoundException {
        return read(bytes(handle));
    }

    private static byte[] bytes(PredictorHandle handle) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(handle);
        }
        return bytes.toByteArray();
    }

    private static PredictorHandle read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (PredictorHandle) in.readObject();
        }
    }

    /** Leaves a trace when it is initialized. */
    static final class NoPredictor {
        static {
            System.setProperty(FLAG, "initialized");
        }

        private NoPredictor() {}
    }

    /** A predictor without a method that loads it. */
    static class WrittenPredictor extends NetworkPredictor<NetworkPredictor.Scratch> {
        WrittenPredictor(PredictorWeights weights) {
            super(weights, 2, 3, Decision.LARGEST);
        }

        public static NetworkPredictor<?> load(InputStream in) {
            return SoftmaxRegressionPredictor.load(in);
        }

        @Override
        protected Scratch newScratch(Kernels kernels) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected Tensor forward(Scratch s) {
            throw new UnsupportedOperationException();
        }
    }

    /** Calls a method that this version of the library no longer has. */
    static final class OutdatedPredictor extends WrittenPredictor {
        private OutdatedPredictor(PredictorWeights weights) {
            super(weights);
        }

        public static OutdatedPredictor load(InputStream in) {
            return PredictorWeights.load(in, network(), OutdatedPredictor::new);
        }

        private static Graph network() {
            throw new NoSuchMethodError("gone");
        }
    }

    /** Prints what the predictor of a handle predicts. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws Exception {
            PredictorHandle handle = read(Files.readAllBytes(Path.of(System.getProperty("handle"))));
            System.out.println(Arrays.toString(predictions(handle.predictor())));
        }
    }
}
