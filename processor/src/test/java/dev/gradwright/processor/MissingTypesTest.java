package dev.gradwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compiler;
import dev.gradwright.processor.spec.LayerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The compiler reports types that it does not find, so consequences of missing types are not reported. If another
 * processor generates the type, the spec waits for it. JDK 17 differs from later ones: its elements do not show
 * annotations of missing types.
 */
class MissingTypesTest {
    private static final String GOOD_LAYER = "    @Dense(units = 1) DenseLayer output();";

    @Test
    void aMissingImportOfALayerIsNotReportedAsAMissingLayer() {
        String source = MarkedSpec.layers("    @Dropout(0.2) Layer dropout();\n" + GOOD_LAYER)
                .source()
                .replace("import dev.gradwright.dsl.*;", """
                        import dev.gradwright.dsl.Network;
                        import dev.gradwright.dsl.Loss;
                        """);

        assertOnlyTheCompilerComplains(source);
    }

    @Test
    void aMissingImportOfALossIsNotReportedAsAMissingLoss() {
        String source = MarkedSpec.layers(GOOD_LAYER).source().replace("import dev.gradwright.dsl.*;", """
                        import dev.gradwright.dsl.Network;
                        import dev.gradwright.dsl.Dense;
                        """);

        assertOnlyTheCompilerComplains(source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Towr tower();",
                "@Repeat(3) java.util.List<Towr> tower();",
                "@Repeat(3) java.util.List<? extends Towr> tower();",
                "@Towr Layer tower();",
                "@Towr java.util.List<DenseLayer> tower();",
                "Towr tower(Towr other);",
            })
    void aMisspeltTypeIsNotReportedAsAMissingLayer(String method) {
        assertOnlyTheCompilerComplains(
                MarkedSpec.layers("    " + method + "\n" + GOOD_LAYER).source());
    }

    @Test
    void namesOfLayersOfAMissingBlockAreNotChecked() {
        assertOnlyTheCompilerComplains(MarkedSpec.layers(
                        "    Towr tower();\n    @Dense(units = 1) @From(\"tower.hidden\") DenseLayer output();")
                .source());
    }

    @Test
    void methodsOfAMissingSupertypeAreNotChecked() {
        String source = MarkedSpec.types("""
                @Network(input = {8, 8})
                @Loss(MEAN_SQUARED_ERROR)
                interface Spec extends Absent {
                    @Dense(units = 1) @From("hidden") DenseLayer output();
                }
                """).source();

        assertOnlyTheCompilerComplains(source);
    }

    @Test
    void allLayersMayComeFromAMissingSupertype() {
        String source = MarkedSpec.types("""
                @Network(input = 8)
                @Loss(MEAN_SQUARED_ERROR)
                interface Spec extends Absent {}
                """).source();

        assertOnlyTheCompilerComplains(source);
    }

    @Test
    void aTypeWithAMissingAnnotationMayBeABlock() {
        assertOnlyTheCompilerComplains(MarkedSpec.layers("    Tower tower();\n" + GOOD_LAYER)
                .and("@Blok interface Tower { @Dense(units = 1) DenseLayer hidden(); }")
                .source());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Alis(annotation = Dense.class, attribute = \"units\") int value() default 3;",
                "Absent units() default 3;",
                "Absent[] units() default {};",
            })
    void attributesOfMissingTypesAreNotChecked(String attribute) {
        assertOnlyTheCompilerComplains(MarkedSpec.layers("    @Hidden DenseLayer output();")
                .and("@Dense(units = 0) @interface Hidden { " + attribute + " }")
                .source());
    }

    @Test
    void annotationsThatAMissingAnnotationCarriesAreNotChecked() {
        assertOnlyTheCompilerComplains(MarkedSpec.layers("    @Hidden(3) DenseLayer output();")
                .and("""
                        @Absent @interface Hidden {
                            @Alias(annotation = Dense.class, attribute = "units") int value();
                        }
                        """)
                .source());
    }

    @Test
    void aComposedAnnotationMayBeGenerated() {
        assertCompilesWith(
                Map.of("Hidden", "@dev.gradwright.dsl.Dense(units = 3) @interface Hidden {}"),
                MarkedSpec.layers("    @Hidden DenseLayer output();").source());
    }

    @Test
    void annotationsThatAComposedOneCarriesMayBeGenerated() {
        assertCompilesWith(
                Map.of("Base", "@dev.gradwright.dsl.Dense(units = 3) @interface Base {}"),
                MarkedSpec.layers("    @Hidden(4) DenseLayer output();")
                        .and("""
                        @Base @interface Hidden {
                            @Alias(annotation = Dense.class, attribute = "units") int value();
                        }
                        """)
                        .source());
    }

    @Test
    void aBlockMayBeGenerated() {
        assertCompilesWith(
                Map.of("Tower", "@dev.gradwright.dsl.Block interface Tower extends Floor {}"),
                MarkedSpec.layers("    Tower tower();\n" + GOOD_LAYER)
                        .and("interface Floor { @Dense(units = 3) DenseLayer hidden(); }")
                        .source());
    }

