package dev.gradwright.processor.emit;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.processor.lower.SpecBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.emit.text.SourceFile;
import dev.gradwright.processor.lower.SpecBuilder;
import dev.gradwright.processor.plan.Planner;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NetworkSourcesTest {
    private static final Pattern CALL = Pattern.compile(" +\\w+\\((mode|s|network)?\\);");

    @Test
    void aSpecGivesANetworkAndAPredictor() {
        List<SourceFile> files = NetworkSources.of(Planner.of(
                network("Digits", 4).inPackage("some.where").dense("output", 2).lower()));

        assertThat(files).extracting(SourceFile::packageName).containsOnly("some.where");
        assertThat(files).extracting(SourceFile::simpleName).containsExactly("DigitsNetwork", "DigitsPredictor");
    }

    @Test
    void withoutDropoutAndBatchNormThereIsNoModeAndNoRandomness() {
        assertThat(networkOf(network("N", 4).dense("hidden", 3, RELU).dense("output", 2)))
                .doesNotContain("Mode mode")
                .doesNotContain("CounterRandom")
                .contains("forward();");
    }

    @Test
    void namesOfTypesAreImported() {
        for (Golden golden : Golden.all()) {
            for (SourceFile file : NetworkSources.of(golden.plan())) {
                String body = file.text().substring(file.text().indexOf("/**"));
                assertThat(body.replace("\"dev.gradwright.processor.GradwrightProcessor\"", ""))
                        .doesNotContain("dev.gradwright.")
                        .doesNotContain("java.util.")
                        .doesNotContain("org.ejml.");
            }
        }
    }

    @Test
    void layersMayHaveTheNamesOfGeneratedMembers() {
        String text = networkOf(network("N", 4)
                .dense("hidden", 3)
                .dense("hiddenOut", 3)
                .dense("hiddenWeights", 3)
                .dense("dHidden", 3)
                .dense("backward", 3)
                .dense("createHidden", 3)
                .dense("forwardHidden", 3)
                .dense("seed", 3)
                .dense("ELU", 3, ELU)
                .dense("List", 2));

        assertThat(fieldsOf(text)).doesNotHaveDuplicates();
        assertThat(methodsOf(text)).doesNotHaveDuplicates();
        assertThat(text)
                .contains("private final DenseLayer hiddenOut;")
                .contains("private final Tensor hiddenOut2;")
                .contains("private final DenseLayer seedLayer;")
                .contains("private final DenseLayer layerELU;")
                .contains("private final DenseLayer layerList;")
                .contains("public DenseLayer ELU() {\n        return layerELU;")
                .contains("private void forwardHidden2() {")
                .contains("private void backwardPass() {");
    }

    @Test
    void layersOfAPredictorMayHaveTheNamesOfGeneratedMembers() {
        String text = predictorOf(network("N", 4)
                .dense("s", 3)
                .dense("weights", 3)
                .dense("forward", 3)
                .dense("kernels", 3)
                .dense("outputs", 3)
                .dense("SOFTMAX", 2, SOFTMAX)
                .loss(SPARSE_CATEGORICAL_CROSSENTROPY));

        assertThat(fieldsOf(text)).doesNotHaveDuplicates();
        assertThat(text)
                .contains("s.kernels.dense(s.input, sLayer.weights(), sLayer.bias(), s.sOut);")
                .contains("weightsLayer = FoldedDense.of(weights, \"weights\", 3, 3).pack();")
                .contains("private void forwardLayer(Scratch s) {")
                .contains("private void outputsLayer(Scratch s) {")
                .contains("s.kernels.activate(SOFTMAX, s.");
    }

    @Test
    void longNamesAreBrokenIntoLines() {
        String name = "theFullyConnectedLayerOfTheDeepPart";
        String text = networkOf(network("N", 4)
                .dense(name + "1", 3, ELU)
                .dropout(name + "Dropout", 0.5)
                .dense(name + "2", 2, ELU));

        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @Test
    void fieldsAreSetOnce() {
        for (Golden golden : Golden.all()) {
            for (SourceFile file : NetworkSources.of(golden.plan())) {
                assertThat(file.text().lines().filter(line -> line.matches("    private [\\w<>]+ \\w+;")))
                        .isSubsetOf("    private long draw;");
            }
        }
    }

    @Test
    void aGradientIsNamedAfterItsLayerEvenInASharedBuffer() {
        String text =
                networkOf(network("N", 4).dense("hidden", 3).batchNorm("norm").dense("output", 2));

        assertThat(text)
                .contains("/** rows × 3, the same tensor as dHidden. */\n    private final Tensor dNorm;")
                .contains("dNorm = dHidden;")
                .contains("kernels.inputGradient(dOutput, outputWeights.tensor(), dNorm);")
                .contains("kernels.batchNormBackward(hiddenOut, dNorm, normState, dHidden);");
    }

    @Test
    void aHundredHiddenLayersAreSplitIntoShortMethods() {
        SpecBuilder deep = network("Deep", 784);
        for (int i = 0; i < 100; i++) {
            deep.dense("hidden" + i, 100).batchNorm("norm" + i).activation("act" + i, ELU);
        }
        deep.dense("output", 10, SOFTMAX).loss(SPARSE_CATEGORICAL_CROSSENTROPY);

        String network = networkOf(deep);
        assertThat(maxCallsInARow(network)).isLessThanOrEqualTo(150);
        assertThat(network)
                .contains(
                        "createLayers1();\n        createLayers2();\n        createLayers3();\n        createParts();\n        head = ")
                .contains("forward1(mode);\n        forward2(mode);\n        forward3(mode);\n    }")
                .contains("backward1();\n        backward2();\n        backward3();\n    }")
                .contains(": 784 → 100 → … → 10 in 101 dense layers;");

        String predictor = predictorOf(deep);
        assertThat(predictor)
                .contains("weights1 = new Weights1(weights);\n        weights2 = new Weights2(weights);\n    }")
                .contains("/** The packed weights of hidden0, hidden1, … and hidden99. */")
                .contains("s.kernels.dense(s.hidden1Out, weights1.hidden2.weights(), weights1.hidden2.bias()")
                .contains("/** rows × 100, shared by hidden0, hidden2, … and hidden98. */");
    }

    private static String networkOf(SpecBuilder spec) {
        return NetworkSources.of(Planner.of(spec.lower())).get(0).text();
    }

    private static String predictorOf(SpecBuilder spec) {
        return NetworkSources.of(Planner.of(spec.lower())).get(1).text();
    }

    private static List<String> fieldsOf(String text) {
        return Pattern.compile("(?m)^    private [^(=]* (\\w+)(;| = )")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** The methods of a text that no interface declares, except accessors. */
    private static List<String> methodsOf(String text) {
        return Pattern.compile("(?m)^    (?:private void|public \\w+Layer) (\\w+)\\(")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static int maxCallsInARow(String text) {
        int[] run = {0, 0};
        Arrays.stream(text.split("\n")).forEach(line -> {
            run[0] = CALL.matcher(line).matches() ? run[0] + 1 : 0;
            run[1] = Math.max(run[0], run[1]);
        });
        return run[1];
    }
}
