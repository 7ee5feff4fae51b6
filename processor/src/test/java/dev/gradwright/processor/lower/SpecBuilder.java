package dev.gradwright.processor.lower;

import static dev.gradwright.dsl.ActivationFunction.LINEAR;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Initializer;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.dsl.Metric;
import dev.gradwright.processor.naming.QualifiedName;
import dev.gradwright.processor.naming.TakenNames;
import dev.gradwright.processor.naming.Visibility;
import dev.gradwright.processor.spec.BlockSpec;
import dev.gradwright.processor.spec.ClipSpec;
import dev.gradwright.processor.spec.EnsembleSpec;
import dev.gradwright.processor.spec.HyperParameters;
import dev.gradwright.processor.spec.LayerMethod;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Lints;
import dev.gradwright.processor.spec.LossKind;
import dev.gradwright.processor.spec.LossSpec;
import dev.gradwright.processor.spec.Member;
import dev.gradwright.processor.spec.MetricsSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.OptimizerKind;
import dev.gradwright.processor.spec.OptimizerSpec;
import dev.gradwright.processor.spec.Origin;
import dev.gradwright.processor.spec.PartSpec;
import dev.gradwright.processor.spec.Regularization;
import dev.gradwright.processor.spec.RepeatSpec;
import dev.gradwright.processor.spec.ScheduleKind;
import dev.gradwright.processor.spec.ScheduleSpec;
import dev.gradwright.processor.spec.TableSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Builds specs as the stages before lowering create them, with the defaults of the annotations. */
public final class SpecBuilder {
    /** A source position that does not exist. */
    public static final Origin NOWHERE = new Origin() {};

    private final String specName;
    private final List<Integer> input;
    private Optional<TableSpec> table = Optional.empty();
    private List<Member> members = new ArrayList<>();
    private final List<PartSpec> parts = new ArrayList<>();
    private String prefix = "";
    private String above = "";
    private final List<Valued<Metric>> metrics = new ArrayList<>();
    private Valued<Double> threshold = valued(0.5);
    private Valued<Boolean> weighted = valued(false);
    private String packageName = "example";
    private boolean isInterface = true;
    private Visibility visibility = Visibility.PUBLIC;
    private Visibility layerVisibility = Visibility.PUBLIC;
    private boolean layersFrozen;
    private LossSpec loss = loss(LossFunction.MEAN_SQUARED_ERROR, 0);
    private OptimizerSpec optimizer = OptimizerSpec.withDefaults(OptimizerKind.SGD, NOWHERE);
    private Optional<List<String>> sources = Optional.empty();
    private Optional<ScheduleSpec> schedule = Optional.empty();
    private Optional<ClipSpec> clip = Optional.empty();
    private Optional<EnsembleSpec> ensemble = Optional.empty();

    private SpecBuilder(String specName, List<Integer> input) {
        this.specName = specName;
        this.input = input;
    }

    public static SpecBuilder network(String specName, Integer... input) {
        return new SpecBuilder(specName, List.of(input));
    }

    public static <T> Valued<T> valued(T value) {
        return new Valued<>(value, NOWHERE);
    }

    /** A network whose input is a record. */
    public static SpecBuilder network(String specName, TableBuilder record) {
        TableSpec table = record.build();
        SpecBuilder spec = new SpecBuilder(specName, List.of((int) table.columns()));
        spec.table = Optional.of(table);
        return spec;
    }

    public SpecBuilder inPackage(String name) {
        packageName = name;
        return this;
    }

    public SpecBuilder abstractClass() {
        isInterface = false;
        return this;
    }

    public SpecBuilder visible(Visibility ofType) {
        visibility = ofType;
        return this;
    }

    /** Sets the visibility of the layers added next. */
    public SpecBuilder layersVisible(Visibility ofLayers) {
        layerVisibility = ofLayers;
        return this;
    }

    /** Sets whether the layers added next are declared frozen. */
    public SpecBuilder layersFrozen(boolean frozen) {
        layersFrozen = frozen;
        return this;
    }

    /** Adds a supertype of the spec, in the same package, with these of its methods. */
    public SpecBuilder part(String name, Visibility ofPart, int typeParameters, String... methods) {
        parts.add(
                new PartSpec(new QualifiedName(packageName, name), ofPart, typeParameters, List.of(methods), Set.of()));
        return this;
    }

    public SpecBuilder flatten(String name) {
        members.add(new LayerSpec.FlattenSpec(method(name), NOWHERE));
        return this;
    }

