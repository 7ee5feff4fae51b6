package dev.gradwright.processor.signal;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.signal.Components.Segment;
import dev.gradwright.processor.signal.Field.Correlations;
import dev.gradwright.processor.spec.LayerMethod;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.ActivationSpec;
import dev.gradwright.processor.spec.LayerSpec.AddSpec;
import dev.gradwright.processor.spec.LayerSpec.AlphaDropoutSpec;
import dev.gradwright.processor.spec.LayerSpec.BatchNormSpec;
import dev.gradwright.processor.spec.LayerSpec.ConcatSpec;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import dev.gradwright.processor.spec.LayerSpec.DropoutSpec;
import dev.gradwright.processor.spec.LayerSpec.EmbeddingSpec;
import dev.gradwright.processor.spec.LayerSpec.FlattenSpec;
import dev.gradwright.processor.spec.LayerSpec.GaussianNoiseSpec;
import dev.gradwright.processor.spec.LayerSpec.LayerNormSpec;
import dev.gradwright.processor.spec.LayerSpec.RmsNormSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The values of all layers. A dense layer of many random weights computes a normal variable for each unit, whose variance
 * is {@code fan-in · Var W · E[x²] + Var b}; all other layers are evaluated at points.
 */
final class ForwardPass implements LayerSpec.Visitor<Step> {
    private static final double MAX = 1e100; // larger values count as this

    private final Components components;
    private final boolean hasHardSigmoid;
    private final boolean needsProducts;
    private final Map<String, List<Field>> outputs = new HashMap<>();
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Map<String, String> causes = new HashMap<>();
    private int variables;

    private ForwardPass(NetworkSpec network) {
        components = Components.of(network);
        hasHardSigmoid = network.layers().stream().anyMatch(ForwardPass::isHardSigmoid);
        needsProducts = network.layers().stream()
                .anyMatch(layer ->
                        layer instanceof BatchNormSpec || (layer instanceof DenseSpec dense && hasMean(dense)));
    }

    private static boolean isHardSigmoid(LayerSpec layer) {
        return (layer instanceof DenseSpec dense && dense.activation().value() == ActivationFunction.HARD_SIGMOID)
                || (layer instanceof ActivationSpec activation
                        && activation.function().value() == ActivationFunction.HARD_SIGMOID);
    }

    private static boolean hasMean(DenseSpec dense) {
        return WeightMoments.of(dense.init().value(), 1, 1).mean() != 0;
    }

    /** Passes an example through a network. */
    static ForwardPass through(NetworkSpec network) {
        ForwardPass pass = new ForwardPass(network);
        pass.outputs.put(LayerMethod.INPUT, pass.input(InputWidths.of(network)));
        for (LayerSpec layer : network.layers()) {
            Step step = pass.isKnown(layer) ? layer.accept(pass) : pass.unknown(layer);
            pass.steps.put(layer.name(), step);
            pass.outputs.put(layer.name(), step.after());
            step.unknown().ifPresent(cause -> pass.causes.put(layer.name(), cause));
        }
        return pass;
    }

