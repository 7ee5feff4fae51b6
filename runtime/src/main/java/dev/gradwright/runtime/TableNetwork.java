package dev.gradwright.runtime;

import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.ExampleStream;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.runtime.feature.TableEncoder;
import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.stream.EncodedStream;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * A generated network whose rows are records. Call {@link #adapt} with the training rows, {@link #encode} with all rows,
 * then train as usual.
 *
 * <pre>{@code
 * net.adapt(train);
 * Trainer.of(net).epochs(40).validation(net.encode(test)).fit(net.encode(train));
 * }</pre>
 *
 * @param <X> the record
 * @param <Y> the target: an enum, {@code Boolean} or {@code Double}
 */
public interface TableNetwork<X, Y> extends TrainableNetwork {
    /** The encoder of the records, which is saved with the network. */
    TableEncoder<X, Y> encoder();

    /**
     * Learns the means, deviations, quantiles and vocabularies of the features, and the scale of the target, from the
     * training rows. If an exception is thrown, nothing has changed.
     *
     * @throws IllegalStateException if the network has been trained or was loaded: its weights fit what it has learnt
     *     about the features
     * @throws IllegalArgumentException see {@link TableEncoder#adapt}
     */
    default void adapt(Examples<X, Y> training) {
        requireUntrained();
        encoder().adapt(training);
    }

    /**
     * {@link #adapt(Examples)} with examples that need not fit into memory: see {@link TableEncoder#adapt(ExampleStream)}.
     *
     * @throws IllegalStateException as for {@link #adapt(Examples)}
     * @throws IllegalArgumentException see {@link TableEncoder#adapt(ExampleStream)}
     */
    default void adapt(ExampleStream<X, Y> training) {
        requireUntrained();
        encoder().adapt(training);
    }

    /**
     * Takes over what another network has learnt about the features. Call it before {@code copyFrom}: copied weights of
     * the first layers fit that only.
     *
     * @throws IllegalStateException if the other network has not been adapted, or this one has been trained since it was
     */
    default void adaptLike(TableNetwork<X, Y> other) {
        requireUntrained();
        other.encoder().requireAdapted();
        encoder().restore(StateSnapshot.of(other.encoder()));
    }

    /**
     * Encodes examples for training and evaluation.
     *
     * @return features of rows × inputs, and targets in their own unit
     * @throws IllegalStateException if {@link #adapt} has not been called
     * @throws IllegalArgumentException if a value is missing or not finite; the message names row and component
     */
    default Dataset encode(Examples<X, Y> examples) {
        return encoder().encode(examples);
    }

    /**
     * Encodes a stream of examples for training and evaluation. It is read once now, to check and count its rows, and again
     * in each epoch.
     *
     * @throws IllegalStateException if {@link #adapt} has not been called
     * @throws IllegalArgumentException if a value is missing or not finite; the message names the place and the component
     */
    default EncodedStream encode(ExampleStream<X, Y> examples) {
        return encoder().encode(examples);
    }

    /** {@link #encode(Examples)} without targets: rows × inputs. */
    default FMatrixRMaj encode(List<X> rows) {
        return encoder().encode(rows);
    }

    private void requireUntrained() {
        if (encoder().isAdapted() && optimizer().steps() > 0) {
            throw new IllegalStateException(
                    "adapt was called before, and the network has been trained since; its weights"
                            + " fit what it learnt about the features then; create a new network to learn from other rows");
        }
    }
}
