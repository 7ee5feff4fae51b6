package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.ClassFile;
import dev.gradwright.conformance.model.CompiledNetworks;
import dev.gradwright.conformance.model.NetworkModel;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.KernelTier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Networks of the largest size that the compiler accepts: they compile, train and predict, and their methods stay
 * short.
 */
class LimitsTest {
    /** HotSpot does not compile methods of more than 8,000 bytes. */
    private static final int LONG_METHOD = 6_000;

    private static final String HEADER = """
            package %s;

            import dev.gradwright.dsl.*;
            import dev.gradwright.runtime.layer.*;
            import java.util.List;

            """.formatted(NetworkModel.PACKAGE);

    private static final String NETWORK =
            HEADER + "@SuppressWarnings(\"gradwright\") @Network(input = 4) @Loss(LossFunction.MEAN_SQUARED_ERROR)\n";
    private static final String OUTPUT = "    @Dense(units = 1) DenseLayer output();\n}\n";
    private static final String LONG_NAME = "theLayerWhoseNameIsLongEnoughToMakeALongTableOfAllLayers";

    @TempDir
    private static Path directory;

    private static CompiledNetworks compiled;

    @BeforeAll
    static void compile() {
        Map<String, String> sources = new HashMap<>(parts());
        networks().forEach((name, source) -> sources.put(NetworkModel.PACKAGE + "/" + name + ".java", source));
        compiled = CompiledNetworks.of(directory, sources);
    }

    private static Map<String, String> networks() {
        return Map.of(
                "Names", spec("Names", layers(999, i -> "@Dense(units = 2) DenseLayer " + LONG_NAME + i)),
                "Norms", spec("Norms", layers(333, i -> """
                        @Dense(units = 2) DenseLayer dense%1$d();
                            @BatchNorm BatchNormLayer norm%1$d();
                            @AlphaDropout(0.1) Layer dropout%1$d""".formatted(i))),
                "Heavy", spec("Heavy", layers(999, i -> """
                        @Dense(units = 2, activation = ActivationFunction.GELU)
                            @L1(value = 1e-4, bias = 1e-4) @L2(value = 1e-4, bias = 1e-4) @ActivityL2(1e-4) @MaxNorm(2)
                            DenseLayer dense""" + i)),
                "Widths",
                        spec(
                                "Widths",
                                layers(999, i -> "@Dense(units = " + (i % 2 == 0 ? 1 : i) + ") DenseLayer dense" + i)),
                "Parts", NETWORK + "public interface Parts extends Part19 {\n" + OUTPUT,
                "Blocks",
                        spec("Blocks", """
                            @Repeat(500) List<Middle> middles();
                            @Repeat(499) List<Middle> more();
                        """)
                                .replace(
                                        OUTPUT,
                                        "    @Block interface Middle { Inner inner(); }\n"
                                                + "    @Block interface Inner { @Dense(units = 2) DenseLayer dense(); }\n"
                                                + OUTPUT),
                "OneBlock",
                        spec("OneBlock", "    Large large();\n")
                                .replace(
                                        OUTPUT,
                                        "    @Block interface Large {\n"
                                                + layers(254, i -> "@Dense(units = 2) DenseLayer dense" + i) + "    }\n"
                                                + OUTPUT),
                "Joins",
                        spec(
                                "Joins",
                                layers(100, i -> """
                        @From("") @Dense(units = 3) DenseLayer dense%1$d();
                            @Dropout(0.1) Layer dropout%1$d""".formatted(i))
                                        + "    @Concat({" + names("dropout") + "}) Layer concat();\n"
                                        + "    @Add({" + names("dense") + "}) Layer add();\n"
                                        + "    @Concat({\"add\", \"concat\"}) Layer both();\n"),
                "Pieces",
                        spec("Pieces", "")
                                .replace(
                                        "public interface",
                                        "@Schedule.Piecewise(boundaries = {"
                                                + IntStream.range(0, 250)
                                                        .mapToObj(i -> "" + (100_000 + i))
                                                        .collect(Collectors.joining(", "))
                                                + "}, values = {"
                                                + IntStream.range(0, 251)
                                                        .mapToObj(i -> "1e-" + (3 + i % 20))
                                                        .collect(Collectors.joining(", "))
                                                + "}) public interface"));
    }

    private static String spec(String name, String layers) {
        return NETWORK + "public interface " + name + " {\n" + layers + OUTPUT;
    }

    private static String layers(int count, IntFunction<String> layer) {
        return IntStream.range(0, count)
                .mapToObj(i -> "    " + layer.apply(i) + "();\n")
                .collect(Collectors.joining());
    }

    private static String names(String name) {
        return IntStream.range(0, 100).mapToObj(i -> "\"" + name + i + "\"").collect(Collectors.joining(", "));
    }

    /** Twenty interfaces with forty layers each; each extends the one before. */
    private static Map<String, String> parts() {
        Map<String, String> parts = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            String part = "Part" + i;
            parts.put(
                    NetworkModel.PACKAGE + "/" + part + ".java",
                    HEADER + "public interface " + part + (i == 0 ? "" : " extends Part" + (i - 1)) + " {\n"
                            + layers(40, layer -> "@Dense(units = 2) DenseLayer of" + part + "Number" + layer) + "}\n");
        }
        return parts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Names", "Norms", "Heavy", "Widths", "Parts", "Blocks", "OneBlock", "Joins", "Pieces"})
    void trainsAndPredicts(String name) {
        TrainableNetwork network = compiled.create(name, 1, KernelTier.active());

        float loss = network.trainOnBatch(new FMatrixRMaj(3, 4), new FMatrixRMaj(3, 1));
        FMatrixRMaj predictions = new FMatrixRMaj(1, 1);
        CompiledNetworks.predictor(network).predict(new FMatrixRMaj(3, 4), predictions);

        assertThat(loss).isFinite();
        assertThat(predictions.numRows).isEqualTo(3);
        assertThat(network.summary().lines())
                .hasSizeGreaterThan(network.layers().size());
    }

    @Test
    void noMethodIsTooLongForTheJit() throws IOException {
        assertThat(ClassFile.methodsBelow(directory.resolve("classes")))
                .hasSizeGreaterThan(10_000)
                .filteredOn(method -> method.bytes() > LONG_METHOD)
                .isEmpty();
    }
}