    @Test
    void aLayerOfAMissingTypeMayReadTheOthers() {
        assertOnlyTheCompilerComplains(MarkedSpec.layers("""
                    @Dense(units = 1) DenseLayer first();
                    @Dense(units = 1) @From("") DenseLayer second();
                    @Add({"frist", "second"}) Layer sum();
                    @Mising @Dense(units = 1) DenseLayer output();
                """).source());
    }

    @Test
    void missingTypesInUnrelatedAnnotationsOfClassFilesAreIgnored() throws IOException {
        Compiled compiled = layersAgainstLibraryWithoutGone(
                "    @library.Marker @Dense(units = 3) DenseLayer output();",
                "public @interface Marker { Gone value() default Gone.ONE; Gone[] more() default {}; }");

        assertThat(compiled.errors()).isEmpty();
        assertThat(compiled.networks()).hasSize(1);
    }

    @Test
    void missingTypesInUnusedAttributesOfClassFilesAreIgnored() throws IOException {
        Compiled compiled = layersAgainstLibraryWithoutGone("    @library.Hidden(3) DenseLayer output();", """
                @Dense(units = 0)
                public @interface Hidden {
                    @Alias(annotation = Dense.class, attribute = "units") int value();
                    Gone gone() default Gone.ONE;
                }
                """);

        assertThat(compiled.errors()).isEmpty();
        assertThat(compiled.network().layers())
                .singleElement()
                .isInstanceOfSatisfying(
                        LayerSpec.DenseSpec.class,
                        dense -> assertThat(dense.units().value()).isEqualTo(3));
    }

    @Test
    void wrongAliasesAreReportedBesideMissingTypes() throws IOException {
        Compiled compiled = layersAgainstLibraryWithoutGone("    @library.Hidden(3) DenseLayer output();", """
                @Dense(units = 0)
                public @interface Hidden {
                    @Alias(annotation = Dense.class, attribute = "unit") int value();
                    Gone gone() default Gone.ONE;
                }
                """);

        assertThat(compiled.errors())
                .singleElement()
                .asString()
                .startsWith("Spec.java:17:5 [AliasTarget] library.Hidden.value(): ");
    }

    @Test
    void aMissingClassInAComposedAnnotationIsReported() throws IOException {
        String source =
                MarkedSpec.layers(GOOD_LAYER).source().replace("interface Spec", "@library.Hidden\ninterface Spec");
        Compiled compiled = againstLibraryWithoutGone(source, "@Optimizer(Gone.class)\npublic @interface Hidden {}");

        assertThat(compiled.errors())
                .containsExactly("Spec.java:16:1 [ClassPath] library.Hidden: " + NOT_ON_THE_CLASS_PATH);
        assertThat(compiled.networks()).isEmpty();
    }

    @Test
    void aMissingReturnTypeOfAnInheritedLayerIsReported() throws IOException {
        String source = MarkedSpec.layers(GOOD_LAYER).source().replace("Spec {", "Spec extends library.Part {");
        Compiled compiled =
                againstLibraryWithoutGone(source, "public interface Part { @Dense(units = 1) Gone first(); }");

        assertThat(compiled.errors())
                .containsExactly("Spec.java:16:1 [ClassPath] library.Part.first(): " + NOT_ON_THE_CLASS_PATH);
        assertThat(compiled.networks()).isEmpty();
    }

    private static final String NOT_ON_THE_CLASS_PATH =
            "the class path lacks a type that is used there, or has another version of it; add the library that it was compiled with";

    @TempDir
    private Path library;

    private Compiled layersAgainstLibraryWithoutGone(String layers, String type) throws IOException {
        return againstLibraryWithoutGone(MarkedSpec.layers(layers).source(), type);
    }

    /** The class file of {@code Gone} is deleted before the spec is compiled. */
    private Compiled againstLibraryWithoutGone(String source, String type) throws IOException {
        String gone = "package library;\n\npublic enum Gone { ONE }";
        Compiled.library(library, "package library;\n\nimport dev.gradwright.dsl.*;\n\n" + type, gone);
        Files.delete(library.resolve("library").resolve("Gone.class"));
        return Compiled.against(library, source);
    }

    private static void assertOnlyTheCompilerComplains(String source) {
        Compiled compiled = Compiled.of(source);

        assertThat(compiled.errors()).isNotEmpty().noneMatch(error -> error.contains("["));
        assertThat(compiled.networks()).isEmpty();
    }

    private static void assertCompilesWith(Map<String, String> generated, String source) {
        Compiled compiled = Compiled.of(Compiler.javac(), List.of(new TypesProcessor(generated)), source);

        assertThat(compiled.errors()).isEmpty();
        assertThat(compiled.networks()).hasSize(1);
    }
}
