package dev.gradwright.runtime.feature;

import java.util.List;

/**
 * A target that is a constant of an enum; its class index is the ordinal.
 *
 * @param <E> the enum
 */
public final class EnumTarget<E extends Enum<E>> extends ClassTarget<E> {
    private final List<E> constants;

    /** @throws IllegalArgumentException if the enum has no constant */
    public EnumTarget(Class<E> type, TargetLayout layout) {
        super(Constants.names(type), layout);
        constants = List.of(type.getEnumConstants());
    }

    @Override
    int index(E target) {
        return Constants.index(target);
    }

    @Override
    public E decode(int classIndex) {
        return constants.get(requireIndex(classIndex));
    }

    @Override
    String values() {
        return "one of " + String.join(", ", names());
    }
}
