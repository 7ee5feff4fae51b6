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
import org.junit.jupiter.api.Test;

class PredictorPlannerTest {
    @Test
    void oneDenseLayerIsOneStep() {
        PredictorPlan plan = plan(network("N", 4).dense("output", 2));

        assertThat(plan.steps()).hasSize(1);
        assertThat(step(plan, "output").ins()).containsExactly(plan.input());
        assertThat(plan.output()).isEqualTo(Buffer.output("output", 2));
    }

    @Test
    void aBatchNormIsFoldedIntoTheDenseLayerBefore() {
        PredictorPlan plan = plan(network("N", 4)
                .dense("hidden", 3)
                .batchNorm("norm")
                .activation("act", ELU)
                .dense("output", 2));

        PredictorStep hidden = step(plan, "hidden");
        assertThat(hidden.normsAfter()).extracting(FoldedNorm::layer).containsExactly("norm");
        assertThat(hidden.activation()).contains(new MergedActivation(new Op.Activate(3, ELU, 1), "act"));
        assertThat(plan.steps()).hasSize(2);
    }

    @Test
    void aBatchNormAfterAnActivationIsFoldedIntoTheDenseLayerThatReadsIt() {
        PredictorPlan plan =
                plan(network("N", 4).dense("hidden", 3, ELU).batchNorm("norm").dense("output", 2));

        assertThat(step(plan, "hidden").normsAfter()).isEmpty();
        assertThat(step(plan, "output").normsBefore())
                .extracting(FoldedNorm::layer)
                .containsExactly("norm");
    }

    @Test
    void aBatchNormOnTheInputIsFoldedForward() {
        PredictorPlan plan =
                plan(network("N", 4).flatten("flat").batchNorm("first").dense("output", 2));

        assertThat(step(plan, "output").normsBefore())
                .extracting(FoldedNorm::layer)
                .containsExactly("first");
        assertThat(plan.steps()).hasSize(1);
    }

    @Test
    void ofTwoBatchNormsAfterADenseLayerTheNearestIsFoldedFirst() {
        PredictorPlan plan =
                plan(network("N", 4).dense("hidden", 3).batchNorm("near").batchNorm("far"));

        assertThat(step(plan, "hidden").normsAfter())
                .extracting(FoldedNorm::layer)
                .containsExactly("near", "far");
    }

    @Test
    void ofTwoBatchNormsBeforeADenseLayerTheNearestIsFoldedFirst() {
        PredictorPlan plan =
                plan(network("N", 4).batchNorm("far").batchNorm("near").dense("output", 2));

        assertThat(step(plan, "output").normsBefore())
                .extracting(FoldedNorm::layer)
                .containsExactly("near", "far");
    }

    @Test
    void predictorsHaveNoDropout() {
        PredictorPlan plan = plan(network("N", 4)
                .dropout("noise", 0.1)
                .dense("hidden", 3)
                .dropout("drop", 0.5)
                .batchNorm("norm")
                .dense("output", 2)
                .dropout("last", 0.5));

        assertThat(plan.steps()).extracting(step -> step.layer().name()).containsExactly("hidden", "output");
        assertThat(step(plan, "hidden").normsAfter())
                .extracting(FoldedNorm::layer)
                .containsExactly("norm");
    }

    @Test
    void aBatchNormBetweenTwoActivationsStays() {
        PredictorPlan plan = plan(network("N", 4)
                .dense("hidden", 3, RELU)
                .batchNorm("norm")
                .activation("act", TANH)
                .dense("output", 2));

        Buffer hidden = Buffer.output("hidden", 3);
        assertRunsOn(hidden, step(plan, "norm"));
        assertRunsOn(hidden, step(plan, "act"));
        assertThat(step(plan, "output").ins()).containsExactly(hidden);
    }

    @Test
    void aBatchNormAtTheEndAfterAnActivationStays() {
        PredictorPlan plan = plan(
                network("N", 4).dense("output", 2, SOFTMAX).batchNorm("last").loss(SPARSE_CATEGORICAL_CROSSENTROPY));

        Buffer output = Buffer.output("output", 2);
        assertThat(plan.steps()).hasSize(2);
        assertRunsOn(output, step(plan, "last"));
    }

