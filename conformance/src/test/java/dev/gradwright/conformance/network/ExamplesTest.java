package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.CompiledNetworks;
import dev.gradwright.conformance.model.Example;
import dev.gradwright.conformance.model.SpecCompiler.Compilation;
import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.KernelTier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The specs of the gallery and of the processor's goldens, compiled from source. {@code -Dgoldens.update=true} writes
 * the generated classes of the gallery anew, to be read in the diff; those of the goldens are written by the
 * processor's own test.
 */
class ExamplesTest {
    private static final boolean UPDATE = Boolean.getBoolean("goldens.update");
    private static final int ROWS = 7;

    private static final Map<Example, Compilation> COMPILED = new HashMap<>();

    @BeforeAll
    static void compile(@TempDir Path scratch) {
        List<Example> examples = examples().toList();
        for (int i = 0; i < examples.size(); i++) {
            Example example = examples.get(i);
            COMPILED.put(example, example.compile(scratch.resolve(String.valueOf(i))));
        }
    }

    static Stream<Example> examples() {
        return Stream.concat(Example.gallery().stream(), Example.goldens().stream());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theClassesBesideASpecAreThoseGeneratedForIt(Example example) throws IOException {
        for (Path file : example.generatedFiles()) {
            String text = example.generated(COMPILED.get(example), file);
            if (UPDATE && example.isShown()) {
                Files.writeString(file, text);
            }
            assertThat(file).hasContent(text);
        }
    }

    /** Networks for records predict only after they have seen some. */
    static Stream<Example> examplesOfNumbers() {
        return examples().filter(example -> !example.takesRecords());
    }

    @ParameterizedTest
    @MethodSource("examplesOfNumbers")
    void anInterpreterOfTheGraphPredictsTheSame(Example example) {
        TrainableNetwork network =
                CompiledNetworks.of(COMPILED.get(example)).createClass(example.networkClass(), 1, KernelTier.active());
        Random random = new Random(2);
        network.parameters().forEach(parameter -> change(parameter, random));

        int inputs = network.graph().inputs().get(0).size();
        boolean areIndices =
                network.graph().nodes().stream().anyMatch(node -> node.kind().equals("Embedding"));
        Interpreter.assertAgreesWith(
                network, areIndices ? indices(ROWS, inputs, random) : normal(ROWS, inputs, random));
    }

    private static FMatrixRMaj indices(int rows, int columns, Random random) {
        FMatrixRMaj matrix = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.data[i] = random.nextInt(1000);
        }
        return matrix;
    }

    /** Changes the values that a norm or a bias starts with. Variances stay positive. */
    private static void change(Parameter parameter, Random random) {
        FMatrixRMaj values = parameter.get();
        for (int i = 0; i < values.getNumElements(); i++) {
            values.data[i] += 0.2f * random.nextFloat();
        }
        parameter.set(values);
    }

    private static FMatrixRMaj normal(int rows, int columns, Random random) {
        FMatrixRMaj matrix = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.data[i] = (float) random.nextGaussian();
        }
        return matrix;
    }
}
