package dev.gradwright.runtime.feature;

import java.util.Arrays;
import java.util.List;

/** The constants of an enum: their names and indices. */
final class Constants {
    private Constants() {}

    /**
     * The names in order.
     *
     * @throws IllegalArgumentException if there is none
     */
    static List<String> names(Class<? extends Enum<?>> type) {
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        if (names.isEmpty()) {
            throw new IllegalArgumentException(type.getSimpleName() + " must have at least 1 constant, but has none");
        }
        return names;
    }

    /** The index of a constant: its column in one-hot encoding, and its class index. */
    @SuppressWarnings("EnumOrdinal") // a saved state fits only if the enum has the same constants in the same order
    static int index(Enum<?> constant) {
        return constant.ordinal();
    }
}
