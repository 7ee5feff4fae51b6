package dev.gradwright.processor.emit;

import dev.gradwright.processor.emit.op.FieldNames;
import dev.gradwright.processor.emit.text.NameScope;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.NetworkType;
import dev.gradwright.processor.naming.NetworkMembers;
import dev.gradwright.processor.naming.QualifiedName;
import dev.gradwright.processor.naming.RootPackages;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.LayerPlan;
import dev.gradwright.processor.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names in a generated network. Accessors must have the names of the layers, so fields and private methods avoid
 * the names of accessors, inherited members, parameters and imports.
 */
final class NetworkNames implements FieldNames {
    /** A further field for a buffer. */
    record Alias(String name, Buffer buffer) {}

    static final List<String> FIELDS = List.of(
            "factory",
            "settings",
            "kernels",
            "layers",
            "penalties",
            "head",
            "batches",
            "optimizer",
            "guard",
            "draw",
            "input");

    /** The field that only networks for records have. */
    static final String ENCODER = "encoder";

    static final List<String> VARIABLES = List.of(
            "seed",
            "tier",
            "path",
            "directory",
            "network",
            "x",
            "y",
            "sampleWeights",
            "sample",
            "samples",
            "data",
            "out",
            "loss",
            "part",
            "csv",
            "target",
            "source",
            "mode",
            "threads",
            "visitor");

    private final NameScope fields;
    private final NameScope methods;
    private final Map<String, String> handles = new HashMap<>();
    private final Map<Buffer, String> buffers = new HashMap<>();
    private final Map<String, String> gradients = new HashMap<>();
    private final Map<Map.Entry<String, Buffer>, String> contributions = new HashMap<>();
    private final Map<String, List<Alias>> aliases = new HashMap<>();
    private final Map<Map.Entry<String, String>, String> kept = new HashMap<>();

    NetworkNames(Plan plan) {
        NetworkType type = plan.program().type();
        List<LoweredLayer> layers = plan.program().layers();
        boolean takesRecords = plan.program().table().isPresent();
        fields = new NameScope(takenFields(type));
        Set<String> takenMethods = new HashSet<>(NetworkMembers.names());
        if (takesRecords) {
            fields.unique(ENCODER);
            takenMethods.addAll(NetworkMembers.tableNames());
            takenMethods.add(NetworkMembers.EMBEDDINGS);
        }
        type.accessors().forEach(accessor -> takenMethods.add(accessor.method()));
        takenMethods.addAll(type.taken().methods());
        methods = new NameScope(takenMethods);
        for (LoweredLayer layer : layers) {
            handles.put(layer.name(), fields.unique(Words.field(layer.name()), "Layer"));
        }
        type.groups().forEach(group -> handles.put(group.path(), fields.unique(Words.field(group.path()), "Block")));
        buffers.put(plan.input(), "input");
        for (LoweredLayer layer : layers) {
            plan.buffersOf(layer.name()).forEach(buffer -> buffers.put(buffer, fields.unique(wanted(buffer))));
        }
        plan.layers().forEach(layer -> layer.active().ifPresent(this::nameGradients));
        gradients.putIfAbsent(plan.outputLayer(), of(plan.outputGradient()));
    }

    /** Adds an alias if the gradient of a layer is in the buffer of another layer. */
    private void nameGradients(LayerPlan.Active layer) {
        String name = layer.layer().name();
        layer.gradient().ifPresent(buffer -> gradients.put(name, nameFor(name, buffer, gradientName(name))));
        layer.contributions().stream()
                .filter(buffer -> buffer.role() == Buffer.Role.CONTRIBUTION)
                .distinct()
                .forEach(buffer ->
                        contributions.put(Map.entry(name, buffer), nameFor(name, buffer, gradientName(name) + "In")));
    }

    private String nameFor(String layer, Buffer buffer, String wanted) {
        if (buffer.owner().equals(layer)) {
            return of(buffer);
        }
        Alias alias = new Alias(fields.unique(wanted), buffer);
        aliases.computeIfAbsent(layer, key -> new ArrayList<>()).add(alias);
        return alias.name();
    }

    /** The aliases of a layer for buffers of other layers, in order. */
    List<Alias> aliases(String layer) {
        return aliases.getOrDefault(layer, List.of());
    }

    private static String gradientName(String layer) {
        return "d" + Words.capitalized(Words.identifier(layer));
    }

    /** Names of fields that parameters hide, or that hide the packages of qualified names. */
    private static Set<String> takenFields(NetworkType type) {
        Set<String> taken = new HashSet<>(FIELDS);
        taken.addAll(VARIABLES);
        taken.addAll(packageRoots(type));
        return taken;
    }

    /** The first packages of the qualified names in generated code. */
    static Set<String> packageRoots(NetworkType type) {
        Set<String> packages = new HashSet<>(RootPackages.NAMES);
        packages.add(type.packageName());
        type.parts().forEach(part -> packages.add(part.type().packageName()));
        type.groups().forEach(group -> group.block().ifPresent(block -> packages.add(block.packageName())));
        return packages.stream().map(name -> name.split("\\.", -1)[0]).collect(Collectors.toSet());
    }

    /**
     * The names of the types nested in a network, which avoid those of the user's types that it names: in the unnamed
     * package these cannot be qualified.
     */
    static NameScope nestedTypes(NetworkType type) {
        Stream<QualifiedName> parts = type.parts().stream().map(NetworkType.Part::type);
        Stream<QualifiedName> blocks = type.groups().stream().flatMap(group -> group.block().stream());
        return new NameScope(Stream.of(Stream.of(type.spec()), parts, blocks)
                .flatMap(Function.identity())
                .map(named -> named.name().split("\\.", -1)[0])
                .toList());
    }

    private static String wanted(Buffer buffer) {
        String owner = Words.field(buffer.owner());
        String gradient = gradientName(buffer.owner());
        return switch (buffer.role()) {
            case INPUT -> "input";
            case OUTPUT -> owner + "Out";
            case PRE_ACTIVATION -> owner + "Z";
            case CONTRIBUTION -> gradient + "In";
            case GRADIENT -> gradient;
        };
    }

    /** The field of a layer's handle, of a block, or of a list. */
    @Override
    public String handle(String path) {
        return handles.get(path);
    }

    @Override
    public String gradient(String layer) {
        return gradients.get(layer);
    }

    @Override
    public String contribution(String layer, Buffer buffer) {
        return contributions.get(Map.entry(layer, buffer));
    }

    @Override
    public String of(Buffer buffer) {
        return buffers.get(buffer);
    }

    @Override
    public String field(String layer, String what) {
        return kept.computeIfAbsent(Map.entry(layer, what), key -> fields.unique(Words.field(layer) + what));
    }

    /** A new private method. */
    String method(String wanted) {
        return methods.unique(wanted);
    }

    /** A new private method, with the suffix if a layer has the name. */
    String method(String wanted, String suffix) {
        return methods.unique(wanted, suffix);
    }

    /** A new private method for a verb and a layer, as in {@code forwardHidden1}. */
    String methodFor(String verb, String layer) {
        return methods.unique(verb + Words.capitalized(Words.identifier(layer)));
    }
}
