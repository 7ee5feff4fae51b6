package dev.gradwright.processor.plan;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.ActivationFunction.GELU;
import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.processor.lower.SpecBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.lower.SpecBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Plans of networks that are not chains. */
class GraphPlannerTest {
    @Nested
    class MergedActivations {
        @Test
        void anActivationIsMergedIntoADenseLayerFurtherUp() {
            Plan plan = plan(network("N", 4)
                    .dense("a", 3)
                    .from("")
                    .dense("b", 3)
                    .from("a")
                    .activation("act", TANH)
                    .add("sum", "act", "b"));

            assertThat(active(plan, "a").activation())
                    .contains(new MergedActivation(new Op.Activate(3, TANH, 1), "act"));
        }

        @Test
        void anActivationIsNotMergedIfOthersReadTheDenseLayer() {
            Plan plan = plan(
                    network("N", 4).dense("hidden", 3).activation("act", TANH).add("sum", "hidden", "act"));

            assertThat(active(plan, "hidden").activation()).isEmpty();
            assertThat(active(plan, "act").out()).isEqualTo(Buffer.output("act", 3));
        }

        @Test
        void aFirstNormWithTwoReadersComputesItsOwnGradients() {
            Plan plan = plan(network("N", 4)
                    .batchNorm("norm")
                    .dense("a", 3)
                    .from("norm")
                    .dense("b", 3)
                    .add("sum", "a", "b"));

            assertThat(active(plan, "norm").gradient()).contains(Buffer.gradient("norm", 4));
            assertThat(active(plan, "a").norm()).isEmpty();
            assertThat(active(plan, "b").norm()).isEmpty();
        }

        @Test
        void theProductComputesTheGradientsOfAFirstNormInItsBranch() {
            Plan plan = plan(network("N", 4)
                    .batchNorm("norm")
                    .dense("a", 3)
                    .from("")
                    .dense("b", 3)
                    .add("sum", "a", "b"));

            assertThat(active(plan, "a").norm()).contains(active(plan, "norm"));
            assertThat(active(plan, "b").norm()).isEmpty();
        }
    }

    @Nested
    class Forward {
        @Test
        void aValueWithTwoReadersIsNotOverwritten() {
            Plan plan = plan(network("N", 4)
                    .dense("hidden", 3)
                    .batchNorm("norm")
                    .activation("act", TANH)
                    .from("norm")
                    .dropout("drop", 0.5)
                    .add("sum", "act", "drop"));

            assertThat(active(plan, "act").isInPlace()).isFalse();
            assertThat(layer(plan, "drop").result()).contains(Buffer.output("drop", 3));
        }

        @Test
        void aSumOverwritesATermThatNobodyElseReads() {
            Plan plan = plan(network("N", 4)
                    .dense("a", 3, TANH)
                    .dense("b", 3)
                    .add("sum", "a", "b")
                    .dense("output", 2));

            assertThat(active(plan, "sum").ins())
                    .containsExactly(Value.in(Buffer.output("a", 3)), Value.in(Buffer.output("b", 3)));
            assertThat(active(plan, "sum").out()).isEqualTo(Buffer.output("b", 3));
        }

        @Test
        void aSumLeavesATermThatTheBackwardPassReads() {
            Plan plan = plan(network("N", 4)
                    .dense("a", 3, TANH)
                    .from("")
                    .dense("b", 3, ELU)
                    .add("sum", "a", "b"));

            assertThat(active(plan, "sum").out()).isEqualTo(Buffer.output("sum", 3));
        }

        @Test
        void aSumDoesNotOverwriteAThirdTermThatIsReadLater() {
            Plan plan = plan(
                    network("N", 3).dense("a", 3, TANH).from("").dense("b", 3).add("sum", "", "a", "b"));

            assertThat(active(plan, "sum").out()).isEqualTo(Buffer.output("sum", 3));
        }

        @Test
        void aSumOfTheSameTermTwiceHasItsOwnBuffer() {
            Plan plan = plan(network("N", 4).dense("a", 3).add("sum", "a", "a"));

            assertThat(active(plan, "sum").out()).isEqualTo(Buffer.output("sum", 3));
        }

        @Test
        void concatenatedPartsAreReadInOrder() {
            Plan plan = plan(network("N", 4).dense("a", 3, TANH).concat("joined", "a", "", "a"));

            assertThat(active(plan, "joined").ins())
                    .containsExactly(
                            Value.in(Buffer.output("a", 3)),
                            Value.in(Buffer.input(4)),
                            Value.in(Buffer.output("a", 3)));
            assertThat(active(plan, "joined").op()).isEqualTo(new Op.Concat(List.of(3, 4, 3)));
            assertThat(active(plan, "joined").out()).isEqualTo(Buffer.output("joined", 10));
        }

        @Test
        void everyReaderOfADropoutSkipsItInInference() {
            Plan plan = plan(network("N", 4)
                    .dense("hidden", 3, ELU)
                    .dropout("drop", 0.5)
                    .dense("a", 3)
                    .add("sum", "drop", "a"));

            Value dropped = new Value(Buffer.output("drop", 3), Buffer.output("hidden", 3));
            assertThat(active(plan, "a").in()).isEqualTo(dropped);
            assertThat(active(plan, "sum").ins()).first().isEqualTo(dropped);
        }
    }

