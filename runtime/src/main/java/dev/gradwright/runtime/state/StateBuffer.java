package dev.gradwright.runtime.state;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Memory for the state of one object, which is captured again and again while the object changes. The first capture
 * allocates; a later one copies into the same memory and allocates nothing, unless an array has grown or the object
 * visits something else than before. The tensors of a network are copied in their own layout, so that a capture takes
 * little more than the time to copy the memory.
 *
 * <pre>{@code
 * StateBuffer buffer = new StateBuffer();
 * buffer.capture(progress); // on the thread that trains
 * buffer.writeTo(out);      // on another thread, which then has the time to convert and write
 * }</pre>
 *
 * <p>A buffer is not thread-safe: pass it from thread to thread, so that a capture and a write never overlap.
 */
public final class StateBuffer {
    private final CapturingVisitor visitor = new CapturingVisitor();

    /** A buffer without memory, which the first capture allocates. */
    public StateBuffer() {}

    /** Copies a state in place of the one that was captured before. */
    public void capture(Stateful source) {
        visitor.begin();
        source.visit(visitor);
        visitor.end();
    }

    /**
     * Writes the captured state: the same bytes as {@link StateSnapshot#writeTo} writes for a snapshot of it, which
     * {@link StateSnapshot#readFrom} reads. The stream stays open.
     *
     * @throws IllegalStateException if no state was captured, or the last capture has failed
     */
    public void writeTo(OutputStream out) throws IOException {
        new StateWriter(out).write(visitor.values());
    }
}
