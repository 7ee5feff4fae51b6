package dev.gradwright.runtime.advice;

import dev.gradwright.runtime.graph.Attributes;
import dev.gradwright.runtime.graph.Graph;
import java.util.Optional;

/** A highest learning rate that is far from the one that a finder suggests. */
final class RateFarFromSuggested {
    /** In the tests, networks learn much worse at 50 times and at a hundredth of the suggested rate, but not at 20 times. */
    private static final double FACTOR = 40;

    private RateFarFromSuggested() {}

    /**
     * @param now the learning rate of the next step
     * @param suggested by a finder
     */
    static Optional<String> in(Graph graph, double now, double suggested) {
        double rate = highest(graph.training().schedule().attributes(), now);
        double factor = rate / suggested;
        if (factor <= FACTOR && factor >= 1 / FACTOR) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                "the %s learning rate is %s, but the finder suggests %s, so %s; set a rate near %s",
                rate == now ? "initial" : "highest",
                Texts.number(rate),
                Texts.number(suggested),
                factor > 1 ? "the loss will not fall, or will diverge" : "training will take far too many steps",
                Texts.number(suggested)));
    }

    /** The highest rate that a schedule declares; the rate of the next step if it only lowers the rate. */
    private static double highest(Attributes schedule, double now) {
        if (schedule.has("maxLearningRate")) {
            return schedule.number("maxLearningRate");
        }
        double highest = schedule.has("warmupTarget") ? Math.max(now, schedule.number("warmupTarget")) : now;
        if (schedule.has("values")) {
            for (Object value : schedule.list("values")) {
                highest = value instanceof Double rate ? Math.max(highest, rate) : highest;
            }
        }
        return highest;
    }
}
