package dev.gradwright.processor.emit.op;

import dev.gradwright.processor.plan.Buffer;

/** The names of buffers in generated code. */
public interface BufferNames {
    /** An expression for a buffer. */
    String of(Buffer buffer);
}
