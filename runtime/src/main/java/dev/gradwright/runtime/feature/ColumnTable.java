package dev.gradwright.runtime.feature;

import java.util.List;

/** The columns of an encoder as a table: index, name, and what has been learnt. */
final class ColumnTable {
    /** Features with more columns are abridged. */
    private static final int MAX_COLUMNS = 8;

    private static final int SHOWN_FIRST = 5;
    private static final String HEADER = "column";
    private static final String GAP = "  ";

    private final TableEncoder<?, ?> encoder;
    private final int indexWidth;
    private final int nameWidth;
    private final StringBuilder text = new StringBuilder();

    private ColumnTable(TableEncoder<?, ?> encoder) {
        this.encoder = encoder;
        indexWidth = Math.max(HEADER.length(), String.valueOf(encoder.columns()).length());
        nameWidth =
                encoder.columnNames().stream().mapToInt(String::length).max().orElse(0);
    }

    static String of(TableEncoder<?, ?> encoder) {
        return new ColumnTable(encoder).text();
    }

    private String text() {
        addLine(HEADER, "name", "");
        encoder.features().forEach(this::add);
        return text.append(encoder.target()).append('\n').toString();
    }

    private void add(Feature feature) {
        List<String> names = feature.columnNames();
        int last = names.size() - 1;
        int shown = names.size() > MAX_COLUMNS ? SHOWN_FIRST : names.size();
        for (int i = 0; i < shown; i++) {
            String learnt = i == 0 && encoder.isAdapted() ? feature.learnt() : "";
            addLine(String.valueOf(feature.first() + i), names.get(i), learnt);
        }
        if (shown <= last) {
            addLine("…", "", "");
            addLine(String.valueOf(feature.first() + last), names.get(last), "");
        }
    }

    private void addLine(String index, String name, String learnt) {
        String line = " ".repeat(indexWidth - index.length())
                + index
                + GAP
                + name
                + " ".repeat(nameWidth - name.length())
                + GAP
                + learnt;
        text.append(line.stripTrailing()).append('\n');
    }
}
