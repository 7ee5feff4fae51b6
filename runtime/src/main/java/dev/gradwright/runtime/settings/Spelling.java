package dev.gradwright.runtime.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Suggests a name for a misspelt one. */
public final class Spelling {
    private static final int MAX_EDITS = 4;

    private Spelling() {}

    /** The first candidate with the fewest edits, at most four and fewer than half its letters. */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> edits(word, candidate) <= Math.min(MAX_EDITS, (candidate.length() - 1) / 2))
                .min(Comparator.comparingInt(candidate -> edits(word, candidate)));
    }

    /** The number of letters to insert, remove or replace (Levenshtein, 1965), ignoring case. */
    private static int edits(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                boolean isSame = Character.toLowerCase(from.charAt(i - 1)) == Character.toLowerCase(to.charAt(j - 1));
                int replaced = above[j - 1] + (isSame ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[to.length()];
    }
}
