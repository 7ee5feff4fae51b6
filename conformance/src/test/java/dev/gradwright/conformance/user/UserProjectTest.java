package dev.gradwright.conformance.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.SpecCompiler;
import dev.gradwright.conformance.model.SpecCompiler.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Typical projects, compiled with all lints on and warnings as errors. */
class UserProjectTest {
    private static final String IMPORTS = """
            package example;

            import static dev.gradwright.dsl.ActivationFunction.*;
            import static dev.gradwright.dsl.Initializer.*;
            import static dev.gradwright.dsl.LossFunction.*;
            import static dev.gradwright.dsl.Metric.*;

            import dev.gradwright.dsl.*;
            import dev.gradwright.runtime.layer.*;

            """;

    private static final String SPEC = IMPORTS + """
            @Network(input = {28, 28})
            @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
            @Metrics(ACCURACY)
            @Optimizer.Nadam(learningRate = 1e-3)
            @Schedule.OneCycle(maxLearningRate = 0.01)
            @Clip(globalNorm = 1.0)
            public interface FashionClassifier {
                @Flatten                                             Layer          pixels();
                @BatchNorm                                           BatchNormLayer inputNorm();

                @Dense(units = 300, init = HE_NORMAL, bias = false)  DenseLayer     hidden1();
                @BatchNorm                                           BatchNormLayer norm1();
                @Activation(ELU)                                     Layer          elu1();
                @Dropout(0.2)                                        Layer          dropout1();

                @Dense(units = 10, activation = SOFTMAX)             DenseLayer     output();
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void codeThatUsesTheNetworkCompilesWithIt() {
        String application = """
                package example;

                import dev.gradwright.runtime.data.Dataset;
                import dev.gradwright.runtime.train.History;
                import dev.gradwright.runtime.train.Trainer;
                import java.nio.file.Path;
                import org.ejml.data.FMatrixRMaj;

                final class Application {
                    private Application() {}

                    static float[] run(Dataset train, Dataset valid, Path path, FMatrixRMaj x, FMatrixRMaj y) {
                        FashionClassifierNetwork net = FashionClassifierNetwork.create(42L);
                        FMatrixRMaj w = net.hidden1().weights();
                        net.hidden1().setWeights(w);
                        float loss = net.trainOnBatch(x, y);
                        History history = Trainer.of(net).epochs(25).batchSize(32).validation(valid).fit(train);
                        net.save(path);
                        FashionClassifierPredictor p = FashionClassifierNetwork.load(path).predictor();
                        float[] probabilities = new float[10];
                        p.predict(new float[784], probabilities);
                        int label = p.classify(new float[784]);
                        probabilities[label] = loss;
                        return history.get("val_accuracy");
                    }
                }
                """;
        compile(Map.of("example/FashionClassifier.java", SPEC, "example/Application.java", application))
                .requireSuccess();
    }

    @Test
    void composedAnnotationsCarryDefaults() {
        String spec = """
                package example;

                import dev.gradwright.dsl.*;
                import dev.gradwright.runtime.layer.*;
                import java.lang.annotation.ElementType;
                import java.lang.annotation.Target;

                @Dense(units = 0, activation = ActivationFunction.ELU, init = Initializer.HE_NORMAL)
                @Target(ElementType.METHOD)
                @interface Hidden {
                    @Alias(annotation = Dense.class, attribute = "units")
                    int value();
                }

                @Network(input = 8)
                @Loss(LossFunction.MEAN_SQUARED_ERROR)
                interface Deep {
                    @Hidden(30) DenseLayer hidden1();
                    @Hidden(20) DenseLayer hidden2();
                    @Dense(units = 1) DenseLayer output();
                }
                """;
        Compilation compilation = SpecCompiler.strict(directory)
                .with("-Xlint:-processing")
                .compile(Map.of("example/Deep.java", spec))
                .requireSuccess();
        assertThat(compilation.generated("example/DeepNetwork.java")).contains("8 → 30", "30 → 20", "HE_NORMAL", "ELU");
    }

    /** With all lints: javac must not report that no processor claims the composed annotations of the DSL. */
    @Test
    void theExamplesOfTheDefaultConfigurationsCompile() throws IOException {
        String documentation = Files.readString(Path.of("..", "dsl/src/main/java/dev/gradwright/dsl/Defaults.java"))
                .replaceAll("(?m)^ *\\* ?", "");
        Map<String, String> examples = Pattern.compile(
                        "<pre>\\{@code\n(.*?interface (\\w+) .*?)\n}</pre>", Pattern.DOTALL)
                .matcher(documentation)
                .results()
                .collect(Collectors.toMap(
                        example -> "example/" + example.group(2) + ".java",
                        example -> IMPORTS + "import java.util.List;\n" + example.group(1)));

        assertThat(examples)
                .containsOnlyKeys("example/Classifier.java", "example/Regressor.java", "example/ChurnModel.java");
        examples.put("example/Customer.java", """
                package example;

                record Customer(int tenure, Double charges) {
                    enum Churn { NO, YES }
                }
                """);
        compile(examples).requireSuccess();
    }

    @Test
    void abstractClassesAndNestedSpecsCompile() {
        String specs = """
                import dev.gradwright.dsl.*;
                import dev.gradwright.runtime.layer.*;

                final class Outer {
                    private Outer() {}

                    @Network(input = 3)
                    @Loss(LossFunction.MEAN_SQUARED_ERROR)
                    abstract static class Inner {
                        static final int UNITS = 2;

