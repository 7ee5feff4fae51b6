package dev.gradwright.runtime.file;

import dev.gradwright.runtime.feature.TableEncoder;
import dev.gradwright.runtime.state.StateSnapshot;
import java.io.IOException;
import java.util.List;

/** What the encoder of records has learnt, in the file of a network or a predictor. */
final class EncoderState {
    /** In front of the names of its tensors. */
    static final String PREFIX = "encoder.";

    private EncoderState() {}

    /**
     * Reads the state, and checks that it fits an encoder.
     *
     * @throws InvalidFileException if the file has none, or the record or the target has changed since
     */
    static StateSnapshot read(TableEncoder<?, ?> encoder, NetworkMatch match, SafetensorsReader reader)
            throws IOException {
        List<TensorEntry> tensors = match.takeAll(PREFIX);
        if (tensors.isEmpty()) {
            throw new InvalidFileException(
                    "comes from another network: it holds nothing about features of records, but the network has them");
        }
        try {
            StateSnapshot state = StateTensors.read(PREFIX, tensors, reader);
            encoder.requireFits(state);
            return state;
        } catch (IllegalArgumentException e) {
            throw new InvalidFileException(e.getMessage(), e);
        }
    }
}
