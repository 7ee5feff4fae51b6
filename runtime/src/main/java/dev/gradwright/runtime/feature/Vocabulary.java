package dev.gradwright.runtime.feature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Categories with their index, the most frequent first. Immutable. */
final class Vocabulary {
    static final Vocabulary EMPTY = new Vocabulary(List.of());

    private static final char ESCAPE = '\\';
    private static final int HEX = 16;
    private static final int DIGITS = 4;

    private final List<String> categories;
    private final Map<String, Integer> indices;
    private final String text;

    private Vocabulary(List<String> categories) {
        this.categories = List.copyOf(categories);
        indices = new HashMap<>();
        for (String category : categories) {
            indices.put(category, indices.size());
        }
        text = textOf(categories);
    }

    /** The {@code capacity} most frequent categories; of equally frequent ones, those that are first by text. */
    static Vocabulary ofMostFrequent(Map<String, long[]> counts, int capacity) {
        Comparator<Map.Entry<String, long[]>> byCount = Comparator.comparingLong(entry -> -entry.getValue()[0]);
        return new Vocabulary(counts.entrySet().stream()
                .sorted(byCount.thenComparing(Map.Entry.comparingByKey()))
                .limit(capacity)
                .map(Map.Entry::getKey)
                .toList());
    }

    List<String> categories() {
        return categories;
    }

    /** The index of a category, or {@code other} if it is null or not in the vocabulary. */
    int indexOf(@Nullable String category, int other) {
        Integer index = indices.get(category);
        return index == null ? other : index;
    }

    /**
     * The categories as one text, a line for each, in which line breaks, backslashes and surrogates are written as in
     * Java: a backslash, {@code u} and four hexadecimal digits.
     */
    String text() {
        return text;
    }

    private static String textOf(List<String> categories) {
        StringBuilder text = new StringBuilder();
        for (String category : categories) {
            category.chars().forEach(c -> append((char) c, text));
            text.append('\n');
        }
        return text.toString();
    }

    private static void append(char c, StringBuilder text) {
        if (c == '\n' || c == ESCAPE || Character.isSurrogate(c)) {
            text.append(ESCAPE).append('u').append(String.format("%04x", (int) c));
        } else {
            text.append(c);
        }
    }

    /**
     * The vocabulary of a {@link #text}.
     *
     * @throws IllegalArgumentException if the text is corrupt
     */
    static Vocabulary ofText(String text) {
        List<String> categories = new ArrayList<>();
        StringBuilder category = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                categories.add(category.toString());
                category.setLength(0);
            } else if (c == ESCAPE && i + 1 + DIGITS < text.length()) {
                category.append((char) Integer.parseInt(text.substring(i + 2, i + 2 + DIGITS), HEX));
                i += 1 + DIGITS;
            } else {
                category.append(c);
            }
        }
        return new Vocabulary(categories);
    }
}
