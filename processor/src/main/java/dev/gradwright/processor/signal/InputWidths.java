package dev.gradwright.processor.signal;

import dev.gradwright.processor.spec.FeatureSpec.EmbeddedSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.TableSpec;
import java.util.Optional;

/**
 * The features that the first layer sees.
 *
 * @param standardized number of features with mean 0 and standard deviation 1
 * @param embedded number of features from tables
 */
record InputWidths(long standardized, long embedded) {
    /** The second moment of the initial weights of tables: U(−0.05, 0.05). */
    static final double SECOND_OF_TABLE = 0.1 * 0.1 / 12;

    static InputWidths of(NetworkSpec network) {
        Optional<TableSpec> table =
                network.table().filter(record -> !record.embeddings().isEmpty());
        long inputs =
                network.input().value().stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
        return table.map(TableSpec::embeddings)
                .map(embeddings -> new InputWidths(
                        inputs - embeddings.size(),
                        embeddings.stream().mapToLong(EmbeddedSpec::width).sum()))
                .orElseGet(() -> new InputWidths(inputs, 0));
    }
}
