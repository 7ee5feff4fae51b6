package dev.gradwright.processor.check;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules for the layers that a layer reads. */
class SourceRulesTest {
    @Test
    void rejectsASourceThatDoesNotExist() {
        MarkedSpec.layers("""
                            @Dense(units = 3) DenseLayer hidden1();
                            @Dense(units = 3) DenseLayer hidden2();
                            @From(«"hiden1") @Dense(units = 3) DenseLayer wide();
                            @Add({"hidden2", «"WIDER"}) Layer sum();
                            @Concat({«"elsewhere", "sum"}) Layer joined();
                            @Dense(units = 1) DenseLayer output();
                        """)
                .reports(
                        "[UnknownSource] wide reads \"hiden1\", but there is no such layer; did you mean \"hidden1\"?",
                        "[UnknownSource] sum reads \"WIDER\", but there is no such layer; did you mean \"wide\"?",
                        "[UnknownSource] joined reads \"elsewhere\", but there is no such layer; the layers above it are hidden1, hidden2, wide, sum");
    }

    @Test
    void theFirstLayerHasOnlyTheInputToRead() {
        MarkedSpec.layers("""
                            @From(«"input") @Dense(units = 1) DenseLayer output();
                        """)
                .reports(
                        "[UnknownSource] output reads \"input\", but there is no such layer; write \"\" for the network's input");
    }

    @Test
    void rejectsASourceBelowTheLayer() {
        MarkedSpec.layers("""
                            @Dense(units = 3) DenseLayer hidden1();
                            @From(«"hidden2") @Dense(units = 3) DenseLayer hidden2();
                            @From(«"output") @Dense(units = 3) DenseLayer hidden3();
                            @Dense(units = 1) DenseLayer output();
                        """)
                .reports(
                        "[UnknownSource] hidden2 cannot read itself; name a layer above it",
                        "[UnknownSource] hidden3 reads output, which is declared below it; move output above hidden3");
    }

    @Test
    void aSourceThatAComposedAnnotationNamesIsReportedWhereThatIsUsed() {
        MarkedSpec.layers("""
                            @Dense(units = 3) DenseLayer hidden();
                            «@FromStem @Dense(units = 1) DenseLayer output();
                        """)
                .and("@From(\"stem\") @interface FromStem {}")
                .reports(
                        "[UnknownSource] output reads \"stem\", but there is no such layer; the layers above it are hidden (through @FromStem)");
    }

    @ParameterizedTest
    @CsvSource({
        "@Add({}),@Add,none",
        "'@Add(\"hidden\")',@Add,one",
        "@Concat({}),@Concat,none",
        "'@Concat({\"\"})',@Concat,one"
    })
    void aJoinNamesAtLeastTwo(String annotation, String shown, String number) {
        MarkedSpec.layers("""
                            @Dense(units = 3) DenseLayer hidden();
                            @Concat({"hidden", ""}) Layer all();
                            @From("all") @Dense(units = 3) DenseLayer last();
                            «%s Layer join();
                            @Concat({"join", "last"}) Layer output();
                        """.formatted(annotation))
                .reports("[JoinSources] " + shown + " joins at least two layers, but names " + number
                        + "; name another, or read the one with @From");
    }

    @Test
    void rejectsTermsOfDifferentWidths() {
        MarkedSpec.layers("""
                            @Dense(units = 3) DenseLayer three();
                            @Dropout(0.1) Layer dropped();
                            @Dense(units = 4) DenseLayer four();
                            @Concat({"three", "four"}) Layer seven();
                            @Add({"dropped", «"", "three", «"four", «"seven"}) Layer sum();
                            @Dense(units = 1) DenseLayer output();
                        """).reports(widths("the input has 8"), widths("four has 4"), widths("seven has 7"));
    }

    private static String widths(String other) {
        return "[JoinSources] @Add takes layers of the same width, but dropped has 3 features and " + other
                + "; give them the same number of units, or use @Concat";
    }

    @Test
    void theInputIsAsWideAsItsShape() {
        MarkedSpec.types("""
                        @Network(input = {2, 4})
                        @Loss(MEAN_SQUARED_ERROR)
                        interface Spec {
                            @Flatten Layer flat();
                            @Dense(units = 8) DenseLayer hidden();
                            @Add({"flat", "hidden"}) Layer sum();
                            @Dense(units = 1) DenseLayer output();
                        }
                        """).isAccepted();
    }

    @Test
    void everyLayerIsRead() {
        MarkedSpec.layers("""
                            @Dense(units = 3) DenseLayer «deep();
                            @From("") @Dense(units = 3) DenseLayer wide();
                            @From("wide") @Dropout(0.1) Layer «dropped();
                            @From("wide") @Dense(units = 1) DenseLayer output();
                        """)
                .reports(
                        "[LostLayer] no layer reads deep, so its output is unused; join it with @Add or @Concat, read it with @From, or remove it",
                        "[LostLayer] no layer reads dropped, so its output is unused; join it with @Add or @Concat, read it with @From, or remove it");
    }

