package dev.gradwright.runtime.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens a CSV file for one pass after another. */
final class CsvPasses<R, X, Y> implements Supplier<ExampleCursor<X, Y>> {
    private static final long UNKNOWN = -1;

    private final CsvSource source;
    private final CsvFormat format;
    private final List<CsvColumn> columns;
    private final Function<? super CsvRow, ? extends @Nullable R> reader;
    private final Function<? super R, ? extends X> feature;
    private final Function<? super R, ? extends Y> target;
    /** The size of the file in the first pass. */
    private volatile long size = UNKNOWN;

    CsvPasses(
            CsvSource source,
            CsvFormat format,
            List<CsvColumn> columns,
            Function<? super CsvRow, ? extends @Nullable R> reader,
            Function<? super R, ? extends X> feature,
            Function<? super R, ? extends Y> target) {
        this.source = source;
        this.format = format;
        this.columns = List.copyOf(columns);
        this.reader = reader;
        this.feature = feature;
        this.target = target;
    }

    @Override
    public ExampleCursor<X, Y> get() {
        Path file = source.file();
        if (file != null) {
            requireSameSize(file);
        }
        return new CsvCursor<>(source, format, columns, reader, feature, target);
    }

    /** Finds most changes before an epoch is spent on them; the checksum of the pass finds all. */
    private void requireSameSize(Path file) {
        long now;
        try {
            now = Files.size(file);
        } catch (IOException e) {
            throw DataFile.failure(source.name(), e);
        }
        if (size == UNKNOWN) {
            size = now;
        } else if (size != now) {
            throw new DataFileException(
                    source.name(),
                    String.format(
                            Locale.ROOT,
                            "has changed since it was read first: it had %,d bytes, and has %,d now; a stream must be the"
                                    + " same in each pass",
                            size,
                            now));
        }
    }
}
