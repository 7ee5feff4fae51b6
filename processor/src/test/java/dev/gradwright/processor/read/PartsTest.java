package dev.gradwright.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.Compiled;
import dev.gradwright.processor.MarkedSpec;
import dev.gradwright.processor.naming.Visibility;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The supertypes of a spec are its parts: each once, with the layers that it declares or inherits. */
class PartsTest {
    @Test
    void theNearestComesFirst() {
        assertThat(partsOf("""
            @Network(input = 4) @Loss(MEAN_SQUARED_ERROR)
            interface Spec extends Left, Right { @Dense(units = 1) DenseLayer output(); }
            interface Left extends Root { @Dense(units = 3) DenseLayer left(); }
            interface Right extends Root { @Dense(units = 3) DenseLayer right(); }
            interface Root { @Flatten Layer pixels(); }
            """)).containsExactly("Left[pixels, left]", "Root[pixels]", "Right[pixels, right]");
    }

    @Test
    void aLayerThatTheSpecReplacesStaysAPartOfBoth() {
        assertThat(partsOf("""
            @Network(input = 4) @Loss(MEAN_SQUARED_ERROR)
            interface Spec extends Base { @Override @Dense(units = 1) DenseLayer output(); }
            interface Base { @Dense(units = 3) DenseLayer hidden(); @Dense(units = 2) DenseLayer output(); }
            """)).containsExactly("Base[hidden, output]");
    }

    @Test
    void aTypeWhoseMethodsTheSpecGivesABodyIsNoPart() {
        assertThat(partsOf("""
            @Network(input = 4) @Loss(MEAN_SQUARED_ERROR)
            interface Spec extends Other {
                @Dense(units = 1) DenseLayer output();
                @Override default Layer last() { return output(); }
            }
            interface Other extends Comparable<Spec> {
                Layer last();
                @Override default int compareTo(Spec other) { return 0; }
            }
            """)).isEmpty();
    }

    @Test
    void superclassesArePartsToo() {
        assertThat(partsOf("""
            @Network(input = 4) @Loss(MEAN_SQUARED_ERROR)
            abstract class Spec extends Base implements Trunk { @Dense(units = 1) abstract DenseLayer output(); }
            abstract class Base { @Dense(units = 3) abstract DenseLayer hidden(); }
            interface Trunk { @Dense(units = 3) DenseLayer second(); }
            """)).containsExactly("Base[hidden]", "Trunk[second]");
    }

    @Test
    void inaccessibleTypesAreNoParts() {
        assertThat(partsOf("""
            interface Spec {
                interface Trunk extends Outer.Shared { @Dense(units = 3) DenseLayer hidden(); }
            }
            class Outer {
                @Network(input = 4) @Loss(MEAN_SQUARED_ERROR)
                interface Inner extends Hidden, Spec.Trunk { @Dense(units = 1) DenseLayer output(); }
                private interface Hidden { @Dense(units = 2) DenseLayer first(); }
                protected interface Shared { @Dense(units = 2) DenseLayer second(); }
            }
            """)).containsExactly("Spec.Trunk[second, hidden]", "Outer.Shared[second]");
    }

    @Test
    void aPartHasItsVisibilityAndTypeParameters() {
        NetworkSpec network = networkOf("""
            @Network(input = 4) @Loss(MEAN_SQUARED_ERROR)
            interface Spec extends Trunk<String, Integer> { @Dense(units = 1) DenseLayer output(); }
            interface Trunk<A, B> { @Dense(units = 3) DenseLayer hidden(); }
            """);
        assertThat(network.parts().get(0).visibility()).isEqualTo(Visibility.PACKAGE);
        assertThat(network.parts().get(0).typeParameters()).isEqualTo(2);
    }

    private static List<String> partsOf(String types) {
        NetworkSpec network = networkOf(types);
        return network.parts().stream()
                .map(part -> part.type().name()
                        + network.layersOf(part).stream().map(LayerSpec::name).toList())
                .toList();
    }

    private static NetworkSpec networkOf(String types) {
        return Compiled.of(MarkedSpec.types(types).source()).network();
    }
}
