package dev.gradwright.runtime.search;

import dev.gradwright.runtime.graph.Attributes;
import dev.gradwright.runtime.settings.Settings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one network of a search is trained with. It is a function of the seed of the search and the number of the trial.
 *
 * <pre>{@code
 * Trial best = result.best().trial();
 * FashionClassifierNetwork network = FashionClassifierNetwork.create(best.seed(), best::set);
 * }</pre>
 *
 * @param number counted from 1
 * @param values of the settings by name, in the order of the search
 * @param batchSize for the trainer
 * @param seed of the network and of the trainer
 */
public record Trial(int number, Map<String, Double> values, int batchSize, long seed) {
    /** Copies the values. */
    public Trial {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Sets the values. */
    public void set(Settings settings) {
        values.forEach((name, value) -> settings.set(name, value));
    }

    /** As in {@code trial 3 (learningRate=0.0031 dropout1.rate=0.3, batch size 32)}. */
    @Override
    public String toString() {
        String settings = values.entrySet().stream()
                .map(value -> value.getKey() + "=" + Attributes.text(value.getValue()))
                .collect(Collectors.joining(" "));
        return "trial " + number + " (" + settings + (settings.isEmpty() ? "" : ", ") + "batch size " + batchSize + ")";
    }
}
