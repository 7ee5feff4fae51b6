package dev.gradwright.runtime.file;

import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.settings.NetworkSettings;
import dev.gradwright.runtime.settings.Settings;
import dev.gradwright.runtime.state.FixedValues;
import dev.gradwright.runtime.state.Stateful;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The settings of a network in the metadata of its file, each under its name after a prefix, as text. */
final class FileSettings {
    /** The prefix in the file, and in the state of a network. */
    private static final String PREFIX = "settings.";

    private FileSettings() {}

    /** The metadata; none if nothing was set. */
    static Map<String, String> of(Stateful network) {
        Map<String, String> settings = new LinkedHashMap<>();
        FixedValues.of(network).forEach((name, text) -> {
            if (name.startsWith(PREFIX)) {
                settings.put(name, text);
            }
        });
        return settings;
    }

    /**
     * The settings of a file, and what is set after them.
     *
     * @throws InvalidFileException if the network lacks a setting of the file, or a schedule was set that is
     *     not set again
     */
    static NetworkSettings read(SafetensorsHeader header, Graph declared, Consumer<Settings> choice)
            throws InvalidFileException {
        Settings chosen = new Settings();
        choice.accept(chosen);
        Settings all = new Settings();
        for (Map.Entry<String, String> entry : header.metadata().entrySet()) {
            if (entry.getKey().startsWith(PREFIX)) {
                String name = entry.getKey().substring(PREFIX.length());
                if (!chosen.replaces(name)) {
                    put(name, entry.getValue(), all);
                }
            }
        }
        requirePlaces(declared, all);
        all.setAll(chosen);
        return NetworkSettings.of(declared, all);
    }

    private static void put(String name, String text, Settings settings) throws InvalidFileException {
        if (text.equals("true") || text.equals("false")) {
            settings.set(name, Boolean.parseBoolean(text));
            return;
        }
        try {
            settings.set(name, Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw new InvalidFileException(
                    "the network was saved with the schedule " + Quoted.of(text) + " of " + Quoted.of(name)
                            + ", which a file does not hold; set it again, as in load(path, settings ->"
                            + " settings.schedule(" + (name.equals("schedule") ? "" : "\"" + name + "\", ")
                            + "...))",
                    e);
        }
    }

    private static void requirePlaces(Graph declared, Settings settings) throws InvalidFileException {
        try {
            NetworkSettings.of(declared, settings);
        } catch (IllegalArgumentException e) {
            throw new InvalidFileException("its settings do not fit: " + e.getMessage(), e);
        }
    }
}
