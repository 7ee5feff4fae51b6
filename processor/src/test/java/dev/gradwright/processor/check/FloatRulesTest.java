package dev.gradwright.processor.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.gradwright.dsl.Defaults;
import dev.gradwright.dsl.Network;
import dev.gradwright.processor.Compiled;
import dev.gradwright.processor.MarkedSpec;
import dev.gradwright.processor.spec.LayerSpec;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Users write doubles, and networks compute with floats: the rules check the value that an attribute becomes. */
class FloatRulesTest {
    private static final String DENSE = "@Dense(units = 1, activation = SIGMOID) DenseLayer output();";
    private static final List<String> OPTIMIZERS =
            List.of("Sgd", "AdaGrad", "RmsProp", "AdaDelta", "Adam", "AdamW", "AdaMax", "Nadam", "Lion");

    /** Their rules compute 1 − β and powers of β before they round. */
    private static final Set<String> BETAS_IN_DOUBLE = Set.of(
            "Adam.beta1",
            "Adam.beta2",
            "AdamW.beta1",
            "AdamW.beta2",
            "AdaMax.beta1",
            "Nadam.beta1",
            "Nadam.beta2",
            "Lion.beta2");

    /** Attributes of layers that are below 1. */
    private static final Set<String> FRACTIONS = Set.of("BatchNorm.momentum", "Dropout.value", "AlphaDropout.value");

    /** The range of an attribute, and the type that it becomes. */
    private enum Kind {
        /** Below 1, and becomes a float. */
        FRACTION,
        /** Between 1 and 2, and becomes a float. */
        ONE_TO_TWO,
        /** Any finite number, and becomes a float. */
        NUMBER,
        /** At most 1, and stays a double. */
        DOUBLE_FRACTION,
        /** Any finite number, and stays a double. */
        DOUBLE_NUMBER,
        /** At least 1, and stays a double. */
        DOUBLE_FACTOR,
        /** A variance: its square root becomes a float. */
        VARIANCE
    }

    /**
     * A place for an attribute.
     *
     * @param attribute as in {@code Adam.epsilon}
     * @param onType annotations on the spec, with {@code $} for the value, if it is there
     * @param layer a layer, with {@code $} for the value, if it is there
     */
    private record Place(String attribute, Kind kind, String onType, String layer) {
        MarkedSpec with(String value) {
            return MarkedSpec.types("""
                    @Network(input = 4)
                    %s
                    interface Spec {
                        %s
                    }
                    """.formatted(onType.replace("$", "«" + value), layer.replace("$", "«" + value)));
        }
    }

    private static Place onType(String attribute, Kind kind, String annotation) {
        String loss = annotation.startsWith("@Loss") ? "" : "@Loss(MEAN_SQUARED_ERROR) ";
        return new Place(attribute, kind, loss + annotation, DENSE);
    }

    private static Place onLoss(String loss, String attribute, Kind kind) {
        String output = loss.contains("Categorical")
                ? "@Dense(units = 2, activation = SOFTMAX) DenseLayer output();"
                : loss.equals("Tweedie") ? "@Dense(units = 1, activation = EXPONENTIAL) DenseLayer output();" : DENSE;
        return new Place(loss + "." + attribute, kind, "@Loss.%s(%s = $)".formatted(loss, attribute), output);
    }

    private static Place onLayer(String attribute, Kind kind, String layer) {
        return new Place(attribute, kind, "@Loss(MEAN_SQUARED_ERROR)", layer);
    }

