package dev.gradwright.processor.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The readers of the values of a graph. The number of a value is the index of the operation that computes it, or {@link
 * #INPUT}. The reader of the output, such as the loss, counts as one more operation at the end.
 */
final class Readers {
    /** The number of the network's input. */
    static final int INPUT = -1;

    private final Map<Integer, List<Integer>> readers = new HashMap<>();

    /**
     * @param sources for each operation, the values that it reads
     * @param output the value that the loss reads
     */
    Readers(List<List<Integer>> sources, int output) {
        for (int op = 0; op < sources.size(); op++) {
            for (int value : sources.get(op)) {
                add(value, op);
            }
        }
        add(output, sources.size());
    }

    private void add(int value, int reader) {
        readers.computeIfAbsent(value, key -> new ArrayList<>()).add(reader);
    }

    /** The operations that read a value, in order; an operation that reads it twice is listed twice. */
    List<Integer> of(int value) {
        return readers.getOrDefault(value, List.of());
    }

    /** Whether a value is read once. */
    boolean isReadOnce(int value) {
        return of(value).size() == 1;
    }

    /** How often an operation reads a value. */
    int times(int reader, int value) {
        return Collections.frequency(of(value), reader);
    }

    /** Whether this is the last operation that reads a value. */
    boolean isLast(int reader, int value) {
        return last(value) == reader;
    }

    /** The last operation that reads a value. */
    int last(int value) {
        List<Integer> all = of(value);
        return all.get(all.size() - 1);
    }
}
