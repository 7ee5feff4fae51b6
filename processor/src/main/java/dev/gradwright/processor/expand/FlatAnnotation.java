package dev.gradwright.processor.expand;

import dev.gradwright.processor.declaration.AttributeValue;
import dev.gradwright.processor.declaration.ComposedOrigin;
import dev.gradwright.processor.declaration.Constant;
import dev.gradwright.processor.spec.Attributes;
import dev.gradwright.processor.spec.HyperParameter;
import dev.gradwright.processor.spec.HyperParameters;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Origin;
import dev.gradwright.processor.spec.TrainingAnnotation;
import dev.gradwright.processor.spec.Valued;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An annotation of the DSL after substitution.
 *
 * @param displayName as users write it: {@code @Dense}, {@code @Optimizer.Sgd}
 * @param values of all its attributes, if it is complete
 * @param depth the number of composed annotations around it
 * @param isComplete false if a value is missing or unknown, or if a composed annotation around it is invalid, which is
 *     reported elsewhere
 * @param origin the annotation, or the use of the composed annotation that carries it
 */
public record FlatAnnotation(
        DslAnnotation kind,
        String displayName,
        Map<String, AttributeValue> values,
        int depth,
        boolean isComplete,
        Origin origin)
        implements Attributes {
    /** First letters of names that take "an"; {@code UnitNorm} takes "a". */
    private static final String VOWELS = "AEIO";

    /** With its article: {@code a @Dense}, {@code an @Activation}. */
    public String withArticle() {
        return (VOWELS.indexOf(displayName.charAt(1)) < 0 ? "a " : "an ") + displayName;
    }

    /** The composed annotation on the spec that carries it, as users write it; empty if it is on the spec itself. */
    public Optional<String> composed() {
        return origin instanceof ComposedOrigin composed
                ? Optional.of(composed.through().get(0))
                : Optional.empty();
    }

    /** Whether the user wrote a value, so that it is not the default. */
    public boolean isWritten(String attribute) {
        return !origin(attribute).equals(origin);
    }

    /** The value if the user wrote one, else the annotation. */
    public Origin originOf(String attribute) {
        return origin(attribute);
    }

    @Override
    public Valued<Integer> intValue(String attribute) {
        return new Valued<>(asInt(constant(attribute)), origin(attribute));
    }

    /** A {@code long}. */
    Valued<Long> longValue(String attribute) {
        return new Valued<>(((Constant.OfLong) constant(attribute)).value(), origin(attribute));
    }

    @Override
    public Valued<Double> doubleValue(String attribute) {
        return new Valued<>(((Constant.OfDouble) constant(attribute)).value(), origin(attribute));
    }

    @Override
    public Valued<String> text(String attribute) {
        return new Valued<>(asText(constant(attribute)), origin(attribute));
    }

    @Override
    public List<Valued<String>> texts(String attribute) {
        List<Valued<String>> texts = new ArrayList<>();
        for (AttributeValue element : elements(attribute)) {
            texts.add(new Valued<>(asText(element.constant()), element.origin()));
        }
        return List.copyOf(texts);
    }

    @Override
    public Valued<Boolean> booleanValue(String attribute) {
        return new Valued<>(((Constant.OfBoolean) constant(attribute)).value(), origin(attribute));
    }

    @Override
    public <E extends Enum<E>> Valued<E> enumValue(String attribute, Class<E> type) {
        return new Valued<>(asEnum(constant(attribute), type), origin(attribute));
    }

    /** An {@code int[]}. */
    Valued<List<Integer>> intValues(String attribute) {
        List<Integer> numbers = new ArrayList<>();
        for (AttributeValue element : elements(attribute)) {
            numbers.add(asInt(element.constant()));
        }
        return new Valued<>(List.copyOf(numbers), origin(attribute));
    }

    /** Enum constants. */
    <E extends Enum<E>> List<Valued<E>> enumValues(String attribute, Class<E> type) {
        List<Valued<E>> constants = new ArrayList<>();
        for (AttributeValue element : elements(attribute)) {
            constants.add(new Valued<>(asEnum(element.constant(), type), element.origin()));
        }
        return List.copyOf(constants);
    }

    /** The kind of layer that it declares. */
    public LayerSpec.Kind layerKind() {
        return LayerSpec.Kind.named(displayName);
    }

    /** Whether it names the layers that a layer reads. */
    public boolean namesSources() {
        return kind == DslAnnotation.FROM
                || (kind == DslAnnotation.LAYER && layerKind().namesSources());
    }

    /** The values of an optimizer, a schedule or a loss. */
    HyperParameters hyperParameters(TrainingAnnotation annotation) {
        Map<String, Valued<?>> hyperParameters = new LinkedHashMap<>();
        for (HyperParameter hyperParameter : annotation.hyperParameters()) {
            AttributeValue value = value(hyperParameter.name());
            Class<?> type = annotation.typeOf(hyperParameter);
            hyperParameters.put(hyperParameter.name(), new Valued<>(asObject(value.constant(), type), value.origin()));
        }
        return new HyperParameters(hyperParameters);
    }

    private static Object asObject(Constant constant, Class<?> type) {
        if (constant instanceof Constant.OfInt number) {
            return number.value();
        } else if (constant instanceof Constant.OfDouble number) {
            return number.value();
        } else if (constant instanceof Constant.OfBoolean flag) {
            return flag.value();
        } else if (constant instanceof Constant.OfString text) {
            return text.value();
        } else if (constant instanceof Constant.OfEnum named) {
            return Stream.of(type.getEnumConstants())
                    .filter(candidate -> ((Enum<?>) candidate).name().equals(named.name()))
                    .findFirst()
                    .orElseThrow();
        } else if (constant instanceof Constant.OfClass literal) {
            return literal.shape();
        } else if (constant instanceof Constant.OfArray array) {
            return array.values().stream()
                    .map(element ->
                            new Valued<>(asObject(element.constant(), type.getComponentType()), element.origin()))
                    .toList();
        }
        throw new IllegalStateException("no hyper-parameter is " + constant);
    }

    private List<AttributeValue> elements(String attribute) {
        return ((Constant.OfArray) constant(attribute)).values();
    }

    private static String asText(Constant constant) {
        return ((Constant.OfString) constant).value();
    }

    private static int asInt(Constant constant) {
        return ((Constant.OfInt) constant).value();
    }

    private static <E extends Enum<E>> E asEnum(Constant constant, Class<E> type) {
        return Enum.valueOf(type, ((Constant.OfEnum) constant).name());
    }

    private Constant constant(String attribute) {
        return value(attribute).constant();
    }

    private Origin origin(String attribute) {
        return value(attribute).origin();
    }

    private AttributeValue value(String attribute) {
        AttributeValue value = values.get(attribute);
        if (value == null) {
            throw new IllegalStateException(displayName + " has no value for " + attribute);
        }
        return value;
    }
}