    /** The features that the first layer sees; those from tables, if there are any, are the last. */
    private List<Field> input(InputWidths widths) {
        List<Segment> segments = components.of(LayerMethod.INPUT);
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            boolean isOfTables = widths.embedded() > 0 && i == segments.size() - 1;
            fields.add(normal(
                    segments.get(i),
                    new Moments(0, isOfTables ? InputWidths.SECOND_OF_TABLE : 1),
                    new Correlations(0, 0)));
        }
        return fields;
    }

    /** The steps in the order of layers. */
    Map<String, Step> steps() {
        return steps;
    }

    /** The values of a layer, or of the input. */
    List<Field> output(String layer) {
        return outputs.getOrDefault(layer, List.of());
    }

    private boolean isKnown(LayerSpec layer) {
        return !isFrozen(layer)
                && layer.sources().stream().noneMatch(source -> output(source).isEmpty());
    }

    /** The values of a frozen layer come from another network. */
    private static boolean isFrozen(LayerSpec layer) {
        return layer.isFrozen() && layer.parameters() != LayerSpec.Parameters.NONE;
    }

    private Step unknown(LayerSpec layer) {
        String cause = isFrozen(layer)
                ? layer.name()
                : layer.sources().stream()
                        .filter(causes::containsKey)
                        .map(causes::get)
                        .findFirst()
                        .orElse(layer.name());
        return new Step(layer, List.of(), List.of(), List.of(), Optional.of(cause));
    }

    private Field normal(Segment segment, Moments moments, Correlations correlations) {
        double variance = moments.variance();
        double deviation = Math.sqrt(variance);
        Points points = segment.component().points(moments.mean(), variance, hasHardSigmoid);
        double[] values = points.normal().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = moments.mean() + deviation * values[i];
        }
        double square = moments.mean() * moments.mean();
        BitSet own = new BitSet();
        own.set(variables++);
        return new Field(
                segment.width(),
                segment.component(),
                points,
                values,
                moments,
                square + correlations.examples() * variance,
                square + correlations.units() * variance,
                correlations,
                own);
    }

    @Override
    public Step visitFlatten(FlattenSpec flatten) {
        return elementwise(flatten, field -> field, field -> constant(field, 1));
    }

    @Override
    public Step visitDense(DenseSpec dense) {
        if (dense.units().value() < 1) {
            return unknown(dense); // an error elsewhere
        }
        Sums in = Sums.of(output(dense.sources().get(0)));
        double units = dense.units().value();
        WeightMoments weights = WeightMoments.of(dense.init().value(), in.width(), units);
        WeightMoments bias =
                dense.bias().value() ? WeightMoments.ofBias(dense.biasInit().value(), units) : new WeightMoments(0, 0);
        double square = weights.mean() * weights.mean();
        double mean = limited(weights.mean() * in.mean() + bias.mean());
        double common = square * (in.squaredSum() - in.mean() * in.mean());
        double variance = limited(weights.variance() * in.second() + common + bias.variance());
        double examples = weights.variance() * in.examples()
                + square * (in.examples() + in.pairsOfExamples() - in.mean() * in.mean())
                + bias.variance();
        Field field = normal(
                components.of(dense.name()).get(0),
                new Moments(mean, mean * mean + variance),
                variance > 0
                        ? new Correlations(correlation(examples, variance), correlation(common, variance))
                        : new Correlations(0, 0));
        return activation(dense, List.of(field), Curve.of(dense.activation().value(), Double.NaN));
    }

    private static double correlation(double covariance, double variance) {
        return Math.max(-1, Math.min(1, covariance / variance));
    }

    @Override
    public Step visitActivation(ActivationSpec activation) {
        return activation(
                activation,
                output(activation.sources().get(0)),
                Curve.of(activation.function().value(), activation.alpha().value()));
    }

    /** A softmax is a function of the whole row. */
    private Step activation(LayerSpec layer, List<Field> before, Curve curve) {
        if (!curve.isElementwise()) {
            return new Step(layer, before, List.of(), List.of(), Optional.of(layer.name()));
        }
        List<Field> after = new ArrayList<>();
        List<double[]> slopes = new ArrayList<>();
        for (Field field : before) {
            after.add(curve.isLinear() ? field : map(field, curve::value));
            slopes.add(slopes(field, curve));
        }
        return new Step(layer, before, after, slopes, Optional.empty());
    }

    private static double[] slopes(Field field, Curve curve) {
        double[] slopes = new double[field.values().length];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = limited(curve.slope(field.values()[i]));
        }
        return slopes;
    }

    private Field map(Field field, DoubleUnaryOperator function) {
        double[] values = new double[field.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = limited(function.applyAsDouble(field.values()[i]));
        }
        Points points = field.points();
        double mean = points.mean(values);
        double second = points.meanSquare(values);
        return field.with(
                values,
                new Moments(mean, second),
                product(field, values, field.examples(), field.base().examples()),
                product(field, values, field.units(), field.base().units()));
    }

    /** The expectation of the product of new values of a field at two places. */
    private double product(Field field, double[] values, double before, double base) {
        double mean = field.points().mean(values);
        if (!needsProducts) {
            return mean * mean;
        }
        if (field.points() instanceof Grid grid) {
            return base == 0 ? mean * mean : grid.product(values, field.values(), base);
        }
        double variance = field.moments().variance();
        double covariance = before - field.mean() * field.mean();
        return variance > 0
                ? field.points().product(values, field.values(), correlation(covariance, variance))
                : mean * mean;
    }

    private static double limited(double value) {
        return Double.isNaN(value) ? 0 : Math.max(-MAX, Math.min(MAX, value));
    }

    /**
     * The values of a unit for the examples of a batch vary around a mean that is different for each unit; the norm
     * removes it. What is left is not correlated between examples.
     */
    @Override
    public Step visitBatchNorm(BatchNormSpec norm) {
        List<Field> before = output(norm.sources().get(0));
        List<Field> after = new ArrayList<>();
        List<double[]> slopes = new ArrayList<>();
        for (Field field : before) {
            double variance = Math.max(0, field.second() - field.examples());
            double factor = 1 / Math.sqrt(variance + norm.epsilon().value());
            Field normalized = standardized(field, variance, factor);
            double units = Math.max(0, field.units() - field.mean() * field.mean()) * factor * factor;
            after.add(normalized
                    .with(normalized.values(), normalized.moments(), 0, Math.min(units, normalized.second()))
                    .withBase(new Correlations(0, field.base().units())));
            slopes.add(constant(field, factor));
        }
        return new Step(norm, before, after, slopes, Optional.empty());
    }

    /** A field with mean 0 and only a part of its variance left, multiplied by a factor. */
    private static Field standardized(Field field, double variance, double factor) {
        double all = field.moments().variance();
        double scale = all > 0 ? factor * Math.sqrt(variance / all) : 0;
        return field.minusTimes(field.mean(), scale);
    }

    /** The mean and the variance of a row are those of its many features, and the same for all examples. */
    @Override
    public Step visitLayerNorm(LayerNormSpec norm) {
        List<Field> before = output(norm.sources().get(0));
        Sums sums = Sums.of(before);
        double mean = sums.mean() / sums.width();
        double variance = Math.max(0, (sums.second() - sums.squaredSum() / sums.width()) / sums.width());
        double factor = 1 / Math.sqrt(variance + norm.epsilon().value());
        List<Field> after = new ArrayList<>();
        List<double[]> slopes = new ArrayList<>();
        for (Field field : before) {
            Field own = standardized(field, Math.max(0, field.second() - field.units()), factor);
            double offset = (field.mean() - mean) * factor;
            Field moved = own.minusTimes(-offset, 1);
            after.add(moved.with(moved.values(), moved.moments(), moved.examples(), offset * offset)
                    .withBase(new Correlations(field.base().examples(), 0)));
            slopes.add(constant(field, factor));
        }
        return new Step(norm, before, after, slopes, Optional.empty());
    }

    @Override
    public Step visitRmsNorm(RmsNormSpec norm) {
        List<Field> before = output(norm.sources().get(0));
        Sums sums = Sums.of(before);
        double factor =
                1 / Math.sqrt(sums.second() / sums.width() + norm.epsilon().value());
        return elementwise(norm, field -> field.minusTimes(0, factor), field -> constant(field, factor));
    }

    /** A norm's factor of the gradient; what it subtracts from the gradient is a mean of many, near 0. */
    private static double[] constant(Field field, double factor) {
        double[] slopes = new double[field.values().length];
        Arrays.fill(slopes, factor);
        return slopes;
    }

    private Step elementwise(LayerSpec layer, UnaryOperator<Field> output, Function<Field, double[]> slopes) {
        List<Field> before = output(layer.sources().get(0));
        return new Step(
                layer,
                before,
                before.stream().map(output).toList(),
                before.stream().map(slopes).toList(),
                Optional.empty());
    }

    /** Whatever the indices are, the outputs are initial weights of the table. */
    @Override
    public Step visitEmbedding(EmbeddingSpec embedding) {
        if (embedding.units().value() < 1) {
            return unknown(embedding); // an error elsewhere
        }
        Field rows = normal(
                components.of(embedding.name()).get(0),
                new Moments(0, InputWidths.SECOND_OF_TABLE),
                new Correlations(0, 0));
        return new Step(embedding, List.of(rows), List.of(rows), List.of(constant(rows, 1)), Optional.empty());
    }

    @Override
    public Step visitDropout(DropoutSpec dropout) {
        return dropout(
                dropout,
                dropout.rate().value(),
                new Affine(1 / (1 - dropout.rate().value()), 0),
                0);
    }

    @Override
    public Step visitAlphaDropout(AlphaDropoutSpec dropout) {
        double rate = dropout.rate().value();
        double dropped = -1.7580993408473766;
        double scale = 1 / Math.sqrt((1 - rate) * (1 + rate * dropped * dropped));
        return dropout(dropout, rate, new Affine(scale, -scale * dropped * rate), dropped);
    }

    /**
     * {@code scale · x + offset}.
     */
    private record Affine(double scale, double offset) {
        double of(double x) {
            return scale * x + offset;
        }
    }

    private Step dropout(LayerSpec layer, double rate, Affine affine, double dropped) {
        if (!(rate > 0 && rate < 1)) {
            return elementwise(layer, field -> field, field -> constant(field, 1));
        }
        List<Field> before = output(layer.sources().get(0));
        List<Field> after = new ArrayList<>();
        List<double[]> slopes = new ArrayList<>();
        for (Field field : before) {
            boolean[] kept = field.points().kept(1 - rate);
            double[] values = new double[kept.length];
            double[] factors = new double[kept.length];
            for (int i = 0; i < kept.length; i++) {
                values[i] = affine.of(kept[i] ? field.values()[i] : dropped);
                factors[i] = kept[i] ? affine.scale() : 0;
            }
            after.add(dropped(field, values, rate, affine, dropped));
            slopes.add(factors);
        }
        return new Step(layer, before, after, slopes, Optional.empty());
    }

    /** Features are dropped independently in each unit and example. */
    private Field dropped(Field field, double[] values, double rate, Affine affine, double dropped) {
        double mean = (1 - rate) * affine.of(field.mean()) + rate * affine.of(dropped);
        double square = affine.scale() * affine.scale();
        double keptSecond = square * field.second()
                + 2 * affine.scale() * affine.offset() * field.mean()
                + affine.offset() * affine.offset();
        double second = (1 - rate) * keptSecond + rate * affine.of(dropped) * affine.of(dropped);
        double share = (1 - rate) * (1 - rate) * square;
        double old = field.mean() * field.mean();
        return field.with(
                        values,
                        new Moments(mean, second),
                        mean * mean + share * (field.examples() - old),
                        mean * mean + share * (field.units() - old))
                .withVariable(variables++);
    }

    @Override
    public Step visitGaussianNoise(GaussianNoiseSpec noise) {
        double deviation = noise.deviation().value();
        if (!(deviation > 0)) {
            return elementwise(noise, field -> field, field -> constant(field, 1));
        }
        return elementwise(noise, field -> noisy(field, deviation), field -> constant(field, 1));
    }

    private Field noisy(Field field, double deviation) {
        double[] values = field.points().normal().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = field.values()[i] + deviation * values[i];
        }
        Moments moments = new Moments(field.mean(), field.second() + deviation * deviation);
        return field.with(values, moments, field.examples(), field.units()).withVariable(variables++);
    }

    @Override
    public Step visitAdd(AddSpec add) {
        List<Field> sum = new ArrayList<>();
        List<List<Field>> terms = add.sources().stream().map(this::output).toList();
        long start = 0;
        for (Segment segment : components.of(add.name())) {
            long from = start;
            sum.add(Addition.of(terms.stream()
                    .map(term -> at(term, from).first(segment.width()))
                    .toList()));
            start += segment.width();
        }
        return new Step(add, sum, sum, List.of(), Optional.empty());
    }

    /** The field that has the feature with an index, or the last one. */
    private static Field at(List<Field> fields, long index) {
        long end = 0;
        Field last = fields.get(0);
        for (Field field : fields) {
            last = field;
            end += field.width();
            if (index < end) {
                return field;
            }
        }
        return last;
    }

    @Override
    public Step visitConcat(ConcatSpec concat) {
        List<Field> all = concat.sources().stream()
                .flatMap(source -> output(source).stream())
                .toList();
        return new Step(concat, all, all, List.of(), Optional.empty());
    }
}