    @Nested
    class Backward {
        @Test
        void theLastReaderWritesTheGradientAndTheOthersAddToIt() {
            Plan plan = plan(network("N", 4)
                    .dense("stem", 3, TANH)
                    .dense("a", 5)
                    .from("stem")
                    .dense("b", 6)
                    .from("stem")
                    .dense("c", 7)
                    .concat("joined", "a", "b", "c"));

            Buffer dStem = Buffer.gradient("stem", 3);
            Buffer contribution = Buffer.contribution("a", 3);
            assertThat(active(plan, "c").dx()).contains(InputGradient.in("stem", dStem));
            assertThat(active(plan, "b").dx()).contains(new InputGradient("stem", dStem, Optional.of(contribution)));
            assertThat(active(plan, "a").dx()).contains(new InputGradient("stem", dStem, Optional.of(contribution)));
            assertThat(plan.buffersOf("a")).contains(contribution);
        }

        @Test
        void anElementwiseLayerThatAddsComputesItsContributionInPlace() {
            Plan plan = plan(network("N", 4)
                    .dense("stem", 3)
                    .activation("act", GELU)
                    .from("stem")
                    .dense("a", 5)
                    .concat("joined", "act", "a"));

            Buffer own = Buffer.gradient("act", 3);
            assertThat(active(plan, "act").gradient()).contains(own);
            assertThat(active(plan, "act").dx())
                    .contains(new InputGradient("stem", Buffer.gradient("stem", 3), Optional.of(own)));
        }

        @Test
        void anElementwiseLayerThatWritesFirstWorksInPlace() {
            Plan plan = plan(network("N", 4)
                    .dense("stem", 3)
                    .dense("a", 5)
                    .from("stem")
                    .activation("act", GELU)
                    .concat("joined", "act", "a"));

            assertThat(active(plan, "act").gradient()).contains(Buffer.gradient("stem", 3));
            assertThat(active(plan, "act").dx()).contains(InputGradient.in("stem", Buffer.gradient("stem", 3)));
        }

        @Test
        void aResidualBlockCopiesNoGradient() {
            Plan plan = plan(network("N", 4)
                    .dense("stem", 3, RELU)
                    .dense("hidden", 3, RELU)
                    .dense("change", 3)
                    .add("block", "stem", "change")
                    .dense("output", 2));

            assertThat(active(plan, "block").dxs())
                    .containsExactly(
                            dIn("stem", Buffer.gradient("stem", 3)), dIn("change", Buffer.gradient("stem", 3)));
            assertThat(plan.usersOf(Buffer.gradient("stem", 3))).containsExactly("stem", "change", "block");
            assertThat(active(plan, "output").dx()).contains(InputGradient.in("block", Buffer.gradient("stem", 3)));
        }

        @Test
        void aNormDoesNotChangeAGradientThatItShares() {
            Plan plan = plan(network("N", 4)
                    .dense("stem", 3, RELU)
                    .dense("change", 3)
                    .batchNorm("norm")
                    .add("block", "stem", "norm")
                    .dense("output", 2));

            assertThat(active(plan, "norm").gradient()).contains(Buffer.gradient("stem", 3));
            assertThat(active(plan, "norm").dx()).contains(InputGradient.in("change", Buffer.gradient("change", 3)));
        }

        @Test
        void aTermWhoseBackwardPassWorksInPlaceHasACopy() {
            Plan plan = plan(network("N", 4)
                    .dense("stem", 3, RELU)
                    .dense("change", 3, RELU)
                    .add("block", "stem", "change")
                    .dense("output", 2));

            assertThat(active(plan, "block").dxs())
                    .containsExactly(
                            dIn("stem", Buffer.gradient("stem", 3)), dIn("change", Buffer.gradient("change", 3)));
        }

        @Test
        void aTermHasACopyIfTheGradientChangesBeforeItIsRead() {
            Plan plan = plan(network("N", 4)
                    .dense("stem", 3, RELU)
                    .dense("early", 3)
                    .from("stem")
                    .dense("late", 3)
                    .add("block", "stem", "early", "late")
                    .dense("output", 2));

            assertThat(active(plan, "block").dxs())
                    .containsExactly(
                            dIn("stem", Buffer.gradient("stem", 3)),
                            dIn("early", Buffer.gradient("early", 3)),
                            dIn("late", Buffer.gradient("stem", 3)));
            assertThat(active(plan, "late").gradient()).contains(Buffer.gradient("stem", 3));
        }

        @Test
        void aSumAddsToTheGradientOfATermThatIsReadLater() {
            Plan plan = plan(network("N", 4)
                    .dense("stem", 3, RELU)
                    .dense("a", 3)
                    .add("first", "stem", "a")
                    .dense("b", 3)
                    .add("second", "stem", "b"));

            assertThat(active(plan, "first").dxs())
                    .containsExactly(
                            Optional.of(new InputGradient(
                                    "stem", Buffer.gradient("stem", 3), Optional.of(Buffer.gradient("a", 3)))),
                            dIn("a", Buffer.gradient("a", 3)));
        }

