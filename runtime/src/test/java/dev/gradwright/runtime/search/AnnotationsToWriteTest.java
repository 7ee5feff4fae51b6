package dev.gradwright.runtime.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.runtime.graph.GraphBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnnotationsToWriteTest {
    private final GraphBuilder graph = graph();

    private static GraphBuilder graph() {
        GraphBuilder graph = new GraphBuilder("Classifier", 4);
        graph.node("hidden", "Dense", 4, 8)
                .attributes("bias", true, "function", "RELU")
                .training(
                        "init",
                        "HE_NORMAL",
                        "l2",
                        0.01,
                        "biasL2",
                        0.02,
                        "constraint",
                        "MaxNorm",
                        "constraint.value",
                        1.0)
                .trained("weights", 4, 8);
        graph.node("norm", "BatchNorm", 8, 8)
                .attributes("epsilon", 0.001, "center", false, "scale", true)
                .training("momentum", 0.99)
                .trained("gamma", 1, 8);
        graph.node("dropout", "AlphaDropout", 8, 8).training("rate", 0.5);
        graph.node("tower.0.drop", "Dropout", 8, 8).training("rate", 0.5);
        graph.optimizer("Sgd", "learningRate", 0.01, "momentum", 0.9, "nesterov", true, "weightDecay", 0.0);
        graph.clipping("globalNorm", 1.0);
        return graph;
    }

    /** The searched value comes first. */
    @Test
    void anAnnotationKeepsItsOtherValues() {
        assertThat(annotations("learningRate", 0.0031))
                .isEqualTo("@Optimizer.Sgd(learningRate = 0.0031, momentum = 0.9, nesterov = true, weightDecay = 0.0)");
        assertThat(annotations("optimizer.momentum", 0.95))
                .startsWith("@Optimizer.Sgd(momentum = 0.95, learningRate = 0.01,");
    }

    @Test
    void theRateOfA1cycleIsThatOfItsSchedule() {
        graph.schedule("OneCycle", "maxLearningRate", 0.01, "form", "COSINE_ANNEALING");

        assertThat(annotations("learningRate", 3e-4))
                .isEqualTo("@Schedule.OneCycle(maxLearningRate = 3.0E-4, form = COSINE_ANNEALING)");
    }

    @Test
    void wholeNumbersStayWhole() {
        graph.schedule("Cosine", "steps", 0, "alpha", 0.1, "warmupSteps", 0, "warmupTarget", Double.NaN);

        assertThat(annotations("schedule.warmupSteps", 200))
                .isEqualTo("@Schedule.Cosine(warmupSteps = 200, steps = 0, alpha = 0.1, warmupTarget = Double.NaN)");
    }

    @Test
    void textsAreQuotedAndClassesNamed() {
        graph.schedule("Plateau", "factor", 0.1, "monitor", "val_loss", "mode", "AUTO");
        graph.optimizer("Optimizer", "value", "shop.Rule", "learningRate", 0.01);

        assertThat(annotations("schedule.factor", 0.5, "optimizer.learningRate", 0.1))
                .isEqualTo("@Schedule.Plateau(factor = 0.5, monitor = \"val_loss\", mode = AUTO)\n"
                        + "@Optimizer(learningRate = 0.1, value = shop.Rule.class)");
    }

    @Test
    void lossAndClippingHaveAnnotations() {
        graph.loss("BINARY_CROSSENTROPY", "labelSmoothing", 0.0, "fusedActivation", "SIGMOID");

        assertThat(annotations("loss.labelSmoothing", 0.1, "clip.globalNorm", 2))
                .isEqualTo("@Loss.BinaryCrossentropy(labelSmoothing = 0.1)\n@Clip(globalNorm = 2.0)");
    }

    @Test
    void aLayerHasItsAnnotationsAndItsHandle() {
        assertThat(annotations("dropout.rate", 0.3)).isEqualTo("@AlphaDropout(0.3) Layer dropout();");
        assertThat(annotations("hidden.l2", 1e-4, "hidden.maxNorm", 2))
                .isEqualTo("@L2(value = 1.0E-4, bias = 0.02) @MaxNorm(2.0) DenseLayer hidden();");
        assertThat(annotations("hidden.learningRate", 0.1)).isEqualTo("@LearningRate(0.1) DenseLayer hidden();");
        assertThat(annotations("norm.momentum", 0.9))
                .isEqualTo("@BatchNorm(momentum = 0.9, epsilon = 0.001, center = false, scale = true)"
                        + " BatchNormLayer norm();");
    }

    @Test
    void aLayerInABlockIsSetWhenTheNetworkIsCreated() {
        assertThat(annotations("tower.0.drop.rate", 0.3)).isEqualTo("// settings.set(\"tower.0.drop.rate\", 0.3)");
    }

    @Test
    void theLastLineSaysHowToRepeatTheTrial() {
        String text = new AnnotationsToWrite(graph.build(), new Trial(3, Map.of(), 64, 1234), 9).text();

        assertThat(text).isEqualTo("// create(1234); Trainer: epochs(9), batchSize(64), seed(1234)");
    }

    /** Without the last line. */
    private String annotations(Object... namesAndValues) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], ((Number) namesAndValues[i + 1]).doubleValue());
        }
        String text = new AnnotationsToWrite(graph.build(), new Trial(3, values, 64, 1234), 9).text();
        return text.substring(0, text.lastIndexOf('\n'));
    }
}
