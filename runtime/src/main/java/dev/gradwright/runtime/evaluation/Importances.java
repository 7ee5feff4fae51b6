package dev.gradwright.runtime.evaluation;

import dev.gradwright.runtime.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The importance of each component of a record, as {@link PermutationImportance} measures it. */
public final class Importances {
    private final String title;
    private final double figure;
    private final List<Importance> importances;

    /** @param title what the importance is, such as {@code increase of the loss} */
    Importances(String title, double figure, List<Importance> importances) {
        this.title = title;
        this.figure = figure;
        this.importances = importances.stream()
                .sorted(Comparator.comparingDouble(
                        importance -> Double.isNaN(importance.mean()) ? Double.POSITIVE_INFINITY : -importance.mean()))
                .toList();
    }

    /**
     * The importance of one component. Mean and deviation leave out the permutations for which the figure is undefined.
     *
     * @param component its name
     * @param values how much worse the figure is, one for each permutation
     */
    public record Importance(String component, List<Double> values) {
        /** Copies the values. */
        public Importance {
            values = List.copyOf(values);
        }

        /** The mean: about 0 if the model does not use the component, or learns nothing useful from it. */
        public double mean() {
            return Spread.of(values).mean();
        }

        /** The standard deviation, {@code √(Σ(x − mean)²/(n − 1))}; NaN if there is only one value. */
        public double deviation() {
            return Spread.of(values).deviation();
        }
    }

    /** The figure without a permutation. */
    public double figure() {
        return figure;
    }

    /** The components, the most important first. */
    public List<Importance> all() {
        return importances;
    }

    /**
     * The importance of a component.
     *
     * @throws IllegalArgumentException if there is none of that name; the message lists the names
     */
    public Importance of(String component) {
        return importances.stream()
                .filter(importance -> importance.component().equals(component))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no component \"" + component + "\", only "
                        + importances.stream().map(Importance::component).collect(Collectors.joining(", "))));
    }

    /** As JSON; a number that is undefined is {@code null}. */
    public String toJson() {
        return Json.object(json -> json.put("importance", title)
                .put("figure", figure)
                .putObjects(
                        "components",
                        importances,
                        (object, importance) -> object.put("name", importance.component())
                                .put("mean", importance.mean())
                                .put("deviation", importance.deviation())
                                .putNumbers("values", importance.values(), Double::doubleValue)));
    }

    /** A line for each component, the most important first. */
    @Override
    public String toString() {
        List<List<String>> table = new ArrayList<>(List.of(List.of("", "mean", "deviation")));
        for (Importance importance : importances) {
            table.add(List.of(
                    importance.component(), Texts.figure(importance.mean()), Texts.figure(importance.deviation())));
        }
        return title + ", which is " + Texts.figure(figure) + " without permutation\n\n" + Texts.table(table);
    }
}
