package dev.gradwright.processor.emit.op;

/** The fields of a generated network. */
public interface FieldNames extends BufferNames {
    /** The field of a layer's handle. */
    String handle(String layer);

    /** The field for something that a layer keeps, as in {@code hidden1Weights}; whoever asks gets the same. */
    String field(String layer, String what);
}
