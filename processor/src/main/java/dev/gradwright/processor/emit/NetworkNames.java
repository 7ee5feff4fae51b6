package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Distribution;
import dev.gradwright.dsl.FanMode;
import dev.gradwright.dsl.Initializer;
import dev.gradwright.dsl.Metric;
import dev.gradwright.dsl.OneCycleForm;
import dev.gradwright.dsl.ScheduleUnit;
import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.Plan;
import dev.gradwright.processor.spec.NetworkSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The names within a generated network. Accessors bear the names of the layers whatever these are, so fields and private
 * methods give way: to accessors, to what is inherited, to parameters and to imports.
 */
final class NetworkNames {
    private static final List<String> FIELDS =
            List.of("FINGERPRINT", "SUMMARY", "state", "kernels", "head", "optimizer", "draw", "input");

    private static final List<String> VARIABLES = List.of(
            "seed",
            "tier",
            "path",
            "network",
            "x",
            "y",
            "sampleWeights",
            "sample",
            "out",
            "loss",
            "training",
            "threads");

    private static final List<String> METHODS = List.of(
            "create",
            "load",
            "layers",
            "parameters",
            "summary",
            "fingerprint",
            "trainOnBatch",
            "computeGradients",
            "applyGradients",
            "testOnBatch",
            "predict",
            "predictSample",
            "monteCarlo",
            "check",
            "evaluate",
            "copyFrom",
            "freeze",
            "unfreeze",
            "save",
            "optimizer",
            "metrics",
            "useThreads",
            "predictor");

    private static final List<ClassName> NAMED_TYPES = List.of(
            ClassName.get(List.class),
            RuntimeTypes.COSINE_SCHEDULE,
            RuntimeTypes.COUNTER_RANDOM,
            RuntimeTypes.GRADIENT_CLIPPING,
            RuntimeTypes.KERNEL_TIER,
            RuntimeTypes.MODEL_FILE,
            RuntimeTypes.NETWORK_STATE,
            RuntimeTypes.WEIGHT_CONSTRAINT);

    private final NameScope fields;
    private final NameScope methods;
    private final Map<String, String> handles = new HashMap<>();
    private final Map<Buffer, String> buffers = new HashMap<>();
    private final Map<Map.Entry<String, String>, String> kept = new HashMap<>();

    NetworkNames(NetworkSpec spec, Plan plan) {
        List<LoweredLayer> layers = plan.program().layers();
        fields = new NameScope(takenFields());
        Set<String> takenMethods = new HashSet<>(METHODS);
        spec.members().forEach(member -> takenMethods.add(member.method().name()));
        takenMethods.addAll(spec.taken().methods());
        methods = new NameScope(takenMethods);
        for (LoweredLayer layer : layers) {
            handles.put(layer.name(), fields.unique(Words.identifier(layer.name()), "Layer"));
        }
        Group.of(spec)
                .forEach(group -> handles.put(group.path(), fields.unique(Words.identifier(group.path()), "Block")));
        buffers.put(plan.input(), "input");
        for (LoweredLayer layer : layers) {
            plan.buffersOf(layer.name()).forEach(buffer -> buffers.put(buffer, fields.unique(wanted(buffer))));
        }
    }

    private static Set<String> takenFields() {
        Set<String> taken = new HashSet<>(FIELDS);
        taken.addAll(VARIABLES);
        NAMED_TYPES.forEach(type -> taken.add(type.simpleName()));
        importable().forEach(constant -> taken.add(constant.name()));
        return taken;
    }

    /** The constants that a generated file may import. */
    static Stream<Enum<?>> importable() {
        return Stream.<Enum<?>[]>of(
                        ActivationFunction.values(),
                        Initializer.values(),
                        FanMode.values(),
                        Distribution.values(),
                        Metric.values(),
                        OneCycleForm.values(),
                        ScheduleUnit.values())
                .flatMap(Stream::of);
    }

    private static String wanted(Buffer buffer) {
        String owner = Words.identifier(buffer.owner());
        return switch (buffer.role()) {
            case INPUT -> "input";
            case OUTPUT -> owner + "Out";
            case PRE_ACTIVATION -> owner + "Z";
            case SHARE -> "d" + Words.capitalized(owner) + "In";
            case GRADIENT -> "d" + Words.capitalized(owner);
        };
    }

    /** The field of a layer's handle, of a block or of a list of either. */
    String handle(String path) {
        return handles.get(path);
    }

    /** The field of a buffer. */
    String of(Buffer buffer) {
        return buffers.get(buffer);
    }

    /** The field for something that a layer keeps, as in {@code hidden1Weights}; whoever asks gets the same. */
    String field(String layer, String what) {
        return kept.computeIfAbsent(Map.entry(layer, what), key -> fields.unique(Words.identifier(layer) + what));
    }

    /** A new private method. */
    String method(String wanted) {
        return methods.unique(wanted);
    }

    /** A new private method, with the suffix where a layer has the name. */
    String method(String wanted, String suffix) {
        return methods.unique(wanted, suffix);
    }

    /** A new private method for something that is done with a layer, as in {@code forwardHidden1}. */
    String methodFor(String verb, String layer) {
        return methods.unique(verb + Words.capitalized(Words.identifier(layer)));
    }
}
