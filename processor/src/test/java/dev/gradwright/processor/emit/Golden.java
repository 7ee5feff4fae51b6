package dev.gradwright.processor.emit;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.ActivationFunction.GELU;
import static dev.gradwright.dsl.ActivationFunction.LEAKY_RELU;
import static dev.gradwright.dsl.ActivationFunction.LINEAR;
import static dev.gradwright.dsl.ActivationFunction.MISH;
import static dev.gradwright.dsl.ActivationFunction.PRELU;
import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SELU;
import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.ActivationFunction.SWISH;
import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.Initializer.ORTHOGONAL;
import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;
import static dev.gradwright.dsl.LossFunction.KL_DIVERGENCE;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;
import static dev.gradwright.dsl.Metric.PRECISION;
import static dev.gradwright.processor.lower.SpecBuilder.named;
import static dev.gradwright.processor.lower.SpecBuilder.network;
import static dev.gradwright.processor.lower.SpecBuilder.penalty;
import static dev.gradwright.processor.lower.SpecBuilder.valued;
import static dev.gradwright.processor.lower.TableBuilder.enumOf;
import static dev.gradwright.processor.lower.TableBuilder.table;

import dev.gradwright.dsl.Distribution;
import dev.gradwright.dsl.FanMode;
import dev.gradwright.dsl.OneCycleForm;
import dev.gradwright.dsl.ScheduleUnit;
import dev.gradwright.processor.lower.Lowering;
import dev.gradwright.processor.naming.ComponentType;
import dev.gradwright.processor.naming.Visibility;
import dev.gradwright.processor.plan.Plan;
import dev.gradwright.processor.plan.Planner;
import dev.gradwright.processor.spec.LayerSpec.InitSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.OptimizerKind;
import dev.gradwright.processor.spec.Regularization;
import dev.gradwright.processor.spec.Regularization.Constraint;
import dev.gradwright.processor.spec.ScheduleKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network whose exact generated text is kept. Each has a different shape.
 *
 * @param spec the checked spec
 */
record Golden(NetworkSpec spec) {
    /** The spec, planned. */
    Plan plan() {
        return Planner.of(Lowering.of(spec));
    }

    /** Batch norm first and before the activation, dropout after it, softmax fused with the loss. */
    private static final Golden FASHION_CLASSIFIER = new Golden(network("FashionClassifier", 28, 28)
            .loss(SPARSE_CATEGORICAL_CROSSENTROPY)
            .metric(ACCURACY)
            .nadam(1e-3)
            .schedule(ScheduleKind.ONE_CYCLE, Map.of("maxLearningRate", 0.01, "form", OneCycleForm.TRIANGULAR))
            .clip(0, 0, 1)
            .flatten("pixels")
            .batchNorm("inputNorm")
            .dense("hidden1", 300, LINEAR, named(HE_NORMAL), false)
            .batchNorm("norm1")
            .activation("elu1", ELU)
            .dropout("dropout1", 0.2)
            .dense("hidden2", 100, ELU, named(HE_NORMAL), true)
            .dense("output", 10, SOFTMAX)
            .build());

    /** Only dense layers: no mode, no metrics. */
    private static final Golden HOUSE_PRICES = new Golden(network("HousePrices", 8)
            .loss(MEAN_SQUARED_ERROR)
            .adam(1e-3)
            .dense("hidden1", 30, RELU)
            .dense("hidden2", 30, RELU)
            .dense("price", 1)
            .build());

    /**
     * An activation layer at the end is fused with the loss, one in the middle is merged into the dense layer before
     * it.
     */
    private static final Golden SPAM_FILTER = new Golden(network("SpamFilter", 57)
            .inPackage("")
            .smoothedLoss(BINARY_CROSSENTROPY, 0.1)
            .metric(ACCURACY)
            .sgd(0.01, 0.9, true)
            .schedule(
                    ScheduleKind.EXPONENTIAL,
                    Map.of("rate", 0.5, "steps", 10, "staircase", true, "unit", ScheduleUnit.EPOCH))
            .clip(0.5, 0, 0)
            .dropout("noise", 0.1)
            .dense(
                    "hidden",
                    16,
                    LINEAR,
                    new InitSpec.VarianceScaling(valued(2.0), FanMode.FAN_AVG, Distribution.UNIFORM),
                    true)
            .activation("slope", LEAKY_RELU)
            .dense("logit", 1)
            .activation("probability", SIGMOID)
            .build());

