package dev.gradwright.processor.emit.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Splits lists that are too long for one method or one constant. */
public final class Chunks {
    private Chunks() {}

    /**
     * Splits items, in order, into as few sublists as a limit of their size allows.
     *
     * @param items if there are none, the result is one empty list
     * @param size of an item; an item that is larger than the limit has a separate sublist
     */
    public static <T> List<List<T>> of(List<T> items, ToIntFunction<T> size, int limit) {
        List<List<T>> chunks = new ArrayList<>();
        int first = 0;
        int total = 0;
        for (int i = 0; i < items.size(); i++) {
            int more = size.applyAsInt(items.get(i));
            if (total + more > limit && i > first) {
                chunks.add(items.subList(first, i));
                first = i;
                total = 0;
            }
            total += more;
        }
        chunks.add(items.subList(first, items.size()));
        return chunks;
    }
}
