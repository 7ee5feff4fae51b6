package dev.gradwright.conformance.model;

import static dev.gradwright.conformance.model.LayerModel.activation;
import static dev.gradwright.conformance.model.LayerModel.add;
import static dev.gradwright.conformance.model.LayerModel.batchNorm;
import static dev.gradwright.conformance.model.LayerModel.block;
import static dev.gradwright.conformance.model.LayerModel.concat;
import static dev.gradwright.conformance.model.LayerModel.dense;
import static dev.gradwright.conformance.model.LayerModel.denseWithoutBias;
import static dev.gradwright.conformance.model.LayerModel.dropout;
import static dev.gradwright.conformance.model.LayerModel.flatten;
import static dev.gradwright.conformance.model.LayerModel.reading;
import static dev.gradwright.conformance.model.LayerModel.repeat;
import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.ActivationFunction.GELU;
import static dev.gradwright.dsl.ActivationFunction.LINEAR;
import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.ActivationFunction.SWISH;
import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;

import java.util.ArrayList;
import java.util.List;

/** Networks with branches, for all ways in which buffers and gradients are shared. */
final class BranchModels {
    private static final int INPUTS = 5;

    private BranchModels() {}

    static List<NetworkModel> all() {
        List<NetworkModel> models = new ArrayList<>();
        models.addAll(sums());
        models.addAll(residuals());
        models.addAll(wideAndDeep());
        models.addAll(readTwice());
        models.addAll(shortcuts());
        models.addAll(blocks());
        models.addAll(RandomGraphs.all());
        return models;
    }

    private static List<NetworkModel> sums() {
        return List.of(
                classifier(
                        "SumOfTwoPaths",
                        dense("stem", 6, TANH),
                        dense("a", 6, LINEAR),
                        reading("stem", dense("b", 6, LINEAR)),
                        add("sum", "a", "b"),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "SumOfActivatedPaths",
                        dense("stem", 6, TANH),
                        dense("a", 6, ELU),
                        reading("stem", dense("b", 6, GELU)),
                        reading("stem", dense("c", 6, LINEAR)),
                        add("sum", "a", "b", "c"),
                        activation("tanh", TANH),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "SumOfOneTwice",
                        dense("stem", 6, TANH),
                        add("twice", "stem", "stem"),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "SumOfOneThrice",
                        dense("stem", 6, TANH),
                        dense("other", 6, LINEAR),
                        add("thrice", "other", "stem", "other", "stem", "other"),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "SumWithTheInput",
                        dense("same", INPUTS, TANH),
                        add("sum", "", "same"),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "SumOfTheInputTwice",
                        add("twice", "", ""),
                        dense("hidden", 6, TANH),
                        dense("output", 4, SOFTMAX)),
                regression("SumLast", dense("a", 3, TANH), dense("b", 3, LINEAR), add("sum", "a", "b")),
                NetworkModel.of(
                        "SumBeforeSigmoid",
                        INPUTS,
                        BINARY_CROSSENTROPY,
                        dense("a", 3, TANH),
                        reading("", dense("b", 3, LINEAR)),
                        add("sum", "a", "b"),
                        activation("p", SIGMOID)),
                classifier(
                        "SumReadAgain",
                        dense("a", 6, TANH),
                        reading("", dense("b", 6, LINEAR)),
                        add("sum", "a", "b"),
                        dense("c", 6, LINEAR),
                        add("again", "sum", "c", "a"),
                        dense("output", 4, SOFTMAX)));
    }

