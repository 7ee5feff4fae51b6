package dev.gradwright.runtime.file;

import dev.gradwright.runtime.feature.TableEncoder;
import dev.gradwright.runtime.network.ValueCheck;
import dev.gradwright.runtime.state.StateSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * An open file from which a predictor is loaded: a model file, or a file that a predictor has saved. Both are
 * safetensors files with the fingerprint of the network. In the file of a predictor, batch norms are folded into the
 * weights, and {@code kind} says so. The predictor takes its tensors by name. Loading fails unless it takes all of
 * them.
 */
public final class PredictorFile {
    static final String KIND = "predictor";

    /** The longest header, enough for about 60,000 tensors. */
    static final int MAX_HEADER = 8 << 20;

    private static final String STREAM = "the stream";
    private static final String THRESHOLD = "threshold";

    private final String file;
    private final SafetensorsReader reader;
    private final NetworkMatch match;
    private final boolean folded;
    private final float threshold;

    private PredictorFile(String file, FileBytes bytes) throws IOException {
        this.file = file;
        reader = new SafetensorsReader(bytes, MAX_HEADER, "a model file or a predictor's file");
        SafetensorsHeader header = reader.header();
        header.requireFormat();
        String kind = header.kind();
        if (kind != null && !kind.equals(KIND)) {
            throw new InvalidFileException("not a model file or a predictor's file, but that of "
                    + (kind.equals(EnsembleFile.KIND)
                            ? "an ensemble; load it with PredictorEnsemble.load"
                            : "a " + Quoted.of(kind)));
        }
        folded = kind != null;
        threshold = threshold(header.metadata().get(THRESHOLD));
        match = new NetworkMatch(header);
    }

    private static float threshold(@Nullable String text) throws InvalidFileException {
        if (text == null) {
            return Float.NaN;
        }
        try {
            return Float.parseFloat(text);
        } catch (NumberFormatException e) {
            throw new InvalidFileException(
                    "corrupt: its threshold is " + Quoted.of(text) + ", but must be a number", e);
        }
    }

    /**
     * Saves the weights of a predictor. An existing file is replaced only after the new one is on disk.
     *
     * @param fingerprint of the network
     * @param threshold that was chosen for the predictor; NaN if it is that of the spec, which is not saved
     * @param tensors by name, in the order of the file
     * @param encoder what the encoder of records has learnt; empty if there is none
     * @throws ModelFileException if a value is not finite, so that the file could not be loaded again, or the file
     *     cannot be written
     */
    public static void save(
            String fingerprint, float threshold, Map<String, FMatrixRMaj> tensors, StateSnapshot encoder, Path file) {
        SafetensorsWriter writer = writer(fingerprint, threshold, tensors, encoder, file.toString());
        try {
            AtomicFile.write(file, writer::writeTo);
        } catch (IOException e) {
            throw ModelFileException.notWritten(file, e);
        }
    }

    /**
     * The bytes of the file that {@link #save} writes.
     *
     * @throws ModelFileException if a value is not finite, so that the bytes could not be loaded again
     */
    public static byte[] toBytes(
            String fingerprint, float threshold, Map<String, FMatrixRMaj> tensors, StateSnapshot encoder) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writer(fingerprint, threshold, tensors, encoder, "the predictor").writeTo(Channels.newChannel(bytes));
        } catch (IOException e) {
            throw new AssertionError("memory can be written to", e);
        }
        return bytes.toByteArray();
    }

    private static SafetensorsWriter writer(
            String fingerprint, float threshold, Map<String, FMatrixRMaj> tensors, StateSnapshot encoder, String file) {
        Map<String, String> metadata = SafetensorsHeader.format(KIND);
        metadata.put("fingerprint", fingerprint);
        if (!Float.isNaN(threshold)) {
            metadata.put(THRESHOLD, new BigDecimal(threshold).toPlainString());
        }
        SafetensorsWriter writer = new SafetensorsWriter(metadata);
        tensors.forEach((name, values) -> {
            requireLoadable(name, values, file);
            writer.add(name, values);
        });
        StateTensors.add(EncoderState.PREFIX, encoder, writer);
        return writer;
    }

    private static void requireLoadable(String name, FMatrixRMaj values, String file) {
        try {
            ValueCheck.require(name, values, true);
        } catch (IllegalArgumentException e) {
            throw ModelFileException.notLoadable(file, e);
        }
    }

    /**
     * Loads a predictor.
     *
     * @param fingerprint of its network
     * @param constructor takes every tensor from the file
     * @throws ModelFileException if the file is missing, truncated or corrupt, comes from another network, or holds
     *     values that are not finite
     */
    public static <P> P load(Path path, String fingerprint, Function<PredictorFile, P> constructor) {
        try {
            return FileBytes.read(
                    path, bytes -> new PredictorFile(path.toString(), bytes).construct(fingerprint, constructor));
        } catch (IOException e) {
            throw ModelFileException.notRead(path.toString(), e);
        }
    }

    /**
     * Loads a predictor from the bytes of such a file.
     *
     * @param in read to its end, and not closed
     */
    public static <P> P load(InputStream in, String fingerprint, Function<PredictorFile, P> constructor) {
        try {
            return new PredictorFile(STREAM, FileBytes.of(in.readAllBytes())).construct(fingerprint, constructor);
        } catch (IOException e) {
            throw ModelFileException.notRead(STREAM, e);
        }
    }

    private <P> P construct(String fingerprint, Function<PredictorFile, P> constructor) throws InvalidFileException {
        P predictor = constructed(constructor);
        match.requireNothingElse(fingerprint);
        return predictor;
    }

    private <P> P constructed(Function<PredictorFile, P> constructor) {
        try {
            return constructor.apply(this);
        } catch (IllegalArgumentException e) {
            throw new ModelFileException(file, "corrupt: " + e.getMessage(), e);
        }
    }

    /**
     * Restores what the encoder of records has learnt.
     *
     * @throws ModelFileException if the record or the target has changed since the file was saved, or the file has no
     *     encoder that has learnt
     */
    public void restore(TableEncoder<?, ?> encoder) {
        try {
            encoder.restore(EncoderState.read(encoder, match, reader));
            encoder.requireAdapted();
        } catch (IllegalStateException e) {
            throw new ModelFileException(
                    file,
                    "the network was saved before adapt was called, so it cannot predict; call adapt with the training"
                            + " rows, train the network and save it again",
                    e);
        } catch (IOException e) {
            throw ModelFileException.notRead(file, e);
        }
    }

    /** Whether batch norms are folded already. */
    public boolean isFolded() {
        return folded;
    }

    /** The threshold that was chosen for the predictor; NaN if it is that of the spec. */
    public float threshold() {
        return threshold;
    }

    /**
     * Takes a tensor from the file.
     *
     * @return rows × columns
     * @throws ModelFileException if there is none of that name or it has another shape
     * @throws IllegalArgumentException if it holds a value that is not allowed; {@link #load} reports the file
     */
    public FMatrixRMaj take(String name, int rows, int columns, boolean mayBeNegative) {
        try {
            FMatrixRMaj values = reader.matrix(match.take(name, rows, columns));
            ValueCheck.require(name, values, mayBeNegative);
            return values;
        } catch (IOException e) {
            throw ModelFileException.notRead(file, e);
        }
    }
}
