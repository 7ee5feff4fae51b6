package dev.gradwright.processor.declaration;

import dev.gradwright.processor.spec.CustomClass;
import java.util.List;

/** What an annotation's attribute is set to. */
public sealed interface Constant {
    /** A whole number. */
    record OfInt(int value) implements Constant {}

    /** A floating-point number. */
    record OfDouble(double value) implements Constant {}

    /** A truth value. */
    record OfBoolean(boolean value) implements Constant {}

    /** A text. */
    record OfString(String value) implements Constant {}

    /** A constant of an enum. */
    record OfEnum(String name) implements Constant {}

    /**
     * A class literal.
     *
     * @param name the qualified name
     * @param shape what a network would need to know to make an object of it
     */
    record OfClass(String name, CustomClass shape) implements Constant {}

    /** An array. */
    record OfArray(List<AttributeValue> values) implements Constant {}

    /** A value of a kind that no annotation of the DSL takes. */
    record Foreign() implements Constant {}

    /** A value that the compiler could not make out: it says so itself, or another processor is yet to generate it. */
    record Unresolved() implements Constant {}

    /** Whether the compiler could make it out. */
    default boolean isResolved() {
        if (this instanceof OfArray array) {
            return array.values().stream().allMatch(value -> value.constant().isResolved());
        }
        return !(this instanceof Unresolved);
    }
}
