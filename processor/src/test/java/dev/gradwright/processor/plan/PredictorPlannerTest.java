package dev.gradwright.processor.plan;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.ActivationFunction.PRELU;
import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.processor.lower.SpecBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.lower.SpecBuilder;
import dev.gradwright.processor.plan.PredictorStep.Activation;
import dev.gradwright.processor.plan.PredictorStep.Featurewise;
import dev.gradwright.processor.plan.PredictorStep.PackedDense;
import dev.gradwright.processor.plan.PredictorStep.PackedNorm;
import org.junit.jupiter.api.Test;

class PredictorPlannerTest {
    @Test
    void oneDenseLayerIsOneStep() {
        PredictorPlan plan = plan(network("N", 4).dense("output", 2));

        assertThat(plan.steps()).hasSize(1);
        assertThat(dense(plan, "output").in()).isEqualTo(plan.input());
        assertThat(plan.output()).isEqualTo(Buffer.output("output", 2));
    }

    @Test
    void aBatchNormGoesBackIntoTheDenseLayerBefore() {
        PredictorPlan plan = plan(network("N", 4)
                .dense("hidden", 3)
                .batchNorm("norm")
                .activation("act", ELU)
                .dense("output", 2));

        PackedDense hidden = dense(plan, "hidden");
        assertThat(hidden.normsAfter()).containsExactly("norm");
        assertThat(hidden.epilogue()).contains(new Op.Activate(3, ELU, 1));
        assertThat(hidden.epilogueLayer()).isEqualTo("act");
        assertThat(plan.steps()).hasSize(2);
    }

    @Test
    void aBatchNormBehindAnActivationGoesForwardIntoTheDenseLayerThatReadsIt() {
        PredictorPlan plan =
                plan(network("N", 4).dense("hidden", 3, ELU).batchNorm("norm").dense("output", 2));

        assertThat(dense(plan, "hidden").normsAfter()).isEmpty();
        assertThat(dense(plan, "output").normsBefore()).containsExactly("norm");
    }

    @Test
    void aBatchNormOnTheInputGoesForward() {
        PredictorPlan plan =
                plan(network("N", 4).flatten("flat").batchNorm("first").dense("output", 2));

        assertThat(dense(plan, "output").normsBefore()).containsExactly("first");
        assertThat(plan.steps()).hasSize(1);
    }

    @Test
    void ofTwoBatchNormsBehindADenseLayerTheNearestIsFoldedFirst() {
        PredictorPlan plan =
                plan(network("N", 4).dense("hidden", 3).batchNorm("near").batchNorm("far"));

        assertThat(dense(plan, "hidden").normsAfter()).containsExactly("near", "far");
    }

    @Test
    void ofTwoBatchNormsBeforeADenseLayerTheNearestIsFoldedFirst() {
        PredictorPlan plan =
                plan(network("N", 4).batchNorm("far").batchNorm("near").dense("output", 2));

        assertThat(dense(plan, "output").normsBefore()).containsExactly("near", "far");
    }

    @Test
    void dropoutIsGone() {
        PredictorPlan plan = plan(network("N", 4)
                .dropout("noise", 0.1)
                .dense("hidden", 3)
                .dropout("drop", 0.5)
                .batchNorm("norm")
                .dense("output", 2)
                .dropout("last", 0.5));

        assertThat(plan.steps()).extracting(PredictorStep::layer).containsExactly("hidden", "output");
        assertThat(dense(plan, "hidden").normsAfter()).containsExactly("norm");
    }

    @Test
    void aBatchNormBetweenTwoActivationsStays() {
        PredictorPlan plan = plan(network("N", 4)
                .dense("hidden", 3, RELU)
                .batchNorm("norm")
                .activation("act", TANH)
                .dense("output", 2));

        Buffer hidden = Buffer.output("hidden", 3);
        assertThat(plan.steps().get(1)).isEqualTo(new PackedNorm("norm", hidden, hidden));
        assertThat(plan.steps().get(2)).isEqualTo(new Activation("act", new Op.Activate(3, TANH, 1), hidden, hidden));
        assertThat(dense(plan, "output").in()).isEqualTo(hidden);
    }