    private static List<NetworkModel> residuals() {
        return List.of(
                classifier(
                        "ResidualBlock",
                        dense("stem", 6, RELU),
                        dense("hidden", 6, RELU),
                        dense("change", 6, LINEAR),
                        add("block", "stem", "change"),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "ResidualBlockWithActivation",
                        dense("stem", 6, RELU),
                        dense("change", 6, ELU),
                        add("block", "change", "stem"),
                        activation("relu", RELU),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "ResidualBlockWithNorm",
                        denseWithoutBias("stem", 6, LINEAR),
                        batchNorm("norm"),
                        activation("elu", ELU),
                        denseWithoutBias("hidden", 6, LINEAR),
                        batchNorm("hiddenNorm"),
                        add("block", "elu", "hiddenNorm"),
                        activation("elu2", ELU),
                        dropout("drop", 0.3),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "NestedResiduals",
                        dense("stem", 6, TANH),
                        dense("outer1", 6, ELU),
                        dense("inner", 6, LINEAR),
                        add("innerSum", "outer1", "inner"),
                        dense("outer2", 6, LINEAR),
                        add("outerSum", "stem", "outer2"),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "ResidualsSharingTheirStart",
                        dense("stem", 6, TANH),
                        dense("first", 6, LINEAR),
                        add("sum1", "stem", "first"),
                        dense("second", 6, LINEAR),
                        add("sum2", "stem", "sum1", "second"),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "ResidualsInARow",
                        dense("stem", 6, LINEAR),
                        batchNorm("norm1"),
                        activation("act1", TANH),
                        dense("change1", 6, LINEAR),
                        add("sum1", "stem", "change1"),
                        batchNorm("norm2"),
                        activation("act2", SWISH),
                        dense("change2", 6, LINEAR),
                        add("sum2", "sum1", "change2"),
                        activation("last", TANH),
                        dense("output", 4, SOFTMAX)));
    }

    private static List<NetworkModel> wideAndDeep() {
        return List.of(
                regression(
                        "WideAndDeep",
                        dense("hidden1", 7, RELU),
                        dense("hidden2", 6, RELU),
                        concat("joined", "", "hidden2"),
                        dense("output", 2, LINEAR)),
                regression(
                        "WideAndDeepOnNorm",
                        batchNorm("norm"),
                        dense("hidden1", 7, RELU),
                        dense("hidden2", 6, RELU),
                        concat("joined", "norm", "hidden2"),
                        dense("output", 2, LINEAR)),
                regression(
                        "ConcatOfOneTwice",
                        dense("hidden", 6, TANH),
                        concat("joined", "hidden", "hidden"),
                        dense("output", 2, LINEAR)),
                regression(
                        "ConcatReadBefore",
                        dense("hidden", 6, TANH),
                        concat("joined", "hidden", ""),
                        dense("again", 7, TANH),
                        concat("wider", "joined", "again", "hidden"),
                        dense("output", 2, LINEAR)),
                regression(
                        "ConcatLast",
                        dense("a", 3, TANH),
                        reading("", dense("b", 2, LINEAR)),
                        concat("both", "b", "a")),
                regression(
                        "ConcatInASum",
                        dense("a", 3, TANH),
                        dense("b", 2, LINEAR),
                        concat("both", "a", "b"),
                        add("sum", "", "both"),
                        dense("stem", 5, TANH),
                        add("sum2", "sum", "stem"),
                        dense("output", 2, LINEAR)),
                classifier(
                        "WideWidths",
                        dense("a", 33, TANH),
                        reading("", dense("b", 17, ELU)),
                        concat("joined", "a", "", "b"),
                        dense("output", 4, SOFTMAX)));
    }

