package dev.gradwright.runtime.state;

import org.ejml.data.FMatrixRMaj;

/** The types of saved values. */
enum ValueType {
    BOOLEAN('Z', Boolean.class),
    INT('I', Integer.class),
    LONG('J', Long.class),
    FLOAT('F', Float.class),
    DOUBLE('D', Double.class),
    TEXT('T', String.class),
    FLOATS('f', float[].class),
    DOUBLES('d', double[].class),
    LONGS('j', long[].class),
    MATRIX('m', FMatrixRMaj.class);

    private final char tag;
    private final Class<?> type;

    ValueType(char tag, Class<?> type) {
        this.tag = tag;
        this.type = type;
    }

    /** The character for the type in saved bytes. */
    char tag() {
        return tag;
    }

    static ValueType ofTag(int tag) {
        for (ValueType candidate : values()) {
            if (candidate.tag == tag) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("the saved state is corrupt: it has a value of the unknown type " + tag);
    }

    static ValueType of(Object value) {
        for (ValueType candidate : values()) {
            if (candidate.type.isInstance(value)) {
                return candidate;
            }
        }
        throw new AssertionError(value.getClass());
    }
}
