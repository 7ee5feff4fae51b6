package dev.gradwright.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.Compiled;
import dev.gradwright.processor.MarkedSpec;
import dev.gradwright.processor.spec.LayerSpec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InheritedLayersTest {
    @Test
    void inheritedLayersComeFirst() {
        assertThat(layersOf("""
                        @Network(input = 4) @Loss(MEAN_SQUARED_ERROR)
                        interface Spec extends Trunk { @Dense(units = 1) DenseLayer output(); }
                        interface Trunk extends Root { @Dense(units = 3) DenseLayer hidden(); }
                        interface Root { @Flatten Layer pixels(); }
                        """)).containsExactly("pixels", "hidden", "output");
    }

    @Test
    void aLayerThatIsInheritedTwiceIsThereOnce() {
        assertThat(layersOf("""
                        @Network(input = 4) @Loss(MEAN_SQUARED_ERROR)
                        interface Spec extends Left, Right { @Dense(units = 1) DenseLayer output(); }
                        interface Left extends Root { @Dense(units = 3) DenseLayer left(); }
                        interface Right extends Root { @Dense(units = 3) DenseLayer right(); }
                        interface Root { @Flatten Layer pixels(); }
                        """)).containsExactly("pixels", "left", "right", "output");
    }

    @Test
    void anOverridingMethodReplacesTheLayerInPlace() {
        Compiled compiled = Compiled.of(MarkedSpec.types("""
                        @Network(input = 4) @Loss(MEAN_SQUARED_ERROR)
                        interface Spec extends Base {
                            @Dense(units = 1) DenseLayer output();
                            @Override @Dense(units = 7) DenseLayer first();
                        }
                        interface Base {
                            @Dense(units = 3) Layer first();
                            @Dense(units = 4) Layer second();
                        }
                        """).source());

        assertThat(compiled.network().layers())
                .extracting(layer -> layer.name() + " "
                        + ((LayerSpec.DenseSpec) layer).units().value())
                .containsExactly("first 7", "second 4", "output 1");
    }

    @Test
    void anOverrideInOneBranchHoldsForAll() {
        assertThat(layersOf("""
                        @Network(input = 4) @Loss(MEAN_SQUARED_ERROR)
                        interface Spec extends Root, Left { @Dense(units = 1) DenseLayer output(); }
                        interface Left extends Root { @Override @BatchNorm Layer first(); }
                        interface Root { @Dense(units = 0) Layer first(); @Dense(units = 3) Layer second(); }
                        """)).containsExactly("first", "second", "output");
    }

    @Test
    void aMethodWithABodyIsNoLayer() {
        assertThat(layersOf("""
                        @Network(input = 4) @Loss(MEAN_SQUARED_ERROR)
                        abstract class Spec extends Base implements Root {
                            @Dense(units = 1) abstract DenseLayer output();
                        }
                        abstract class Base {
                            public Layer first() { return null; }
                            @Dense(units = 3) abstract DenseLayer own();
                        }
                        interface Root { @Dense(units = 0) Layer first(); @Dense(units = 3) Layer second(); }
                        """)).containsExactly("own", "second", "output");
    }

    @Test
    void twoUnrelatedLayersOfTheSameNameClash() {
        MarkedSpec.types("""
                        @Network(input = 4) @Loss(MEAN_SQUARED_ERROR)
                        «interface Spec extends Left, Right { @Dense(units = 1) DenseLayer output(); }
                        interface Left { @Dense(units = 3) Layer hidden(); }
                        interface Right { @Dense(units = 3) Layer hidden(); }
                        """)
                .reports(
                        "[NameClash] Spec inherits two layers named hidden, one of them from example.Right; declare hidden in Spec to replace both");
    }

    @Test
    void oneMethodReplacesTwoUnrelatedLayers() {
        assertThat(layersOf("""
                        @Network(input = 4) @Loss(MEAN_SQUARED_ERROR)
                        interface Spec extends Left, Right {
                            @Dense(units = 1) DenseLayer output();
                            @Override @Dense(units = 3) DenseLayer hidden();
                        }
                        interface Left { @Dense(units = 3) Layer hidden(); }
                        interface Right { @Flatten Layer pixels(); @Dense(units = 3) Layer hidden(); }
                        """)).containsExactly("hidden", "pixels", "output");
    }

    @Test
    void aProblemOfASharedSupertypeIsReportedOnce() {
        MarkedSpec.types("""
                        interface Trunk { @Dense(units = «-3) Layer hidden(); Layer «forgotten(); }
                        @Network(input = 4) @Loss(MEAN_SQUARED_ERROR)
                        interface One extends Trunk { @Dense(units = 1) DenseLayer output(); }
                        @Network(input = 4) @Loss(MEAN_SQUARED_ERROR)
                        interface Two extends Trunk { @Dense(units = 2) DenseLayer output(); }
                        """)
                .reports(
                        "[DenseUnits] @Dense units must be at least 1, but is -3",
                        "[MissingLayer] forgotten is abstract but has no layer annotation, so nothing can be generated for it; add one, such as @Dense, or give it a body");
    }

    @Test
    void aSupertypeWithoutLayersIsReportedOnce() {
        assertThat(Compiled.of("""
                        package example;
                        import dev.gradwright.dsl.*;
                        import dev.gradwright.runtime.layer.Layer;
                        @Network(input = 4)
                        @Loss(LossFunction.MEAN_SQUARED_ERROR)
                        interface Spec extends java.util.List<String> {
                            @Dense(units = 1) Layer output();
                        }
                        """).errors())
                .singleElement()
                .asString()
                .startsWith("Spec.java:6:1 [MissingLayer] Spec inherits ")
                .contains(" abstract methods from List (")
                .endsWith("do not extend List, or give them bodies");
    }

    @Test
    void aProblemOutsideTheCompilationIsReportedOnEverySpecThatHasIt() {
        String problem =
                "[MissingLayer] java.util.function.Supplier.get(): get is abstract but has no layer annotation and T is not a @Block, so nothing can be generated for it; add one, such as @Dense, or give it a body";
        MarkedSpec.types("""
                        @Network(input = 4) @Loss(MEAN_SQUARED_ERROR)
                        «interface One extends java.util.function.Supplier<Layer> { @Dense(units = 1) DenseLayer output(); }
                        @Network(input = 4) @Loss(MEAN_SQUARED_ERROR)
                        «interface Two extends java.util.function.Supplier<Layer> { @Dense(units = 2) DenseLayer output(); }
                        """).reports(problem, problem);
    }

    @Test
    void aProblemOutsideTheCompilationIsReportedOnTheSpec(@TempDir Path library) {
        Compiled.library(library, """
                package library;

                import dev.gradwright.dsl.*;

                public interface Trunk { @Dense(units = -3) dev.gradwright.runtime.layer.Layer hidden(); }
                """);
        MarkedSpec spec = MarkedSpec.types("""
                @Network(input = 4)
                @Loss(MEAN_SQUARED_ERROR)
                «interface Spec extends library.Trunk { @Dense(units = 1) DenseLayer output(); }
                """);

        assertThat(Compiled.against(library, spec.source()).errors())
                .containsExactly(spec.places().get(0)
                        + " [DenseUnits] library.Trunk.hidden(): @Dense units must be at least 1, but is -3");
    }

    private static List<String> layersOf(String types) {
        return Compiled.of(MarkedSpec.types(types).source()).network().layers().stream()
                .map(LayerSpec::name)
                .toList();
    }
}
