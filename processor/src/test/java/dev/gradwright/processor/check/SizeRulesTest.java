package dev.gradwright.processor.check;

import dev.gradwright.processor.MarkedSpec;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Sizes that class files and file systems cannot hold. {@code LimitsTest} in the conformance module compiles networks
 * of the largest size.
 */
class SizeRulesTest {
    @Test
    void aNetworkHasAtMostAThousandLayers() {
        MarkedSpec.layers(layers(1_000) + "    @Dense(units = 1) DenseLayer «output();\n")
                .reports(
                        "[NetworkSize] a network has at most 1000 layers, since a class file cannot hold many more; remove some");
    }

    @Test
    void theLastLayerIsNotCheckedIfThereAreTooManyLayers() {
        MarkedSpec.types("""
                        @Network(input = 8)
                        @Loss(BINARY_CROSSENTROPY)
                        @Metrics(AUC)
                        interface Spec {
                        %s
                            @Dense(units = 1) DenseLayer «last();
                            @Dense(units = 1, activation = SIGMOID) DenseLayer output();
                        }
                        """.formatted(layers(1_000)))
                .reports(
                        "[NetworkSize] a network has at most 1000 layers, since a class file cannot hold many more; remove some");
    }

    @Test
    void sourcesInRejectedRepeatsAreNotReported() {
        MarkedSpec.layers("""
                            @Repeat(«400) java.util.List<Tower> tower();
                            @Repeat(«20000) @Dense(units = 1) java.util.List<DenseLayer> more();
                            @Dense(units = 1) @From("tower.399.b") DenseLayer hidden();
                            @Add({"hidden", "more.1"}) Layer sum();
                            @Dense(units = 1) DenseLayer output();
                        """)
                .and(
                        "@Block interface Tower { @Dense(units = 1) Layer a(); @LayerNorm Layer b(); @LayerNorm Layer c(); }")
                .reports(
                        "[RepeatCount] with 400 repeats of tower the network has 1200 layers, but a class file cannot hold many more than 1000; use a smaller number",
                        "[RepeatCount] @Repeat must be at most 500, but is 20000: a class file cannot hold many more layers; use a smaller number");
    }

    @Test
    void blocksAndListsAreCounted() {
        MarkedSpec.layers("""
                            @Repeat(500) java.util.List<Outer> first();
                            @Repeat(498) java.util.List<Inner> second();
                            Middle «last();
                        """)
                .and(NESTED)
                .reports(
                        "[NetworkSize] a network has at most 2000 blocks and lists, since a class file cannot hold many more; put more layers into each block, or repeat fewer of them");
    }

    @Test
    void listsInBlocksAreCounted() {
        MarkedSpec.layers("""
                            @Repeat(500) java.util.List<Outer> first();
                            @Repeat(249) java.util.List<Stack> second();
                            Stack third();
                            @Dense(units = 1) DenseLayer output();
                        """.replace("Stack third", "Stack «third"))
                .and(NESTED)
                .and("@Block interface Stack { @Repeat(1) @Dense(units = 1) java.util.List<DenseLayer> hidden(); }")
                .reports(
                        "[NetworkSize] a network has at most 2000 blocks and lists, since a class file cannot hold many more; put more layers into each block, or repeat fewer of them");
    }

    @Test
    void twoThousandBlocksAndListsAreAccepted() {
        MarkedSpec.layers("""
                            @Repeat(500) java.util.List<Outer> first();
                            @Repeat(498) java.util.List<Inner> second();
                            @Dense(units = 1) DenseLayer output();
                        """).and(NESTED).isAccepted();
    }

    private static final String NESTED = """
            @Block interface Outer { Middle middle(); }
            @Block interface Middle { Inner inner(); }
            @Block interface Inner { @Dense(units = 1) DenseLayer hidden(); }
            """;

    @Test
    void aBlockHasNoMoreMethodsThanAConstructorHasParameters() {
        MarkedSpec.layers("    Large large();")
                .and("@SuppressWarnings(\"gradwright\") @Block interface Large {\n" + layers(254)
                        + "    @Dense(units = 1) DenseLayer «last();\n}\n")
                .reports(
                        "[NetworkSize] a block has at most 254 methods, since no constructor takes more arguments, but Large has 255; split it into blocks");
    }

