package dev.gradwright.runtime;

import java.util.Locale;
import java.util.function.Supplier;

/** Says what did not fit into memory. */
final class Memory {
    private Memory() {}

    /**
     * Makes something of rows × columns floats.
     *
     * @throws OutOfMemoryError with a message that names it and its size, if the heap is too small
     */
    static <T> T naming(String name, int rows, int columns, Supplier<T> making) {
        try {
            return making.get();
        } catch (OutOfMemoryError e) {
            OutOfMemoryError named = new OutOfMemoryError(String.format(
                    Locale.ROOT,
                    "%s of %d × %d does not fit into memory: %,d bytes, as many for its gradient, and the heap has at most %,d; give the JVM more with -Xmx, or make the layer smaller",
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
