package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.emit.text.SourceFile;
import dev.gradwright.processor.emit.text.SourceLayout;
import dev.gradwright.processor.lower.NetworkType;
import dev.gradwright.processor.naming.NetworkMembers;
import dev.gradwright.processor.plan.Plan;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;

/** Generates the network class. */
final class NetworkEmitter {
    private final Plan plan;
    private final NetworkType type;
    private final GeneratedTypes types;
    private final Optional<TableTypes> table;
    private final NetworkContext context;
    private final List<LayerEmitter> layers;
    private final GroupEmitter groups;
    private final CreationEmitter creation;
    private final PartsEmitter parts;
    private final PassEmitter forward;
    private final PassEmitter backward;
    private final String traceName;

    private NetworkEmitter(Plan plan) {
        this.plan = plan;
        this.type = plan.program().type();
        this.types = GeneratedTypes.of(type);
        this.table = plan.program().table().map(TableTypes::of);
        this.context = NetworkContext.of(plan);
        String forwardName = context.names().method("forward", "Pass");
        String backwardName = context.names().method("backward", "Pass");
        this.traceName = context.names().method("trace", "Pass");
        this.layers = plan.layers().stream()
                .map(layer -> new LayerEmitter(context, layer))
                .toList();
        this.groups = new GroupEmitter(context, types.network(), layers);
        this.creation = new CreationEmitter(context.names(), layers, groups);
        this.parts = new PartsEmitter(context);
        this.forward = PassEmitter.forward(forwardName, context.names(), layers);
        this.backward = PassEmitter.backward(backwardName, context.names(), layers);
    }

    static SourceFile emit(Plan plan) {
        return new NetworkEmitter(plan).emit();
    }

    private SourceFile emit() {
        TypeSpec.Builder network = TypeSpec.classBuilder(types.network())
                .addJavadoc(ClassComment.of(types.spec(), plan))
                .addAnnotations(GeneratedTypes.annotations(type, type.networkLints()))
                .addModifiers(Visibilities.modifiers(type.visibility()).toArray(Modifier[]::new))
                .addModifiers(Modifier.FINAL)
                .alwaysQualify(type.taken().types().toArray(String[]::new));
        if (type.isInterface()) {
            network.addSuperinterface(types.spec());
        } else {
            network.superclass(types.spec());
        }
        network.addSuperinterface(table.<TypeName>map(TableTypes::network).orElse(RuntimeTypes.TRAINABLE_NETWORK));
        addFields(network);
        addCreation(network);
        BatchMethods batchMethods = new BatchMethods(context, forward, backward, traceName);
        network.addMethods(batchMethods.steps());
        network.addMethods(forward.methods());
        network.addMethods(forward.trace(traceName));
        network.addMethods(backward.methods());
        type.accessors().forEach(accessor -> network.addMethod(context.accessor(accessor, groups.typeOf(accessor))));
        network.addMethods(parts.methods());
        network.addMethods(batchMethods.getters());
        table.ifPresent(record -> network.addMethod(encoder()));
        plan.program().embeddings().ifPresent(layer -> network.addMethod(embeddings(layers.get(0))));
        network.addMethod(batchMethods.visit());
        network.addMethod(BatchMethods.useThreads());
        network.addMethods(batchMethods.conveniences());
        table.ifPresent(record -> network.addMethod(BatchMethods.evaluateStream()));
        network.addMethod(predictor());
        network.addTypes(groups.types());
        network.addType(GraphCode.holder(plan.program()));
        return SourceLayout.of(type.packageName(), network.build(), context.imports(), fieldGroups());
    }

    private Set<String> fieldGroups() {
        Set<String> names = new HashSet<>(Set.of("factory", "input"));
        layers.forEach(layer -> names.add(layer.handle()));
        groups.fields().stream().limit(1).forEach(field -> names.add(field.name()));
        return names;
    }

