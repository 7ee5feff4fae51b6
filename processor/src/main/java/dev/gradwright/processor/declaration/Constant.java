package dev.gradwright.processor.declaration;

import dev.gradwright.processor.spec.CustomClass;
import java.util.List;

/** The value of an annotation's attribute. */
public sealed interface Constant {
    /** An {@code int}. */
    record OfInt(int value) implements Constant {}

    /** A {@code long}. */
    record OfLong(long value) implements Constant {}

    /** A {@code double}. */
    record OfDouble(double value) implements Constant {}

    /** A {@code boolean}. */
    record OfBoolean(boolean value) implements Constant {}

    /** A {@code String}. */
    record OfString(String value) implements Constant {}

    /** An enum constant. */
    record OfEnum(String name) implements Constant {}

    /**
     * A class literal.
     *
     * @param name the qualified name
     * @param shape what is needed to generate code that instantiates it
     */
    record OfClass(String name, CustomClass shape) implements Constant {}

    /** An array. */
    record OfArray(List<AttributeValue> values) implements Constant {}

    /** A value of a type that no annotation of the DSL has. */
    record Foreign() implements Constant {}

    /** A value that the compiler has not found: it reports that itself, or another processor will generate it. */
    record Unresolved() implements Constant {}

    /** Whether the compiler has found it. */
    default boolean isResolved() {
        if (this instanceof OfArray array) {
            return array.values().stream().allMatch(value -> value.constant().isResolved());
        }
        return !(this instanceof Unresolved);
    }
}