        @Test
        void aSumOfTheSameTermTwiceCopiesAndAdds() {
            Plan plan = plan(network("N", 4).dense("a", 3).add("sum", "a", "a"));

            Buffer da = Buffer.gradient("a", 3);
            assertThat(active(plan, "sum").dxs())
                    .containsExactly(
                            dIn("a", da),
                            Optional.of(new InputGradient("a", da, Optional.of(Buffer.gradient("sum", 3)))));
        }

        @Test
        void theInputNeedsNoGradientWhoeverReadsIt() {
            Plan plan = plan(network("N", 4)
                    .dense("deep", 3, TANH)
                    .from("")
                    .activation("wide", TANH)
                    .concat("joined", "deep", "wide", "")
                    .dense("output", 2));

            assertThat(active(plan, "deep").dx()).isEmpty();
            assertThat(active(plan, "wide").gradient()).isEmpty();
            assertThat(active(plan, "joined").dxs())
                    .containsExactly(
                            Optional.of(InputGradient.in("deep", Buffer.gradient("deep", 3))),
                            Optional.empty(),
                            Optional.empty());
        }

        @Test
        void aSumOfNothingTrainedHasNoBackwardPass() {
            Plan plan = plan(network("N", 4)
                    .activation("squash", TANH)
                    .add("sum", "", "squash")
                    .dense("output", 2));

            assertThat(active(plan, "sum").gradient()).isEmpty();
            assertThat(active(plan, "output").dx()).isEmpty();
        }
    }

    @Nested
    class Prediction {
        @Test
        void aNormIsNotFoldedIntoADenseLayerThatOthersRead() {
            PredictorPlan plan = plan(network("N", 4)
                            .dense("stem", 3)
                            .batchNorm("norm")
                            .activation("act", ELU)
                            .add("sum", "stem", "act")
                            .dense("output", 2))
                    .predictor();

            assertThat(plan.steps())
                    .extracting(step -> step.layer().name())
                    .containsExactly("stem", "norm", "act", "sum", "output");
        }

        @Test
        void aNormWithTwoReadersIsNotFolded() {
            PredictorPlan plan = plan(network("N", 4)
                            .batchNorm("norm")
                            .dense("a", 3)
                            .from("norm")
                            .dense("b", 3)
                            .add("sum", "a", "b"))
                    .predictor();

            assertThat(plan.steps()).extracting(step -> step.layer().name()).containsExactly("norm", "a", "b", "sum");
            assertThat(plan.steps().get(0).out()).isEqualTo(Buffer.output("norm", 4));
        }

        @Test
        void aNormIsFoldedForwardEvenIfOthersReadItsInput() {
            PredictorPlan plan = plan(network("N", 4)
                            .batchNorm("norm")
                            .dense("a", 3)
                            .from("")
                            .dense("b", 3)
                            .add("sum", "a", "b"))
                    .predictor();

            assertThat(plan.steps()).extracting(step -> step.layer().name()).containsExactly("a", "b", "sum");
            assertThat(plan.steps().get(0).normsBefore())
                    .extracting(FoldedNorm::layer)
                    .containsExactly("norm");
        }

        @Test
        void aBufferIsKeptAsLongAsItIsRead() {
            PredictorPlan plan = plan(network("N", 3)
                            .dense("stem", 3, TANH)
                            .dense("a", 3, TANH)
                            .dense("b", 3, TANH)
                            .dense("c", 3)
                            .add("sum", "stem", "c")
                            .dense("d", 3)
                            .dense("e", 3))
                    .predictor();

            assertThat(plan.ownBuffers())
                    .containsExactly(Buffer.output("stem", 3), Buffer.output("a", 3), Buffer.output("b", 3));
            assertThat(plan.usersOf(Buffer.output("stem", 3))).containsExactly("stem", "sum", "e");
            assertThat(plan.usersOf(Buffer.output("a", 3))).containsExactly("a", "c", "d");
        }

        @Test
        void aSumDoesNotOverwriteAThirdTermThatIsStillNeeded() {
            PredictorPlan plan = plan(network("N", 3).dense("a", 3, TANH).add("sum", "", "", "a"))
                    .predictor();

            assertThat(plan.output()).isEqualTo(Buffer.output("sum", 3));
        }

        @Test
        void theLastReaderMayOverwriteAValue() {
            PredictorPlan plan = plan(network("N", 3)
                            .dense("stem", 3)
                            .dense("a", 5)
                            .from("stem")
                            .activation("act", TANH)
                            .concat("joined", "a", "act"))
                    .predictor();

            assertThat(plan.usersOf(Buffer.output("stem", 3))).containsExactly("stem", "act");
        }
    }

    private static Plan plan(SpecBuilder spec) {
        return Planner.of(spec.lower());
    }

    private static Optional<InputGradient> dIn(String layer, Buffer buffer) {
        return Optional.of(InputGradient.in(layer, buffer));
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
