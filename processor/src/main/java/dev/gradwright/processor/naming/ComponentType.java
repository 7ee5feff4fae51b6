package dev.gradwright.processor.naming;

import java.util.Optional;
import java.util.stream.Stream;

/** The types of record components that generated code can read and encode. */
public enum ComponentType {
    BYTE(Kind.NUMBER, "byte", "java.lang.Byte"),
    SHORT(Kind.NUMBER, "short", "java.lang.Short"),
    INT(Kind.NUMBER, "int", "java.lang.Integer"),
    LONG(Kind.NUMBER, "long", "java.lang.Long"),
    FLOAT(Kind.NUMBER, "float", "java.lang.Float"),
    DOUBLE(Kind.NUMBER, "double", "java.lang.Double"),
    DECIMAL(Kind.NUMBER, "java.math.BigDecimal"),
    DATE(Kind.NUMBER, "java.time.LocalDate"),
    INSTANT(Kind.NUMBER, "java.time.Instant"),
    DURATION(Kind.NUMBER, "java.time.Duration"),
    BOOLEAN(Kind.FLAG, "boolean", "java.lang.Boolean"),
    TEXT(Kind.CATEGORY, "java.lang.String"),
    /** Any enum. */
    ENUM(Kind.ENUM, "");

    /** What a component of the type becomes. */
    public enum Kind {
        NUMBER,
        FLAG,
        CATEGORY,
        ENUM
    }

    private final Kind kind;
    private final String name;
    private final String wrapper;

    ComponentType(Kind kind, String name) {
        this(kind, name, "");
    }

    ComponentType(Kind kind, String name, String wrapper) {
        this.kind = kind;
        this.name = name;
        this.wrapper = wrapper;
    }

    /** The type with that qualified name, or with that wrapper; never {@link #ENUM}. */
    public static Optional<ComponentType> named(String name) {
        return Stream.of(values())
                .filter(type -> type != ENUM && (type.name.equals(name) || type.wrapper.equals(name)))
                .findFirst();
    }

    /** What a component of the type becomes. */
    public Kind kind() {
        return kind;
    }

    /** The qualified name; of a primitive type and its wrapper, that of the primitive type. */
    public String typeName() {
        return name;
    }

    /** Whether a type name is that of the primitive type. */
    public boolean isPrimitive(String typeName) {
        return hasWrapper() && name.equals(typeName);
    }

    /** The simple name of the wrapper of a primitive type. */
    public String wrapperName() {
        return wrapper.substring(wrapper.lastIndexOf('.') + 1);
    }

    /** Whether it is a primitive type, or a wrapper of one. */
    public boolean hasWrapper() {
        return !wrapper.isEmpty();
    }
}