    private void addFields(TypeSpec.Builder network) {
        network.addField(RuntimeTypes.PARAMETER_FACTORY, "factory", Modifier.PRIVATE, Modifier.FINAL);
        network.addField(RuntimeTypes.NETWORK_SETTINGS, "settings", Modifier.PRIVATE, Modifier.FINAL);
        network.addField(RuntimeTypes.KERNELS, "kernels", Modifier.PRIVATE, Modifier.FINAL);
        network.addField(RuntimeTypes.LAYER_REGISTER, "layers", Modifier.PRIVATE, Modifier.FINAL);
        if (plan.program().isPenalized()) {
            network.addField(RuntimeTypes.PENALTIES, "penalties", Modifier.PRIVATE, Modifier.FINAL);
        }
        network.addField(RuntimeTypes.OUTPUT_HEAD, "head", Modifier.PRIVATE, Modifier.FINAL);
        network.addField(RuntimeTypes.BATCH_CHECK, "batches", Modifier.PRIVATE, Modifier.FINAL);
        network.addField(RuntimeTypes.PARAMETER_OPTIMIZER, "optimizer", Modifier.PRIVATE, Modifier.FINAL);
        network.addField(RuntimeTypes.DIVERGENCE_GUARD, "guard", Modifier.PRIVATE, Modifier.FINAL);
        if (plan.isRandom()) {
            network.addField(FieldSpec.builder(TypeName.LONG, "draw", Modifier.PRIVATE)
                    .addJavadoc("The number of the batch or of the sample, which selects the random numbers of a pass.")
                    .build());
        }
        table.ifPresent(
                record -> network.addField(types.encoder(), NetworkNames.ENCODER, Modifier.PRIVATE, Modifier.FINAL));
        network.addField(FieldSpec.builder(RuntimeTypes.TENSOR, "input", Modifier.PRIVATE, Modifier.FINAL)
                .addJavadoc("$L.", context.describe(plan.input()))
                .build());
        layers.forEach(layer -> network.addFields(creation.fields(layer.fields())));
        network.addFields(creation.fields(groups.fields()));
    }

    private void addCreation(TypeSpec.Builder network) {
        network.addMethod(constructor());
        network.addMethod(createWithSeed());
        network.addMethod(createWithTier());
        network.addMethod(createWithSettings());
        network.addMethod(createWithTierAndSettings());
        network.addMethod(load());
        network.addMethod(loadWithSettings());
        network.addMethods(creation.methods());
        table.ifPresent(record -> network.addMethods(record.reads(types, type)));
        network.addMethods(parts.creates());
    }

