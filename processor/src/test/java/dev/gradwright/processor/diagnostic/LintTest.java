package dev.gradwright.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compiler;
import dev.gradwright.processor.Compiled;
import dev.gradwright.processor.MarkedSpec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which warnings are printed, and how; {@code RedundantBias} is the example. */
class LintTest {
    private static final String WARNING =
            "[RedundantBias] the bias of hidden has no effect, because norm subtracts the mean of the batch; set bias = false";

    /** A network that causes a warning, with annotations on the layer that it is about. */
    private static MarkedSpec biased(String annotations) {
        return MarkedSpec.layers("""
                            %s «@Dense(units = 3) DenseLayer hidden();
                            @BatchNorm BatchNormLayer norm();
                            @Activation(RELU) Layer relu();
                            @Dense(units = 1) DenseLayer output();
                        """.formatted(annotations));
    }

    private static Compiled compiled(MarkedSpec spec, String... options) {
        return Compiled.of(Compiler.javac().withOptions((Object[]) options), List.of(), spec.source());
    }

    @Test
    void aWarningDoesNotKeepANetworkFromBeingGenerated() {
        biased("").warns(WARNING);
    }

    @Test
    void errorsAndWarningsOfASpecAreReportedTogether() {
        MarkedSpec spec = MarkedSpec.layers("""
                            «@Dense(units = 3) DenseLayer hidden();
                            @BatchNorm BatchNormLayer norm();
                            @Activation(RELU) Layer relu();
                            @Dropout(2) Layer dropout();
                            @Dense(units = 1) DenseLayer output();
                        """);
        Compiled compiled = compiled(spec);

        assertThat(compiled.warnings()).containsExactly(spec.places().get(0) + " " + WARNING);
        assertThat(compiled.errors()).singleElement().asString().contains("[DropoutRate]");
        assertThat(compiled.networks()).isEmpty();
    }

    @Test
    void twoSpecsThatShareAPlaceGetOneWarningThere() {
        MarkedSpec.types("""
                        @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                        interface One extends Trunk { @Dense(units = 1) DenseLayer output(); }
                        @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                        interface Two extends Trunk { @Dense(units = 1) DenseLayer output(); }
                        interface Trunk {
                            «@Dense(units = 3) DenseLayer hidden();
                            @BatchNorm BatchNormLayer norm();
                        }
                        """).warns(WARNING);
    }

