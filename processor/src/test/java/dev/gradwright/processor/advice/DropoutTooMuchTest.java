package dev.gradwright.processor.advice;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutTooMuchTest {
    private static final String OUTPUT = "    @Dense(units = 1) DenseLayer output();\n";

    private static String rate(String layer, String percent) {
        return "[DropoutTooMuch] %s drops %s of the features, so too few are left to tell inputs apart; use a rate of 0.2 to 0.5"
                .formatted(layer, percent);
    }

    private static String product(String layer, String percent) {
        return "[DropoutTooMuch] the dropouts from the input to %s leave %s of the signal, and the rest is noise; use lower rates, such as 0.2, or fewer dropouts"
                .formatted(layer, percent);
    }

    /** As many dense layers as there are marks, each with a dropout of 0.5 after it. */
    private static String floors(String... marks) {
        StringBuilder floors = new StringBuilder();
        for (int i = 0; i < marks.length; i++) {
            floors.append("    @Dense(units = 9, activation = TANH) DenseLayer dense%d();\n".formatted(i))
                    .append("    @Dropout(%s0.5) Layer dropout%d();\n".formatted(marks[i], i));
        }
        return floors.toString();
    }

    @ParameterizedTest
    @CsvSource({"RELU, Dropout, 0.81, 81 %", "RELU, Dropout, 0.9, 90 %", "SELU, AlphaDropout, 0.855, 85.5 %"})
    void warnsOfAHighRate(String activation, String annotation, String rate, String percent) {
        MarkedSpec.layers(
                        "    @Dense(units = 90, activation = %s) DenseLayer hidden();\n    @%s(«%s) Layer dropout();\n"
                                        .formatted(activation, annotation, rate)
                                + OUTPUT)
                .warns(rate("dropout", percent));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.5", "0.8"})
    void isSilentOfOtherRates(String rate) {
        MarkedSpec.layers("    @Dropout(%s) Layer dropout();\n".formatted(rate) + OUTPUT)
                .isAccepted();
    }

    @Test
    void warnsWhereTheProductOfTheKeepRatesFallsBelowALimit() {
        MarkedSpec.layers(floors("", "", "", "", "", "«") + OUTPUT).warns(product("dropout5", "1.6 %"));
    }

    @Test
    void isSilentAboveTheLimit() {
        MarkedSpec.layers(floors("", "", "", "", "") + OUTPUT).isAccepted();
    }

    /** It has all the signal. */
    @Test
    void isSilentIfABranchPassesTheDropouts() {
        MarkedSpec.layers("    @Dense(units = 9, activation = TANH) DenseLayer stem();\n"
                        + floors("", "", "", "", "", "") + "    @Add({\"stem\", \"dropout5\"}) Layer sum();\n" + OUTPUT)
                .isAccepted();
    }

    /** What the branch adds is noise, but the signal is in the other one. */
    @Test
    void isSilentIfABranchLosesAllButTheSumDoesNot() {
        MarkedSpec.layers("    @Dense(units = 9, activation = TANH) DenseLayer stem();\n"
                        + floors("", "", "", "", "", "")
                        + "    @Add({\"stem\", \"dropout5\"}) Layer sum();\n    @Dropout(0.5) Layer last();\n" + OUTPUT)
                .isAccepted();
    }

    @Test
    void warnsBelowAJoinOfBranchesThatAllLoseTheSignal() {
        MarkedSpec.layers(floors("", "", "") + """
                                    @Dropout(0.5) Layer left();
                                    @From("dropout2") @Dropout(0.6) Layer right();
                                    @Concat({"left", "right"}) Layer both();
                                    @Dropout(«0.6) Layer last();
                                """ + OUTPUT).warns(product("last", "2.5 %"));
    }

    @Test
    void warnsOfARepeatedBlockOnce() {
        MarkedSpec.layers("    @Repeat(20) java.util.List<Floor> tower();\n" + OUTPUT)
                .and("""
                        @Block interface Floor {
                            @Dense(units = 9, activation = TANH) DenseLayer dense();
                            @Dropout(«0.3) Layer dropout();
                        }
                        """)
                .warns(product("tower.9.dropout", "2.8 %"));
    }

    @Test
    void warnsOfASupertypeOnceHoweverManyNetworksExtendIt() {
        MarkedSpec.types("""
                        interface Trunk {
                            @Dense(units = 90, activation = TANH) DenseLayer hidden();
                            @Dropout(«0.9) Layer dropout();
                        }
                        @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                        interface One extends Trunk { @Dense(units = 1) DenseLayer output(); }
                        @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                        interface Two extends Trunk { @Dense(units = 2) DenseLayer output(); }
                        """).warns(rate("dropout", "90 %"));
    }

    @Test
    void warnsOfAComposedAnnotationWhereItIsUsed() {
        MarkedSpec.layers("    @Dense(units = 9, activation = TANH) DenseLayer hidden();\n    «@Most Layer dropout();\n"
                        + OUTPUT)
                .and("@Dropout(0.95) @interface Most {}")
                .warns(rate("dropout", "95 %") + " (through @Most)");
    }

    @Test
    void isSilentOfARateThatIsAnError() {
        MarkedSpec.layers("    @Dropout(«1) Layer dropout();\n" + OUTPUT)
                .reports(
                        "[DropoutRate] @Dropout rate must be at least 0 and less than 1, because it is the fraction of features that are dropped, but is 1.0");
    }

    @Test
    void isSilentOfALayerThatReadsNothingOrWhatIsNotThere() {
        MarkedSpec.layers("    @Dropout(0.5) @From(«\"elsewhere\") Layer dropout();\n" + OUTPUT)
                .reports(
                        "[UnknownSource] dropout reads \"elsewhere\", but there is no such layer; write \"\" for the network's input");
        MarkedSpec.layers("    «@Add({}) Layer sum();\n" + OUTPUT)
                .reports(
                        "[JoinSources] @Add joins at least two layers, but names none; name another, or read the one with @From");
    }

    @Test
    void canBeSuppressed() {
        MarkedSpec.layers("    @SuppressWarnings(\"gradwright:DropoutTooMuch\") @Dropout(0.9) Layer dropout();\n"
                        + OUTPUT)
                .isAccepted();
    }
}