    public SpecBuilder dense(String name, int units) {
        return dense(name, units, LINEAR);
    }

    public SpecBuilder dense(String name, int units, ActivationFunction activation) {
        return dense(name, units, activation, named(Initializer.GLOROT_UNIFORM), true);
    }

    public SpecBuilder dense(
            String name, int units, ActivationFunction activation, LayerSpec.InitSpec init, boolean bias) {
        members.add(new LayerSpec.DenseSpec(
                method(name),
                NOWHERE,
                valued(units),
                valued(activation),
                valued(init),
                valued(Initializer.ZEROS),
                valued(bias),
                Regularization.NONE));
        return this;
    }

    /** Regularizes the dense layer that was added last. */
    public SpecBuilder regularized(Regularization regularization) {
        LayerSpec.DenseSpec dense = (LayerSpec.DenseSpec) members.remove(members.size() - 1);
        members.add(new LayerSpec.DenseSpec(
                dense.method(),
                NOWHERE,
                dense.units(),
                dense.activation(),
                dense.init(),
                dense.biasInit(),
                dense.bias(),
                regularization));
        return this;
    }

    public static Optional<Regularization.Penalty> penalty(double weights, double bias) {
        return Optional.of(new Regularization.Penalty(valued(weights), valued(bias), NOWHERE));
    }

    public static LayerSpec.InitSpec named(Initializer initializer) {
        return new LayerSpec.InitSpec.Named(initializer);
    }

    public SpecBuilder activation(String name, ActivationFunction function) {
        return activation(name, function, Double.NaN);
    }

    public SpecBuilder activation(String name, ActivationFunction function, double alpha) {
        members.add(new LayerSpec.ActivationSpec(method(name), NOWHERE, valued(function), valued(alpha)));
        return this;
    }

    public SpecBuilder batchNorm(String name) {
        return batchNorm(name, true, true);
    }

    public SpecBuilder batchNorm(String name, boolean center, boolean scale) {
        members.add(new LayerSpec.BatchNormSpec(
                method(name), NOWHERE, valued(0.99), valued(1e-3), valued(center), valued(scale)));
        return this;
    }

    public SpecBuilder layerNorm(String name, double epsilon) {
        members.add(new LayerSpec.LayerNormSpec(method(name), NOWHERE, valued(epsilon)));
        return this;
    }

    public SpecBuilder embedding(String name, int entries, int units) {
        members.add(
                new LayerSpec.EmbeddingSpec(method(name), NOWHERE, valued(0), valued(entries), valued(units), false));
        return this;
    }

    public SpecBuilder dropout(String name, double rate) {
        members.add(new LayerSpec.DropoutSpec(method(name), NOWHERE, valued(rate)));
        return this;
    }

    /** A sum of layers. */
    public SpecBuilder add(String name, String... terms) {
        sources = Optional.of(List.of(terms));
        members.add(new LayerSpec.AddSpec(method(name), NOWHERE));
        return this;
    }

    /** A concatenation of layers. */
    public SpecBuilder concat(String name, String... parts) {
        sources = Optional.of(List.of(parts));
        members.add(new LayerSpec.ConcatSpec(method(name), NOWHERE));
        return this;
    }

    /** Sets the sources of the next layer; empty text is the input. */
    public SpecBuilder from(String source) {
        sources = Optional.of(List.of(source));
        return this;
    }

    /** A block of package {@code example} with the layers that are added to the builder. */
    public SpecBuilder block(String name, String type, Consumer<SpecBuilder> layers) {
        members.add(blockOf(method(name, List.of()), type, layers));
        return this;
    }

    /** The same block several times. */
    public SpecBuilder blocks(String name, int repeats, String type, Consumer<SpecBuilder> layers) {
        LayerMethod method = method(name, List.of());
        members.add(new RepeatSpec(
                method,
                IntStream.range(0, repeats)
                        .<Member>mapToObj(i -> blockOf(at(method, i), type, layers))
                        .toList()));
        return this;
    }

    private static LayerMethod at(LayerMethod method, int index) {
        return new LayerMethod(
                method.name(),
                method.path() + "." + index,
                method.visibility(),
                method.returnsLayer(),
                method.sources(),
                method.isFrozen(),
                method.learningRate(),
                method.origin());
    }

    private BlockSpec blockOf(LayerMethod method, String type, Consumer<SpecBuilder> layers) {
        List<Member> around = members;
        String outer = prefix;
        members = new ArrayList<>();
        prefix = method.path() + ".";
        layers.accept(this);
        BlockSpec block = new BlockSpec(method, new QualifiedName("example", type), members);
        members = around;
        prefix = outer;
        return block;
    }

