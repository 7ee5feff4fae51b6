package dev.gradwright.processor.spec;

import java.util.List;

/**
 * The attributes of one annotation as typed values. Each method throws if the annotation has no such attribute of that
 * type.
 */
public interface Attributes {
    /** The annotation. */
    Origin origin();

    /** An {@code int}. */
    Valued<Integer> intValue(String attribute);

    /** A {@code double}. */
    Valued<Double> doubleValue(String attribute);

    /** A {@code boolean}. */
    Valued<Boolean> booleanValue(String attribute);

    /** A {@code String}. */
    Valued<String> text(String attribute);

    /** The elements of a {@code String[]}. */
    List<Valued<String>> texts(String attribute);

    /** An enum constant. */
    <E extends Enum<E>> Valued<E> enumValue(String attribute, Class<E> type);
}
