package dev.gradwright.processor.emit;

import dev.gradwright.processor.emit.op.WeightNames;
import dev.gradwright.processor.emit.text.Chunks;
import dev.gradwright.processor.emit.text.NameScope;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.lower.NetworkType;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.PredictorPlan;
import dev.gradwright.processor.plan.PredictorStep;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names in a generated predictor. Fields and private methods avoid the names of inherited members and imports. */
final class PredictorNames {
    private static final List<String> METHODS = List.of(
            "load",
            "save",
            "newScratch",
            "forward",
            "predict",
            "classify",
            "inputs",
            "outputs",
            "threshold",
            "withThreshold",
            "weightsWithThreshold",
            "yield");

    private static final List<String> VARIABLES = List.of("s", "weights", "path", "in", "threshold", "kernels");

    /**
     * The largest number of layers whose weights are in one object. A hundred expressions that fold and pack take up to
     * 4,000 bytes of bytecode.
     */
    private static final int MAX_PACKED = 100;

    private final NameScope methods = new NameScope(METHODS);
    private final Map<String, String> stepMethods = new HashMap<>();
    private final NameScope names;
    private final Map<String, String> fields = new HashMap<>();
    /** The fields of parameters that are packed separately. */
    private final Map<String, String> parameters = new HashMap<>();

    private final Map<String, String> holders = new HashMap<>();
    private final Map<Buffer, String> buffers = new HashMap<>();

    PredictorNames(NetworkType type, PredictorPlan plan) {
        Set<String> taken = new HashSet<>(VARIABLES);
        taken.addAll(NetworkNames.packageRoots(type));
        names = new NameScope(taken);
        NameScope tensors = new NameScope(Set.of("kernels", "input"));
        buffers.put(plan.input(), "input");
        for (PredictorStep step : plan.steps()) {
            stepMethods.put(
                    step.layer().name(),
                    methods.unique(Words.identifier(step.layer().name()), "Layer"));
            fields.put(
                    step.layer().name(), names.unique(Words.field(step.layer().name()), "Layer"));
            buffers.computeIfAbsent(step.out(), buffer -> tensors.unique(Words.field(buffer.owner()) + "Out"));
        }
        assignHolders(plan);
    }

    private void assignHolders(PredictorPlan plan) {
        List<PredictorStep> packed =
                plan.steps().stream().filter(PredictorStep::hasWeights).toList();
        if (packed.size() > MAX_PACKED) {
            List<List<PredictorStep>> groups = Chunks.of(packed, step -> 1, MAX_PACKED);
            for (int i = 0; i < groups.size(); i++) {
                String holder = names.unique("weights" + (i + 1), "Holder");
                groups.get(i).forEach(step -> holders.put(step.layer().name(), holder));
            }
        }
    }

    /** The method of a step. */
    String method(PredictorStep step) {
        return stepMethods.get(step.layer().name());
    }

    /** The names of the packed weights of a step. */
    WeightNames of(PredictorStep step) {
        String holder = holder(step).map(name -> name + ".").orElse("");
        String field = fields.get(step.layer().name());
        return new WeightNames() {
            @Override
            public String field() {
                return field;
            }

            @Override
            public String field(String role) {
                return parameters.computeIfAbsent(
                        step.layer().name() + "." + role, path -> names.unique(field + Words.capitalized(role)));
            }

            @Override
            public String holder() {
                return holder;
            }
        };
    }

    /** The field of the object that holds the packed weights of a step; empty if the predictor itself holds them. */
    Optional<String> holder(PredictorStep step) {
        return Optional.ofNullable(holders.get(step.layer().name()));
    }

    /** The scratch field of a buffer. */
    String of(Buffer buffer) {
        return buffers.get(buffer);
    }

    /** A new private method. */
    String newMethod(String wanted) {
        return methods.unique(wanted);
    }
}
