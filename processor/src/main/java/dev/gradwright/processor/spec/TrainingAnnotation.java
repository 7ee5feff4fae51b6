package dev.gradwright.processor.spec;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Describes the annotation of an optimizer, a schedule or a loss, for reading, checking and generating code.
 *
 * @param type the annotation
 * @param hyperParameters its attributes, in the order in which the runtime takes them
 */
public record TrainingAnnotation(Class<? extends Annotation> type, List<HyperParameter> hyperParameters) {
    /** As users write it: {@code @Optimizer.Sgd}. */
    public String displayName() {
        return "@" + type.getCanonicalName().substring(type.getPackageName().length() + 1);
    }

    /** Whether it has a parameter of that name. */
    boolean has(String name) {
        return hyperParameters.stream().anyMatch(parameter -> parameter.name().equals(name));
    }

    /** The type of an attribute. */
    public Class<?> typeOf(HyperParameter hyperParameter) {
        return method(hyperParameter).getReturnType();
    }

    /** The default values; all attributes have one. */
    HyperParameters defaults(Origin origin) {
        Map<String, Valued<?>> values = new LinkedHashMap<>();
        for (HyperParameter hyperParameter : hyperParameters) {
            values.put(hyperParameter.name(), defaultOf(method(hyperParameter).getDefaultValue(), origin));
        }
        return new HyperParameters(values);
    }

    private static Valued<?> defaultOf(Object value, Origin origin) {
        return value instanceof double[] numbers
                ? new Valued<>(
                        DoubleStream.of(numbers)
                                .mapToObj(number -> new Valued<>(number, origin))
                                .toList(),
                        origin)
                : new Valued<>(value, origin);
    }

    private Method method(HyperParameter hyperParameter) {
        try {
            return type.getMethod(hyperParameter.name());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(displayName() + " has no attribute " + hyperParameter.name(), e);
        }
    }
}
