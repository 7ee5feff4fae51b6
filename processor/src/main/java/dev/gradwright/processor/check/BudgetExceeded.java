package dev.gradwright.processor.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.gradwright.processor.cost.BufferCost;
import dev.gradwright.processor.cost.BufferCost.Content;
import dev.gradwright.processor.cost.Cost;
import dev.gradwright.processor.cost.Counts;
import dev.gradwright.processor.cost.LayerCost;
import dev.gradwright.processor.spec.BudgetSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A network stays within its {@code @Budget}. It is known only once the network is planned. */
final class BudgetExceeded {
    private static final int MOST_CONTRIBUTORS = 3;
    /** As in {@code tower.3.hidden}. */
    private static final Pattern INDEX = Pattern.compile("\\.\\d+(?=\\.|$)");

    /** A part of the network and its share of a figure. */
    private record Contributor(String name, long amount) {
        String describe() {
            return name + " (" + Counts.grouped(amount) + ")";
        }
    }

    private final String network;
    private final Cost cost;
    private final Report report;

    private BudgetExceeded(NetworkSpec network, Cost cost, Report report) {
        this.network = network.specName();
        this.cost = cost;
        this.report = report;
    }

    /** Reports each limit that is exceeded. */
    static void check(NetworkSpec network, Cost cost, Report report) {
        network.budget().ifPresent(budget -> new BudgetExceeded(network, cost, report).check(budget));
    }

    private void check(BudgetSpec budget) {
        int rows = budget.batch().value();
        require(
                budget.parameters(),
                cost.parameters(),
                "%s has %s parameters",
                "use fewer units",
                layers(LayerCost::parameters));
        require(
                budget.trainingBytes(),
                cost.trainingBytes(rows),
                "training %s on batches of " + Counts.grouped(rows) + " rows takes %s bytes" + uncounted(),
                "use fewer units, smaller batches or an optimizer that keeps less",
                inTraining(rows));
        require(
                budget.multiplyAdds(),
                cost.multiplyAdds(),
                "the prediction of a row by %s takes %s multiply-adds",
                "use fewer units",
                layers(LayerCost::multiplyAdds));
    }

    private String uncounted() {
        return cost.isStateKnown() ? "" : ", without the state of its custom optimizer, which counts as 0";
    }

    /**
     * @param what with a place for the name of the network and one for the amount
     * @param contributors that add up to the amount
     */
    private void require(Valued<Long> limit, long amount, String what, String remedy, List<Contributor> contributors) {
        if (amount > limit.value()) {
            report.at(
                    limit.origin(),
                    "%s, but its @Budget is %s; the largest contributors are %s; %s, or raise the limit"
                            .formatted(
                                    what.formatted(network, Counts.grouped(amount)),
                                    Counts.grouped(limit.value()),
                                    largest(contributors),
                                    remedy));
        }
    }

    private static String largest(List<Contributor> contributors) {
        return contributors.stream()
                .filter(contributor -> contributor.amount() > 0)
                .sorted(Comparator.comparingLong(Contributor::amount).reversed())
                .limit(MOST_CONTRIBUTORS)
                .map(Contributor::describe)
                .collect(Collectors.joining(", "));
    }

    /** The layers; copies of a layer are one contributor, because they are edited together. */
    private List<Contributor> layers(ToLongFunction<LayerCost> amount) {
        Map<String, List<LayerCost>> byMethods = cost.layers().stream()
                .collect(groupingBy(layer -> INDEX.matcher(layer.name()).replaceAll(""), LinkedHashMap::new, toList()));
        List<Contributor> contributors = new ArrayList<>();
        byMethods.forEach((methods, copies) -> contributors.add(new Contributor(
                copies.size() == 1 ? copies.get(0).name() : copies.size() + " of " + methods,
                copies.stream().mapToLong(amount).sum())));
        return contributors;
    }

    private List<Contributor> inTraining(int rows) {
        List<Contributor> contributors = new ArrayList<>(layers(layer -> layer.trainingBytes(rows)));
        long input = 0;
        long loss = 0;
        for (BufferCost buffer : cost.buffers()) {
            if (buffer.content() == Content.INPUT) {
                input += buffer.bytes(rows);
            } else if (!buffer.isOfLayer()) {
                loss += buffer.bytes(rows);
            }
        }
        contributors.add(new Contributor("the input", input));
        contributors.add(new Contributor("the loss", loss));
        return contributors;
    }
}
