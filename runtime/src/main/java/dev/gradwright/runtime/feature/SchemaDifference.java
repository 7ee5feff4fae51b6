package dev.gradwright.runtime.feature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has changed between two schemas, each with a line {@code name: what it is} for every feature and the target. */
final class SchemaDifference {
    private static final int MAX_SHOWN = 5;

    private SchemaDifference() {}

    /** The differences, as in {@code region was added}; empty if there are none. */
    static String of(String saved, String here) {
        Map<String, String> before = lines(saved);
        Map<String, String> now = lines(here);
        List<String> changes = new ArrayList<>();
        before.forEach((name, what) -> {
            String current = now.get(name);
            if (current == null) {
                changes.add(name + " was removed or renamed");
            } else if (!current.equals(what)) {
                changes.add(name + " was " + what + ", and is now " + current);
            }
        });
        now.keySet().stream()
                .filter(name -> !before.containsKey(name))
                .forEach(name -> changes.add(name + " was added"));
        if (changes.isEmpty() && !saved.equals(here)) {
            changes.add("the order of the components was "
                    + String.join(", ", before.keySet().stream().toList()));
        }
        int shown = Math.min(MAX_SHOWN, changes.size());
        String rest = shown < changes.size() ? "; and " + (changes.size() - shown) + " more" : "";
        return String.join("; ", changes.subList(0, shown)) + rest;
    }

    private static Map<String, String> lines(String schema) {
        Map<String, String> lines = new LinkedHashMap<>();
        schema.lines().forEach(line -> {
            int colon = line.indexOf(": ");
            String name = colon < 0 ? line : line.substring(0, colon);
            // A component may be named target too; the target itself is last.
            lines.put(lines.containsKey(name) ? "the " + name : name, colon < 0 ? "" : line.substring(colon + 2));
        });
        return lines;
    }
}