    @Test
    void aJoinNamesAtMostAHundredLayers() {
        String names = listOf(100, i -> "\"hidden\"");
        MarkedSpec.layers("""
                            @Dense(units = 2) DenseLayer hidden();
                            @Concat({%s, «"hidden"}) Layer wide();
                            @Add({%s, «"wide", "wide"}) Layer sum();
                        """.formatted(names, names.replace("hidden", "wide")))
                .reports(
                        "[JoinSources] @Concat joins at most 100 layers, but names 101; join some of them first, then join the results",
                        "[JoinSources] @Add joins at most 100 layers, but names 102; join some of them first, then join the results");
    }

    @Test
    void aBatchOfFeaturesFitsIntoAnArray() {
        MarkedSpec.layers("""
                            @Dense(units = «2000000000, activation = RELU, init = HE_NORMAL) DenseLayer huge();
                            @Concat({"huge", "huge", "huge"}) Layer unknown();
                            @From("") @Dense(units = 20_000_000, activation = RELU, init = HE_NORMAL) DenseLayer large();
                            «@Concat({"large", "large", "large"}) Layer three();
                            @Concat({"unknown", "three"}) Layer all();
                            @Dense(units = 1) DenseLayer output();
                        """)
                .reports(
                        "[DenseUnits] @Dense units must be at most 50000000, since 32 rows of them must fit into an array, but is 2000000000",
                        "[JoinSources] @Concat outputs at most 50000000 features, since 32 rows of them must fit into an array, but three has 60000000; give its layers fewer units");
    }

    @Test
    void weightsFitIntoAnArray() {
        MarkedSpec.layers("""
                            @Dense(units = 65_536, activation = RELU, init = HE_NORMAL) DenseLayer hidden();
                            @Repeat(3) @Dense(units = «65_536, activation = RELU, init = HE_NORMAL) java.util.List<DenseLayer> tower();
                            @Dense(units = 32_767) DenseLayer output();
                        """)
                .reports(
                        "[DenseUnits] @Dense units must be at most 32767 for the 65536 features that tower.0 reads, since the weights must fit into an array, but is 65536");
    }

    @Test
    void aPiecewiseScheduleHasNoMoreBoundariesThanFitAMethod() {
        MarkedSpec.annotated("@Loss(MEAN_SQUARED_ERROR)\n@Schedule.Piecewise(boundaries = {%s, «250}, values = {%s})"
                        .formatted(listOf(250, i -> "" + i), listOf(252, i -> i % 2 == 0 ? "0.1" : "0.2")))
                .reports(
                        "[ScheduleValue] @Schedule.Piecewise has at most 250 boundaries, but 251 are given; write a custom schedule, as in @Schedule(MySchedule.class)");
    }

    @Test
    void thePathOfALayerHasAtMost250Characters() {
        MarkedSpec.layers("""
                            @Dense(units = 1) DenseLayer «%s();
                            @Activation(RELU) Layer relu();
                            Room room();
                            @Dense(units = 1) DenseLayer %s();
                        """.formatted("a".repeat(251), "a".repeat(250)))
                .and("@Block interface Room { @Dense(units = 1) DenseLayer «%s(); }".formatted("b".repeat(246)))
                .reports(
                        "[NameLength] the name of a layer, with those of the blocks around it, must have at most 250 characters, but has 251; shorten it",
                        "[NameLength] the name of a layer, with those of the blocks around it, must have at most 250 characters, but has 251; shorten it, or those of the blocks");
    }

    @Test
    void theNamesOfGeneratedFilesFitIntoAFileSystem() {
        String name = "N".repeat(201);
        MarkedSpec.types("""
                        @Network(input = 4)
                        @Loss(MEAN_SQUARED_ERROR)
                        «interface %s {
                            @Dense(units = 1) DenseLayer output();
                        }
                        """.formatted(name))
                .reports(
                        "[NameLength] the files of generated classes begin with the name of the spec, so it must have at most 200 bytes in UTF-8, but has 201; shorten it");
    }

    @Test
    void theNamesOfGeneratedFilesForBlocksFitIntoAFileSystem() {
        String block = "B".repeat(197);
        MarkedSpec.layers("    %s block();".formatted(block))
                .and("@Block «interface %s { @Dense(units = 1) DenseLayer output(); }".formatted(block))
                .reports(
                        "[NameLength] the class of a block is generated in a file with the name of the spec and that of the block, so %s must have at most 196 bytes in UTF-8, but has 197; shorten one of the two"
                                .formatted(block));
    }

    private static String layers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "    @Dense(units = 1, activation = RELU) DenseLayer hidden" + i + "();\n")
                .collect(Collectors.joining());
    }

    private static String listOf(int count, IntFunction<String> element) {
        return IntStream.range(0, count).mapToObj(element).collect(Collectors.joining(", "));
    }
}