    private static List<NetworkModel> readTwice() {
        return List.of(
                classifier(
                        "ReadThrice",
                        dense("stem", 6, TANH),
                        dense("a", 7, TANH),
                        reading("stem", dense("b", 8, ELU)),
                        reading("stem", activation("c", SWISH)),
                        concat("joined", "a", "b", "c"),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "ReadByElementwiseLayers",
                        dense("stem", 6, LINEAR),
                        activation("a", TANH),
                        reading("stem", dropout("b", 0.3)),
                        reading("stem", batchNorm("c")),
                        reading("stem", activation("d", GELU)),
                        add("sum", "a", "b", "c", "d"),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "BranchOffDropout",
                        dense("stem", 6, ELU),
                        dropout("drop", 0.3),
                        dense("a", 6, TANH),
                        reading("drop", dense("b", 6, LINEAR)),
                        add("sum", "a", "b", "drop"),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "BranchAroundDropout",
                        dense("stem", 6, LINEAR),
                        dropout("drop", 0.3),
                        activation("act", TANH),
                        add("sum", "act", "stem"),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "SumOfDropouts",
                        dense("stem", 6, ELU),
                        dropout("a", 0.3),
                        reading("stem", dropout("b", 0.4)),
                        add("sum", "a", "b"),
                        dropout("c", 0.2),
                        concat("joined", "c", "stem"),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "BranchOffNorm",
                        dense("stem", 6, TANH),
                        batchNorm("norm"),
                        dense("a", 6, TANH),
                        reading("norm", activation("b", ELU)),
                        add("sum", "a", "b"),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "BranchOffDenseBeforeNorm",
                        dense("stem", 6, LINEAR),
                        batchNorm("norm"),
                        activation("act", TANH),
                        add("sum", "stem", "act"),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "BranchOffFirstNorm",
                        batchNorm("norm"),
                        dense("a", 6, TANH),
                        reading("norm", dense("b", 6, LINEAR)),
                        add("sum", "a", "b"),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "FirstNormOfOneBranch",
                        batchNorm("norm"),
                        dense("a", 6, TANH),
                        reading("", dense("b", 6, LINEAR)),
                        add("sum", "a", "b"),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "SoftmaxReadTwice",
                        dense("attention", 6, SOFTMAX),
                        dense("a", 6, TANH),
                        add("sum", "attention", "a"),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "DenseReadBesideItsActivation",
                        dense("stem", 6, LINEAR),
                        activation("tanh", TANH),
                        reading("stem", activation("gelu", GELU)),
                        concat("joined", "tanh", "gelu", "stem"),
                        dense("output", 4, SOFTMAX)));
    }

    private static List<NetworkModel> shortcuts() {
        return List.of(
                classifier(
                        "SumOfItselfAndItsActivation",
                        dense("stem", 6, TANH),
                        activation("elu", ELU),
                        add("sum", "stem", "elu"),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "SumOfItselfAndItsNorm",
                        dense("stem", 6, TANH),
                        batchNorm("norm"),
                        add("sum", "norm", "stem"),
                        batchNorm("after"),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "SumOfTwoBranchesAndTheirStart",
                        dense("stem", 6, TANH),
                        dense("a", 6, LINEAR),
                        reading("stem", dense("b", 6, LINEAR)),
                        add("sum", "stem", "a", "b"),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "NormThatOneBranchSkips",
                        activation("squashed", TANH),
                        batchNorm("norm"),
                        concat("joined", "squashed", "norm"),
                        dense("output", 4, SOFTMAX)));
    }

    private static List<NetworkModel> blocks() {
        return List.of(
                classifier(
                        "ResidualTower",
                        dense("stem", 6, TANH),
                        repeat("tower", 3, element -> block(element, "ResidualBlock", BranchModels::residual)),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "TwoTowers",
                        dense("stem", 6, TANH),
                        block("deep", "DeepBlock", BranchModels::residualWithNorm),
                        reading("stem", batchNorm("norm")),
                        block("wide", "WideBlock", BranchModels::residualWithNorm),
                        concat("joined", "deep.sum", "wide.sum", ""),
                        dense("output", 4, SOFTMAX)));
    }

    private static List<LayerModel> residual(String path) {
        return List.of(
                flatten(path + "start"),
                dense(path + "hidden", 5, TANH),
                dense(path + "change", 6, LINEAR),
                add(path + "sum", path + "start", path + "change"));
    }

    private static List<LayerModel> residualWithNorm(String path) {
        return List.of(
                flatten(path + "start"),
                denseWithoutBias(path + "hidden", 5, LINEAR),
                batchNorm(path + "norm"),
                activation(path + "elu", ELU),
                dense(path + "change", 6, LINEAR),
                add(path + "sum", path + "start", path + "change"));
    }

    private static NetworkModel classifier(String name, LayerModel... layers) {
        return NetworkModel.of(name, INPUTS, SPARSE_CATEGORICAL_CROSSENTROPY, layers);
    }

    private static NetworkModel regression(String name, LayerModel... layers) {
        return NetworkModel.of(name, INPUTS, MEAN_SQUARED_ERROR, layers);
    }
}
