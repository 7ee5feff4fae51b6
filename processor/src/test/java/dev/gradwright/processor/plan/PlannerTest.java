package dev.gradwright.processor.plan;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.ActivationFunction.GELU;
import static dev.gradwright.dsl.ActivationFunction.LINEAR;
import static dev.gradwright.dsl.ActivationFunction.PRELU;
import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.ActivationFunction.SWISH;
import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.processor.lower.SpecBuilder.network;
import static dev.gradwright.processor.lower.SpecBuilder.valued;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.lower.SpecBuilder;
import dev.gradwright.processor.plan.LayerPlan.Passive;
import dev.gradwright.processor.spec.Regularization;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final Buffer INPUT = Buffer.input(4);

    @Nested
    class MergedActivations {
        @Test
        void aDenseLayerAppliesItsOwnActivation() {
            Plan plan = plan(network("N", 4).dense("hidden", 3, ELU).dense("output", 2));

            LayerPlan.Active hidden = active(plan, "hidden");
            assertThat(hidden.activation()).contains(new MergedActivation(new Op.Activate(3, ELU, 1), "hidden"));
        }

        @Test
        void aDenseLayerAppliesTheActivationLayerDirectlyAfterIt() {
            Plan plan = plan(
                    network("N", 4).dense("hidden", 3).activation("act", TANH).dense("output", 2));

            assertThat(active(plan, "hidden").activation())
                    .contains(new MergedActivation(new Op.Activate(3, TANH, 1), "act"));
            assertThat(layer(plan, "act"))
                    .isInstanceOf(Passive.class)
                    .extracting(LayerPlan::result)
                    .isEqualTo(Optional.of(Buffer.output("hidden", 3)));
        }

        @Test
        void anOutputThatIsPenalizedIsKept() {
            Plan plan = plan(network("N", 4)
                    .dense("hidden", 3)
                    .regularized(new Regularization(
                            Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(valued(0.1))))
                    .activation("act", TANH)
                    .dense("output", 2));

            assertThat(active(plan, "hidden").activation()).isEmpty();
            assertThat(layer(plan, "act").result()).contains(Buffer.output("act", 3));
        }

        @Test
        void anOutputThatIsPenalizedIsKeptWhereNoGradientGoesBack() {
            Plan plan = plan(network("N", 4)
                    .layersFrozen(true)
                    .dense("code", 3)
                    .regularized(new Regularization(
                            Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(valued(0.1))))
                    .layersFrozen(false)
                    .activation("act", RELU)
                    .dense("output", 2));

            assertThat(active(plan, "code").gradient()).isEmpty();
            assertThat(layer(plan, "act").result()).contains(Buffer.output("act", 3));
        }

        @Test
        void theInputThatTheSlopeNeedsIsKept() {
            Plan plan = plan(network("N", 4).dense("hidden", 3, GELU).dense("output", 2));

            assertThat(active(plan, "hidden").preActivation()).contains(Buffer.preActivation("hidden", 3));
            assertThat(active(plan, "output").preActivation()).isEmpty();
            assertThat(plan.buffersOf("hidden"))
                    .containsExactly(
                            Buffer.preActivation("hidden", 3),
                            Buffer.output("hidden", 3),
                            Buffer.gradient("hidden", 3));
        }

        @Test
        void anActivationDoesNotOverwriteTheInputThatItsSlopeNeeds() {
            Plan plan = plan(network("N", 4)
                    .dense("hidden", 3)
                    .batchNorm("norm")
                    .activation("swish", SWISH)
                    .dropout("drop", 0.5)
                    .dense("output", 2));

            assertThat(layer(plan, "swish").result()).contains(Buffer.output("swish", 3));
            assertThat(layer(plan, "drop").result()).contains(Buffer.output("swish", 3));
        }

        @Test
        void anActivationWorksInPlaceIfNothingBeforeItIsTrained() {
            Plan plan = plan(network("N", 4)
                    .dropout("drop", 0.1)
                    .activation("swish", SWISH)
                    .dense("output", 2));

            assertThat(layer(plan, "swish").result()).contains(Buffer.output("drop", 4));
        }

        @Test
        void aFlattenInBetweenIsIgnored() {
            Plan plan = plan(network("N", 4)
                    .dense("hidden", 3)
                    .flatten("flat")
                    .activation("act", TANH)
                    .dense("output", 2));

            assertThat(active(plan, "hidden").activation())
                    .map(MergedActivation::layer)
                    .contains("act");
            assertThat(layer(plan, "flat")).isInstanceOf(Passive.class);
            assertThat(layer(plan, "flat").result()).isEmpty();
        }

        @Test
        void onlyTheFirstOfTwoActivationsIsMerged() {
            Plan plan = plan(network("N", 4)
                    .dense("hidden", 3, RELU)
                    .activation("act", TANH)
                    .dense("output", 2));

            assertThat(active(plan, "hidden").activation())
                    .contains(new MergedActivation(new Op.Activate(3, RELU, 1), "hidden"));
            assertThat(layer(plan, "act").active()).isPresent();
        }

        @Test
        void anActivationAfterABatchNormIsNotMerged() {
            Plan plan = plan(network("N", 4)
                    .dense("hidden", 3)
                    .batchNorm("norm")
                    .activation("act", TANH)
                    .dense("output", 2));

            assertThat(active(plan, "hidden").activation()).isEmpty();
            assertThat(layer(plan, "act").active()).isPresent();
        }

        @Test
        void aSoftmaxInTheMiddleIsMergedLikeOthers() {
            Plan plan = plan(network("N", 4)
                    .dense("attention", 3, SOFTMAX)
                    .dense("output", 2, SOFTMAX)
                    .loss(SPARSE_CATEGORICAL_CROSSENTROPY));

            assertThat(active(plan, "attention").activation())
                    .contains(new MergedActivation(new Op.Activate(3, SOFTMAX, 1), "attention"));
            assertThat(active(plan, "output").activation()).isEmpty();
        }

        @Test
        void theActivationThatTheLossTakesIsNotMerged() {
            Plan plan = plan(network("N", 4)
                    .dense("logit", 1)
                    .activation("probability", SIGMOID)
                    .loss(BINARY_CROSSENTROPY));

            assertThat(active(plan, "logit").activation()).isEmpty();
            assertThat(layer(plan, "probability")).isInstanceOf(Passive.class);
            assertThat(layer(plan, "probability").result()).isEmpty();
            assertThat(plan.output()).isEqualTo(Value.in(Buffer.output("logit", 1)));
        }
    }

    @Nested
    class Forward {
        @Test
        void aDenseLayerReadsWhatTheOneBeforeWrote() {
            Plan plan = plan(network("N", 4).dense("hidden", 3).dense("output", 2));

            assertThat(active(plan, "hidden").in()).isEqualTo(Value.in(INPUT));
            assertThat(active(plan, "output").in()).isEqualTo(Value.in(Buffer.output("hidden", 3)));
            assertThat(plan.output()).isEqualTo(Value.in(Buffer.output("output", 2)));
        }

        @Test
        void anActivationAfterABatchNormWorksInPlace() {
            Plan plan = plan(network("N", 4)
                    .dense("hidden", 3)
                    .batchNorm("norm")
                    .activation("act", ELU)
                    .dense("output", 2));

            assertThat(active(plan, "act").isInPlace()).isTrue();
            assertThat(active(plan, "act").out()).isEqualTo(Buffer.output("norm", 3));
        }

        @Test
        void aBatchNormLeavesItsInputForTheBackwardPass() {
            Plan plan =
                    plan(network("N", 4).dense("hidden", 3).batchNorm("norm").dense("output", 2));

            assertThat(active(plan, "norm").in()).isEqualTo(Value.in(Buffer.output("hidden", 3)));
            assertThat(active(plan, "norm").out()).isEqualTo(Buffer.output("norm", 3));
        }

        @Test
        void aBatchNormAfterABatchNormHasItsOwnBuffer() {
            Plan plan =
                    plan(network("N", 4).batchNorm("first").batchNorm("second").dense("output", 2));

            assertThat(active(plan, "second").in()).isEqualTo(Value.in(Buffer.output("first", 4)));
            assertThat(active(plan, "second").out()).isEqualTo(Buffer.output("second", 4));
        }

        @Test
        void anActivationLeavesTheOutputOfAnActivationForTheBackwardPass() {
            Plan plan = plan(network("N", 4)
                    .dense("hidden", 3, RELU)
                    .activation("act", TANH)
                    .dense("output", 2));

            assertThat(active(plan, "act").isInPlace()).isFalse();
            assertThat(active(plan, "act").out()).isEqualTo(Buffer.output("act", 3));
        }

        @Test
        void dropoutLeavesTheOutputOfAnActivationForTheBackwardPass() {
            Plan plan = plan(
                    network("N", 4).dense("hidden", 3, ELU).dropout("drop", 0.5).dense("output", 2));

            assertThat(active(plan, "drop").isInPlace()).isFalse();
            assertThat(active(plan, "drop").out()).isEqualTo(Buffer.output("drop", 3));
        }

        @Test
        void dropoutAfterALinearDenseLayerWorksInPlace() {
            Plan plan = plan(network("N", 4)
                    .dense("hidden", 3, LINEAR)
                    .dropout("drop", 0.5)
                    .dense("output", 2));

            assertThat(active(plan, "drop").out()).isEqualTo(Buffer.output("hidden", 3));
        }

        @Test
        void inInferenceDropoutIsSkippedByItsReader() {
            Plan plan = plan(
                    network("N", 4).dense("hidden", 3, ELU).dropout("drop", 0.5).dense("output", 2));

            assertThat(active(plan, "output").in())
                    .isEqualTo(new Value(Buffer.output("drop", 3), Buffer.output("hidden", 3)));
        }

        @Test
        void twoDropoutsInARowAreSkippedTogether() {
            Plan plan = plan(network("N", 4)
                    .dense("hidden", 3, ELU)
                    .dropout("drop1", 0.5)
                    .dropout("drop2", 0.5)
                    .dense("output", 2));

            assertThat(active(plan, "drop2").isInPlace()).isTrue();
            assertThat(active(plan, "output").in())
                    .isEqualTo(new Value(Buffer.output("drop1", 3), Buffer.output("hidden", 3)));
        }

        @Test
        void dropoutAtTheEndIsSkippedInInference() {
            Plan plan = plan(network("N", 4).dense("output", 2, SOFTMAX).dropout("last", 0.5));

            assertThat(plan.output()).isEqualTo(new Value(Buffer.output("last", 2), Buffer.output("output", 2)));
        }

        @Test
        void layersBeforeAllWeightsWorkInPlaceButNotOnTheInput() {
            Plan plan = plan(network("N", 4)
                    .dropout("noise", 0.1)
                    .activation("squash", TANH)
                    .activation("again", TANH)
                    .dense("output", 2));

            Buffer own = Buffer.output("noise", 4);
            assertThat(active(plan, "noise").out()).isEqualTo(own);
            assertThat(active(plan, "squash").out()).isEqualTo(own);
            assertThat(active(plan, "again").out()).isEqualTo(own);
            assertThat(active(plan, "output").in()).isEqualTo(Value.in(own));
        }

        @Test
        void aBatchNormAtTheEndIsWhatTheLossReads() {
            Plan plan = plan(network("N", 4)
                    .dense("output", 2, SOFTMAX)
                    .batchNorm("last")
                    .loss(SPARSE_CATEGORICAL_CROSSENTROPY));

            assertThat(plan.output()).isEqualTo(Value.in(Buffer.output("last", 2)));
            assertThat(active(plan, "output").activation()).isPresent();
        }
    }

    @Nested
    class Backward {
        @Test
        void aFirstDenseLayerNeedsNoInputGradient() {
            Plan plan = plan(network("N", 4).flatten("flat").dense("output", 2));

            assertThat(active(plan, "output").dx()).isEmpty();
            assertThat(plan.outputGradient()).isEqualTo(Buffer.gradient("output", 2));
        }

        @Test
        void theInputGradientOfADenseLayerIsTheOutputGradientOfTheOneBefore() {
            Plan plan = plan(network("N", 4).dense("hidden", 3).dense("output", 2));

            assertThat(active(plan, "output").dx()).contains(InputGradient.in("hidden", Buffer.gradient("hidden", 3)));
            assertThat(active(plan, "hidden").gradient()).contains(Buffer.gradient("hidden", 3));
        }

        @Test
        void nothingGoesBackThroughFrozenLayersAtTheStart() {
            Plan plan = plan(network("N", 4)
                    .layersFrozen(true)
                    .dense("hidden", 3, GELU)
                    .batchNorm("norm")
                    .layersFrozen(false)
                    .dense("output", 2));

            assertThat(active(plan, "hidden").gradient()).isEmpty();
            assertThat(active(plan, "hidden").preActivation()).isEmpty();
            assertThat(layer(plan, "norm").gradient()).isEmpty();
            assertThat(active(plan, "output").dx()).isEmpty();
            assertThat(active(plan, "output").norm()).isEmpty();
        }

        @Test
        void gradientsGoThroughFrozenLayersToTrainedOnes() {
            Plan plan = plan(network("N", 4)
                    .dense("first", 3)
                    .layersFrozen(true)
                    .dense("hidden", 3)
                    .layersFrozen(false)
                    .dense("output", 2));

            assertThat(active(plan, "output").dx()).contains(InputGradient.in("hidden", Buffer.gradient("hidden", 3)));
            assertThat(active(plan, "hidden").dx()).contains(InputGradient.in("first", Buffer.gradient("first", 3)));
        }

        @Test
        void aFrozenProductMakesNoGradientsForTheNormBeforeIt() {
            Plan plan = plan(network("N", 4)
                    .batchNorm("norm")
                    .layersFrozen(true)
                    .dense("hidden", 3)
                    .layersFrozen(false)
                    .dense("output", 2));

            assertThat(active(plan, "hidden").norm()).isEmpty();
            assertThat(active(plan, "hidden").dx()).contains(InputGradient.in("norm", Buffer.gradient("norm", 4)));
            assertThat(layer(plan, "norm").gradient()).contains(Buffer.gradient("norm", 4));
            assertThat(active(plan, "norm").dx()).isEmpty();
        }

        @Test
        void elementwiseLayersShareTheGradientOfTheDenseLayerBefore() {
            Plan plan = plan(network("N", 4)
                    .dense("hidden", 3)
                    .batchNorm("norm")
                    .activation("act", ELU)
                    .dropout("drop", 0.5)
                    .dense("output", 2));

            Buffer shared = Buffer.gradient("hidden", 3);
            assertThat(plan.usersOf(shared)).containsExactly("hidden", "norm", "act", "drop");
            assertThat(active(plan, "output").dx()).contains(InputGradient.in("drop", shared));
            assertThat(active(plan, "norm").dx()).isPresent();
        }

        @Test
        void theDenseLayerComputesTheGradientsOfAFirstBatchNorm() {
            Plan plan = plan(network("N", 4).batchNorm("first").dense("output", 2));

            assertThat(active(plan, "first").gradient()).isEmpty();
            assertThat(active(plan, "output").norm()).contains(active(plan, "first"));
            assertThat(active(plan, "output").dx()).isEmpty();
        }

        @Test
        void aFirstBatchNormWithoutDenseReaderComputesOnlyItsParameterGradients() {
            Plan plan =
                    plan(network("N", 4).batchNorm("first").dropout("drop", 0.5).dense("output", 2));

            assertThat(active(plan, "first").gradient()).contains(Buffer.gradient("first", 4));
            assertThat(active(plan, "first").dx()).isEmpty();
            assertThat(active(plan, "output").norm()).isEmpty();
            assertThat(active(plan, "output").dx()).contains(InputGradient.in("drop", Buffer.gradient("first", 4)));
        }

        @Test
        void aLaterBatchNormPassesItsGradientOn() {
            Plan plan =
                    plan(network("N", 4).dense("hidden", 3).batchNorm("norm").dense("output", 2));

            assertThat(active(plan, "output").norm()).isEmpty();
            assertThat(active(plan, "norm").gradient()).contains(Buffer.gradient("hidden", 3));
        }

        @Test
        void aBatchNormAfterABatchNormComputesTheGradientInPlace() {
            Plan plan =
                    plan(network("N", 4).batchNorm("first").batchNorm("second").dense("output", 2));

            assertThat(active(plan, "second").dx()).isPresent();
            assertThat(plan.usersOf(Buffer.gradient("first", 4))).containsExactly("first", "second");
        }

        @Test
        void aFirstBatchNormWithoutParametersHasNoBackwardPass() {
            Plan plan = plan(network("N", 4).batchNorm("first", false, false).dense("output", 2));

            assertThat(active(plan, "first").gradient()).isEmpty();
            assertThat(active(plan, "output").dx()).isEmpty();
        }

        @Test
        void elementwiseLayersBeforeAllWeightsHaveNoBackwardPass() {
            Plan plan = plan(network("N", 4)
                    .dropout("noise", 0.1)
                    .activation("squash", TANH)
                    .dense("output", 2));

            assertThat(active(plan, "noise").gradient()).isEmpty();
            assertThat(active(plan, "squash").gradient()).isEmpty();
        }

        @Test
        void elementwiseLayersBetweenInputAndFirstBatchNormHaveNoBackwardPass() {
            Plan plan = plan(
                    network("N", 4).activation("squash", TANH).batchNorm("norm").dense("output", 2));

            assertThat(active(plan, "squash").gradient()).isEmpty();
            assertThat(active(plan, "output").norm()).contains(active(plan, "norm"));
        }

        @Test
        void theLossGivesItsGradientToTheLastLayers() {
            Plan plan =
                    plan(network("N", 4).dense("output", 2).batchNorm("norm").dropout("last", 0.5));

            assertThat(plan.outputGradient()).isEqualTo(Buffer.gradient("output", 2));
            assertThat(plan.usersOf(plan.outputGradient())).containsExactly("output", "norm", "last");
        }

        @Test
        void theLossHasAGradientBufferEvenIfNothingIsTrained() {
            Plan plan = plan(network("N", 4).batchNorm("norm", false, false));

            assertThat(plan.outputGradient()).isEqualTo(Buffer.gradient("norm", 4));
            assertThat(plan.buffersOf("norm")).containsExactly(Buffer.output("norm", 4), plan.outputGradient());
        }
    }

    @Nested
    class FeaturewiseLayers {
        @Test
        void keepTheirInputForTheBackwardPass() {
            Plan plan = plan(network("N", 4)
                    .dense("hidden", 3)
                    .activation("prelu", PRELU)
                    .layerNorm("norm", 1e-3)
                    .dropout("drop", 0.5)
                    .dense("output", 2));

            LayerPlan.Active prelu = active(plan, "prelu");
            LayerPlan.Active norm = active(plan, "norm");
            assertThat(active(plan, "hidden").activation()).isEmpty();
            assertThat(prelu.in()).isEqualTo(Value.in(Buffer.output("hidden", 3)));
            assertThat(norm.in()).isEqualTo(Value.in(Buffer.output("prelu", 3)));
            assertThat(layer(plan, "drop").result()).contains(Buffer.output("norm", 3));
        }

        @Test
        void shareTheGradientOfTheDenseLayerBefore() {
            Plan plan = plan(network("N", 4)
                    .dense("hidden", 3)
                    .layerNorm("norm", 1e-3)
                    .activation("prelu", PRELU)
                    .dense("output", 2));

            Optional<Buffer> gradient = Optional.of(Buffer.gradient("hidden", 3));
            assertThat(layer(plan, "norm").gradient()).isEqualTo(gradient);
            assertThat(layer(plan, "prelu").gradient()).isEqualTo(gradient);
            assertThat(active(plan, "output").dx())
                    .isEqualTo(gradient.map(buffer -> InputGradient.in("prelu", buffer)));
        }

        @Test
        void haveTheirOwnGradientIfTheyAreTheFirstTrainedLayer() {
            Plan plan = plan(network("N", 4).layerNorm("norm", 1e-3).dense("output", 2));

            assertThat(layer(plan, "norm").gradient()).contains(Buffer.gradient("norm", 4));
            assertThat(active(plan, "output").dx()).contains(InputGradient.in("norm", Buffer.gradient("norm", 4)));
        }

        @Test
        void readWhatDropoutWouldHaveReadInInference() {
            Plan plan = plan(network("N", 4)
                    .dense("hidden", 3, TANH)
                    .dropout("drop", 0.5)
                    .layerNorm("norm", 1e-3));

            LayerPlan.Active norm = active(plan, "norm");
            assertThat(norm.in()).isEqualTo(new Value(Buffer.output("drop", 3), Buffer.output("hidden", 3)));
        }
    }

    @Nested
    class Buffers {
        @Test
        void aLayerOwnsWhatItWritesFirst() {
            Plan plan = plan(network("N", 4)
                    .dense("hidden", 3)
                    .batchNorm("norm")
                    .activation("act", ELU)
                    .dense("output", 2));

            assertThat(plan.buffersOf("hidden"))
                    .containsExactly(Buffer.output("hidden", 3), Buffer.gradient("hidden", 3));
            assertThat(plan.buffersOf("norm")).containsExactly(Buffer.output("norm", 3));
            assertThat(plan.buffersOf("act")).isEmpty();
        }

        @Test
        void aBufferHasAllItsUsersInOrder() {
            Plan plan = plan(
                    network("N", 4).dense("hidden", 3).activation("act", ELU).dense("output", 2));

            assertThat(plan.usersOf(Buffer.output("hidden", 3))).containsExactly("hidden", "act");
        }
    }

    private static Plan plan(SpecBuilder spec) {
        return Planner.of(spec.lower());
    }

    private static LayerPlan layer(Plan plan, String name) {
        return plan.layers().stream()
                .filter(layer -> layer.layer().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static LayerPlan.Active active(Plan plan, String name) {
        return layer(plan, name).active().orElseThrow();
    }
}
