package dev.gradwright.runtime.network;

import java.util.Locale;
import java.util.function.Supplier;

/** Allocates a parameter. If memory runs out, the error names the parameter. */
final class NamedAllocation {
    private NamedAllocation() {}

    /**
     * Returns the result of {@code allocation}.
     *
     * @param name of a parameter of rows × columns
     * @throws OutOfMemoryError with the name and the size, if the heap is too small
     */
    static <T> T of(String name, int rows, int columns, Supplier<T> allocation) {
        try {
            return allocation.get();
        } catch (OutOfMemoryError e) {
            OutOfMemoryError named = new OutOfMemoryError(String.format(
                    Locale.ROOT,
                    "%s of %d × %d does not fit into memory: %,d bytes, as many again for its gradient if it is trained, and the heap has at most %,d; give the JVM more with -Xmx, or make the layer smaller",
                    name,
                    rows,
                    columns,
                    4L * rows * columns,
                    Runtime.getRuntime().maxMemory()));
            named.initCause(e);
            throw named;
        }
    }
}