    /**
     * A norm between two activations, which cannot be folded into a dense layer; names that collide; averaged weights.
     */
    private static final Golden NORM_BETWEEN = new Golden(network("NormBetween", 12)
            .visible(Visibility.PACKAGE)
            .loss(MEAN_SQUARED_ERROR)
            .optimizer(
                    OptimizerKind.ADAM_W,
                    Map.of("amsgrad", true, "averaging", 0.99, "weightDecay", 15.0, "decayPerEpoch", true))
            .schedule(
                    ScheduleKind.PIECEWISE,
                    Map.of(
                            "boundaries",
                            List.of(valued(5), valued(15)),
                            "values",
                            List.of(valued(0.001), valued(5e-4), valued(1e-4)),
                            "unit",
                            ScheduleUnit.EPOCH))
            .clip(0, 2.5, 0)
            .activation("input", TANH)
            .dense("kernels", 20, RELU)
            .batchNorm("state", true, false)
            .activation("forward", SELU)
            .dropout("training", 0.5)
            .dense("head", 4, SOFTMAX)
            .batchNorm("norm")
            .build());

    /** Extends an abstract class nested in another type. */
    private static final Golden NESTED = new Golden(network("Models.Tiny", 3)
            .abstractClass()
            .visible(Visibility.PACKAGE)
            .loss(MEAN_SQUARED_ERROR)
            .layersVisible(Visibility.PROTECTED)
            .batchNorm("first", false, false)
            .layersVisible(Visibility.PACKAGE)
            .dense("hidden", 5)
            .dropout("drop", 0.25)
            .activation("tanh", TANH)
            .layersVisible(Visibility.PUBLIC)
            .dense("output", 2)
            .dropout("last", 0.5)
            .build());

    /**
     * Activations whose derivatives need the input: in a dense layer, after a norm, and one after another; metrics with
     * options.
     */
    private static final Golden SMOOTH = new Golden(network("Smooth", 6)
            .loss(KL_DIVERGENCE)
            .metric(ACCURACY)
            .metric(PRECISION)
            .weightedMetrics(0.7)
            .dense("hidden1", 8, GELU, new InitSpec.RandomNormal(valued(0.0), valued(0.1)), true)
            .dense("hidden2", 8, LINEAR, named(ORTHOGONAL), false)
            .batchNorm("norm")
            .activation("swish", SWISH)
            .activation("mish", MISH)
            .dense("output", 3, SOFTMAX, new InitSpec.Constant(valued(0.5)), true)
            .build());

    /**
     * Three residual connections: before an activation, to a dense layer without activation, and around dropout. Three
     * layers read the first one.
     */
    private static final Golden RESIDUAL = new Golden(network("Residual", 20)
            .loss(SPARSE_CATEGORICAL_CROSSENTROPY)
            .metric(ACCURACY)
            .adam(1e-3)
            .dense("stem", 16, RELU, named(HE_NORMAL), true)
            .dense("hidden1", 16, LINEAR, named(HE_NORMAL), false)
            .batchNorm("norm1")
            .activation("relu1", RELU)
            .dense("hidden2", 16, LINEAR, named(HE_NORMAL), false)
            .batchNorm("norm2")
            .add("block1", "stem", "norm2")
            .activation("relu2", RELU)
            .dense("hidden3", 16, RELU)
            .dropout("drop", 0.2)
            .dense("hidden4", 16)
            .add("block2", "relu2", "hidden4", "stem")
            .dense("output", 4, SOFTMAX)
            .build());

    /** Two paths from the input, concatenated at the end. */
    private static final Golden WIDE_AND_DEEP = new Golden(network("WideAndDeep", 2, 4)
            .loss(MEAN_SQUARED_ERROR)
            .adam(1e-3)
            .flatten("features")
            .batchNorm("norm")
            .dense("hidden1", 30, RELU)
            .dense("hidden2", 20, RELU)
            .from("norm")
            .dropout("noise", 0.1)
            .from("features")
            .activation("squashed", TANH)
            .concat("joined", "noise", "hidden2", "squashed")
            .dense("output", 1)
            .build());

