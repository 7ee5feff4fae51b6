package dev.gradwright.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.Compiled;
import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules for blocks: their types, and how they are inserted and repeated. */
class BlockRulesTest {
    private static final String TRUNK = """
            @Block interface Trunk { @Dense(units = 3) DenseLayer hidden(); }
            """;

    @Test
    void aBlockDoesNotContainItself() {
        MarkedSpec.layers("Chain chain(); @Dense(units = 1) DenseLayer output();")
                .and("""
                        @Block interface Chain {
                            @Dense(units = 3) DenseLayer hidden();
                            Chain «next();
                        }
                        """)
                .reports(
                        "[CyclicBlock] next inserts Chain into itself (Chain → Chain), so its layers would never end; remove next or return another block");
    }

    @Test
    void aCycleOfBlocksIsReportedOnceHoweverOftenItIsEntered() {
        MarkedSpec.layers("Odd odd(); Even even(); @Dense(units = 1) DenseLayer output();")
                .and("""
                        @Block interface Odd { @Dense(units = 3) DenseLayer hidden(); Even even(); }
                        @Block interface Even { @Repeat(2) java.util.List<Odd> «odd(); }
                        """)
                .reports(
                        "[CyclicBlock] odd inserts Odd into itself (Odd → Even → Odd), so its layers would never end; remove odd or return another block");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "«class Part {}      | is a class that is not abstract",
                "«enum Part {}       | is an enum",
                "@«interface Part {} | is an annotation type"
            })
    void aBlockIsAnInterface(String type, String problem) {
        MarkedSpec.layers("@Dense(units = 1) DenseLayer output();")
                .and("@Block " + type)
                .isRejected("[NotASpec] @Block belongs on an interface, but Part " + problem
                        + "; declare it as an interface");
    }

    @Test
    void rejectsAnInsertedBlockThatIsAClass() {
        MarkedSpec.layers("«Part part(); @Repeat(2) «java.util.List<Part> parts();")
                .and("@Block abstract class Part { @Dense(units = 1) abstract DenseLayer output(); }")
                .reports(
                        "[ReturnType] part inserts Part, which is an abstract class, but only a block that is an interface can be inserted; declare Part as an interface",
                        "[ReturnType] parts inserts Part, which is an abstract class, but only a block that is an interface can be inserted; declare Part as an interface");
    }

    @Test
    void aClassMayExtendABlockThatIsAClass() {
        MarkedSpec.types("""
                        @Network(input = 4) @Loss(MEAN_SQUARED_ERROR)
                        abstract class Spec extends Part {}
                        @Block abstract class Part { @Dense(units = 1) abstract DenseLayer output(); }
                        """).isAccepted();
    }

    @Test
    void rejectsASealedBlock() {
        MarkedSpec.layers("Part part();")
                .and("""
                        @Block sealed «interface Part permits Other { @Dense(units = 1) DenseLayer output(); }
                        non-sealed interface Other extends Part {}
                        """)
                .reports(
                        "[NotASpec] @Block belongs on an interface, but Part is sealed, so no generated class can implement it; remove sealed");
    }

    @Test
    void rejectsABlockThatIsANetwork() {
        MarkedSpec.types("""
                        @Network(input = 4) @Loss(MEAN_SQUARED_ERROR) @Block
                        «interface Spec { @Dense(units = 1) DenseLayer output(); }
                        """)
                .reports(
                        "[NotASpec] Spec is a @Network and a @Block, but a network is trained on its own and a block is a part of networks; remove one of the two annotations, and let a network extend or return the block");
    }

    @Test
    void aNetworkThatIsABlockHasNoOtherProblems() {
        MarkedSpec.types("""
                        @Network @Block
                        «interface Spec { @Dense(units = 0) DenseLayer output(); }
                        """)
                .reports(
                        "[NotASpec] Spec is a @Network and a @Block, but a network is trained on its own and a block is a part of networks; remove one of the two annotations, and let a network extend or return the block");
    }

    @ParameterizedTest
    @CsvSource({"0", "-3"})
    void aLayerIsRepeatedAtLeastOnce(int count) {
        MarkedSpec.layers("@Repeat(«" + count + ") @Dense(units = 1) java.util.List<DenseLayer> hidden();")
                .reports("[RepeatCount] @Repeat must be at least 1, but is " + count
                        + "; use the number of repeats, or remove the method");
    }

    @Test
    void aBlockIsRepeatedNoMoreThanAClassFileCanHold() {
        MarkedSpec.layers("@Repeat(«501) java.util.List<Trunk> tower();")
                .and(TRUNK)
                .reports(
                        "[RepeatCount] @Repeat must be at most 500, but is 501: a class file cannot hold many more layers; use a smaller number");
    }

    @Test
    void repeatsWithinRepeatsAreNoMoreThanAClassFileCanHold() {
        MarkedSpec.layers(
                        "@Dense(units = 3, activation = RELU) DenseLayer first(); @Repeat(«40) java.util.List<Row> rows();")
                .and("@Block interface Row { @Repeat(25) java.util.List<Trunk> trunks(); }")
                .and(TRUNK)
                .reports(
                        "[RepeatCount] with 40 repeats of rows the network has 1001 layers, but a class file cannot hold many more than 1000; use a smaller number");
    }

    @Test
    void repeatsInABlockThatIsInsertedSeveralTimesAreReportedOnce() {
        MarkedSpec.layers("Row first(); Row second(); Row third(); Row fourth();")
                .and("@Block interface Row { Trunk trunk(); @Repeat(«400) java.util.List<Trunk> trunks(); }")
                .and(TRUNK)
                .reports(
                        "[RepeatCount] with 400 repeats of trunks the network has 1203 layers, but a class file cannot hold many more than 1000; use a smaller number");
    }

    @Test
    void aThousandLayersAreAccepted() {
        MarkedSpec.layers("@Repeat(40) java.util.List<Row> rows();")
                .and("@Block interface Row { @Repeat(25) java.util.List<Trunk> trunks(); }")
                .and(TRUNK)
                .isAccepted();
    }

    @Test
    void aProblemOfABlockIsReportedOnceHoweverOftenItIsInserted() {
        MarkedSpec.layers("Trunk first(); @Repeat(3) java.util.List<Trunk> more();")
                .and("@Block interface Trunk { @Dense(units = «0) DenseLayer hidden(); }")
                .reports("[DenseUnits] @Dense units must be at least 1, but is 0");
    }

    @Test
    void aRepeatedLayerReturnsAList() {
        MarkedSpec.layers("@Repeat(2) @Dense(units = 1, activation = RELU) «DenseLayer hidden();")
                .reports(
                        "[ReturnType] hidden is a @Dense with @Repeat and must return List<DenseLayer> or List<Layer>, but is declared to return DenseLayer");
    }

    @Test
    void aListOfLayersIsRepeated() {
        MarkedSpec.layers("@Dense(units = 1) «java.util.List<DenseLayer> hidden();")
                .reports(
                        "[ReturnType] hidden is a @Dense and must return DenseLayer or Layer, but is declared to return List<DenseLayer>; for several, add @Repeat");
    }

    @Test
    void aRepeatedBlockReturnsAList() {
        MarkedSpec.layers("@Repeat(2) «Trunk trunk();")
                .and(TRUNK)
                .reports("[ReturnType] trunk has @Repeat and must return List<Trunk>, but is declared to return Trunk");
    }

    @Test
    void aListOfBlocksIsRepeated() {
        MarkedSpec.layers("«java.util.List<Trunk> trunk();")
                .and(TRUNK)
                .reports(
                        "[ReturnType] trunk is declared to return List<Trunk>, but has no @Repeat; add it, or return Trunk");
    }

    @Test
    void aRepeatedLayerReturnsAListOfItsHandle() {
        MarkedSpec.layers("@Repeat(2) @Dense(units = 1, activation = RELU) «java.util.List<BatchNormLayer> hidden();")
                .reports(
                        "[ReturnType] hidden is a @Dense with @Repeat and must return List<DenseLayer> or List<Layer>, but is declared to return List<BatchNormLayer>");
    }

    @Test
    void rejectsARawListOfARepeatedLayer() {
        MarkedSpec.layers("@Repeat(2) @Dense(units = 1, activation = RELU) «java.util.List hidden();")
                .reports(
                        "[ReturnType] hidden is a @Dense with @Repeat and must return List<DenseLayer> or List<Layer>, but is declared to return java.util.List");
    }

    @Test
    void rejectsARawListOfARepeatedBlock() {
        MarkedSpec.layers("@Repeat(2) «java.util.List tower(); @Dense(units = 1) DenseLayer output();")
                .reports(
                        "[ReturnType] tower has @Repeat, but returns List without an element type; return a List of a @Block interface, or add a layer annotation such as @Dense");
    }

    @Test
    void rejectsAListOfWildcards() {
        MarkedSpec.layers("    @Repeat(2) «java.util.List<? extends Floor> tower();")
                .and("@Block interface Floor { @Dense(units = 1) DenseLayer hidden(); }")
                .reports(
                        "[ReturnType] tower has @Repeat and must return List<Floor>, but is declared to return List<? extends example.Floor>");
    }

    @Test
    void rejectsAListOfLists() {
        MarkedSpec.layers("@Repeat(2) «java.util.List<java.util.List<Trunk>> trunk();")
                .and(TRUNK)
                .reports(
                        "[ReturnType] trunk has @Repeat and must return List<Trunk>, but is declared to return List<List<example.Trunk>>");
    }

    @Test
    void aLayerOfABlockReturnsItsHandle() {
        MarkedSpec.layers("Trunk trunk();")
                .and("@Block interface Trunk { @Dense(units = 3) «BatchNormLayer hidden(); }")
                .reports(
                        "[ReturnType] hidden is a @Dense and must return DenseLayer or Layer, but is declared to return BatchNormLayer");
    }

    @Test
    void anInterfaceWithoutBlockAnnotationIsNoBlock() {
        MarkedSpec.layers("Trunk «trunk(); @Dense(units = 1) DenseLayer output();")
                .and("interface Trunk { @Dense(units = 3) DenseLayer hidden(); }")
                .reports(
                        "[MissingLayer] trunk is abstract but has no layer annotation and Trunk is not a @Block, so nothing can be generated for it; add one, such as @Dense, or mark Trunk with @Block, or give it a body");
    }

    @Test
    void aListOfAnInterfaceWithoutBlockAnnotationIsNoBlock() {
        MarkedSpec.layers("@Repeat(2) java.util.List<Trunk> «trunks(); @Dense(units = 1) DenseLayer output();")
                .and("interface Trunk { @Dense(units = 3) DenseLayer hidden(); }")
                .reports(
                        "[MissingLayer] trunks is abstract but has no layer annotation and Trunk is not a @Block, so nothing can be generated for it; add one, such as @Dense, or mark Trunk with @Block, or give it a body");
    }

    @Test
    void theRemedyForAClassDoesNotSuggestABlock() {
        MarkedSpec.layers("Trunk «trunk(); @Dense(units = 1) DenseLayer output();")
                .and("final class Trunk {}")
                .reports(
                        "[MissingLayer] trunk is abstract but has no layer annotation and Trunk is not a @Block, so nothing can be generated for it; add one, such as @Dense, or give it a body");
    }

    @Test
    void rejectsAPackagePrivateBlockOfAnotherPackage() {
        MarkedSpec trunk = new MarkedSpec("""
                package library;

                import dev.gradwright.dsl.*;
                import dev.gradwright.runtime.layer.*;

                @Block
                public interface Trunk {
                    «Hidden first();
                    @Repeat(2) «java.util.List<Hidden> others();
                }
                @Block
                interface Hidden { @Dense(units = 3) DenseLayer hidden(); }
                """);

        assertThat(Compiled.of(
                                MarkedSpec.layers("library.Trunk trunk(); @Dense(units = 1) DenseLayer output();")
                                        .source(),
                                trunk.source())
                        .errors())
                .containsExactly(
                        trunk.places().get(0)
                                + " [ReturnType] first inserts Hidden, which is not visible outside the package library, so no network of another package can use it; declare Hidden as public",
                        trunk.places().get(1)
                                + " [ReturnType] others inserts Hidden, which is not visible outside the package library, so no network of another package can use it; declare Hidden as public");
    }

    @Test
    void aProtectedBlockIsVisibleToSubclasses() {
        assertThat(Compiled.of("""
                package building;

                import dev.gradwright.dsl.*;
                import dev.gradwright.runtime.layer.*;

                @Network(input = 8)
                @Loss(LossFunction.MEAN_SQUARED_ERROR)
                @Optimizer.Sgd
                public abstract class House extends library.Base {
                    @Dense(units = 1) protected abstract DenseLayer output();
                }
                """, """
                package library;

                import dev.gradwright.dsl.*;
                import dev.gradwright.runtime.layer.*;

                public abstract class Base {
                    @Block
                    protected interface Floor { @Dense(units = 4) DenseLayer hidden(); }

                    protected abstract Floor floor();
                }
                """).errors()).isEmpty();
    }

    @Test
    void aMethodThatInsertsABlockHasNoParameters() {
        MarkedSpec.layers("Trunk «trunk(int depth);")
                .and(TRUNK)
                .reports(
                        "[LayerMethod] trunk has parameters, but a layer method only returns its layer; remove the parameters");
    }

    @ParameterizedTest
    @CsvSource({
        "@Init.Constant(1), @Init.Constant, initializes the weights of a @Dense",
        "@L2(0.01),         @L2,            penalizes the weights of a @Dense",
        "@ActivityL2(0.01), @ActivityL2,    penalizes the output of a @Dense",
        "@MaxNorm(1),       @MaxNorm,       constrains the weights of a @Dense"
    })
    void modifiersOfDenseLayersAreRejectedOnBlocks(String modifier, String shown, String deed) {
        MarkedSpec.layers("«%s Trunk trunk();".formatted(modifier))
                .and(TRUNK)
                .reports("[ModifierMisplaced] " + shown + " " + deed
                        + ", but trunk is a block; move it to a layer of Trunk");
    }

    @Test
    void rejectsRepeatOnANetwork() {
        MarkedSpec.types("""
                        @Times
                        @Network(input = 4) @Loss(MEAN_SQUARED_ERROR)
                        interface Spec { @Dense(units = 1) DenseLayer output(); }
                        @Repeat(2) @interface Times {}
                        """.replace("@Times\n@Network", "«@Times\n@Network"))
                .reports(
                        "[ModifierMisplaced] @Repeat acts on a layer, not on a network; move it to a method (through @Times)");
    }

    @Test
    void rejectsAnnotationsOfANetworkOnABlock() {
        MarkedSpec.layers("Trunk trunk();")
                .and("""
                        @Block «@Loss(MEAN_ABSOLUTE_ERROR) «@Optimizer.Adam «@Schedule.Plateau
                        interface Trunk { @Dense(units = 3) DenseLayer hidden(); }
                        """)
                .reports(
                        "[ModifierMisplaced] @Loss acts on a network, but Trunk is a block; move it to the networks that insert the block",
                        "[ModifierMisplaced] @Optimizer.Adam acts on a network, but Trunk is a block; move it to the networks that insert the block",
                        "[ModifierMisplaced] @Schedule.Plateau acts on a network, but Trunk is a block; move it to the networks that insert the block");
    }

    @Test
    void rejectsAnnotationsOfANetworkOnAnUnusedBlock() {
        MarkedSpec.layers("@Dense(units = 1) DenseLayer output();")
                .and("""
                        @Block «@Trained
                        interface Trunk { @Dense(units = 3) DenseLayer hidden(); }
                        @Clip(norm = 1) @interface Trained {}
                        """)
                .isRejected(
                        "[ModifierMisplaced] @Clip acts on a network, but Trunk is a block; move it to the networks that insert the block (through @Trained)");
    }

    @Test
    void rejectsRepeatOnTheTypeOfABlock() {
        MarkedSpec.layers("Trunk trunk();")
                .and("""
                        @Block «@Times
                        interface Trunk { @Dense(units = 3) DenseLayer hidden(); }
                        @Repeat(2) @interface Times {}
                        """)
                .reports(
                        "[ModifierMisplaced] @Repeat acts on a layer, not on a block; move it to a method (through @Times)");
    }

    @Test
    void aLayerOfABlockMayBeNamedLikeAMemberOfTheNetwork() {
        MarkedSpec.layers("Trunk trunk();")
                .and("@Block interface Trunk { @Dense(units = 3) DenseLayer predictor(); }")
                .isAccepted();
    }

    @Test
    void aLayerOfABlockIsNotNamedLikeAMemberOfObject() {
        MarkedSpec.layers("Trunk trunk();")
                .and("@Block interface Trunk { @Dense(units = 3) DenseLayer «finalize(); }")
                .reports(
                        "[NameClash] a layer cannot be named finalize, because Object has a member of that name; rename it");
    }

    @Test
    void aBlockHasNoBodyForAProtectedMethodOfObject() {
        MarkedSpec.layers("Trunk trunk();")
                .and(
                        "@Block interface Trunk { @Dense(units = 3) DenseLayer a(); default Object «clone() { return this; } }")
                .reports(
                        "[NameClash] no class can implement Trunk with the method clone(), because Object has a protected one of that name; rename it");
    }

    @Test
    void aComposedAnnotationOnABlockIsReportedOnce() {
        MarkedSpec.layers("Trunk trunk();")
                .and("@Block «@Defaults.Deep interface Trunk { @Dense(units = 3) DenseLayer a(); }")
                .reports(
                        "[ModifierMisplaced] @Optimizer.Sgd acts on a network, but Trunk is a block; move it to the networks that insert the block (through @Defaults.Deep)");
    }

    @Test
    void aBlockNeedsARowOfFeaturesAsAnyLayerDoes() {
        MarkedSpec.types("""
                        @Network(input = «{4, 5}) @Loss(MEAN_SQUARED_ERROR)
                        interface Spec { Trunk trunk(); }
                        """ + TRUNK)
                .reports(
                        "[InputShape] @Network input is 4 × 5, but trunk.hidden takes one row of features; add a @Flatten layer before it");
    }

    @Test
    void aBlockHasAtLeastOneLayerWithWeights() {
        MarkedSpec.types("""
                        @Network(input = 4) @Loss(MEAN_SQUARED_ERROR)
                        «interface Spec { Nothing nothing(); }
                        @Block interface Nothing {}
                        """)
                .reports("[EmptyNetwork] Spec has no layer with weights, so there is nothing to train; add a @Dense");
    }
}
