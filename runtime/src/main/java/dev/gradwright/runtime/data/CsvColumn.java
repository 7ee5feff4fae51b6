package dev.gradwright.runtime.data;

import java.util.Objects;

/**
 * A column to read from a CSV file. It is found by its name: columns may be in any order, and case, blanks, {@code _}
 * and {@code -} are ignored, unless the header has exactly this name.
 *
 * @param name the column's name, and its name in error messages
 * @param isRequired whether the file must have the column. An optional column may be absent, and its cells may be
 *     missing: then they are read as null, 0 or false.
 */
public record CsvColumn(String name, boolean isRequired) {
    public CsvColumn {
        Objects.requireNonNull(name, "name must not be null");
    }
}