    /**
     * Layers that are declared frozen: at the start, where no gradients are needed, and after a trained layer, where
     * gradients pass through.
     */
    private static final Golden GLASSES = new Golden(network("Glasses", 9)
            .loss(MEAN_SQUARED_ERROR)
            .layersFrozen(true)
            .dense("hidden1", 8, GELU)
            .batchNorm("norm1")
            .layersFrozen(false)
            .dense("adapter", 6, LINEAR, named(HE_NORMAL), false)
            .layersFrozen(true)
            .batchNorm("norm2")
            .layerNorm("rows", 1e-3)
            .dense("hidden2", 5, RELU)
            .layersFrozen(false)
            .dense("output", 1)
            .build());

    /** A block, and repeats of a block that contains another. */
    private static final Golden TOWER = new Golden(network("Tower", 5)
            .loss(MEAN_SQUARED_ERROR)
            .block("trunk", "Trunk", trunk -> trunk.dense("hidden1", 8, ELU).dense("hidden2", 6, ELU))
            .blocks(
                    "tower",
                    2,
                    "Floor",
                    floor -> floor.block(
                                    "room",
                                    "Parts.Room",
                                    room -> room.dense("dense", 6, LINEAR, named(HE_NORMAL), false)
                                            .batchNorm("norm"))
                            .activation("elu", ELU))
            .dense("output", 1)
            .build());

    /** Two supertypes that share a layer and do not declare the output; one is package-private and generic. */
    private static final Golden DOG_BREEDS = new Golden(network("DogBreeds", 8, 8)
            .loss(SPARSE_CATEGORICAL_CROSSENTROPY)
            .part("Trunk", Visibility.PUBLIC, 0, "pixels", "hidden1", "norm1")
            .part("Library.Start", Visibility.PACKAGE, 1, "hidden1")
            .flatten("pixels")
            .dense("hidden1", 16, LINEAR, named(HE_NORMAL), false)
            .batchNorm("norm1")
            .dense("output", 5, SOFTMAX)
            .build());

    /** Penalties on weights, a bias and an output, and every kind of constraint. */
    private static final Golden RESTRAINED = new Golden(network("Restrained", 6)
            .loss(MEAN_SQUARED_ERROR)
            .dense("hidden1", 8, RELU)
            .regularized(new Regularization(
                    penalty(0.001, 0),
                    penalty(0.01, 0.02),
                    Optional.of(new Constraint.MaxNorm(valued(1.0))),
                    Optional.of(valued(0.05))))
            .dense("hidden2", 8, RELU)
            .regularized(new Regularization(
                    Optional.empty(), penalty(0.01, 0), Optional.of(new Constraint.UnitNorm()), Optional.empty()))
            .dense("output", 1, LINEAR, named(HE_NORMAL), false)
            .regularized(new Regularization(
                    Optional.empty(), Optional.empty(), Optional.of(new Constraint.NonNegative()), Optional.empty()))
            .build());

    /** Every kind of noise: at the input, in place, and where a derivative needs the input. */
    private static final Golden NOISY = new Golden(network("Noisy", 6)
            .loss(MEAN_SQUARED_ERROR)
            .gaussianNoise("inputNoise", 0.1)
            .dense("hidden1", 8, SELU)
            .alphaDropout("alphaDropout", 0.1)
            .dense("hidden2", 8)
            .gaussianNoise("noise", 0.5)
            .dense("output", 1)
            .build());

    /** Layers with trained values for each feature: first, after a dense layer, after dropout, and last. */
    private static final Golden FEATUREWISE = new Golden(network("Featurewise", 6)
            .loss(MEAN_SQUARED_ERROR)
            .layerNorm("rows", 1e-3)
            .dense("hidden", 8)
            .activation("prelu", PRELU)
            .dropout("dropout", 0.2)
            .layerNorm("norm", 1e-5)
            .dense("output", 2)
            .activation("slopes", PRELU, 0.25)
            .build());

    /** A record as the input, with every kind of component; a component that is named like a parameter. */
    private static final Golden CHURN_MODEL = new Golden(network(
                    "ChurnModel",
                    table("Customer", enumOf("ChurnModel.Churn", List.of("NO", "YES"), List.of("No", "Yes")))
                            .ignored("customerId")
                            .constants(
                                    "contract",
                                    enumOf(
                                            "Customer.Contract",
                                            List.of("MONTH", "YEAR", "TWO_YEARS"),
                                            List.of("Month-to-month", "One year", "Two year")),
                                    false)
                            .flag("paperless", true)
                            .flag("senior", false)
                            .number("tenure", ComponentType.INT, true, false)
                            .column("Monthly Charges")
                            .logarithm("monthlyCharges")
                            .number("totalCharges", ComponentType.DOUBLE, false, true)
                            .constants(
                                    "gender",
                                    enumOf("Customer.Gender", List.of("FEMALE", "MALE"), List.of("FEMALE", "MALE")),
                                    true)
                            .bins("age", 16, 10)
                            .category("city", 40)
                            .number("since", ComponentType.DATE, false, false)
                            .number("lastCall", ComponentType.INSTANT, false, true)
                            .number("callTime", ComponentType.DURATION, false, false)
                            .number("balance", ComponentType.DECIMAL, false, true)
                            .number("row", ComponentType.LONG, false, true)
                            .unreadable("notes"))
            .loss(BINARY_CROSSENTROPY)
            .metric(ACCURACY)
            .dense("hidden", 16, SWISH, named(HE_NORMAL), true)
            .dense("churn", 1, SIGMOID)
            .build());