    static List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (String optimizer : OPTIMIZERS) {
            for (String attribute : List.of("learningRate", "weightDecay", "epsilon", "initialAccumulator")) {
                places.add(ofOptimizer(optimizer, attribute, Kind.NUMBER));
            }
            for (String attribute : List.of("averaging", "momentum", "rho", "beta1", "beta2")) {
                places.add(ofOptimizer(
                        optimizer,
                        attribute,
                        BETAS_IN_DOUBLE.contains(optimizer + "." + attribute) ? Kind.DOUBLE_FRACTION : Kind.FRACTION));
            }
        }
        Set<String> attributes = attributes();
        places.removeIf(place -> !attributes.contains(place.attribute()));
        Stream.of(LayerSpec.Kind.values()).forEach(kind -> places.addAll(ofLayer(kind)));
        places.addAll(List.of(
                onType("Loss.labelSmoothing", Kind.FRACTION, "@Loss(value = BINARY_CROSSENTROPY, labelSmoothing = $)"),
                onType("Loss.delta", Kind.NUMBER, "@Loss(value = HUBER, delta = $)"),
                onLoss("Huber", "delta", Kind.NUMBER),
                onLoss("BinaryCrossentropy", "labelSmoothing", Kind.FRACTION),
                onLoss("CategoricalCrossentropy", "labelSmoothing", Kind.FRACTION),
                onLoss("SparseCategoricalCrossentropy", "labelSmoothing", Kind.FRACTION),
                onLoss("BinaryFocalCrossentropy", "alpha", Kind.FRACTION),
                onLoss("BinaryFocalCrossentropy", "gamma", Kind.NUMBER),
                onLoss("BinaryFocalCrossentropy", "labelSmoothing", Kind.FRACTION),
                onLoss("CategoricalFocalCrossentropy", "alpha", Kind.NUMBER),
                onLoss("CategoricalFocalCrossentropy", "gamma", Kind.NUMBER),
                onLoss("CategoricalFocalCrossentropy", "labelSmoothing", Kind.FRACTION),
                onLoss("SparseCategoricalFocalCrossentropy", "alpha", Kind.NUMBER),
                onLoss("SparseCategoricalFocalCrossentropy", "gamma", Kind.NUMBER),
                onLoss("SparseCategoricalFocalCrossentropy", "labelSmoothing", Kind.FRACTION),
                onLoss("Quantile", "quantiles", Kind.FRACTION),
                onLoss("Tweedie", "power", Kind.ONE_TO_TWO),
                onLayer("LearningRate.value", Kind.NUMBER, "@LearningRate($) " + DENSE),
                onType("Clip.value", Kind.NUMBER, "@Clip($)"),
                onType("Clip.norm", Kind.NUMBER, "@Clip(norm = $)"),
                onType("Clip.globalNorm", Kind.NUMBER, "@Clip(globalNorm = $)"),
                onType("Metrics.threshold", Kind.FRACTION, "@Metrics(value = RMSE, threshold = $)"),
                onType("Power.exponent", Kind.DOUBLE_NUMBER, "@Schedule.Power(exponent = $)"),
                onType("Exponential.rate", Kind.DOUBLE_NUMBER, "@Schedule.Exponential(rate = $)"),
                onType(
                        "Piecewise.values",
                        Kind.NUMBER,
                        "@Schedule.Piecewise(boundaries = {1, 2}, values = {1, $, 0.1})"),
                onType("Polynomial.end", Kind.NUMBER, "@Schedule.Polynomial(end = $)"),
                onType("Polynomial.power", Kind.DOUBLE_NUMBER, "@Schedule.Polynomial(power = $)"),
                onType("Cosine.alpha", Kind.DOUBLE_FRACTION, "@Schedule.Cosine(alpha = $)"),
                onType("Cosine.warmupTarget", Kind.NUMBER, "@Schedule.Cosine(warmupSteps = 1, warmupTarget = $)"),
                onType("CosineRestarts.tMul", Kind.DOUBLE_FACTOR, "@Schedule.CosineRestarts(steps = 1, tMul = $)"),
                onType("CosineRestarts.mMul", Kind.DOUBLE_NUMBER, "@Schedule.CosineRestarts(steps = 1, mMul = $)"),
                onType("CosineRestarts.alpha", Kind.DOUBLE_FRACTION, "@Schedule.CosineRestarts(steps = 1, alpha = $)"),
                onType("OneCycle.maxLearningRate", Kind.NUMBER, "@Schedule.OneCycle(maxLearningRate = $)"),
                onType("Plateau.factor", Kind.DOUBLE_FRACTION, "@Schedule.Plateau(factor = $)"),
                onType("Plateau.minDelta", Kind.DOUBLE_NUMBER, "@Schedule.Plateau(minDelta = $)"),
                onType("Plateau.minLearningRate", Kind.NUMBER, "@Schedule.Plateau(minLearningRate = $)"),
                onLayer("L1.value", Kind.NUMBER, "@L1($)" + DENSE),
                onLayer("L1.bias", Kind.NUMBER, "@L1(value = 0, bias = $)" + DENSE),
                onLayer("L2.value", Kind.NUMBER, "@L2($)" + DENSE),
                onLayer("L2.bias", Kind.NUMBER, "@L2(value = 0, bias = $)" + DENSE),
                onLayer("ActivityL2.value", Kind.NUMBER, "@ActivityL2($)" + DENSE),
                onLayer("MaxNorm.value", Kind.NUMBER, "@MaxNorm($)" + DENSE),
                onLayer("VarianceScaling.scale", Kind.VARIANCE, "@Init.VarianceScaling(scale = $)" + DENSE),
                onLayer("RandomNormal.mean", Kind.NUMBER, "@Init.RandomNormal(mean = $)" + DENSE),
                onLayer("RandomNormal.stddev", Kind.NUMBER, "@Init.RandomNormal(stddev = $)" + DENSE),
                onLayer("RandomUniform.min", Kind.NUMBER, "@Init.RandomUniform(min = $, max = 3e38)" + DENSE),
                onLayer("RandomUniform.max", Kind.NUMBER, "@Init.RandomUniform(min = -1, max = $)" + DENSE),
                onLayer("Constant.value", Kind.NUMBER, "@Init.Constant($)" + DENSE)));
        return places;
    }

    /** The attributes of a layer that are doubles. */
    private static List<Place> ofLayer(LayerSpec.Kind layer) {
        String others = layer == LayerSpec.Kind.ACTIVATION ? "value = ELU, " : "";
        return Stream.of(layer.annotation().getDeclaredMethods())
                .filter(FloatRulesTest::isDouble)
                .map(attribute -> {
                    String name = layer.simpleName() + "." + attribute.getName();
                    String method =
                            "@%s(%s%s = $) Layer tested();".formatted(layer.simpleName(), others, attribute.getName());
                    return onLayer(name, FRACTIONS.contains(name) ? Kind.FRACTION : Kind.NUMBER, method + DENSE);
                })
                .toList();
    }

    private static Place ofOptimizer(String optimizer, String attribute, Kind kind) {
        String name = optimizer + "." + attribute;
        return onType(name, kind, "@Optimizer.%s(%s = $)".formatted(optimizer, attribute));
    }

    static Stream<Arguments> unfit() {
        return places().stream().flatMap(place -> switch (place.kind()) {
            case FRACTION ->
                Stream.of(
                        arguments(place, "0.99999999999", "0.99999999999 becomes 1.0 as a float"),
                        arguments(place, "1e-300", "1.0E-300 becomes 0.0 as a float"));
            case ONE_TO_TWO ->
                Stream.of(
                        arguments(place, "1.99999999999", "1.99999999999 becomes 2.0 as a float"),
                        arguments(place, "1.00000000001", "1.00000000001 becomes 1.0 as a float"));
            case NUMBER ->
                Stream.of(
                        arguments(place, "1e300", "1.0E300 is larger than a float can hold (3.4028235E38)"),
                        arguments(place, "1e-300", "1.0E-300 becomes 0.0 as a float"));
            case DOUBLE_FRACTION, DOUBLE_NUMBER, DOUBLE_FACTOR, VARIANCE -> Stream.of();
        });
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void rejectsAValueThatDoesNotFitAFloat(Place place, String value, String problem) {
        MarkedSpec spec = place.with(value);

        assertThat(Compiled.of(spec.source()).errors())
                .singleElement()
                .asString()
                .startsWith(spec.places().get(0))
                .contains(", but " + problem);
    }

    static Stream<Arguments> fit() {
        return places().stream().flatMap(place -> switch (place.kind()) {
            case FRACTION, ONE_TO_TWO, NUMBER -> Stream.of();
            case DOUBLE_FRACTION -> Stream.of(arguments(place, "0.99999999999"), arguments(place, "1e-46"));
            case DOUBLE_NUMBER, VARIANCE -> Stream.of(arguments(place, "1e39"), arguments(place, "1e-46"));
            case DOUBLE_FACTOR -> Stream.of(arguments(place, "1e39"));
        });
    }

    @ParameterizedTest
    @MethodSource("fit")
    void acceptsALargeValueThatStaysADouble(Place place, String value) {
        place.with(value).isAccepted();
    }

    @Test
    void everyAttributeWithADoubleIsTested() {
        assertThat(places()).extracting(Place::attribute).containsExactlyInAnyOrderElementsOf(attributes());
    }

    /**
     * All attributes with doubles, of all annotations that users can write, except annotations that only compose
     * others.
     */
    private static Set<String> attributes() {
        return annotations()
                .filter(type -> type.getEnclosingClass() != Defaults.class)
                .filter(type -> !type.getSimpleName().equals("Optimizer"))
                .flatMap(type -> Stream.of(type.getDeclaredMethods())
                        .filter(FloatRulesTest::isDouble)
                        .map(attribute -> type.getSimpleName() + "." + attribute.getName()))
                .collect(Collectors.toSet());
    }

    private static boolean isDouble(Method attribute) {
        return attribute.getReturnType() == double.class || attribute.getReturnType() == double[].class;
    }

    private static Stream<Class<?>> annotations() {
        return new ClassFileImporter()
                .importPackagesOf(Network.class).stream()
                        .filter(JavaClass::isAnnotation)
                        .map(JavaClass::reflect);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@Init.RandomNormal(stddev = «1e38)             | [InitValue] @Init.RandomNormal stddev",
                "@Init.RandomNormal(mean = 3e38, stddev = «5e36) | [InitValue] @Init.RandomNormal stddev"
            })
    void rejectsDrawsThatOverflowAFloat(String init, String problem) {
        String deviation = init.contains("5e36") ? "5.0E36" : "1.0E38";
        MarkedSpec.layers("    " + init + " " + DENSE)
                .reports(
                        problem + " is " + deviation
                                + ", so large that drawn values may exceed the largest float (3.4028235E38); use a smaller value");
    }

    @ParameterizedTest
    @CsvSource({
        "1e300, large that drawn values may exceed the largest float (3.4028235E38); use a smaller value",
        "1e-300, small that drawn weights become 0.0 as floats; use a larger value"
    })
    void rejectsAVarianceWhoseDrawsOverflowAFloat(String scale, String problem) {
        MarkedSpec.layers("    @Init.VarianceScaling(scale = «" + scale + ")" + DENSE)
                .reports("[InitValue] @Init.VarianceScaling scale is " + Double.valueOf(scale) + ", so " + problem);
    }

    @Test
    void theLimitsOfFloatsThemselvesAreAccepted() {
        MarkedSpec.types("""
                        @Network(input = 4)
                        @Loss(value = HUBER, delta = Float.MAX_VALUE)
                        @Clip(norm = Float.MIN_VALUE)
                        @Optimizer.Adam(beta1 = 0.9999999, weightDecay = 0)
                        interface Spec {
                            @SuppressWarnings("gradwright:DropoutTooMuch")
                            @AlphaDropout(0.9999999) Layer noise();
                            @Init.RandomUniform(min = -Float.MAX_VALUE, max = Float.MAX_VALUE) @Dense(units = 1) DenseLayer output();
                        }
                        """).isAccepted();
    }
}
