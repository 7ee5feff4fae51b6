package dev.gradwright.conformance.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.SpecCompiler;
import dev.gradwright.conformance.model.SpecCompiler.Compilation;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Generated code may use deprecated types and methods of the user without javac warnings. */
class DeprecatedTest {
    private static final String HEADER = """
            package example;

            import dev.gradwright.dsl.*;
            import dev.gradwright.runtime.layer.*;
            import java.util.List;

            """;

    private static final String NETWORK = "@Network(input = 4) @Loss(LossFunction.MEAN_SQUARED_ERROR) ";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"@Deprecated, deprecation", "@Deprecated(forRemoval = true), removal"})
    void aSpecMayBeDeprecated(String deprecated, String lint) {
        Compilation compilation = compile(Map.of("example/Spec.java", HEADER + deprecated + NETWORK + """
                public interface Spec {
                    @Dense(units = 1) DenseLayer output();
                }
                """));

        assertThat(compilation.generated("example/SpecNetwork.java")).contains("@SuppressWarnings(\"" + lint + "\")");
        assertThat(compilation.generated("example/SpecPredictor.java")).doesNotContain("@SuppressWarnings");
    }

    @ParameterizedTest
    @CsvSource({"@Deprecated, deprecation", "@Deprecated(forRemoval = true), removal"})
    void aLayerMayBeDeprecated(String deprecated, String lint) {
        Compilation compilation = compile(Map.of("example/Spec.java", HEADER + NETWORK + """
                public interface Spec {
                    %1$s @Dense(units = 3, activation = ActivationFunction.ELU) DenseLayer hidden();
                    %1$s @Repeat(2) @Dense(units = 3, activation = ActivationFunction.ELU) List<DenseLayer> more();
                    @Dense(units = 1) DenseLayer output();
                }
                """.formatted(deprecated)));

        assertThat(compilation.generated("example/SpecNetwork.java")).contains("@SuppressWarnings(\"" + lint + "\")");
    }

    @Test
    void partsAndBlocksAndTheirLayersMayBeDeprecated() {
        Compilation compilation = compile(Map.of(
                "example/Spec.java", HEADER + NETWORK + """
                        @SuppressWarnings({"deprecation", "removal"})
                        public interface Spec extends Part {
                            @Repeat(2) List<Outer.Room> rooms();
                            @Dense(units = 1) DenseLayer output();
                        }
                        """,
                "example/Part.java", HEADER + """
                        @Deprecated
                        public interface Part {
                            @Dense(units = 3) DenseLayer first();
                        }
                        """,
                "example/Outer.java", HEADER + """
                        @Deprecated(forRemoval = true)
                        public final class Outer {
                            private Outer() {}

                            @Block
                            public interface Room {
                                @Deprecated @Dense(units = 3) DenseLayer wall();
                                @Activation(ActivationFunction.ELU) Layer door();
                            }
                        }
                        """));

        assertThat(compilation.generated("example/SpecNetwork.java"))
                .contains("@SuppressWarnings({\"deprecation\", \"removal\"})");
        assertThat(compilation.generated("example/SpecPredictor.java")).contains("@SuppressWarnings(\"deprecation\")");
    }

    @Test
    void aCustomOptimizerMayBeDeprecated() {
        compile(Map.of(
                "example/Spec.java", HEADER + NETWORK + """
                        @SuppressWarnings("deprecation")
                        @Optimizer(Rule.class)
                        public interface Spec {
                            @Dense(units = 1) DenseLayer output();
                        }
                        """,
                "example/Rule.java", HEADER + """
                        import dev.gradwright.runtime.optimizer.UpdateRule;

                        @Deprecated
                        public final class Rule implements UpdateRule {
                            @Override
                            public int slots() {
                                return 0;
                            }

                            @Override
                            public void beginStep(long step, double learningRate) {}

                            @Override
                            public void update(float[] weights, float[] gradient, float[][] slots, int from, int to) {}
                        }
                        """));
    }

    @ParameterizedTest
    @CsvSource({"@Deprecated, '', deprecation", "'', @Deprecated(forRemoval = true), removal"})
    void aScheduleOfAComposedAnnotationOrItsConstructorMayBeDeprecated(String type, String constructor, String lint) {
        SpecCompiler compiler = SpecCompiler.strict(directory).with("-Xlint:-processing");
        Compilation compilation = compiler.compile(Map.of(
                        "example/Spec.java", HEADER + NETWORK + """
                        @Decay
                        public interface Spec {
                            @Dense(units = 1) DenseLayer output();
                        }
                        """,
                        "example/Decay.java", HEADER + """
                        @SuppressWarnings({"deprecation", "removal"})
                        @Schedule(Halving.class)
                        public @interface Decay {}
                        """,
                        "example/Halving.java", HEADER + """
                        import dev.gradwright.runtime.schedule.*;

                        %s
                        public final class Halving implements LearningRateSchedule {
                            public Halving() {}

                            %s public Halving(double rate) {}

                            @Override
                            public double learningRate(long step, TrainingPlan plan) {
                                return 0.1;
                            }
                        }
                        """.formatted(type, constructor)))
                .requireSuccess();

        assertThat(compilation.generated("example/SpecNetwork.java")).contains("@SuppressWarnings(\"" + lint + "\")");
    }

    @Test
    void nothingIsSuppressedWithoutDeprecation() {
        Compilation compilation = compile(Map.of("example/Spec.java", HEADER + NETWORK + """
                public interface Spec {
                    @Dense(units = 1) DenseLayer output();
                }
                """));

        assertThat(compilation.generated("example/SpecNetwork.java")).doesNotContain("@SuppressWarnings");
    }

    private Compilation compile(Map<String, String> sources) {
        return SpecCompiler.strict(directory).compile(sources).requireSuccess();
    }
}