    @Test
    void thereAreNoWarningsInClassFiles(@TempDir Path library) {
        Compiled.library(library, MarkedSpec.types("""
                                public interface Trunk {
                                    @Dense(units = 3) DenseLayer hidden();
                                    @BatchNorm BatchNormLayer norm();
                                }
                                """).source());
        Compiled compiled = Compiled.against(library, MarkedSpec.types("""
                                @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                                interface Spec extends Trunk { @Dense(units = 1) DenseLayer output(); }
                                """).source());

        assertThat(compiled.warnings()).isEmpty();
        assertThat(compiled.networks()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gradwright:RedundantBias", "gradwright"})
    void aWarningIsSuppressedOnTheMethod(String name) {
        biased("@SuppressWarnings(\"%s\")".formatted(name)).isAccepted();
    }

    @Test
    void aWarningIsSuppressedByAConstant() {
        MarkedSpec.layers("""
                            @SuppressWarnings(Names.BIAS) @Dense(units = 3) DenseLayer hidden();
                            @BatchNorm BatchNormLayer norm();
                            @Activation(RELU) Layer relu();
                            @Dense(units = 1) DenseLayer output();
                        """).and("""
                        interface Names {
                            String BIAS = "gradwright:" + "RedundantBias";
                        }
                        """).isAccepted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gradwright:UnknownWarning", "all"})
    void otherNamesDoNotSuppressIt(String name) {
        biased("@SuppressWarnings(\"%s\")".formatted(name)).warns(WARNING);
    }

    @Test
    void aWarningIsSuppressedOnTheType() {
        MarkedSpec.types("""
                        @SuppressWarnings({"unused", "gradwright:RedundantBias"})
                        @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                        interface Spec {
                            @Dense(units = 3) DenseLayer hidden();
                            @BatchNorm BatchNormLayer norm();
                            @Activation(RELU) Layer relu();
                            @Dense(units = 1) DenseLayer output();
                        }
                        """).isAccepted();
    }

    @Test
    void aWarningIsSuppressedOnATypeAroundTheSpec() {
        MarkedSpec.types("""
                        @SuppressWarnings("gradwright:RedundantBias")
                        class Specs {
                            static class Normalized {
                                @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                                interface Spec {
                                    @Dense(units = 3) DenseLayer hidden();
                                    @BatchNorm BatchNormLayer norm();
                                    @Activation(RELU) Layer relu();
                                    @Dense(units = 1) DenseLayer output();
                                }
                            }
                        }
                        """).isAccepted();
    }

    @Test
    void aWarningInABlockIsSuppressedThere() {
        MarkedSpec.layers("""
                            Floor floor();
                            @Dense(units = 1) DenseLayer output();
                        """).and("""
                        @SuppressWarnings("gradwright:RedundantBias")
                        @Block interface Floor {
                            @Dense(units = 3) DenseLayer hidden();
                            @BatchNorm BatchNormLayer norm();
                        }
                        """).isAccepted();
    }

    @Test
    void aWarningInASupertypeIsSuppressedThere() {
        MarkedSpec.types("""
                        @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                        interface Spec extends Trunk { @Dense(units = 1) DenseLayer output(); }
                        interface Trunk {
                            @SuppressWarnings("gradwright:RedundantBias")
                            @Dense(units = 3) DenseLayer hidden();
                            @BatchNorm BatchNormLayer norm();
                        }
                        """).isAccepted();
    }

    @Test
    void aWarningInASupertypeIsNotSuppressedByTheNetwork() {
        MarkedSpec.types("""
                        @SuppressWarnings("gradwright:RedundantBias")
                        @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                        interface Spec extends Trunk { @Dense(units = 1) DenseLayer output(); }
                        interface Trunk {
                            «@Dense(units = 3) DenseLayer hidden();
                            @BatchNorm BatchNormLayer norm();
                        }
                        """).warns(WARNING);
    }

    @Test
    void aWarningOfAComposedAnnotationIsSuppressedWhereThatIsUsed() {
        MarkedSpec.layers("""
                            @SuppressWarnings("gradwright:RedundantBias") @Hidden DenseLayer hidden();
                            @BatchNorm BatchNormLayer norm();
                            @Activation(RELU) Layer relu();
                            @Dense(units = 1) DenseLayer output();
                        """).and("@Dense(units = 3) @interface Hidden {}").isAccepted();
    }

    @Test
    void aWarningOfAComposedAnnotationIsSuppressedWhereThatIsDeclared() {
        MarkedSpec.layers("""
                            @Hidden DenseLayer hidden();
                            @BatchNorm BatchNormLayer norm();
                            @Activation(RELU) Layer relu();
                            @Dense(units = 1) DenseLayer output();
                        """)
                .and("@SuppressWarnings(\"gradwright:RedundantBias\") @Dense(units = 3) @interface Hidden {}")
                .isAccepted();
    }

    private static MarkedSpec deep(String ofOne, String ofOther) {
        return MarkedSpec.types("""
                        %s @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                        interface One extends Trunk { @Dense(units = 1) DenseLayer output(); }
                        %s @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                        interface Other extends Trunk { @Dense(units = 1) DenseLayer output(); }
                        interface Trunk {
                            @Repeat(8) @Dense(units = 8, activation = «SIGMOID) java.util.List<DenseLayer> tower();
                        }
                        """.formatted(ofOne, ofOther));
    }

    @Test
    void aWarningAboutAWholeNetworkIsSuppressedOnTheNetwork() {
        String suppressed = "@SuppressWarnings(\"gradwright:VanishingGradients\")";

        assertThat(compiled(deep(suppressed, suppressed)).warnings()).isEmpty();
        assertThat(compiled(deep(suppressed, "")).warnings())
                .singleElement()
                .asString()
                .contains("[VanishingGradients]");
    }

    @Test
    void anErrorIsNotSuppressed() {
        MarkedSpec.layers("    @SuppressWarnings(\"gradwright\") @Dense(units = «0) DenseLayer output();")
                .reports("[DenseUnits] @Dense units must be at least 1, but is 0");
    }

    @Test
    void offReportsNoWarnings() {
        Compiled compiled = compiled(biased(""), "-Agradwright.lint=off");

        assertThat(compiled.warnings()).isEmpty();
        assertThat(compiled.networks()).hasSize(1);
    }

    @Test
    void warnIsTheDefault() {
        assertThat(compiled(biased(""), "-Agradwright.lint=warn").warnings())
                .hasSize(1)
                .isEqualTo(compiled(biased("")).warnings());
    }

    @Test
    void errorTurnsWarningsIntoErrors() {
        Compiled compiled = compiled(biased(""), "-Agradwright.lint=error");

        assertThat(compiled.errors()).singleElement().asString().endsWith(WARNING);
        assertThat(compiled.warnings()).isEmpty();
        assertThat(compiled.networks()).isEmpty();
    }

    @Test
    void errorLeavesSuppressedWarningsAlone() {
        Compiled compiled = compiled(biased("@SuppressWarnings(\"gradwright\")"), "-Agradwright.lint=error");

        assertThat(compiled.errors()).isEmpty();
        assertThat(compiled.networks()).hasSize(1);
    }

    @Test
    void anotherValueIsAnError() {
        assertThat(compiled(biased(""), "-Agradwright.lint=none").errors())
                .containsExactly("[OptionValue] -Agradwright.lint must be off, warn or error, but is \"none\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Agradwright.lint", "-Agradwright.lint="})
    void noValueIsAnError(String option) {
        assertThat(compiled(biased(""), option).errors())
                .containsExactly("[OptionValue] -Agradwright.lint must be off, warn or error, but is empty");
    }

    @Test
    void theOptionIsKnownToJavac() {
        Compiled compiled = compiled(
                MarkedSpec.layers("    @Dense(units = 1) DenseLayer output();"),
                "-Agradwright.lint=error",
                "-Xlint:all",
                "-Werror");

        assertThat(compiled.errors()).isEmpty();
        assertThat(compiled.warnings()).isEmpty();
    }

    @Test
    void aBuildThatWantsNoWarningsSeesNone() {
        Compiled compiled = compiled(biased(""), "-nowarn");

        assertThat(compiled.warnings()).isEmpty();
        assertThat(compiled.networks()).hasSize(1);
    }

    @Test
    void aBuildThatAllowsNoWarningsFails() {
        Compiled compiled = compiled(biased(""), "-Xlint:all", "-Werror");

        assertThat(compiled.warnings()).singleElement().asString().endsWith(WARNING);
        assertThat(compiled.errors()).containsExactly("warnings found and -Werror specified");
    }
}
