package dev.gradwright.runtime.search;

import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.random.CounterRandom;
import dev.gradwright.runtime.settings.NetworkSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a search varies, and with that its trials. */
final class SearchSpace {
    /** A seed has 31 bits: positive numbers that are easy to copy. */
    private static final int SEED_SHIFT = 33;

    private final Map<String, ValueRange> ranges = new LinkedHashMap<>();
    private List<Integer> batchSizes = List.of(32);

    void add(String name, ValueRange range) {
        if (ranges.putIfAbsent(name, range) != null) {
            throw new IllegalArgumentException(name + " has a range already: " + ranges.get(name));
        }
    }

    /** @param sizes at least one */
    void batchSizes(List<Integer> sizes) {
        batchSizes = List.copyOf(sizes);
    }

    boolean variesBatchSize() {
        return batchSizes.size() > 1;
    }

    /** The names of the settings that vary, in order. */
    List<String> names() {
        return List.copyOf(ranges.keySet());
    }

    /** The trials of a seed, numbered from 1. A trial depends on the seed and its number alone. */
    List<Trial> trials(long seed, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> trial(seed, number))
                .toList();
    }

    private Trial trial(long seed, int number) {
        Map<String, Double> values = new LinkedHashMap<>();
        ranges.forEach((name, range) -> values.put(name, range.at(point(seed, "search." + name, number))));
        int batchSize = batchSizes.get((int) (point(seed, "batchSize", number) * batchSizes.size()));
        long networkSeed = CounterRandom.bits(CounterRandom.stream(seed, "seed"), number) >>> SEED_SHIFT;
        return new Trial(number, values, batchSize, networkSeed);
    }

    private static double point(long seed, String stream, int number) {
        return CounterRandom.uniform(CounterRandom.stream(seed, stream), number);
    }

    /**
     * Checks the settings of all trials as the network does.
     *
     * @throws IllegalArgumentException if the network has no such setting, a value is out of range, or two names are one
     *     setting
     */
    static void requireSettings(Graph declared, List<Trial> trials) {
        for (Trial trial : trials) {
            int settings = NetworkSettings.of(declared, trial::set).texts().size();
            if (settings < trial.values().size()) {
                throw new IllegalArgumentException(
                        "two of " + String.join(", ", trial.values().keySet()) + " are the same setting of "
                                + declared.name() + "; remove one");
            }
        }
    }

    /** One text for each thing that may vary, in order. */
    List<String> describe() {
        List<String> texts = new ArrayList<>();
        ranges.forEach((name, range) -> texts.add(name + " " + range));
        texts.add("batchSize " + batchSizes);
        return texts;
    }
}
