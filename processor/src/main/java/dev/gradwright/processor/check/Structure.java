package dev.gradwright.processor.check;

import dev.gradwright.processor.expand.ExpandedSpec;

/** The layers of a spec and how they are connected. */
public final class Structure {
    private Structure() {}

    /**
     * Whether every layer is known and reads only layers above it. Their values may be wrong, and so may the
     * annotations on the type.
     */
    public static boolean isKnown(ExpandedSpec spec) {
        return spec.isComplete() && spec.declaration().isResolved() && UnknownSource.holds(spec);
    }
}
