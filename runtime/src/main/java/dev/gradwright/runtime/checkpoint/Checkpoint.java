package dev.gradwright.runtime.checkpoint;

import dev.gradwright.runtime.state.StateSnapshot;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A checkpoint that was read from a file.
 *
 * @param file that it was read from
 * @param state the saved state
 */
public record Checkpoint(Path file, CheckpointHeader header, StateSnapshot state) {
    /**
     * Requires that the checkpoint was made with these settings.
     *
     * @param expected by name and in order
     * @throws CheckpointException naming each setting that differs, here and in the checkpoint
     */
    public void requireSettings(Map<String, String> expected) {
        List<String> differences = SettingsDifference.of(expected, header.settings());
        if (!differences.isEmpty()) {
            throw new CheckpointException(
                    file + " is a checkpoint of another training: "
                            + String.join("; ", differences)
                            + ". Nothing was changed. To resume that training, use its settings, data and network; for a new one, use another folder");
        }
    }

    /** The values of a part of the state, without its prefix; empty if there is no such part. */
    public StateSnapshot part(String prefix) {
        Map<String, Object> values = new LinkedHashMap<>();
        state.values().forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                values.put(name.substring(prefix.length()), value);
            }
        });
        return StateSnapshot.ofValues(values);
    }
}