    private MethodSpec constructor() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(RuntimeTypes.PARAMETER_FACTORY, "factory")
                .addParameter(RuntimeTypes.NETWORK_SETTINGS, "settings")
                .addStatement("this.factory = factory")
                .addStatement("this.settings = settings")
                .addStatement("kernels = factory.kernels()")
                .addStatement("layers = new $T(settings)", RuntimeTypes.LAYER_REGISTER);
        if (plan.program().isPenalized()) {
            constructor.addStatement("penalties = new $T(kernels, layers)", RuntimeTypes.PENALTIES);
        }
        table.ifPresent(record -> constructor.addStatement("$L = new $T()", NetworkNames.ENCODER, types.encoder()));
        return constructor
                .addStatement("input = kernels.activations($L)", plan.input().width())
                .addCode(creation.body())
                .addStatement("$L()", parts.createName())
                .addStatement("head = $L", HeadCode.of(plan.program(), context.imports()))
                .addStatement(
                        "batches = new $T(kernels, $L, $L, head.targets())",
                        RuntimeTypes.BATCH_CHECK,
                        table.isPresent() ? CodeBlock.of(NetworkNames.ENCODER) : InputCode.of(plan.program()),
                        plan.program().outputs())
                .addStatement("optimizer = $L", OptimizerCode.of(plan.program().training(), context.imports()))
                .addStatement(
                        "guard = new $T(kernels, layers, optimizer, head.targets())", RuntimeTypes.DIVERGENCE_GUARD)
                .build();
    }

    private MethodSpec createWithSeed() {
        return factory("create")
                .addJavadoc("Creates a network with initial weights.\n\n")
                .addJavadoc("@param seed determines all random numbers: those of the weights, of dropout and of noise")
                .addParameter(TypeName.LONG, "seed")
                .addStatement("return create(seed, $T.active())", RuntimeTypes.KERNEL_TIER)
                .build();
    }

    private MethodSpec createWithTier() {
        return factory("create")
                .addJavadoc("Creates a network as {@link #create(long)} does, on the given kernels.")
                .addParameter(TypeName.LONG, "seed")
                .addParameter(RuntimeTypes.KERNEL_TIER, "tier")
                .addStatement(
                        "return new $T(new $T(seed, tier), $T.declared())",
                        types.network(),
                        RuntimeTypes.PARAMETER_FACTORY,
                        RuntimeTypes.NETWORK_SETTINGS)
                .build();
    }

    private MethodSpec createWithSettings() {
        return factory("create")
                .addJavadoc(
                        "Creates a network as {@link #create(long)} does, with other values than the annotations.\n\n")
                .addJavadoc(
                        "@throws IllegalArgumentException if the network has no such setting, or a value is out of range")
                .addParameter(TypeName.LONG, "seed")
                .addParameter(settings())
                .addStatement("return create(seed, $T.active(), settings)", RuntimeTypes.KERNEL_TIER)
                .build();
    }

    private MethodSpec createWithTierAndSettings() {
        return factory("create")
                .addJavadoc("Creates a network as {@link #create(long, Consumer)} does, on the given kernels.")
                .addParameter(TypeName.LONG, "seed")
                .addParameter(RuntimeTypes.KERNEL_TIER, "tier")
                .addParameter(settings())
                .addStatement(
                        "$1T inForce = $1T.of($2L, settings)", RuntimeTypes.NETWORK_SETTINGS, GraphCode.access(type))
                .addStatement(
                        "return new $T(new $T(seed, tier), inForce)", types.network(), RuntimeTypes.PARAMETER_FACTORY)
                .build();
    }

    private static ParameterSpec settings() {
        return ParameterSpec.builder(
                        ParameterizedTypeName.get(ClassName.get(Consumer.class), RuntimeTypes.SETTINGS), "settings")
                .build();
    }

    private MethodSpec load() {
        return factory("load")
                .addJavadoc("Loads a network, with its settings, from a file that {@link #save} wrote.")
                .addParameter(Path.class, "path")
                .addStatement("return load(path, settings -> {})")
                .build();
    }

    private MethodSpec loadWithSettings() {
        return factory("load")
                .addJavadoc("Loads a network as {@link #load(Path)} does, and changes its settings.")
                .addParameter(Path.class, "path")
                .addParameter(settings())
                .addStatement(
                        "$1T inForce = $2T.settings(path, $3L, settings)",
                        RuntimeTypes.NETWORK_SETTINGS,
                        RuntimeTypes.MODEL_FILE,
                        GraphCode.access(type))
                .addStatement(
                        "$1T network = new $1T($2T.toBeLoaded($3T.active()), inForce)",
                        types.network(),
                        RuntimeTypes.PARAMETER_FACTORY,
                        RuntimeTypes.KERNEL_TIER)
                .addStatement("$T.load(network, path)", RuntimeTypes.MODEL_FILE)
                .addStatement("return network")
                .build();
    }

    private MethodSpec.Builder factory(String name) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(types.network());
    }

    private MethodSpec encoder() {
        return MethodSpec.methodBuilder(NetworkNames.ENCODER)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(types.encoder())
                .addStatement("return $L", NetworkNames.ENCODER)
                .build();
    }

    private static MethodSpec embeddings(LayerEmitter layer) {
        return MethodSpec.methodBuilder(NetworkMembers.EMBEDDINGS)
                .addJavadoc(
                        "The layer before the first, which replaces the indices of categories by rows of their tables.")
                .addModifiers(Modifier.PUBLIC)
                .returns(layer.handleType())
                .addStatement("return $L", layer.handle())
                .build();
    }

    private MethodSpec predictor() {
        return MethodSpec.methodBuilder("predictor")
                .addJavadoc("Creates a predictor with the weights as they are now; later training does not change it.")
                .addModifiers(Modifier.PUBLIC)
                .returns(types.predictor())
                .addStatement("optimizer.requireFiniteWeights()")
                .addStatement(
                        "return new $T($T.of(this, factory.tier()))", types.predictor(), RuntimeTypes.PREDICTOR_WEIGHTS)
                .build();
    }
}
