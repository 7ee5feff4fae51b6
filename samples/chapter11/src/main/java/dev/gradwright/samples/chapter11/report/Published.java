package dev.gradwright.samples.chapter11.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A published result: the last line that a run prints in the public notebook of the book's second edition
 * (<i>11_training_deep_neural_networks</i>, Keras on TensorFlow 2).
 *
 * @param name the name of the experiment
 * @param figures the figures by their keys
 */
public record Published(String name, int epochs, JsonNode figures) {
    private static final List<Published> ALL = read();

    /** All published results, in the order of the chapter. */
    public static List<Published> all() {
        return ALL;
    }

    /** The published result of an experiment; empty if there is none. */
    public static Optional<Published> of(String experiment) {
        return ALL.stream().filter(result -> result.name.equals(experiment)).findFirst();
    }

    private static List<Published> read() {
        try (InputStream file =
                Objects.requireNonNull(Published.class.getResourceAsStream("published.json"), "published.json")) {
            List<Published> all = new ArrayList<>();
            for (JsonNode entry : new ObjectMapper().readTree(file).get("experiments")) {
                all.add(new Published(
                        entry.get("name").textValue(), entry.get("epochs").intValue(), entry));
            }
            return List.copyOf(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of its figures; empty if it was not printed. */
    public OptionalDouble figure(Figure figure) {
        JsonNode value = figures.path(figure.key());
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }
}
