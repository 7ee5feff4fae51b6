package dev.gradwright.runtime.checkpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a checkpoint says about its state.
 *
 * @param step number of steps of the fit done
 * @param completed whether the fit had ended; if not, it can be resumed
 * @param settings that the fit was started with, by name and in order
 */
public record CheckpointHeader(long step, boolean completed, Map<String, String> settings) {
    private static final String STEP = "step=";
    private static final String COMPLETED = "completed=";

    /** Copies the settings. */
    public CheckpointHeader {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** A line for each value. */
    String text() {
        StringBuilder text = new StringBuilder(STEP + step + "\n" + COMPLETED + completed + "\n");
        settings.forEach((name, value) ->
                text.append(name).append('=').append(escaped(value)).append('\n'));
        return text.toString();
    }

    /** Reads a {@link #text()}, whose checksum was right. */
    static CheckpointHeader parse(String text) {
        List<String> lines = text.lines().toList();
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 2; i < lines.size(); i++) {
            int end = lines.get(i).indexOf('=');
            settings.put(lines.get(i).substring(0, end), unescaped(lines.get(i).substring(end + 1)));
        }
        return new CheckpointHeader(
                Long.parseLong(lines.get(0).substring(STEP.length())),
                Boolean.parseBoolean(lines.get(1).substring(COMPLETED.length())),
                settings);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '\\') {
                i++;
                text.append(
                        switch (value.charAt(i)) {
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            default -> '\\';
                        });
            } else {
                text.append(value.charAt(i));
            }
        }
        return text.toString();
    }
}
