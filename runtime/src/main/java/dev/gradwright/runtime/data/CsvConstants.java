package dev.gradwright.runtime.data;

import dev.gradwright.runtime.settings.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The constants of an enum and their texts in files. A text is looked up exactly, then the name of a constant exactly,
 * then both with case, blanks, {@code _} and {@code -} ignored, if only one constant is left.
 *
 * @param <E> the enum
 */
public final class CsvConstants<E extends Enum<E>> {
    private final List<String> texts;
    private final Map<String, E> exact = new HashMap<>();
    private final Map<String, E> lenient = new HashMap<>();

    private CsvConstants(E[] values, String[] texts) {
        this.texts = List.of(texts);
        for (int i = 0; i < values.length; i++) {
            E other = exact.putIfAbsent(texts[i], values[i]);
            if (other != null) {
                throw new IllegalArgumentException(
                        other + " and " + values[i] + " have the same text \"" + texts[i] + "\"; give each its own");
            }
        }
        for (E value : values) {
            exact.putIfAbsent(value.name(), value);
        }
        addLenient();
    }

    /**
     * The constants of an enum.
     *
     * @param values all constants
     * @param texts the text of each constant in files, in the same order
     * @throws IllegalArgumentException unless there are as many texts as constants, and all texts differ
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <E extends Enum<E>> CsvConstants<E> of(E[] values, String... texts) {
        if (values.length != texts.length) {
            throw new IllegalArgumentException("each constant needs a text, but there are " + values.length
                    + " constants and " + texts.length + " texts");
        }
        return new CsvConstants<>(values, texts.clone());
    }

    private void addLenient() {
        Set<String> ambiguous = new HashSet<>();
        exact.forEach((text, value) -> {
            E other = lenient.putIfAbsent(CsvHeader.normalized(text), value);
            if (other != null && other != value) {
                ambiguous.add(CsvHeader.normalized(text));
            }
        });
        lenient.keySet().removeAll(ambiguous);
    }

    /**
     * The constant of a text.
     *
     * @throws BadCellException if there is none
     */
    E parse(String text) {
        E found = exact.get(text);
        if (found == null) {
            found = lenient.get(CsvHeader.normalized(text));
        }
        if (found == null) {
            throw new BadCellException("is none of " + known(text));
        }
        return found;
    }

    private String known(String text) {
        List<String> ordered = new ArrayList<>(texts);
        Spelling.nearest(text, texts).ifPresent(nearest -> {
            ordered.remove(nearest);
            ordered.add(0, nearest);
        });
        return ordered.stream().map(BadCellException::quoted).collect(Collectors.joining(", "));
    }
}
