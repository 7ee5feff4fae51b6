package dev.gradwright.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.Compiled;
import dev.gradwright.processor.MarkedSpec;
import dev.gradwright.processor.naming.NetworkMembers;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for the types of specs and for their methods. */
class StructureRulesTest {
    private static final String PLEA = "[NotASpec] @Network belongs on an interface or an abstract class, but ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "«class Spec {}            | is a class that is not abstract",
                "«enum Spec { ONE }        | is an enum",
                "«record Spec(int units) {}| is a record",
                "@«interface Spec {}       | is an annotation type"
            })
    void onlyInterfacesAndAbstractClassesAreSpecs(String type, String problem) {
        MarkedSpec.types("@Network(input = 4)\n" + type)
                .reports(PLEA + "Spec " + problem + "; declare it as an interface");
    }

    @Test
    void rejectsAPrivateSpec() {
        MarkedSpec.types("""
            class Outer {
                @Network(input = 4)
                @Loss(MEAN_SQUARED_ERROR)
                private «interface Inner {
                    @Dense(units = 1) DenseLayer output();
                }
            }
            """)
                .reports(PLEA
                        + "Outer.Inner is private, or inside a private type, where no generated class can"
                        + " reach it; remove private");
    }

    @Test
    void rejectsASpecInAPrivateType() {
        MarkedSpec.types("""
            class Outer {
                private static class Middle {
                    @Network(input = 4)
                    @Loss(MEAN_SQUARED_ERROR)
                    «interface Inner {
                        @Dense(units = 1) DenseLayer output();
                    }
                }
            }
            """)
                .reports(PLEA
                        + "Outer.Middle.Inner is private, or inside a private type, where no generated class"
                        + " can reach it; remove private");
    }

    @Test
    void rejectsAGenericSpec() {
        MarkedSpec.types("""
            @Network(input = 4)
            @Loss(MEAN_SQUARED_ERROR)
            «interface Spec<T> {
                @Dense(units = 1) DenseLayer output();
            }
            """).reports(PLEA + "Spec has type parameters, which a network cannot have; remove them");
    }

    @Test
    void rejectsASealedSpec() {
        MarkedSpec.types("""
            @Network(input = 4)
            @Loss(MEAN_SQUARED_ERROR)
            sealed «interface Spec permits Other {
                @Dense(units = 1) DenseLayer output();
            }
            non-sealed interface Other extends Spec {}
            """).reports(PLEA + "Spec is sealed, so no generated class can implement it; remove sealed");
    }

    @Test
    void rejectsASpecThatIsAnInnerClass() {
        MarkedSpec.types("""
            class Outer {
                @Network(input = 4)
                @Loss(MEAN_SQUARED_ERROR)
                abstract «class Inner {
                    @Dense(units = 1) abstract DenseLayer output();
                }
            }
            """)
                .reports(PLEA
                        + "Outer.Inner is an inner class, which needs an instance of its enclosing class; make"
                        + " it static");
    }

    @ParameterizedTest
    @ValueSource(strings = {"private Spec() {}", "Spec(int units) {}", "Spec() throws java.io.IOException {}"})
    void anAbstractClassHasAConstructorToCall(String constructor) {
        MarkedSpec.types("""
            @Network(input = 4)
            @Loss(MEAN_SQUARED_ERROR)
            abstract «class Spec {
                %s
                @Dense(units = 1) abstract DenseLayer output();
            }
            """.formatted(constructor))
                .reports(PLEA
                        + "Spec has no constructor that the generated class can call; add one that is not"
                        + " private, takes no arguments and throws no checked exceptions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Spec() {}", "protected Spec() throws IllegalStateException {}"})
    void anAbstractClassIsASpec(String constructor) {
        MarkedSpec.types("""
            @Network(input = 4)
            @Loss(MEAN_SQUARED_ERROR)
            abstract class Spec implements Comparable<Spec> {
                %s
                @Dense(units = 1) abstract DenseLayer output();
                @Override public int compareTo(Spec other) { return 0; }
            }
            """.formatted(constructor)).isAccepted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@LayerNorm LayerNormLayer norm();", "@Activation(PRELU) PReluLayer prelu();"})
    void normsAndTrainedSlopesCountAsWeights(String layer) {
        MarkedSpec.layers("    " + layer).isAccepted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@Flatten Layer flat();",
                "@GaussianNoise(0.1) Layer noise();",
                "@BatchNorm(center = false, scale = false) Layer norm();"
            })
    void aNetworkHasWeights(String layer) {
        MarkedSpec.types("""
            @Network(input = 4)
            @Loss(MEAN_SQUARED_ERROR)
            «interface Spec {
                %s
            }
            """.formatted(layer))
                .reports("[EmptyNetwork] Spec has no layer with weights, so there is nothing to train; add a @Dense");
    }

    @Test
    void everyAbstractMethodIsALayer() {
        MarkedSpec.layers("""
                @Dense(units = 3) DenseLayer hidden();
                @Deprecated
                DenseLayer «forgotten();
                default int answer() { return 42; }
                static int question() { return 6 * 9; }
                @Override String toString();
            """)
                .reports("[MissingLayer] forgotten is abstract but has no layer annotation, so nothing can be generated"
                        + " for it; add one, such as @Dense, or give it a body");
    }

    @Test
    void aMethodIsOneLayer() {
        MarkedSpec.layers("""
                @Dense(units = 3) DenseLayer hidden();
                @BatchNorm
                «@Activation(ELU)
                Layer both();
                @Dense(units = 1) DenseLayer output();
            """)
                .reports("[TwoLayers] both is already a @BatchNorm, and a method declares one layer; move @Activation"
                        + " to another method");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DenseLayer «output(int units)                   | parameters",
                "<T> DenseLayer «output()                        | type parameters",
                "DenseLayer «output() throws java.io.IOException | a throws clause"
            })
    void aLayerMethodOnlyReturnsItsLayer(String method, String problem) {
        MarkedSpec.layers("    @Dense(units = 3) %s;".formatted(method))
                .reports("[LayerMethod] output has " + problem
                        + ", but a layer method only returns its layer; remove the "
                        + problem.replace("a throws", "throws"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a  | @Dense(units = 1) | «BatchNormLayer   | DenseLayer or Layer     | BatchNormLayer",
                "a  | @Dense(units = 1) | «void             | DenseLayer or Layer     | void",
                "a  | @Dense(units = 1) | «java.util.Set<Layer> | DenseLayer or Layer | java.util.Set<Layer>",
                "a  | @BatchNorm        | «DenseLayer       | BatchNormLayer or Layer | DenseLayer",
                "a  | @Flatten          | «DenseLayer       | Layer                   | DenseLayer",
                "a  | @Dropout(0.1)     | «String           | Layer                   | java.lang.String",
                "a  | @LayerNorm        | «BatchNormLayer   | LayerNormLayer or Layer | BatchNormLayer",
                "an | @Activation(PRELU) | «DenseLayer      | PReluLayer or Layer     | DenseLayer",
                "an | @Activation(RELU) | «PReluLayer       | Layer                   | PReluLayer",
                "an | @AlphaDropout(0.1) | «DenseLayer      | Layer                   | DenseLayer",
                "an | @Activation(TANH) | «Object           | Layer                   | java.lang.Object"
            })
    void theHandleFitsTheLayer(String article, String annotation, String type, String fitting, String shown) {
        MarkedSpec.layers("""
                %s
                %s layer();
                @LayerNorm LayerNormLayer norm();
                @Activation(RELU) Layer relu();
                @Dense(units = 3, bias = false) DenseLayer output();
            """.formatted(annotation, type))
                .reports("[ReturnType] layer is " + article + " " + annotation.replaceAll("\\(.*", "")
                        + " and must return " + fitting + ", but is declared to return " + shown);
    }

    @Test
    void everyLayerMayReturnLayer() {
        MarkedSpec.layers("""
                @Flatten Layer flat();
                @BatchNorm Layer norm();
                @LayerNorm Layer rows();
                @GaussianNoise(0.1) Layer noise();
                @AlphaDropout(0.1) Layer alphaDropout();
                @Activation(PRELU) Layer prelu();
                @Dropout(0.1) Layer dropout();
                @Dense(units = 3) Layer hidden();
                @Activation(TANH) Layer tanh();
            """).isAccepted();
    }

    @ParameterizedTest
    @CsvSource({
        "@Flatten,a @Flatten",
        "@BatchNorm,a @BatchNorm",
        "@Dropout(0.1),a @Dropout",
        "@Activation(TANH),an @Activation"
    })
    void rejectsAnInitializerOfALayerWithoutKernel(String annotation, String shown) {
        MarkedSpec.layers("""
                %s «@Init.VarianceScaling Layer layer();
                @Dense(units = 3, bias = false) DenseLayer output();
            """.formatted(annotation))
                .reports("[ModifierMisplaced] @Init.VarianceScaling initializes the weights of a @Dense, but"
                        + " layer is "
                        + shown + "; remove it");
    }

    @Test
    void rejectsModifiersOfLayersOnAType() {
        MarkedSpec.types("""
            @Network(input = 4)
            @Loss(MEAN_SQUARED_ERROR)
            «@Hidden
            interface Spec {
                «@Fast @Dense(units = 1) DenseLayer output();
            }
            @Dense(units = 3) @interface Hidden {}
            @Adam @interface Fast {}
            """)
                .reports(
                        "[ModifierMisplaced] @Dense acts on a layer, not on a network; move it to a method (through"
                                + " @Hidden)",
                        "[ModifierMisplaced] @Optimizer.Adam acts on a network, not on a layer; move it to the type"
                                + " (through @Fast)");
    }

    static Set<String> membersOfTheNetwork() {
        return NetworkMembers.names();
    }

    @ParameterizedTest
    @MethodSource("membersOfTheNetwork")
    void rejectsALayerNamedLikeAMemberOfTheNetwork(String name) {
        MarkedSpec.layers("    @Dense(units = 1) DenseLayer «%s();".formatted(name))
                .reports("[NameClash] a layer cannot be named " + name
                        + ", because the generated network has a member of that name; rename it");
    }

    /** {@code schedule.rate} is the rate of an exponential schedule, not that of a dropout. */
    @Test
    void rejectsALayerWhoseSettingsWouldBeThoseOfTheSchedule() {
        MarkedSpec.layers("    @Dropout(0.5) Layer «schedule(); @Dense(units = 1) DenseLayer output();")
                .reports(
                        "[NameClash] a layer cannot be named schedule, because the settings of @Schedule begin with that"
                                + " name; rename it");
    }

    @Test
    void rejectsMethodsThatCollideWithThoseOfTheNetwork() {
        MarkedSpec.types("""
            @Network(input = 4)
            @Loss(MEAN_SQUARED_ERROR)
            interface Spec extends Base {
                @Dense(units = 1) DenseLayer output();
                default int «layers() { return 1; }
            }
            interface Base {
                default void «useThreads(int threads) {}
                default void «copyFrom(Spec other, Class<Spec> part) {}
            }
            @Network(input = 4)
            @Loss(MEAN_SQUARED_ERROR)
            abstract class Other {
                @Dense(units = 1) abstract DenseLayer output();
                public final String «summary() { return ""; }
                static int «create(long seed) { return 1; }
            }
            """)
                .reports(
                        "[NameClash] layers() of Spec collides with a method of the generated network; rename it, or"
                                + " give it other parameters",
                        "[NameClash] useThreads(int) of Base collides with a method of the generated network; rename"
                                + " it, or give it other parameters",
                        "[NameClash] copyFrom(Spec, Class) of Base collides with a method of the generated network;"
                                + " rename it, or give it other parameters",
                        "[NameClash] summary() of Other collides with a method of the generated network; rename it, or"
                                + " give it other parameters",
                        "[NameClash] create(long) of Other collides with a method of the generated network; rename it,"
                                + " or give it other parameters");
    }

    @Test
    void anInterfaceHasNoBodyForAProtectedMethodOfObject() {
        MarkedSpec.types("""
            @Network(input = 4)
            @Loss(MEAN_SQUARED_ERROR)
            interface Spec extends Base {
                @Dense(units = 1) DenseLayer output();
                default Object «clone() { return this; }
                default Object clone(int times) { return this; }
            }
            interface Base {
                @SuppressWarnings("removal") default void «finalize() {}
            }
            """)
                .reports(
                        "[NameClash] no class can implement Spec with the method clone(), because Object has a"
                                + " protected one of that name; rename it",
                        "[NameClash] no class can implement Base with the method finalize(), because Object has a"
                                + " protected one of that name; rename it");
    }

    @Test
    void overloadsAndMethodsThatAreNotInheritedAreAccepted() {
        MarkedSpec.types("""
            @Network(input = 4)
            @Loss(MEAN_SQUARED_ERROR)
            interface Spec {
                @Dense(units = 1) DenseLayer output();
                default int predict(int features) { return layers(features); }
                private int layers(int least) { return least; }
                private void summary() {}
                static int create(long seed) { return 1; }
            }
            """).isAccepted();
    }

    @Test
    void aTypeMayHideAPackageIfNoOtherHidesALibraryType() {
        MarkedSpec.types("""
            @Network(input = 4)
            @Loss(MEAN_SQUARED_ERROR)
            interface Spec {
                int UNITS = 1;
                class Helper {}
                @Dense(units = UNITS) DenseLayer output();
            }
            class org {}
            """).isAccepted();
    }

    @Test
    void aTypeDoesNotHideAPackageThatGeneratedCodeHasToName() {
        MarkedSpec.types("""
            @Network(input = 4)
            @Loss(MEAN_SQUARED_ERROR)
            «interface Spec {
                class Tensor {}
                @Dense(units = 1) DenseLayer output();
            }
            class dev {}
            """)
                .reports(
                        "[NameClash] generated code cannot name the library's Tensor, because Spec uses the name for another"
                                + " type, and the type dev hides the package of the qualified name; rename one of them");
    }

    @Test
    void rejectsALayerNamedLikeAMemberOfItsClass() {
        MarkedSpec.types("""
            @Network(input = 4)
            @Loss(MEAN_SQUARED_ERROR)
            abstract class Spec extends Base {
                int units = 3;
                void hidden(int units) {}
                @Dense(units = 1, activation = RELU) abstract DenseLayer «units();
                @Dense(units = 1, activation = RELU) abstract DenseLayer «hidden();
                @Dense(units = 1, activation = RELU) abstract DenseLayer «inherited();
                @Dense(units = 1) abstract DenseLayer output();
            }
            class Base { protected int inherited; private int output; }
            """)
                .reports(
                        "[NameClash] a layer cannot be named units, because Spec has a member of that name; rename it",
                        "[NameClash] a layer cannot be named hidden, because Spec has a member of that name; rename it",
                        "[NameClash] a layer cannot be named inherited, because Spec has a member of that name; rename"
                                + " it");
    }

    @Test
    void rejectsAPackagePrivateLayerOfAnotherPackage() {
        MarkedSpec base = new MarkedSpec("""
            package library;

            import dev.gradwright.dsl.*;
            import dev.gradwright.runtime.layer.*;

            public abstract class Base {
                @Dense(units = 3) abstract DenseLayer «hidden();
                @Dense(units = 2) protected abstract DenseLayer seen();
            }
            """);
        String spec = MarkedSpec.types("""
            @Network(input = 4)
            @Loss(MEAN_SQUARED_ERROR)
            abstract class Spec extends library.Base {
                @Dense(units = 1) abstract DenseLayer output();
            }
            """).source();

        assertThat(Compiled.of(spec, base.source()).errors())
                .containsExactly(base.places().get(0)
                        + " [LayerMethod] hidden is only visible in the package library, so no"
                        + " network of another package can have this layer; declare it as protected or"
                        + " public");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Network", "Predictor"})
    void rejectsATypeWithTheGeneratedName(String suffix) {
        MarkedSpec.types("""
            @Network(input = 4)
            @Loss(MEAN_SQUARED_ERROR)
            «interface Spec {
                @Dense(units = 1) DenseLayer output();
            }
            class Spec%s {}
            """.formatted(suffix))
                .reports("[NameClash] Spec would be generated as Spec" + suffix
                        + ", but the package has a type of that name; rename one of the two");
    }

    @Test
    void twoSpecsDoNotGenerateTheSameName() {
        MarkedSpec.types("""
            class Outer {
                @Network(input = 4)
                @Loss(MEAN_SQUARED_ERROR)
                «interface Inner {
                    @Dense(units = 1) DenseLayer output();
                }
            }
            @Network(input = 4)
            @Loss(MEAN_SQUARED_ERROR)
            «interface Outer_Inner {
                @Dense(units = 1) DenseLayer output();
            }
            """)
                .reports(
                        "[NameClash] Outer.Inner and example.Outer_Inner would both be generated as"
                                + " Outer_InnerNetwork; rename one of the two",
                        "[NameClash] Outer_Inner and example.Outer.Inner would both be generated as"
                                + " Outer_InnerNetwork; rename one of the two");
    }

    @Test
    void aTypeOfTheSpecDoesNotHideABlockOfThePackage() {
        MarkedSpec.types("""
            @Network(input = 4)
            @Loss(MEAN_SQUARED_ERROR)
            «interface Spec extends Trunk {
                interface Floor {}
            }
            @Block interface Floor { @Dense(units = 1) DenseLayer output(); }
            interface Trunk { Floor floor(); }
            """)
                .reports("[NameClash] Spec inherits or declares a type Floor, which hides the type Floor of its package"
                        + " in generated code; rename one of the two");
    }

    @Test
    void aTypeOfTheSpecDoesNotHideItsRecord() {
        MarkedSpec.types("""
            @Network(features = Row.class, target = boolean.class)
            @Loss(BINARY_CROSSENTROPY)
            «interface Spec {
                record Row(float area) {}
                @Dense(units = 1, activation = SIGMOID) DenseLayer output();
            }
            record Row(float area) {}
            """)
                .reports("[NameClash] Spec inherits or declares a type Row, which hides the type Row of its package"
                        + " in generated code; rename one of the two");
    }

    @Test
    void anInheritedTypeDoesNotHideTheSpec() {
        MarkedSpec.types("""
            @Network(input = 4)
            @Loss(MEAN_SQUARED_ERROR)
            «interface Spec extends Trunk {
                @Dense(units = 1) DenseLayer output();
            }
            interface Trunk { interface Spec {} }
            """)
                .reports("[NameClash] Spec inherits or declares a type Spec, which hides the type Spec of its package"
                        + " in generated code; rename one of the two");
    }
}
