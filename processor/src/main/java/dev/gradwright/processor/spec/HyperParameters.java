package dev.gradwright.processor.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The values in the annotation of an optimizer, a schedule or a loss.
 *
 * @param values by attribute; an array is a list of {@link Valued}
 */
public record HyperParameters(Map<String, Valued<?>> values) {
    public HyperParameters {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The value of an attribute. */
    public Valued<?> get(String name) {
        Valued<?> value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("no value for " + name);
        }
        return value;
    }

    /** A {@code double}. */
    public Valued<Double> number(String name) {
        return get(name, Double.class::cast);
    }

    /** An {@code int}. */
    public Valued<Integer> count(String name) {
        return get(name, Integer.class::cast);
    }

    /** A {@code boolean}. */
    public Valued<Boolean> flag(String name) {
        return get(name, Boolean.class::cast);
    }

    /** A {@code String}. */
    public Valued<String> text(String name) {
        return get(name, String.class::cast);
    }

    /** A class. */
    public Valued<CustomClass> customClass(String name) {
        return get(name, CustomClass.class::cast);
    }

    /** The elements of an array. */
    public List<Valued<?>> elements(String name) {
        return elementsOf(get(name));
    }

    /** A value without the source positions of it and its elements. */
    public static Object plain(Valued<?> value) {
        return value.value() instanceof List<?>
                ? elementsOf(value).stream().<Object>map(Valued::value).toList()
                : value.value();
    }

    /** The elements of an array, or the single value. */
    public static List<Valued<?>> elementsOf(Valued<?> value) {
        if (value.value() instanceof List<?> elements) {
            return elements.stream()
                    .<Valued<?>>map(element -> (Valued<?>) element)
                    .toList();
        }
        return List.of(value);
    }

    private <T> Valued<T> get(String name, Function<Object, T> cast) {
        Valued<?> value = get(name);
        return new Valued<>(cast.apply(value.value()), value.origin());
    }

    /** A copy with another value for one attribute. */
    public HyperParameters with(String name, Valued<?> value) {
        Map<String, Valued<?>> changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return new HyperParameters(changed);
    }
}
