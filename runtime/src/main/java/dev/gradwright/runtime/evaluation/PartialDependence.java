package dev.gradwright.runtime.evaluation;

import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.runtime.feature.EncodedValue;
import dev.gradwright.runtime.feature.Feature;
import dev.gradwright.runtime.json.Json;
import dev.gradwright.runtime.predict.RecordPredictor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * How the predictions of a model depend on one component of the records: the mean prediction over all rows while the
 * component has the same value in each of them, for several values (Friedman, 2001). The values are all constants of an enum,
 * both values of a boolean, quantiles of a number, the most frequent categories and {@code other}, and {@code missing} if the
 * component may be missing. A date is the number of its days since 1970, a duration that of its seconds.
 *
 * <pre>{@code
 * PartialDependence tenure = PartialDependence.of(net, test, "tenure");
 * System.out.println(tenure);
 * Files.writeString(Path.of("tenure.svg"), tenure.toSvg());
 * }</pre>
 *
 * <p>The mean is over rows that may not occur: if the component is correlated with others, such as tenure with total charges,
 * many rows get a value that does not fit them, and the network was not trained there. Then take it as a hint.
 */
public final class PartialDependence {
    private static final int DEFAULT_VALUES = 20;

    private final String component;
    private final List<String> outputs;
    private final boolean isClasses;
    private final List<Point> points;

    private PartialDependence(String component, List<String> outputs, boolean isClasses, List<Point> points) {
        this.component = component;
        this.outputs = outputs;
        this.isClasses = isClasses;
        this.points = points;
    }

    /**
     * A value of the component, and the mean prediction.
     *
     * @param value as text, such as {@code MONTH}, {@code 12} or {@code missing}
     * @param number the value if it is a number; NaN otherwise
     * @param predictions the mean of each output
     */
    public record Point(String value, double number, List<Double> predictions) {
        /** Copies the predictions. */
        public Point {
            predictions = List.copyOf(predictions);
        }
    }

    /**
     * The dependence of a network's predictions, with up to 20 quantiles or categories.
     *
     * @param examples of which the other components are taken; the targets do not matter
     * @param component its name
     * @throws IllegalStateException if nothing has been learnt about the features yet
     * @throws IllegalArgumentException if the record has no such feature, or a value is missing or not finite
     */
    public static <X, Y> PartialDependence of(TableNetwork<X, Y> network, Examples<X, Y> examples, String component) {
        return of(network, examples, component, DEFAULT_VALUES);
    }

    /**
     * {@link #of(TableNetwork, Examples, String)} with another number of values.
     *
     * @param values number of quantiles or categories, at least 2; fewer if the rows have fewer
     */
    public static <X, Y> PartialDependence of(
            TableNetwork<X, Y> network, Examples<X, Y> examples, String component, int values) {
        return of(TableModel.of(network), examples, component, values);
    }

    /**
     * The dependence of a predictor's predictions, with up to 20 quantiles or categories.
     *
     * @param examples of which the other components are taken; the targets do not matter
     * @param component its name
     * @throws IllegalArgumentException if the record has no such feature, or a value is missing or not finite
     */
    public static <X, Y> PartialDependence of(
            RecordPredictor<X, Y, ?> predictor, Examples<X, Y> examples, String component) {
        return of(predictor, examples, component, DEFAULT_VALUES);
    }

    /**
     * {@link #of(RecordPredictor, Examples, String)} with another number of values.
     *
     * @param values number of quantiles or categories, at least 2; fewer if the rows have fewer
     */
    public static <X, Y> PartialDependence of(
            RecordPredictor<X, Y, ?> predictor, Examples<X, Y> examples, String component, int values) {
        return of(TableModel.of(predictor), examples, component, values);
    }

    private static <X, Y> PartialDependence of(
            TableModel<X, Y> model, Examples<X, Y> examples, String component, int values) {
        if (values < 2) {
            throw new IllegalArgumentException("values must be at least 2, but is " + values);
        }
        Feature feature = model.feature(component);
        Dataset encoded = model.encoder().encode(examples);
        FMatrixRMaj changed = encoded.features().copy();
        List<Point> points = new ArrayList<>();
        for (EncodedValue value : feature.values(encoded.features(), values)) {
            replace(feature, value.columns(), changed);
            List<Double> means = means(model.predict(encoded.map(x -> changed)));
            String text = Double.isNaN(value.number()) ? value.text() : Texts.weight(value.number());
            points.add(new Point(text, value.number(), means));
        }
        Predictions form = model.predictions();
        return new PartialDependence(component, form.outputNames(), form.isOfClasses(), List.copyOf(points));
    }

    private static void replace(Feature feature, float[] columns, FMatrixRMaj rows) {
        for (int row = 0; row < rows.numRows; row++) {
            System.arraycopy(columns, 0, rows.data, row * rows.numCols + feature.first(), columns.length);
        }
    }

    private static List<Double> means(FMatrixRMaj predictions) {
        double[] sums = new double[predictions.numCols];
        for (int i = 0; i < predictions.getNumElements(); i++) {
            sums[i % sums.length] += predictions.data[i];
        }
        return Arrays.stream(sums).mapToObj(sum -> sum / predictions.numRows).toList();
    }

    /** Name of the component. */
    public String component() {
        return component;
    }

    /** Names of the outputs: of two classes with one output the second one, of classes all, of values their columns. */
    public List<String> outputs() {
        return outputs;
    }

    /** The values in order, with their mean predictions. */
    public List<Point> points() {
        return points;
    }

    /**
     * A picture of one output as SVG: a line over numbers, bars for anything else. It adapts to light and dark pages.
     *
     * @throws IllegalStateException if there are more than two outputs; call {@link #toSvg(int)}
     */
    public String toSvg() {
        if (outputs.size() > 2 || (outputs.size() == 2 && !isClasses)) {
            throw new IllegalStateException("there are " + outputs.size()
                    + " outputs, but a picture shows one; call toSvg(output) with an index from 0 to "
                    + (outputs.size() - 1));
        }
        return toSvg(outputs.size() - 1);
    }

    /**
     * {@link #toSvg()} of one of several outputs.
     *
     * @param output its index, from 0
     * @throws IllegalArgumentException if there is no such output
     */
    public String toSvg(int output) {
        if (output < 0 || output >= outputs.size()) {
            throw new IllegalArgumentException(
                    "there are the outputs 0 to " + (outputs.size() - 1) + ", but was asked for output " + output);
        }
        return new DependenceChart(component, title(output), points, output).toSvg();
    }

    private String title(int output) {
        if (isClasses) {
            return "mean prediction of " + outputs.get(output);
        }
        return outputs.size() == 1 ? "mean prediction" : "mean prediction " + outputs.get(output);
    }

    /** As JSON. */
    public String toJson() {
        return Json.object(json -> json.put("component", component)
                .putTexts("outputs", outputs)
                .putObjects(
                        "points",
                        points,
                        (object, point) -> object.put("value", point.value())
                                .put("number", point.number())
                                .putNumbers("predictions", point.predictions(), Double::doubleValue)));
    }

    /** A line for each value. */
    @Override
    public String toString() {
        List<List<String>> table = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of(component));
        for (int output = 0; output < outputs.size(); output++) {
            header.add(title(output));
        }
        table.add(header);
        for (Point point : points) {
            List<String> line = new ArrayList<>(List.of(point.value()));
            point.predictions().forEach(prediction -> line.add(Texts.figure(prediction)));
            table.add(line);
        }
        return Texts.table(table);
    }
}
