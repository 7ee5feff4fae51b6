package dev.gradwright.processor.emit.op;

import dev.gradwright.processor.plan.Buffer;

/** The fields of a generated network. */
public interface FieldNames extends BufferNames {
    /** The field of the gradient of a layer's output; several fields may refer to one tensor. */
    String gradient(String layer);

    /** The field of the scratch for a layer's contribution to the gradient of its input. */
    String contribution(String layer, Buffer buffer);

    /** The field of a layer's handle. */
    String handle(String layer);

    /** The field for a value of a layer, as in {@code hidden1Weights}; the same arguments give the same name. */
    String field(String layer, String what);
}
