package dev.gradwright.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.Compiled;
import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MissingNetworkTest {
    /** Compilers call a processor only if they see one of its annotations. */
    private static final String OTHER =
            "@Network(input = 8) @Loss(MEAN_SQUARED_ERROR) interface Other { @Dense(units = 1) DenseLayer output(); }\n";

    private static String message(String annotation, String type) {
        return "[MissingNetwork] %s acts on a network, but %s has no @Network, so nothing is generated for it; add @Network with the shape of the input, such as @Network(input = 8)"
                .formatted(annotation, type);
    }

    private static String local(String type) {
        return "[MissingNetwork] %s is declared inside of a method, and compilers do not show such types to annotation processors, so nothing is generated for it; move it out of the method"
                .formatted(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@Loss(MEAN_SQUARED_ERROR) | @Loss",
                "@Loss.Huber | @Loss.Huber",
                "@Optimizer.Adam | @Optimizer.Adam",
                "@Schedule.Cosine | @Schedule.Cosine",
                "@Metrics(MAE) | @Metrics",
                "@Clip(norm = 1) | @Clip"
            })
    void rejectsAnAnnotationForANetworkOnAnotherType(String annotation, String name) {
        MarkedSpec.types("«" + annotation + "\ninterface Spec { @Dense(units = 1) DenseLayer output(); }\n")
                .reports(message(name, "Spec"));
    }

    @Test
    void reportsATypeOnce() {
        MarkedSpec.types("""
                        @Deprecated
                        «@Optimizer.Adam
                        @Loss(MEAN_SQUARED_ERROR)
                        @Metrics(MAE)
                        interface Spec { @Dense(units = 1) DenseLayer output(); }
                        """).reports(message("@Optimizer.Adam", "Spec"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"class Spec {}", "abstract class Spec {}", "record Spec(int value) {}", "enum Spec { ONE }"})
    void rejectsItOnTypesOfAllKinds(String type) {
        MarkedSpec.types("«@Loss(MEAN_SQUARED_ERROR)\n" + type + "\n").reports(message("@Loss", "Spec"));
    }

    @Test
    void rejectsItOnANestedType() {
        MarkedSpec.types("""
                        class Models {
                            «@Loss(MEAN_SQUARED_ERROR) interface Inner { @Dense(units = 1) DenseLayer output(); }
                        }
                        """).reports(message("@Loss", "Models.Inner"));
    }

    @Test
    void rejectsARecipeWhereItIsUsed() {
        MarkedSpec.types("«@Outer\ninterface Spec {}\n")
                .and("@Loss(MEAN_SQUARED_ERROR) @interface Recipe {}\n@Recipe @interface Outer {}\n")
                .reports(message("@Loss", "Spec") + " (through @Outer, @Recipe)");
    }

    @Test
    void rejectsAPresetOfTheLibrary() {
        MarkedSpec.types("«@Defaults.Deep\ninterface Spec { @Dense(units = 1) DenseLayer output(); }\n")
                .reports(message("@Optimizer.Sgd", "Spec") + " (through @Defaults.Deep)");
    }

    /** Annotations of interfaces are not inherited. */
    @Test
    void rejectsItOnASupertypeOfNetworks() {
        MarkedSpec.types("""
                        «@Optimizer.Adam
                        interface Trunk { @Dense(units = 3) DenseLayer hidden(); }
                        @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                        interface Spec extends Trunk { @Dense(units = 1) DenseLayer output(); }
                        """)
                .isRejected(
                        "[MissingNetwork] @Optimizer.Adam acts on a network and is not inherited, so the networks that extend Trunk do not have it; move it to them, or into an annotation that they share");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interface Trunk { @Dense(units = 3) @L2(0.1) DenseLayer hidden(); }",
                "interface Trunk {}",
                "@Loss(MEAN_SQUARED_ERROR) @Optimizer.Adam @interface Trunk {}",
                "@Optimizer.Adam @interface Trunk { double learningRate(); }",
                "@Dense(units = 3) @interface Trunk { int units(); }"
            })
    void acceptsTrunksAndRecipes(String type) {
        MarkedSpec.annotated("@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)").and(type).isAccepted();
    }

    /** Its own message tells where to move it. */
    @Test
    void leavesBlocksToAnotherRule() {
        MarkedSpec.types("@Block «@Optimizer.Adam\ninterface Spec { @Dense(units = 3) DenseLayer hidden(); }\n")
                .reports(
                        "[ModifierMisplaced] @Optimizer.Adam acts on a network, but Spec is a block; move it to the networks that insert the block");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void method() { «@Network(input = 8) @Loss(MEAN_SQUARED_ERROR) interface Local { @Dense(units = 1) DenseLayer output(); } }",
                "static { «@Network(input = 8) abstract class Local {} }",
                "Runnable field = () -> { «@Network(input = 8) interface Local {} };",
                "Object field = new Object() { «@Network(input = 8) static abstract class Local {} };",
                "void method() { if (true) { for (;;) { «@Network(input = 8) interface Local {} } } }"
            })
    void rejectsALocalType(String member) {
        MarkedSpec.types("class Outer {\n    %s\n}\n".formatted(member))
                .and(OTHER)
                .isRejected(local("Local"));
    }

    @Test
    void acceptsALocalTypeWithAnotherAnnotationOfTheName() {
        String source = """
                package example;
                import dev.gradwright.dsl.*;
                class Outer {
                    void method() { @Network interface Local {} }
                }
                @interface Network {}
                @Block interface Floor {}
                """;

        assertThat(Compiled.of(source).errors()).isEmpty();
    }
}