                        @Dense(units = 2 * UNITS, activation = ActivationFunction.ELU) abstract DenseLayer hidden();
                        @Dense(units = 1) abstract DenseLayer output();

                        int layerCount() {
                            return hidden().outputs() + output().outputs();
                        }
                    }

                    static int layers() {
                        return Outer_InnerNetwork.create(1).layerCount();
                    }
                }
                """;
        compile(Map.of("Outer.java", specs)).requireSuccess();
    }

    /** Javac wants a version in every class that can be serialized, generated ones too. */
    @Test
    void serializableSpecsAndBlocksCompile() {
        String specs = IMPORTS + """
                @Network(input = 3)
                @Loss(MEAN_SQUARED_ERROR)
                public interface Stored extends java.io.Serializable {
                    Part part();
                    @Dense(units = 1) DenseLayer output();

                    @Block
                    interface Part extends java.io.Serializable {
                        @Dense(units = 2) DenseLayer hidden();
                    }
                }
                """;
        compile(Map.of("example/Stored.java", specs)).requireSuccess();
    }

    /** Inherited types hide imported ones. */
    @Test
    void aSpecMayInheritTypesAndConstantsWithNamesOfTheLibrary() {
        String spec = """
                package example;

                import dev.gradwright.dsl.*;
                import dev.gradwright.runtime.layer.DenseLayer;

                @Network(input = 3)
                @Loss(LossFunction.HUBER)
                @Metrics(Metric.RMSE)
                interface Taken extends Base {
                    record Parameter(int count) {}
                    interface Huber {}
                    int RELU = 3;
                    int ModelFile = 1;

                    @Block
                    interface Tensor {
                        interface Layer {}
                        @Dense(units = RELU, activation = ActivationFunction.RELU) DenseLayer hidden();
                        @Dropout(0.1) dev.gradwright.runtime.layer.Layer dropout();
                    }

                    Tensor tensor();
                    @Dense(units = ModelFile) DenseLayer output();
                }

                interface Base {
                    interface ParameterFactory {}
                    interface List {}
                    interface String {}
                }
                """;
        compile(Map.of("example/Taken.java", spec)).requireSuccess();
    }

    @Test
    void aPackageMayHaveTypesWithNamesOfTheLibraryAndOfJava() {
        Map<String, String> sources = Stream.of("Parameter", "Huber", "Layer", "List", "String", "Class", "Override")
                .collect(Collectors.toMap(
                        name -> "example/" + name + ".java", name -> "package example; interface " + name + " {}"));
        sources.put(
                "example/FashionClassifier.java",
                SPEC.replace("layer.*", "layer.Layer; import dev.gradwright.runtime.layer.*"));
        compile(sources).requireSuccess();
    }

    @Test
    void inheritedMembersMayHaveNamesOfGeneratedOnes() {
        String spec = IMPORTS + """
                @Network(input = 3)
                @Loss(MEAN_SQUARED_ERROR)
                abstract class Own {
                    @Dense(units = 1) abstract DenseLayer output();

                    void backward() {}

                    void createOutput() {}
                }
                """;
        compile(Map.of("example/Own.java", spec)).requireSuccess();
    }

    @Test
    void theSameSpecGivesTheSameText(@TempDir Path other) {
        Map<String, String> sources = Map.of("example/FashionClassifier.java", SPEC);
        Compilation first = compile(sources).requireSuccess();
        Compilation second = SpecCompiler.strict(other).compile(sources).requireSuccess();
        for (String file :
                new String[] {"example/FashionClassifierNetwork.java", "example/FashionClassifierPredictor.java"}) {
            assertThat(second.generated(file)).isEqualTo(first.generated(file));
        }
    }

    @Test
    void generatedCodeLooksHandWritten() {
        String network = compile(Map.of("example/FashionClassifier.java", SPEC))
                .requireSuccess()
                .generated("example/FashionClassifierNetwork.java");
        assertThat(network.lines().filter(line -> !line.startsWith("import") && !line.contains("@Generated")))
                .noneMatch(line -> line.contains("dev.gradwright.") || line.contains("java.util."))
                .noneMatch(line -> line.length() > 120)
                .anyMatch(line -> line.contains("784 → 300"));
    }

    @Test
    void allErrorsAreReportedAtOnce() {
        String wrong = SPEC.replace("units = 300", "units = -100").replace("0.2", "1.5");
        Compilation compilation = compile(Map.of("example/FashionClassifier.java", wrong));
        assertThat(compilation.success()).isFalse();
        assertThat(compilation.messages())
                .contains("FashionClassifier.java:21:", "[DenseUnits]", "-100")
                .contains("FashionClassifier.java:24:", "[DropoutRate]", "1.5")
                .doesNotContain("Exception");
    }

    @Test
    void aWrongSpecGeneratesNothing() {
        compile(Map.of("example/FashionClassifier.java", SPEC.replace("units = 300", "units = -100")));
        assertThat(directory.resolve("generated")).isEmptyDirectory();
    }

    @Test
    void generatedCodeContainsNoWeights() throws java.io.IOException {
        Compilation compilation =
                compile(Map.of("example/FashionClassifier.java", SPEC)).requireSuccess();
        assertThat(Files.size(compilation.classes().resolve("example/FashionClassifierNetwork.class")))
                .isLessThan(32_000);
    }

    private Compilation compile(Map<String, String> sources) {
        return SpecCompiler.strict(directory).compile(sources);
    }
}