    @Test
    void aBatchNormAtTheEndBehindAnActivationStays() {
        PredictorPlan plan = plan(
                network("N", 4).dense("output", 2, SOFTMAX).batchNorm("last").loss(SPARSE_CATEGORICAL_CROSSENTROPY));

        Buffer output = Buffer.output("output", 2);
        assertThat(plan.steps()).hasSize(2).last().isEqualTo(new PackedNorm("last", output, output));
    }

    @Test
    void batchNormsThatStayRunInOrder() {
        PredictorPlan plan =
                plan(network("N", 4).dense("output", 2, RELU).batchNorm("first").batchNorm("second"));

        assertThat(plan.steps()).extracting(PredictorStep::layer).containsExactly("output", "first", "second");
    }

    @Test
    void aLayerNormWorksInPlaceBehindTheBatchNormsThatStay() {
        PredictorPlan plan = plan(network("N", 4)
                .dense("hidden", 3, RELU)
                .batchNorm("norm")
                .layerNorm("rows", 1e-3)
                .batchNorm("after")
                .dense("output", 2));

        Buffer hidden = Buffer.output("hidden", 3);
        assertThat(plan.steps().get(1)).isEqualTo(new PackedNorm("norm", hidden, hidden));
        assertThat(plan.steps().get(2)).isEqualTo(new Featurewise("rows", new Op.LayerNorm(3, 1e-3), hidden, hidden));
        assertThat(dense(plan, "output").normsBefore()).containsExactly("after");
    }

    @Test
    void aPReluIsAStepOfItsOwn() {
        PredictorPlan plan = plan(
                network("N", 4).dense("hidden", 3).activation("prelu", PRELU).dense("output", 2));

        assertThat(dense(plan, "hidden").epilogue()).isEmpty();
        Buffer hidden = Buffer.output("hidden", 3);
        assertThat(plan.steps().get(1)).isEqualTo(new Featurewise("prelu", new Op.PRelu(3, 0), hidden, hidden));
    }

    @Test
    void nothingOverwritesTheInputWhichMayBeTheCallers() {
        PredictorPlan plan = plan(network("N", 4).activation("squash", TANH).dense("output", 2));

        assertThat(plan.steps().get(0))
                .isEqualTo(new Activation(
                        "squash", new Op.Activate(4, TANH, 1), plan.input(), Buffer.output("squash", 4)));
        assertThat(dense(plan, "output").in()).isEqualTo(Buffer.output("squash", 4));
    }

    @Test
    void ofTwoActivationsTheSecondStandsAlone() {
        PredictorPlan plan = plan(network("N", 4)
                .dense("hidden", 3, RELU)
                .activation("act", SOFTMAX)
                .dense("output", 2));

        assertThat(dense(plan, "hidden").epilogue()).contains(new Op.Activate(3, RELU, 1));
        assertThat(plan.steps()).hasSize(3);
    }

    @Test
    void theActivationThatTheLossTookIsAppliedHere() {
        PredictorPlan plan = plan(network("N", 4)
                .dense("logit", 1)
                .activation("probability", SIGMOID)
                .loss(BINARY_CROSSENTROPY));

        assertThat(dense(plan, "logit").epilogue()).contains(new Op.Activate(1, SIGMOID, 1));
        assertThat(dense(plan, "logit").epilogueLayer()).isEqualTo("probability");
    }

    @Test
    void denseLayersOfOneWidthTakeTurnsWithTwoBuffers() {
        PredictorPlan plan =
                plan(network("N", 4).dense("a", 4).dense("b", 4).dense("c", 4).dense("d", 4));

        assertThat(plan.ownBuffers()).containsExactly(Buffer.output("a", 4), Buffer.output("b", 4));
        assertThat(plan.steps()).allSatisfy(step -> assertThat(step.ins()).doesNotContain(step.out()));
        assertThat(plan.usersOf(Buffer.output("a", 4))).containsExactly("a", "c");
    }

    private static PredictorPlan plan(SpecBuilder spec) {
        return Planner.of(spec.lower()).predictor();
    }

    private static PackedDense dense(PredictorPlan plan, String layer) {
        return plan.steps().stream()
                .filter(PackedDense.class::isInstance)
                .map(PackedDense.class::cast)
                .filter(step -> step.layer().equals(layer))
                .findFirst()
                .orElseThrow();
    }
}