    @Test
    void batchNormsThatStayRunInOrder() {
        PredictorPlan plan =
                plan(network("N", 4).dense("output", 2, RELU).batchNorm("first").batchNorm("second"));

        assertThat(plan.steps()).extracting(step -> step.layer().name()).containsExactly("output", "first", "second");
    }

    @Test
    void aLayerNormWorksInPlaceAfterBatchNorms() {
        PredictorPlan plan = plan(network("N", 4)
                .dense("hidden", 3, RELU)
                .batchNorm("norm")
                .layerNorm("rows", 1e-3)
                .batchNorm("after")
                .dense("output", 2));

        Buffer hidden = Buffer.output("hidden", 3);
        assertRunsOn(hidden, step(plan, "norm"));
        assertRunsOn(hidden, step(plan, "rows"));
        assertThat(step(plan, "output").normsBefore())
                .extracting(FoldedNorm::layer)
                .containsExactly("after");
    }

    @Test
    void aPReluIsASeparateStep() {
        PredictorPlan plan = plan(
                network("N", 4).dense("hidden", 3).activation("prelu", PRELU).dense("output", 2));

        assertThat(step(plan, "hidden").activation()).isEmpty();
        assertThat(step(plan, "prelu").op()).isEqualTo(new Op.PRelu(3, 0));
        assertRunsOn(Buffer.output("hidden", 3), step(plan, "prelu"));
    }

    @Test
    void nothingOverwritesTheInput() {
        PredictorPlan plan = plan(network("N", 4).activation("squash", TANH).dense("output", 2));

        assertThat(step(plan, "squash").ins()).containsExactly(plan.input());
        assertThat(step(plan, "squash").out()).isEqualTo(Buffer.output("squash", 4));
        assertThat(step(plan, "output").ins()).containsExactly(Buffer.output("squash", 4));
    }

    @Test
    void onlyTheFirstOfTwoActivationsIsMerged() {
        PredictorPlan plan = plan(network("N", 4)
                .dense("hidden", 3, RELU)
                .activation("act", SOFTMAX)
                .dense("output", 2));

        assertThat(step(plan, "hidden").activation())
                .contains(new MergedActivation(new Op.Activate(3, RELU, 1), "hidden"));
        assertThat(plan.steps()).hasSize(3);
    }

    @Test
    void theActivationThatIsFusedWithTheLossIsApplied() {
        PredictorPlan plan = plan(network("N", 4)
                .dense("logit", 1)
                .activation("probability", SIGMOID)
                .loss(BINARY_CROSSENTROPY));

        assertThat(step(plan, "logit").activation())
                .contains(new MergedActivation(new Op.Activate(1, SIGMOID, 1), "probability"));
    }

    @Test
    void denseLayersOfOneWidthAlternateBetweenTwoBuffers() {
        PredictorPlan plan =
                plan(network("N", 4).dense("a", 4).dense("b", 4).dense("c", 4).dense("d", 4));

        assertThat(plan.ownBuffers()).containsExactly(Buffer.output("a", 4), Buffer.output("b", 4));
        assertThat(plan.steps()).allSatisfy(step -> assertThat(step.ins()).doesNotContain(step.out()));
        assertThat(plan.usersOf(Buffer.output("a", 4))).containsExactly("a", "c");
    }

    private static PredictorPlan plan(SpecBuilder spec) {
        return Planner.of(spec.lower()).predictor();
    }

    private static void assertRunsOn(Buffer buffer, PredictorStep step) {
        assertThat(step.ins()).containsExactly(buffer);
        assertThat(step.out()).isEqualTo(buffer);
    }

    private static PredictorStep step(PredictorPlan plan, String layer) {
        return plan.steps().stream()
                .filter(step -> step.layer().name().equals(layer))
                .findFirst()
                .orElseThrow();
    }
}
