package dev.gradwright.runtime.stream;

import dev.gradwright.runtime.data.DataFileException;
import dev.gradwright.runtime.data.DataFingerprint;
import dev.gradwright.runtime.data.FloatChecksum;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks that a pass over a stream gives the same rows as the first one. */
final class StreamCheck {
    private final EncodedStream stream;
    private final FloatChecksum x = new FloatChecksum();
    private final FloatChecksum y = new FloatChecksum();

    StreamCheck(EncodedStream stream) {
        this.stream = stream;
    }

    /** Adds the next rows of the stream. */
    void add(StreamBlock block, int rows) {
        x.add(block.x(), 0, rows * stream.inputs());
        y.add(block.y(), 0, rows * stream.targets());
    }

    /**
     * Requires that a pass is at its end.
     *
     * @param check of all rows; null if some were passed over
     * @throws DataFileException if there are more rows, or others
     */
    static void requireEnd(EncodedStream stream, RowCursor cursor, @Nullable StreamCheck check) {
        if (cursor.skip()) {
            throw changed(stream, "has more now");
        }
        if (check != null) {
            check.requireSame();
        }
    }

    private void requireSame() {
        DataFingerprint first = stream.fingerprint();
        if (x.value() != first.features().checksum()
                || y.value() != first.targets().checksum()) {
            throw changed(stream, "has others now, as their checksum tells");
        }
    }

    /** The error if there are too few rows. */
    static DataFileException tooFew(EncodedStream stream, long rows) {
        return changed(stream, String.format(Locale.ROOT, "has %,d now", rows));
    }

    private static DataFileException changed(EncodedStream stream, String now) {
        return new DataFileException(
                stream.name(),
                String.format(
                        Locale.ROOT,
                        "has changed since it was read first: it had %,d rows, and %s; a stream must be the same in each"
                                + " pass",
                        stream.rows(),
                        now));
    }
}
