package dev.gradwright.runtime.graph;

import dev.gradwright.runtime.math.ShortestDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Values by name, in order. A value is a {@link Long}, a {@link Double}, a {@link Boolean}, a {@link String}, or a
 * {@link List} of such values. A constant of an enum is its name as text.
 */
public final class Attributes {
    /** No attributes. */
    public static final Attributes NONE = new Attributes(new LinkedHashMap<>());

    private final Map<String, Object> values;

    private Attributes(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /**
     * Attributes from alternating names and values.
     *
     * @param namesAndValues a name, its value, the next name, and so on; a whole number may also be an {@link Integer}
     * @throws IllegalArgumentException if a name has no value, a name occurs twice, or a value has another type
     */
    public static Attributes of(Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "names and values must come in pairs, but are " + Arrays.toString(namesAndValues));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!(namesAndValues[i] instanceof String name)) {
                throw new IllegalArgumentException(
                        "the name of an attribute must be a String, but is " + namesAndValues[i]);
            }
            if (values.put(name, requireValue(name, namesAndValues[i + 1])) != null) {
                throw new IllegalArgumentException("there are two attributes " + name);
            }
        }
        return new Attributes(values);
    }

    private static Object requireValue(String name, Object value) {
        if (value instanceof Integer number) {
            return (long) number;
        } else if (value instanceof List<?> list) {
            return list.stream().map(element -> requireValue(name, element)).toList();
        } else if (value instanceof Long
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof String) {
            return value;
        }
        throw new IllegalArgumentException("the attribute " + name
                + " must be a whole number, a double, a boolean, a text or a list of these, but is " + value);
    }

    /**
     * A copy with another value, or with one more value at the end.
     *
     * @throws IllegalArgumentException if the value has a type that no attribute has
     */
    public Attributes with(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(values);
        changed.put(name, requireValue(name, value));
        return new Attributes(changed);
    }

    /** The names, in order. */
    public Set<String> names() {
        return values.keySet();
    }

    /** Whether there is a value of that name. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** An unmodifiable map of the values by name, in order. */
    public Map<String, Object> asMap() {
        return values;
    }

    /** A {@code double}. */
    public double number(String name) {
        return get(name, Double.class);
    }

    /** A whole number. */
    public long whole(String name) {
        return get(name, Long.class);
    }

    /** A truth value. */
    public boolean flag(String name) {
        return get(name, Boolean.class);
    }

    /** A text, or the name of an enum constant. */
    public String text(String name) {
        return get(name, String.class);
    }

    /** A list. */
    public List<?> list(String name) {
        return get(name, List.class);
    }

    private <T> T get(String name, Class<T> type) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "there is no attribute " + name + "; there are " + String.join(", ", names()));
        }
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    "the attribute " + name + " is not a " + type.getSimpleName() + ", but " + text(value));
        }
        return type.cast(value);
    }

    /** A value as text; a double reads back as the same double. */
    public static String text(Object value) {
        if (value instanceof Double number) {
            return ShortestDecimal.of(number);
        } else if (value instanceof List<?> list) {
            return list.stream().map(Attributes::text).collect(Collectors.joining(", ", "[", "]"));
        }
        return value.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attributes attributes
                && List.copyOf(values.entrySet()).equals(List.copyOf(attributes.values.entrySet()));
    }

    @Override
    public int hashCode() {
        return Objects.hash(values);
    }

    /** As in {@code epsilon=0.001 center=true}. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
                .collect(Collectors.joining(" "));
    }
}
