package dev.gradwright.processor.lower;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.ActivationFunction.LEAKY_RELU;
import static dev.gradwright.dsl.ActivationFunction.LINEAR;
import static dev.gradwright.dsl.ActivationFunction.PRELU;
import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.Initializer.GLOROT_UNIFORM;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.Initializer.ZEROS;
import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;
import static dev.gradwright.dsl.LossFunction.CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;
import static dev.gradwright.processor.lower.SpecBuilder.named;
import static dev.gradwright.processor.lower.SpecBuilder.network;
import static dev.gradwright.processor.lower.SpecBuilder.penalty;
import static dev.gradwright.processor.lower.SpecBuilder.valued;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Initializer;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.processor.lower.LossOp.FusedActivation;
import dev.gradwright.processor.spec.Regularization;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoweringTest {
    @Test
    void widthsFlowFromLayerToLayer() {
        Program program = network("N", 28, 28)
                .flatten("pixels")
                .dense("hidden", 30)
                .batchNorm("norm")
                .dense("output", 10)
                .lower();

        assertThat(program.inputs()).isEqualTo(784);
        assertThat(program.outputs()).isEqualTo(10);
        assertThat(program.layers()).extracting(LoweredLayer::inputs).containsExactly(784, 784, 30, 30);
        assertThat(program.layers()).extracting(LoweredLayer::outputs).containsExactly(784, 30, 30, 10);
    }

    @Test
    void widthsFlowFromWhatALayerReads() {
        Program program = network("N", 8)
                .dense("deep", 30)
                .from("")
                .dense("wide", 30)
                .add("sum", "deep", "wide")
                .concat("joined", "sum", "")
                .dense("output", 1)
                .lower();

        assertThat(program.layers()).extracting(LoweredLayer::inputs).containsExactly(8, 8, 30, 38, 38);
        assertThat(program.layers()).extracting(LoweredLayer::outputs).containsExactly(30, 30, 30, 38, 1);
        assertThat(opsOf(program, "sum")).containsExactly(new Op.Add(30, 2));
        assertThat(opsOf(program, "joined")).containsExactly(new Op.Concat(List.of(30, 8)));
    }

    @Test
    void theLossTakesTheActivationThatTheLastLayerReads() {
        Program program = network("N", 4)
                .loss(BINARY_CROSSENTROPY)
                .dense("first", 1, SIGMOID)
                .from("")
                .dense("second", 1)
                .add("sum", "first", "second")
                .activation("p", SIGMOID)
                .dropout("nothing", 0)
                .lower();

        assertThat(program.loss().fused()).map(FusedActivation::layer).contains("p");
        assertThat(opsOf(program, "first")).contains(new Op.Activate(1, SIGMOID, 1));
    }

    @Test
    void kindsOfLayersAreNamedAfterTheirAnnotations() {
        Program program = network("N", 4)
                .flatten("a")
                .dense("b", 2)
                .activation("c", ELU)
                .batchNorm("d")
                .dropout("e", 0.5)
                .lower();

        assertThat(program.layers())
                .extracting(LoweredLayer::kind)
                .containsExactly("Flatten", "Dense", "Activation", "BatchNorm", "Dropout");
    }

    @Test
    void aDenseLayerIsAProductAndItsActivation() {
        Program program =
                network("N", 4).dense("hidden", 3, RELU, named(HE_NORMAL), true).lower();

        assertThat(opsOf(program, "hidden"))
                .containsExactly(
                        new Op.Dense(
                                4,
                                3,
                                1,
                                byName(HE_NORMAL),
                                Optional.of(ZEROS),
                                PenaltyOp.NONE,
                                PenaltyOp.NONE,
                                Optional.empty(),
                                0),
                        new Op.Activate(3, RELU, 1));
    }

    @Test
    void aDenseLayerWithoutBiasHasNoBiasInitializer() {
        Program program = network("N", 4)
                .dense("hidden", 3, LINEAR, named(GLOROT_UNIFORM), false)
                .lower();

        assertThat(opsOf(program, "hidden"))
                .containsExactly(new Op.Dense(
                        4,
                        3,
                        1,
                        byName(GLOROT_UNIFORM),
                        Optional.empty(),
                        PenaltyOp.NONE,
                        PenaltyOp.NONE,
                        Optional.empty(),
                        0));
        assertThat(program.trainedParameters()).isEqualTo(12);
    }

    @Test
    void aLayerNormTrainsAScaleAndAnOffsetForEachFeature() {
        Program program = network("N", 4).layerNorm("norm", 1e-5).lower();

        assertThat(opsOf(program, "norm")).containsExactly(new Op.LayerNorm(4, 1e-5));
        assertThat(program.trainedParameters()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({"NaN, 0", "0.25, 0.25"})
    void aPReluTrainsASlopeForEachFeature(double alpha, double initial) {
        Program program = network("N", 4).activation("prelu", PRELU, alpha).lower();

        assertThat(opsOf(program, "prelu")).containsExactly(new Op.PRelu(4, initial));
        assertThat(program.trainedParameters()).isEqualTo(4);
    }

    @Test
    void noiseOfZeroHasNoOperation() {
        Program program = network("N", 4)
                .alphaDropout("dropout", 0)
                .gaussianNoise("noise", 0)
                .dense("output", 2)
                .lower();

        assertThat(opsOf(program, "dropout")).isEmpty();
        assertThat(opsOf(program, "noise")).isEmpty();
    }

    @Test
    void penaltiesArePairedByParameter() {
        Program program = network("N", 4)
                .dense("hidden", 3)
                .regularized(new Regularization(penalty(0.1, 0), penalty(0.2, 0.3), Optional.empty(), Optional.empty()))
                .lower();

        Op.Dense dense = (Op.Dense) opsOf(program, "hidden").get(0);
        assertThat(dense.penalty()).isEqualTo(new PenaltyOp(0.1, 0.2));
        assertThat(dense.biasPenalty()).isEqualTo(new PenaltyOp(0, 0.3));
        assertThat(program.isPenalized()).isTrue();
    }

    @Test
    void theLossLeavesAnActivationThatIsPenalized() {
        Program program = network("N", 4)
                .loss(CATEGORICAL_CROSSENTROPY)
                .dense("output", 3, SOFTMAX)
                .regularized(new Regularization(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(valued(0.1))))
                .lower();

        assertThat(program.loss().fused()).isEmpty();
        assertThat(opsOf(program, "output")).hasSize(2);
    }

    @Test
    void factorsOfZeroArePenaltiesOfNothing() {
        Program program = network("N", 4)
                .dense("hidden", 3)
                .regularized(new Regularization(penalty(0, 0), Optional.empty(), Optional.empty(), Optional.empty()))
                .lower();

        assertThat(program.isPenalized()).isFalse();
    }

    @Test
    void layersThatComputeNothingHaveNoOperation() {
        Program program = network("N", 4)
                .flatten("first")
                .dense("output", 2)
                .activation("linear", LINEAR)
                .flatten("middle")
                .dropout("nothing", 0)
                .lower();

        assertThat(opsOf(program, "first")).isEmpty();
        assertThat(opsOf(program, "linear")).isEmpty();
        assertThat(opsOf(program, "middle")).isEmpty();
        assertThat(opsOf(program, "nothing")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"LEAKY_RELU, 0.2", "ELU, 1", "SELU, 1", "TANH, 1"})
    void alphaIsTheDefaultOfTheFunction(ActivationFunction function, double alpha) {
        Program program =
                network("N", 4).activation("a", function).dense("output", 2).lower();

        assertThat(opsOf(program, "a")).containsExactly(new Op.Activate(4, function, alpha));
    }

    @Test
    void alphaIsThatOfTheUserIfThereIsOne() {
        Program program = network("N", 4)
                .activation("a", LEAKY_RELU, 0.01)
                .dense("output", 2)
                .lower();

        assertThat(opsOf(program, "a")).containsExactly(new Op.Activate(4, LEAKY_RELU, 0.01));
    }

    @Test
    void theParametersOfABatchNormAreFourRowsHalfOfThemTrained() {
        Program program = network("N", 4).batchNorm("norm").dense("output", 2).lower();

        LoweredLayer norm = program.layers().get(0);
        assertThat(norm.trainedParameters()).isEqualTo(8);
        assertThat(norm.untrainedParameters()).isEqualTo(8);
    }

    @Test
    void aBatchNormWithoutCenterAndScaleIsNotTrained() {
        Program program = network("N", 4)
                .batchNorm("norm", false, false)
                .dense("output", 2)
                .lower();

        assertThat(opsOf(program, "norm")).noneMatch(Op::isTrained);
        assertThat(program.untrainedParameters()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({
        "SOFTMAX, CATEGORICAL_CROSSENTROPY",
        "SOFTMAX, SPARSE_CATEGORICAL_CROSSENTROPY",
        "SIGMOID, BINARY_CROSSENTROPY"
    })
    void theLossTakesTheActivationThatItIsStableWith(ActivationFunction activation, LossFunction loss) {
        Program program =
                network("N", 4).dense("output", 3, activation).loss(loss).lower();

        assertThat(program.loss().fused()).contains(new FusedActivation("output", new Op.Activate(3, activation, 1)));
        assertThat(opsOf(program, "output")).hasOnlyElementsOfType(Op.Dense.class);
    }

    @ParameterizedTest
    @CsvSource({
        "SIGMOID, CATEGORICAL_CROSSENTROPY",
        "SOFTMAX, BINARY_CROSSENTROPY",
        "SOFTMAX, MEAN_SQUARED_ERROR",
        "LINEAR, BINARY_CROSSENTROPY"
    })
    void theLossDoesNotTakeAnotherActivation(ActivationFunction activation, LossFunction loss) {
        Program program =
                network("N", 4).dense("output", 3, activation).loss(loss).lower();

        assertThat(program.loss().fused()).isEmpty();
    }

    @Test
    void theLossTakesAnActivationLayerAtTheEnd() {
        Program program = network("N", 4)
                .dense("logit", 1)
                .activation("probability", SIGMOID)
                .loss(BINARY_CROSSENTROPY)
                .lower();

        assertThat(program.loss().fused()).contains(new FusedActivation("probability", new Op.Activate(1, SIGMOID, 1)));
        assertThat(opsOf(program, "probability")).isEmpty();
    }

    @Test
    void theLossTakesTheActivationBeforeLayersThatComputeNothing() {
        Program program = network("N", 4)
                .dense("output", 3, SOFTMAX)
                .flatten("flat")
                .loss(CATEGORICAL_CROSSENTROPY)
                .lower();

        assertThat(program.loss().fused()).map(FusedActivation::layer).contains("output");
    }

    @Test
    void dropoutAtTheEndKeepsTheLossFromTakingTheSoftmax() {
        Program program = network("N", 4)
                .dense("output", 3, SOFTMAX)
                .dropout("last", 0.1)
                .loss(SPARSE_CATEGORICAL_CROSSENTROPY)
                .lower();

        assertThat(program.loss().fused()).isEmpty();
    }

    @Test
    void batchNormAtTheEndKeepsTheLossFromTakingTheSoftmax() {
        Program program = network("N", 4)
                .dense("output", 3, SOFTMAX)
                .batchNorm("last")
                .loss(SPARSE_CATEGORICAL_CROSSENTROPY)
                .lower();

        assertThat(program.loss().fused()).isEmpty();
    }

    @Test
    void theLossTakesOneSoftmaxOfTwo() {
        Program program = network("N", 4)
                .dense("output", 3, SOFTMAX)
                .activation("again", SOFTMAX)
                .loss(CATEGORICAL_CROSSENTROPY)
                .lower();

        assertThat(program.loss().fused()).map(FusedActivation::layer).contains("again");
        assertThat(opsOf(program, "output")).contains(new Op.Activate(3, SOFTMAX, 1));
    }

    @Test
    void aRepeatedMetricIsMeasuredOnce() {
        Program program = network("N", 4)
                .dense("output", 3, SOFTMAX)
                .loss(MEAN_SQUARED_ERROR)
                .metric(ACCURACY)
                .metric(ACCURACY)
                .lower();

        assertThat(program.metrics().metrics()).containsExactly(ACCURACY);
    }

    private static List<Op> opsOf(Program program, String layer) {
        return program.layers().stream()
                .filter(candidate -> candidate.name().equals(layer))
                .findFirst()
                .orElseThrow()
                .ops();
    }

    @Test
    void theParametersOfAFrozenLayerAreNotTrained() {
        Program program = network("N", 4)
                .layersFrozen(true)
                .dense("hidden", 3)
                .batchNorm("norm")
                .layersFrozen(false)
                .dense("output", 2)
                .lower();

        assertThat(program.trainedParameters()).isEqualTo(8);
        assertThat(program.untrainedParameters()).isEqualTo(15 + 12);
    }

    @Test
    void onlyTheOutputOfAFrozenLayerIsRegularized() {
        Program program = network("N", 4)
                .layersFrozen(true)
                .dense("hidden", 3)
                .regularized(new Regularization(
                        penalty(0.1, 0.1),
                        penalty(0.2, 0.2),
                        Optional.of(new Regularization.Constraint.UnitNorm()),
                        Optional.of(valued(0.3))))
                .layersFrozen(false)
                .dense("output", 2)
                .lower();

        Op.Dense dense = (Op.Dense) opsOf(program, "hidden").get(0);
        assertThat(dense.penalty().isNone()).isTrue();
        assertThat(dense.biasPenalty().isNone()).isTrue();
        assertThat(dense.constraint()).isEmpty();
        assertThat(dense.activityPenalty()).isEqualTo(0.3);
    }

    private static Choice byName(Initializer initializer) {
        return new Choice("Named", List.of(new Choice.Argument("initializer", initializer)));
    }
}
