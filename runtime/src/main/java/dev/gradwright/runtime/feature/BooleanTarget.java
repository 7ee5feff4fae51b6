package dev.gradwright.runtime.feature;

import java.util.List;

/** A target that is true or false, with the class indices 0 (false) and 1 (true). */
public final class BooleanTarget extends ClassTarget<Boolean> {
    /** A target of one column for {@link TargetLayout#INDEX}, of two for {@link TargetLayout#ONE_HOT}. */
    public BooleanTarget(TargetLayout layout) {
        super(List.of("false", "true"), layout);
    }

    @Override
    int index(Boolean target) {
        return target ? 1 : 0;
    }

    @Override
    public Boolean decode(int classIndex) {
        return requireIndex(classIndex) == 1;
    }

    @Override
    String values() {
        return "true or false";
    }
}
