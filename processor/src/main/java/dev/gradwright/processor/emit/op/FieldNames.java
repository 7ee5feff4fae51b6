package dev.gradwright.processor.emit.op;

import dev.gradwright.processor.plan.Buffer;

/** The fields of a generated network. */
public interface FieldNames extends BufferNames {
    /** The field of the gradient by what a layer computes; several may hold one tensor. */
    String gradient(String layer);

    /** The field in which a layer makes its share of the gradient by what it reads. */
    String share(String layer, Buffer buffer);

    /** The field of a layer's handle. */
    String handle(String layer);

    /** The field for something that a layer keeps, as in {@code hidden1Weights}; whoever asks gets the same. */
    String field(String layer, String what);
}
