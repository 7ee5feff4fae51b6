package dev.gradwright.processor.report;

import java.util.List;

/**
 * Lines of a source that belong to methods of a spec.
 *
 * @param first the index of the first line, from 0
 * @param last the index of the last line
 * @param numbers of the methods in {@link Links}
 */
record Region(int first, int last, List<Integer> numbers) {
    Region {
        numbers = List.copyOf(numbers);
    }
}
