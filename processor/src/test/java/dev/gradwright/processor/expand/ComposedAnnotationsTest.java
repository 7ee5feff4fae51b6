package dev.gradwright.processor.expand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Distribution;
import dev.gradwright.dsl.FanMode;
import dev.gradwright.dsl.Initializer;
import dev.gradwright.processor.Compiled;
import dev.gradwright.processor.MarkedSpec;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.InitSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposedAnnotationsTest {
    private static final String HIDDEN = """

            @Dense(units = 0, activation = ELU, init = HE_NORMAL)
            @interface Hidden {
                @Alias(annotation = Dense.class, attribute = "units") int value();
            }
            """;

    @Test
    void anAliasSetsTheAttributeThatItNames() {
        LayerSpec.DenseSpec dense = dense("@Hidden(100)", HIDDEN);

        assertThat(dense.units().value()).isEqualTo(100);
        assertThat(dense.activation().value()).isEqualTo(ActivationFunction.ELU);
        assertThat(dense.init().value()).isEqualTo(new InitSpec.Named(Initializer.HE_NORMAL));
    }

    @Test
    void anAttributeWithoutAliasSetsTheOnesOfTheSameName() {
        LayerSpec.DenseSpec dense = dense("@Wide(bias = false)", """

                @Dense(units = 100)
                @interface Wide {
                    boolean bias();
                    int units() default 1000;
                }
                """);

        assertThat(dense.bias().value()).isFalse();
        assertThat(dense.units().value()).isEqualTo(1000);
    }

    @Test
    void theAttributeNamedValueNeedsAnAlias() {
        NetworkSpec network = network("@Quiet(7) Layer dropout(); @Dense(units = 1) DenseLayer output();", """

                @Dropout(0.5)
                @interface Quiet { double value(); }
                """);

        assertThat(((LayerSpec.DropoutSpec) network.layers().get(0)).rate().value())
                .isEqualTo(0.5);
    }

    @Test
    void composedAnnotationsCarryComposedAnnotations() {
        LayerSpec.DenseSpec dense = dense("@Deep(size = 7, bias = false)", """

                @Hidden(3)
                @Init.VarianceScaling(scale = 3)
                @interface Deep {
                    @Alias(annotation = Hidden.class, attribute = "value") int size();
                    boolean bias();
                    Distribution distribution() default Distribution.UNIFORM;
                }
                """ + HIDDEN);

        assertThat(dense.units().value()).isEqualTo(7);
        assertThat(dense.bias().value()).isFalse();
        assertThat(dense.activation().value()).isEqualTo(ActivationFunction.ELU);
        assertThat(dense.init().value()).isInstanceOfSatisfying(InitSpec.VarianceScaling.class, scaling -> {
            assertThat(scaling.scale().value()).isEqualTo(3);
            assertThat(scaling.mode()).isEqualTo(FanMode.FAN_IN);
            assertThat(scaling.distribution()).isEqualTo(Distribution.UNIFORM);
        });
    }

    @Test
    void anAliasDoesNotLeadBackToItself() {
        MarkedSpec.layers("    @One(1) DenseLayer output();")
                .and("""
                        @Two(2) @Dense(units = 5) @interface One {
                            @Alias(annotation = Two.class, attribute = «"value") int value();
                        }
                        @One(3) @interface Two {
                            @Alias(annotation = One.class, attribute = «"value") int value();
                        }
                        """)
                .reports(
                        "[AliasTarget] value() of @One is an alias that leads back to itself (value() of @One → value() of @Two → value() of @One), which sets nothing; name an attribute of an annotation such as @Dense",
                        "[AliasTarget] value() of @Two is an alias that leads back to itself (value() of @Two → value() of @One → value() of @Two), which sets nothing; name an attribute of an annotation such as @Dense");
    }

    @Test
    void anAliasDoesNotNameItsOwnAnnotation() {
        MarkedSpec.layers("    @One(1) DenseLayer output();")
                .and("""
                        @Dense(units = 5) @interface One {
                            @Alias(annotation = One«.class, attribute = "value") int value();
                        }
                        """)
                .reports(
                        "[AliasTarget] value() of @One is an alias for an attribute of @One itself, which sets nothing; name an annotation that @One carries");
    }

    @Test
    void annotationsMayCarryEachOtherInACycle() {
        assertThat(dense("@One", "@Two @Dense(units = 5) @interface One {}\n@One @interface Two {}")
                        .units()
                        .value())
                .isEqualTo(5);
    }

    @Test
    void aWrongValueIsReportedWhereItIsGiven() {
        MarkedSpec.layers("    @Hidden(«-100) DenseLayer output();")
                .and(HIDDEN)
                .reports("[DenseUnits] @Dense units must be at least 1, but is -100 (through @Hidden)");
    }

    @Test
    void aWrongCarriedValueIsReportedAtTheUse() {
        MarkedSpec.layers("    «@Broken DenseLayer output();")
                .and("@Dense(units = -100) @interface Broken {}")
                .reports("[DenseUnits] @Dense units must be at least 1, but is -100 (through @Broken)");
    }

    @Test
    void everyComposedAnnotationInBetweenIsNamed() {
        MarkedSpec.layers("    @Deep(size = «-7) DenseLayer output();")
                .and("""

                        @Hidden(3)
                        @interface Deep { @Alias(annotation = Hidden.class, attribute = "value") int size(); }
                        """ + HIDDEN)
                .reports("[DenseUnits] @Dense units must be at least 1, but is -7 (through @Deep, @Hidden)");
    }

    @Test
    void twoLayersAreFoundThroughComposedAnnotations() {
        MarkedSpec.layers("    @BatchNorm «@Hidden(3) Layer output();")
                .and(HIDDEN)
                .reports(
                        "[TwoLayers] output is already a @BatchNorm, and a method declares one layer; move @Dense to another method (through @Hidden)");
    }

    @Test
    void anAliasNamesAnAnnotationThatIsCarried() {
        MarkedSpec.layers("    @Odd(3) DenseLayer output();")
                .and("""

                        @Dense(units = 0)
                        @interface Odd { @Alias(annotation = BatchNorm«.class, attribute = "momentum") int value(); }
                        """)
                .reports(
                        "[AliasTarget] value() of @Odd is an alias for an attribute of dev.gradwright.dsl.BatchNorm, but @Odd does not carry that annotation; add it to @Odd or name one that is there");
    }

    @Test
    void anAliasNamesAnAttributeThatIsThere() {
        MarkedSpec.layers("    @Odd(3) DenseLayer output();")
                .and("""

                        @Dense(units = 0)
                        @interface Odd { @Alias(annotation = Dense.class, attribute = «"unit") int value(); }
                        """)
                .reports(
                        "[AliasTarget] value() of @Odd is an alias for \"unit\", but @Dense has no such attribute; it has units, activation, init, biasInit, bias");
    }

    @Test
    void anAliasHasTheTypeOfItsTarget() {
        MarkedSpec.layers("    @Odd(\"3\") DenseLayer output();")
                .and("""

                        @Dense(units = 0)
                        @interface Odd { @Alias(annotation = Dense.class, attribute = «"units") String value(); }
                        """)
                .reports(
                        "[AliasTarget] value() of @Odd sets units of @Dense, which is of type int, but is of type String; declare it as int");
    }

    @Test
    void anAttributeThatGoesByNameHasTheTypeOfItsTarget() {
        MarkedSpec.layers("    @Odd(bias = 3) DenseLayer output();")
                .and("""

                        @Dense(units = 3)
                        @interface Odd { int «bias(); }
                        """)
                .reports(
                        "[AliasTarget] bias() of @Odd sets bias of @Dense, which is of type boolean, but is of type int; declare it as boolean");
    }

    @Test
    void aWrongAliasIsReportedOnceHoweverOftenItIsUsed() {
        MarkedSpec.layers("    @Odd(3) DenseLayer hidden(); @Odd(1) DenseLayer output();")
                .and("""

                        @Dense(units = 0)
                        @interface Odd { @Alias(annotation = Dense.class, attribute = «"unit") int value(); }
                        """)
                .reports(
                        "[AliasTarget] value() of @Odd is an alias for \"unit\", but @Dense has no such attribute; it has units, activation, init, biasInit, bias");
    }

    @Test
    void anAliasIsWrongWhereNothingIsCarried() {
        MarkedSpec.layers("    @Dense(units = 1) DenseLayer output();")
                .and("@interface Odd { @Alias(annotation = Dense«.class, attribute = \"units\") int value(); }")
                .isRejected(
                        "[AliasTarget] value() of @Odd is an alias for an attribute of dev.gradwright.dsl.Dense, but @Odd does not carry that annotation; add it to @Odd or name one that is there");
    }

    @Test
    void annotationsUnrelatedToNetworksAreNotChecked(@TempDir Path library) throws IOException {
        Compiled.library(
                library,
                "package library;\n\n@Other(Gone.class)\npublic @interface Foreign { int[] units() default {}; }",
                "package library;\n\n@interface Other { Class<?> value(); }",
                "package library;\n\npublic class Gone {}");
        Files.delete(library.resolve("library").resolve("Gone.class"));

        assertThat(Compiled.against(
                                library,
                                using("@library.Foreign @Dense(units = 1)").source())
                        .networks())
                .hasSize(1);
    }

    @Test
    void composedAnnotationsComeFromOtherJars(@TempDir Path library) {
        Compiled.library(library, publicHidden("units"));

        LayerSpec layer = Compiled.against(
                        library, using("@library.Hidden(100)").source())
                .network()
                .layers()
                .get(0);

        assertThat(layer)
                .isInstanceOfSatisfying(
                        LayerSpec.DenseSpec.class,
                        dense -> assertThat(dense.units().value()).isEqualTo(100));
    }

    @Test
    void wrongValuesForAnnotationsFromOtherJarsAreReportedAtTheUse(@TempDir Path library) {
        Compiled.library(library, publicHidden("units"));
        MarkedSpec spec = using("@library.Hidden(«-100)");

        assertThat(Compiled.against(library, spec.source()).errors())
                .containsExactly(spec.places().get(0)
                        + " [DenseUnits] @Dense units must be at least 1, but is -100 (through @Hidden)");
    }

    @Test
    void wrongAliasesInOtherJarsAreReportedAtTheUse(@TempDir Path library) {
        Compiled.library(library, publicHidden("unit"));
        MarkedSpec spec = using("«@library.Hidden(100)");

        assertThat(Compiled.against(library, spec.source()).errors())
                .containsExactly(
                        spec.places().get(0)
                                + " [AliasTarget] library.Hidden.value(): value() of @Hidden is an alias for \"unit\", but @Dense has no such attribute; it has units, activation, init, biasInit, bias");
    }

    private static String publicHidden(String attribute) {
        return """
                package library;

                import dev.gradwright.dsl.*;

                @Dense(units = 0)
                public @interface Hidden {
                    @Alias(annotation = Dense.class, attribute = "%s") int value();
                }
                """.formatted(attribute);
    }

    private static MarkedSpec using(String annotation) {
        return MarkedSpec.layers("    " + annotation + " DenseLayer output();");
    }

    private static LayerSpec.DenseSpec dense(String annotation, String types) {
        return (LayerSpec.DenseSpec)
                network(annotation + " DenseLayer output();", types).layers().get(0);
    }

    private static NetworkSpec network(String layers, String types) {
        return Compiled.of(MarkedSpec.layers(layers).and(types).source()).network();
    }
}
