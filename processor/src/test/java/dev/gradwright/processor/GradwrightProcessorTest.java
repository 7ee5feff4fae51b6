package dev.gradwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compiler;
import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Initializer;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.dsl.Metric;
import dev.gradwright.dsl.OneCycleForm;
import dev.gradwright.processor.advice.FailingAdvice;
import dev.gradwright.processor.naming.Visibility;
import dev.gradwright.processor.spec.HyperParameters;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.OptimizerKind;
import dev.gradwright.processor.spec.ScheduleKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradwrightProcessorTest {
    private static final MarkedSpec FASHION_CLASSIFIER = MarkedSpec.types("""
        @Network(input = {28, 28})
        @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
        @Metrics(ACCURACY)
        @Optimizer.Nadam(learningRate = 1e-3)
        @Schedule.OneCycle(maxLearningRate = 0.01)
        @Clip(globalNorm = 1)
        public interface FashionClassifier {
            @Flatten                                            Layer          pixels();
            @BatchNorm                                          BatchNormLayer inputNorm();

            @Dense(units = 300, init = HE_NORMAL, bias = false) DenseLayer     hidden1();
            @BatchNorm                                          BatchNormLayer norm1();
            @Activation(ELU)                                    Layer          elu1();
            @Dropout(0.2)                                       Layer          dropout1();

            @Dense(units = 10, activation = SOFTMAX)            DenseLayer     output();
        }
        """);

    private static final String GOOD = """
        @Network(input = 4)
        @Loss(MEAN_SQUARED_ERROR)
        interface Good { @Dense(units = 1) DenseLayer output(); }
        """;

    @Test
    void aSpecIsReadAsItIsWritten() {
        NetworkSpec network = Compiled.of(FASHION_CLASSIFIER.source()).network();

        assertThat(network.packageName()).isEqualTo("example");
        assertThat(network.specName()).isEqualTo("FashionClassifier");
        assertThat(network.isInterface()).isTrue();
        assertThat(network.visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(network.input().value()).containsExactly(28, 28);
        assertThat(network.layers())
                .extracting(LayerSpec::name)
                .containsExactly("pixels", "inputNorm", "hidden1", "norm1", "elu1", "dropout1", "output");
        assertThat(network.loss().orElseThrow().function().value())
                .isEqualTo(LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY);
        assertThat(network.metrics().orElseThrow().metrics())
                .singleElement()
                .satisfies(metric -> assertThat(metric.value()).isEqualTo(Metric.ACCURACY));
        assertThat(network.optimizer().kind()).isEqualTo(OptimizerKind.NADAM);
        assertThat(network.optimizer().learningRate().value()).isEqualTo(1e-3);
        assertThat(network.schedule()).hasValueSatisfying(schedule -> {
            assertThat(schedule.kind()).isEqualTo(ScheduleKind.ONE_CYCLE);
            assertThat(schedule.hyperParameters().number("maxLearningRate").value())
                    .isEqualTo(0.01);
            assertThat(schedule.hyperParameters().get("form").value()).isEqualTo(OneCycleForm.TRIANGULAR);
        });
        assertThat(network.clip().orElseThrow().globalNorm().value()).isEqualTo(1);
    }

    @Test
    void omittedAttributesHaveTheirDefaults() {
        NetworkSpec network = Compiled.of(MarkedSpec.types(GOOD).source()).network();

        assertThat(network.visibility()).isEqualTo(Visibility.PACKAGE);
        assertThat(network.metrics()).isEmpty();
        assertThat(network.schedule()).isEmpty();
        assertThat(network.clip()).isEmpty();
        HyperParameters sgd = network.optimizer().hyperParameters();
        assertThat(network.optimizer().kind()).isEqualTo(OptimizerKind.SGD);
        assertThat(sgd.number("learningRate").value()).isEqualTo(0.01);
        assertThat(sgd.number("momentum").value()).isZero();
        assertThat(sgd.flag("nesterov").value()).isFalse();
        assertThat(network.layers()).singleElement().isInstanceOfSatisfying(LayerSpec.DenseSpec.class, dense -> {
            assertThat(dense.activation().value()).isEqualTo(ActivationFunction.LINEAR);
            assertThat(dense.init().value()).isEqualTo(new LayerSpec.InitSpec.Named(Initializer.GLOROT_UNIFORM));
            assertThat(dense.biasInit().value()).isEqualTo(Initializer.ZEROS);
            assertThat(dense.bias().value()).isTrue();
        });
    }

    @Test
    void aNestedSpecIsNamedAfterTheTypesAroundIt() {
        Compiled compiled = Compiled.of(MarkedSpec.types("""
            public class Outer {
                @Network(input = 4)
                @Loss(MEAN_SQUARED_ERROR)
                protected abstract static class Inner {
                    @Dense(units = 1) protected abstract DenseLayer output();
                }
            }
            """).source());

        assertThat(compiled.network().specName()).isEqualTo("Outer.Inner");
        assertThat(compiled.network().isInterface()).isFalse();
        assertThat(compiled.network().visibility()).isEqualTo(Visibility.PROTECTED);
        assertThat(compiled.network().layers().get(0).method().visibility()).isEqualTo(Visibility.PROTECTED);
        assertThat(compiled.generated()).isEqualTo("Outer_InnerNetwork.java");
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        MarkedSpec.types("""
            @Network(input = «{28, 28})
            @Optimizer.Adam(learningRate = «0, beta1 = «1)
            «@Clip
            «interface Spec {
                @Dense(units = «0) DenseLayer hidden();
                @Dropout(«2) «DenseLayer dropout();
                Layer «forgotten();
                @Dense(units = 1) DenseLayer output();
            }
            """)
                .reports(
                        "[InputShape] @Network input is 28 × 28, but hidden takes one row of features; add a @Flatten"
                                + " layer before it",
                        "[OptimizerValue] @Optimizer.Adam learningRate must be greater than 0 and finite, but is 0.0",
                        "[OptimizerValue] @Optimizer.Adam beta1 must be at least 0 and less than 1, but is 1.0",
                        "[ClipConflict] @Clip clips nothing; set value, norm or globalNorm, or remove it",
                        "[MissingLoss] Spec has no @Loss, so there is nothing for training to minimize; add one, such"
                                + " as @Loss(LossFunction.MEAN_SQUARED_ERROR)",
                        "[DenseUnits] @Dense units must be at least 1, but is 0",
                        "[DropoutRate] @Dropout rate must be at least 0 and less than 1, because it is the fraction of"
                                + " features that are dropped, but is 2.0",
                        "[ReturnType] dropout is a @Dropout and must return Layer, but is declared to return"
                                + " DenseLayer",
                        "[MissingLayer] forgotten is abstract but has no layer annotation, so nothing can be generated"
                                + " for it; add one, such as @Dense, or give it a body");
    }

    @Test
    void anErrorInOneSpecDoesNotAffectOthers() {
        Compiled compiled = Compiled.of(MarkedSpec.types("""
            @Network(input = 4)
            @Loss(MEAN_SQUARED_ERROR)
            interface Wrong { @Dense(units = 0) DenseLayer output(); }
            """).and(GOOD).source());

        assertThat(compiled.errors()).hasSize(1);
        assertThat(compiled.networks()).extracting(NetworkSpec::specName).containsExactly("Good");
    }

    @Test
    void theSameSourcesGiveTheSameResult() {
        Compiled one = Compiled.of(FASHION_CLASSIFIER.source());
        Compiled other = Compiled.of(FASHION_CLASSIFIER.source());

        assertThat(one.networks()).isEqualTo(other.networks());
    }

    @Test
    void aStrictBuildStaysClean() {
        Compiled compiled = Compiled.of(
                Compiler.javac().withOptions("-Xlint:all", "-Werror"), List.of(), FASHION_CLASSIFIER.source());

        assertThat(compiled.errors()).isEmpty();
        assertThat(compiled.warnings()).isEmpty();
        assertThat(compiled.generated()).isEqualTo("FashionClassifierNetwork.java");
    }

    @Test
    void aStrictBuildWithComposedAnnotationsStaysCleanWithoutTheLintOfProcessing() {
        Compiled compiled = Compiled.of(
                Compiler.javac().withOptions("-Xlint:all,-processing", "-Werror"),
                List.of(),
                MarkedSpec.layers("    @Output DenseLayer output();")
                        .and("@Dense(units = 1) @interface Output {}")
                        .source());

        assertThat(compiled.errors()).isEmpty();
        assertThat(compiled.warnings()).isEmpty();
    }

    @Test
    void aSpecWaitsForTypesThatOtherProcessorsGenerate() {
        Compiled compiled = Compiled.of(
                Compiler.javac(),
                List.of(new TypesProcessor(Map.of("Widths", "interface Widths { int HIDDEN = 12; }"))),
                MarkedSpec.layers("    @Dense(units = Widths.HIDDEN) DenseLayer output();")
                        .source());

        assertThat(compiled.errors()).isEmpty();
        assertThat(compiled.network().layers())
                .singleElement()
                .isInstanceOfSatisfying(
                        LayerSpec.DenseSpec.class,
                        dense -> assertThat(dense.units().value()).isEqualTo(12));
    }

    @Test
    void aTypeThatAnotherProcessorHasWrittenIsNotWrittenAgain() {
        Compiled compiled = Compiled.of(
                Compiler.javac(),
                List.of(new TypesProcessor(Map.of("GoodNetwork", "interface GoodNetwork {}"))),
                MarkedSpec.types(GOOD).source());

        assertThat(compiled.errors())
                .containsExactly(
                        "Good.java:16:1 [NameClash] Good would be generated as GoodNetwork, but that file is there"
                                + " already, written by another processor or by an earlier build; rename Good or remove"
                                + " the file");
    }

    @ParameterizedTest
    @ValueSource(classes = {OutOfMemoryError.class, StackOverflowError.class, AssertionError.class})
    void noErrorReachesTheCompiler(Class<? extends Error> type) {
        Compiled compiled = Compiled.with(
                network -> {
                    throw newInstance(type);
                },
                MarkedSpec.types(GOOD).source());

        assertThat(compiled.errors())
                .singleElement()
                .satisfies(error -> assertThat(error).contains("[InternalError]", type.getName()));
    }

    private static Error newInstance(Class<? extends Error> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void theCompilerReportsTypesThatItCannotResolve() {
        Compiled compiled = Compiled.of(MarkedSpec.layers("""
                @Dense(units = Absent.UNITS) DenseLayer hidden();
                @Dense DenseLayer unitless();
                @Dense(units = "three") DenseLayer text();
                @Absent DenseLayer unknown();
                @Dense(units = 1) MissingLayer handle();
                @Dense(units = 1, activation = MISSING) DenseLayer output();
            """).source());

        assertThat(compiled.errors()).isNotEmpty().noneMatch(error -> error.contains("["));
        assertThat(compiled.networks()).isEmpty();
    }

    @Test
    void problemsAreReportedTogetherWithThoseOfTheCompiler() {
        Compiled compiled = Compiled.of(MarkedSpec.layers("""
                @Dense(units = Absent.UNITS) DenseLayer hidden();
                @Dense(units = 0) DenseLayer output();
            """).source());

        assertThat(compiled.errors())
                .hasSize(2)
                .anyMatch(error -> error.contains("[DenseUnits] @Dense units must be at least 1, but is 0"));
    }

    @Test
    void anInternalFailureIsOneErrorOnTheSpec() {
        Compiled compiled = Compiled.with(
                network -> {
                    throw new IllegalStateException("out of order");
                },
                MarkedSpec.types(GOOD).source());

        assertThat(compiled.errors())
                .singleElement()
                .satisfies(error -> assertThat(error)
                        .startsWith("Good.java:16:1 [InternalError] Gradwright failed on this spec, which is a bug in"
                                + " Gradwright; please report it with the spec and this line:"
                                + " java.lang.IllegalStateException: out of order at ")
                        .doesNotContain("\n"));
    }

    /** Another rule still warns, and the network is generated. */
    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class})
    void adviceThatFailsIsOneWarningOnTheSpec(Class<? extends Throwable> failure) {
        MarkedSpec spec = MarkedSpec.types("""
                @Network(input = 4)
                @Loss(MEAN_SQUARED_ERROR)
                «interface Spec {
                    @Dense(units = 8, activation = RELU) DenseLayer hidden();
                    @Activation(«RELU) Layer again();
                    @Dense(units = 1) DenseLayer output();
                }
                """);
        List<NetworkSpec> generated = new ArrayList<>();
        Compiled compiled = Compiled.by(
                new GradwrightProcessor(
                        (network, plan) -> {
                            generated.add(network);
                            return List.of();
                        },
                        FailingAdvice.with(failure)::on),
                spec.source());

        assertThat(compiled.errors()).isEmpty();
        assertThat(compiled.warnings())
                .satisfiesExactly(
                        warning -> assertThat(warning)
                                .startsWith(spec.places().get(0)
                                        + " [SeluInit] Gradwright failed to look for SeluInit here, which is a bug in"
                                        + " Gradwright and does not affect generated code; please report it with the"
                                        + " spec and this line: " + failure.getName() + " at dev.gradwright.")
                                .doesNotContain("\n"),
                        warning -> assertThat(warning).startsWith(spec.places().get(1) + " [ActivationTwice]"));
        assertThat(generated).hasSize(1);
    }

    @Test
    void aFailureInTheLastRoundIsAnErrorWithoutAPlace() {
        Compiled compiled = Compiled.by(
                new FailingInLastRound(new GradwrightProcessor()),
                MarkedSpec.types(GOOD).source());

        assertThat(compiled.errors())
                .anySatisfy(error ->
                        assertThat(error).startsWith("[InternalError] ").contains("out of order"));
    }

    @ParameterizedTest
    @CsvSource({
        "com.palantir.javapoet.TypeName, dev.gradwright.dsl.Network",
        "dev.gradwright.dsl.Network, com.palantir.javapoet.TypeName"
    })
    void aMissingDependencyIsNotAnInternalFailure(String missing, String present) throws Exception {
        URL[] path = {locationOf(GradwrightProcessor.class), locationOf(Class.forName(present))};
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            Processor processor = (Processor) loader.loadClass(GradwrightProcessor.class.getName())
                    .getConstructor()
                    .newInstance();

            assertThat(Compiled.by(processor, MarkedSpec.types(GOOD).source()).errors())
                    .containsExactly("Good.java:16:1 [ProcessorPath] the processor path lacks the class " + missing
                            + "; it must contain gradwright-processor and its dependencies: gradwright-dsl"
                            + " and javapoet");
        }
    }

    private static URL locationOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    @Test
    void incrementalBuildsKnowThatSpecsAreIndependent() throws IOException {
        String declaration = "META-INF/gradle/incremental.annotation.processors";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                GradwrightProcessor.class.getClassLoader().getResourceAsStream(declaration), StandardCharsets.UTF_8))) {
            assertThat(lines.lines()).containsExactly(GradwrightProcessor.class.getName() + ",isolating");
        }
    }
}
