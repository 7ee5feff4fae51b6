package dev.gradwright.runtime.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A table of names and values.
 *
 * @param entries in order
 */
public record Facts(String title, Map<String, String> entries) {
    /** Copies the entries. */
    public Facts {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** A copy with one more entry. */
    public Facts with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(entries);
        more.put(name, value);
        return new Facts(title, more);
    }
}