    public SpecBuilder alphaDropout(String name, double rate) {
        members.add(new LayerSpec.AlphaDropoutSpec(method(name), NOWHERE, valued(rate)));
        return this;
    }

    public SpecBuilder gaussianNoise(String name, double deviation) {
        members.add(new LayerSpec.GaussianNoiseSpec(method(name), NOWHERE, valued(deviation)));
        return this;
    }

    public SpecBuilder loss(LossFunction function) {
        loss = loss(function, 0);
        return this;
    }

    public SpecBuilder smoothedLoss(LossFunction function, double labelSmoothing) {
        loss = loss(function, labelSmoothing);
        return this;
    }

    private static LossSpec loss(LossFunction function, double labelSmoothing) {
        return new LossSpec(
                NOWHERE,
                LossKind.PLAIN,
                valued(function),
                new HyperParameters(Map.of("labelSmoothing", valued(labelSmoothing), "delta", valued(1.0))));
    }

    public SpecBuilder metric(Metric metric) {
        metrics.add(valued(metric));
        return this;
    }

    /** Metrics with another threshold, to which sample weights apply. */
    public SpecBuilder weightedMetrics(double above) {
        threshold = valued(above);
        weighted = valued(true);
        return this;
    }

    public SpecBuilder sgd(double learningRate, double momentum, boolean nesterov) {
        return optimizer(
                OptimizerKind.SGD, Map.of("learningRate", learningRate, "momentum", momentum, "nesterov", nesterov));
    }

    public SpecBuilder adam(double learningRate) {
        return optimizer(OptimizerKind.ADAM, Map.of("learningRate", learningRate));
    }

    public SpecBuilder nadam(double learningRate) {
        return optimizer(OptimizerKind.NADAM, Map.of("learningRate", learningRate));
    }

    /**
     * An optimizer.
     *
     * @param values those that are not the defaults, by attribute
     */
    public SpecBuilder optimizer(OptimizerKind kind, Map<String, Object> values) {
        OptimizerSpec defaults = OptimizerSpec.withDefaults(kind, NOWHERE);
        HyperParameters hyperParameters = defaults.hyperParameters();
        for (Map.Entry<String, Object> value : values.entrySet()) {
            hyperParameters = hyperParameters.with(value.getKey(), valued(value.getValue()));
        }
        optimizer = new OptimizerSpec(kind, NOWHERE, hyperParameters);
        return this;
    }

    /**
     * A schedule.
     *
     * @param values of all its attributes
     */
    public SpecBuilder schedule(ScheduleKind kind, Map<String, Object> values) {
        Map<String, Valued<?>> hyperParameters = new HashMap<>();
        values.forEach((name, value) -> hyperParameters.put(name, valued(value)));
        schedule = Optional.of(new ScheduleSpec(kind, NOWHERE, new HyperParameters(hyperParameters)));
        return this;
    }

    /** A limit of 0 means that this kind of clipping is off. */
    public SpecBuilder clip(double value, double norm, double globalNorm) {
        clip = Optional.of(new ClipSpec(NOWHERE, valued(value), valued(norm), valued(globalNorm)));
        return this;
    }

    /** An ensemble. */
    public SpecBuilder ensemble(int members) {
        ensemble = Optional.of(new EnsembleSpec(NOWHERE, valued(members)));
        return this;
    }

    private LayerMethod method(String name) {
        List<String> read = sources.orElse(List.of(above));
        sources = Optional.empty();
        above = prefix + name;
        return method(name, read.stream().map(SpecBuilder::valued).toList());
    }

    private LayerMethod method(String name, List<Valued<String>> read) {
        return new LayerMethod(
                name, prefix + name, layerVisibility, false, read, layersFrozen, Optional.empty(), NOWHERE);
    }

    public NetworkSpec build() {
        return new NetworkSpec(
                packageName,
                specName,
                isInterface,
                visibility,
                true,
                Lints.NONE,
                NOWHERE,
                valued(input),
                table,
                members,
                parts,
                TakenNames.NONE,
                Optional.of(loss),
                metrics.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new MetricsSpec(NOWHERE, metrics, threshold, valued(5), valued(0), weighted)),
                optimizer,
                schedule,
                clip,
                Optional.empty(),
                ensemble);
    }

    /** The spec, lowered. */
    public Program lower() {
        return Lowering.of(build());
    }
}
