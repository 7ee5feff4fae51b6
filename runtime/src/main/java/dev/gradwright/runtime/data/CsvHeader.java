package dev.gradwright.runtime.data;

import dev.gradwright.runtime.settings.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The names of a file's columns, and the search for those wanted. */
final class CsvHeader {
    private static final int MAX_NAMED = 30;

    private final String file;
    private final List<String> names;
    private final String hint;

    /** @param hint added if columns are absent: what the reason may be; or empty */
    CsvHeader(String file, List<String> names, String hint) {
        this.file = file;
        this.names = List.copyOf(names);
        this.hint = hint;
    }

    /** Lower case, without blanks, {@code _} and {@code -}. */
    static String normalized(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '-' && c != '\u00a0' && !Character.isWhitespace(c)) {
                letters.append(c);
            }
        }
        return letters.toString().toLowerCase(Locale.ROOT);
    }

    List<String> names() {
        return names;
    }

    /** The name of a column as the file spells it. */
    String name(int position) {
        return names.get(position);
    }

    /**
     * The position of each column in the file; -1 if an optional one is absent.
     *
     * @throws DataFileException if a required column is absent, or a name fits several columns
     */
    int[] find(List<CsvColumn> columns) {
        int[] positions = new int[columns.size()];
        List<String> absent = new ArrayList<>();
        for (int i = 0; i < positions.length; i++) {
            positions[i] = find(columns.get(i).name());
            if (positions[i] < 0 && columns.get(i).isRequired()) {
                absent.add(withNearest(columns.get(i).name()));
            }
        }
        if (!absent.isEmpty()) {
            throw new DataFileException(
                    file,
                    (absent.size() == 1 ? "has no column " : "lacks columns: ")
                            + String.join(", ", absent)
                            + (names.size() == 1 ? "; its only column is " : "; its columns are ")
                            + list()
                            + hint);
        }
        requireDifferent(columns, positions);
        return positions;
    }

    private int find(String wanted) {
        List<Integer> exact = new ArrayList<>();
        List<Integer> similar = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(wanted)) {
                exact.add(i);
            } else if (normalized(names.get(i)).equals(normalized(wanted))) {
                similar.add(i);
            }
        }
        List<Integer> found = exact.isEmpty() ? similar : exact;
        if (found.size() > 1) {
            throw new DataFileException(
                    file,
                    "has several columns for " + wanted + ": "
                            + found.stream()
                                    .map(at -> BadCellException.quoted(names.get(at)) + " (column " + (at + 1) + ")")
                                    .collect(Collectors.joining(", "))
                            + "; rename all but one");
        }
        return found.isEmpty() ? -1 : found.get(0);
    }

    private String withNearest(String wanted) {
        return BadCellException.quoted(wanted)
                + Spelling.nearest(wanted, names)
                        .map(nearest -> " (did you mean " + BadCellException.quoted(nearest) + "?)")
                        .orElse("");
    }

    private void requireDifferent(List<CsvColumn> columns, int[] positions) {
        String[] readAs = new String[names.size()];
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] >= 0) {
                String other = readAs[positions[i]];
                if (other != null) {
                    throw new DataFileException(
                            file,
                            "its column " + BadCellException.quoted(name(positions[i])) + " would be read twice, as "
                                    + other
                                    + " and as " + columns.get(i).name()
                                    + "; leave one of them out, such as a component that is also the target, or name"
                                    + " another column for it");
                }
                readAs[positions[i]] = columns.get(i).name();
            }
        }
    }

    private String list() {
        String named =
                names.stream().limit(MAX_NAMED).map(BadCellException::quoted).collect(Collectors.joining(", "));
        return names.size() <= MAX_NAMED ? named : named + " and " + (names.size() - MAX_NAMED) + " others";
    }
}
