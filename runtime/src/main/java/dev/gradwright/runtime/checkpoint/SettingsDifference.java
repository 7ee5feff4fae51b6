package dev.gradwright.runtime.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Describes how the settings of a training differ from those of a checkpoint. */
final class SettingsDifference {
    private SettingsDifference() {}

    /** A text for each setting that differs, in the order of the settings here. */
    static List<String> of(Map<String, String> here, Map<String, String> saved) {
        Set<String> names = new LinkedHashSet<>(here.keySet());
        names.addAll(saved.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            String difference = difference(name, here.get(name), saved.get(name));
            if (!difference.isEmpty()) {
                differences.add(difference);
            }
        }
        return differences;
    }

    private static String difference(String name, @Nullable String here, @Nullable String saved) {
        if (here == null) {
            return name + " is not set here, but \"" + saved + "\" in the checkpoint";
        }
        if (saved == null) {
            return name + " is \"" + here + "\" here, but not set in the checkpoint";
        }
        return here.equals(saved)
                ? ""
                : difference(name, here.lines().toList(), saved.lines().toList());
    }

    /** The first line that differs, if there are several lines. */
    private static String difference(String name, List<String> here, List<String> saved) {
        int line = 0;
        while (line < here.size() && line < saved.size() && here.get(line).equals(saved.get(line))) {
            line++;
        }
        return name + " is " + line(here, line) + " here, but " + line(saved, line) + " in the checkpoint";
    }

    private static String line(List<String> lines, int line) {
        return line < lines.size() ? '"' + lines.get(line).strip() + '"' : "at its end";
    }
}
