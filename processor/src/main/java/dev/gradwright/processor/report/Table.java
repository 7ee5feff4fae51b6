package dev.gradwright.processor.report;

import java.util.List;

/** A table that scrolls by itself where the page is narrow. */
final class Table {
    private Table() {}

    /**
     * A column.
     *
     * @param isNumber whether its cells are aligned to the right
     */
    record Column(String title, boolean isNumber) {
        static Column text(String title) {
            return new Column(title, false);
        }

        static Column number(String title) {
            return new Column(title, true);
        }
    }

    /** The content of a cell. */
    interface Cell {
        /** Writes it. */
        void write(Html html);

        static Cell text(String text) {
            return html -> html.text(text);
        }
    }

    /**
     * Writes a table.
     *
     * @param caption for readers who do not see the heading before it
     * @param rows cells by row; the first of each is its heading
     */
    static void write(Html html, String caption, List<Column> columns, List<List<Cell>> rows) {
        html.within(
                        "div",
                        () -> html.within("table", () -> {
                            html.element("caption", caption);
                            html.within(
                                            "thead",
                                            () -> html.within(
                                                    "tr",
                                                    () -> columns.forEach(column -> html.element(
                                                            "th", column.title(), attributes(column, "col")))))
                                    .line();
                            html.within("tbody", () -> rows.forEach(row -> row(html, columns, row)));
                        }),
                        "class",
                        "scroll",
                        "tabindex",
                        "0",
                        "role",
                        "group",
                        "aria-label",
                        caption)
                .line();
    }

    private static void row(Html html, List<Column> columns, List<Cell> cells) {
        html.within("tr", () -> {
                    for (int i = 0; i < cells.size(); i++) {
                        Cell cell = cells.get(i);
                        html.within(
                                i == 0 ? "th" : "td",
                                () -> cell.write(html),
                                attributes(columns.get(i), i == 0 ? "row" : ""));
                    }
                })
                .line();
    }

    private static String[] attributes(Column column, String scope) {
        if (scope.isEmpty()) {
            return column.isNumber() ? new String[] {"class", "number"} : new String[0];
        }
        return column.isNumber() ? new String[] {"scope", scope, "class", "number"} : new String[] {"scope", scope};
    }
}