    @Test
    void aMisspelledNameIsReportedOnce() {
        MarkedSpec.layers("""
                            @Dense(units = 3) DenseLayer deep();
                            @From("") @Dense(units = 3) DenseLayer wide();
                            @Concat({«"dep", "wide"}) Layer joined();
                            @Dense(units = 1) DenseLayer output();
                        """)
                .reports("[UnknownSource] joined reads \"dep\", but there is no such layer; did you mean \"deep\"?");
    }

    @ParameterizedTest
    @CsvSource({"@Add,an @Add", "@Concat,a @Concat"})
    void aJoinNamesItsLayersItself(String annotation, String shown) {
        MarkedSpec.layers("""
                            @Dense(units = 8) DenseLayer hidden();
                            «@From("") %s({"hidden", ""}) Layer join();
                            @Dense(units = 1) DenseLayer output();
                        """.formatted(annotation))
                .reports(
                        "[ModifierMisplaced] @From names what a layer reads instead of the layer above it, but join is "
                                + shown + ", which names its sources itself; remove it");
    }

    @ParameterizedTest
    @CsvSource({
        "@Add({\"stem\"; \"\"}),@Add",
        "@Concat({\"stem\"; \"\"}),@Concat",
        "@From(\"stem\") @Dropout(0.1),@From"
    })
    void theFirstLayerOfABlockMayNameItsLayersItself(String annotation, String shown) {
        MarkedSpec.layers("""
                            @Dense(units = 8, activation = RELU) DenseLayer stem();
                            «@From("") Outer outer();
                        """)
                .and("""
                        @Block interface Outer { Inner inner(); }
                        @Block interface Inner { %s Layer first(); @Dense(units = 1) DenseLayer output(); }
                        """.formatted(annotation.replace(';', ',')))
                .reports(
                        "[ModifierMisplaced] @From names what the first layer of outer reads, but first does so itself with "
                                + shown + "; remove one of the two");
    }

    @Test
    void aSourceBelongsOnALayer() {
        MarkedSpec.types("""
                        @Network(input = 4)
                        @Loss(MEAN_SQUARED_ERROR)
                        «@FromInput
                        interface Spec {
                            @Dense(units = 1) DenseLayer output();
                        }
                        @From("") @interface FromInput {}
                        """)
                .reports(
                        "[ModifierMisplaced] @From acts on a layer, not on a network; move it to a method (through @FromInput)");
    }

    @Test
    void aBranchNeedsRowsOfFeaturesToo() {
        MarkedSpec.types("""
                        @Network(input = «{2, 4})
                        @Loss(MEAN_SQUARED_ERROR)
                        interface Spec {
                            @Flatten Layer flat();
                            @Dense(units = 3) DenseLayer deep();
                            @From("") @Activation(TANH) Layer squashed();
                            @Dense(units = 3) DenseLayer wide();
                            @Add({"deep", "wide"}) Layer sum();
                            @Dense(units = 1) DenseLayer output();
                        }
                        """)
                .reports(
                        "[InputShape] @Network input is 2 × 4, but wide takes one row of features; add a @Flatten layer before it");
    }

    @Test
    void theLossChecksTheInputOfTheLastLayerIfThatKeepsTheRange() {
        MarkedSpec.types("""
                        @Network(input = 4)
                        @Loss(«SPARSE_CATEGORICAL_CROSSENTROPY)
                        interface Spec {
                            @Dense(units = 3, activation = SOFTMAX) DenseLayer probabilities();
                            @Dense(units = 3, activation = SOFTMAX) DenseLayer others();
                            @Add({"probabilities", "others"}) Layer sum();
                        }
                        """)
                .reports(
                        "[LossOutput] SPARSE_CATEGORICAL_CROSSENTROPY needs the probabilities of a softmax, but the output is LINEAR; set activation = SOFTMAX on the last layer");
    }

    @Test
    void concatenatedProbabilitiesAreProbabilities() {
        MarkedSpec.types("""
                        @Network(input = 4)
                        @Loss(BINARY_CROSSENTROPY)
                        interface Spec {
                            @Dense(units = 1, activation = SIGMOID) DenseLayer first();
                            @From("") @Dense(units = 2, activation = SIGMOID) DenseLayer others();
                            @Concat({"first", "others"}) Layer all();
                        }
                        """).isAccepted();
    }

    @Test
    void aBlockWithoutLayersIsNoSource() {
        MarkedSpec.layers("Trunk trunk(); @Flatten Layer flat(); @Concat({«\"trunk\", \"flat\"}) Layer both(); "
                        + "@Dense(units = 1) DenseLayer output();")
                .and("@Block interface Trunk {}")
                .reports("[UnknownSource] both reads trunk, which is a block without layers; name a layer above it");
    }
}