    /** An ensemble: its signs by component of a record, a norm after them, and a last layer for each member. */
    private static final Golden PENGUINS = new Golden(network(
                    "Penguins",
                    table(
                                    "Penguin",
                                    enumOf(
                                            "Penguins.Species",
                                            List.of("ADELIE", "CHINSTRAP", "GENTOO"),
                                            List.of("Adelie", "Chinstrap", "Gentoo")))
                            .constants(
                                    "island",
                                    enumOf(
                                            "Penguin.Island",
                                            List.of("BISCOE", "DREAM", "TORGERSEN"),
                                            List.of("Biscoe", "Dream", "Torgersen")),
                                    false)
                            .number("billLength", ComponentType.DOUBLE, true, false)
                            .number("mass", ComponentType.DOUBLE, false, true))
            .ensemble(8)
            .loss(SPARSE_CATEGORICAL_CROSSENTROPY)
            .metric(ACCURACY)
            .adam(1e-3)
            .batchNorm("norm")
            .dense("hidden", 16, RELU)
            .dropout("dropout", 0.1)
            .dense("species", 3, SOFTMAX)
            .build());

    /** Categories of a record whose indices are replaced by rows of tables. */
    private static final Golden FRAUD_MODEL = new Golden(network(
                    "FraudModel",
                    table("Payment", enumOf("FraudModel.Risk", List.of("LOW", "HIGH"), List.of("LOW", "HIGH")))
                            .logarithm("amount")
                            .embeddedCategory("merchant", 5000, 8, true)
                            .flag("online", true)
                            .category("currency", 3)
                            .embeddedConstants(
                                    "card",
                                    enumOf(
                                            "Payment.Card",
                                            List.of("DEBIT", "CREDIT", "PREPAID"),
                                            List.of("DEBIT", "CREDIT", "PREPAID")),
                                    false,
                                    2)
                            .embeddedConstants(
                                    "replaced",
                                    enumOf(
                                            "Payment.Card",
                                            List.of("DEBIT", "CREDIT", "PREPAID"),
                                            List.of("DEBIT", "CREDIT", "PREPAID")),
                                    true,
                                    2))
            .loss(BINARY_CROSSENTROPY)
            .adam(1e-3)
            .dense("hidden", 32, SWISH, named(HE_NORMAL), true)
            .dense("risk", 1, SIGMOID)
            .build());

    /** Layers that read the indices in the input. */
    private static final Golden WORDS = new Golden(network("Words", 4)
            .loss(SPARSE_CATEGORICAL_CROSSENTROPY)
            .adam(1e-3)
            .embedding("wide", 1000, 3)
            .from("")
            .layersFrozen(true)
            .embedding("pretrained", 1000, 50)
            .layersFrozen(false)
            .concat("both", "wide", "pretrained")
            .dense("hidden", 16, RELU, named(HE_NORMAL), true)
            .dense("topic", 5, SOFTMAX)
            .build());

    static List<Golden> all() {
        return List.of(
                CHURN_MODEL,
                PENGUINS,
                FRAUD_MODEL,
                WORDS,
                FASHION_CLASSIFIER,
                HOUSE_PRICES,
                SPAM_FILTER,
                NORM_BETWEEN,
                NESTED,
                SMOOTH,
                TOWER,
                DOG_BREEDS,
                RESTRAINED,
                NOISY,
                FEATUREWISE,
                GLASSES,
                RESIDUAL,
                WIDE_AND_DEEP);
    }

    /** The directory of its texts, relative to that of all goldens. */
    String directory() {
        return spec.generatedPrefix();
    }

    @Override
    public String toString() {
        return directory();
    }
}
