package dev.gradwright.processor.emit;

import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.PredictorPlan;
import dev.gradwright.processor.plan.PredictorStep;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names within a generated predictor; fields and private methods give way to what is inherited, and to imports. */
final class PredictorNames {
    private static final List<String> METHODS =
            List.of("load", "newScratch", "forward", "kernels", "predict", "classify", "inputs", "outputs");

    private static final List<String> VARIABLES = List.of("s", "network", "tier", "path", "kernels");

    private final NameScope methods = new NameScope(METHODS);
    private final Map<String, String> stepMethods = new HashMap<>();
    private final Map<String, String> weights = new HashMap<>();
    private final Map<Buffer, String> buffers = new HashMap<>();

    PredictorNames(PredictorPlan plan) {
        Set<String> taken = new HashSet<>(VARIABLES);
        taken.add(RuntimeTypes.FOLDED_DENSE.simpleName());
        taken.add(RuntimeTypes.FOLDED_NORM.simpleName());
        NetworkNames.importable().forEach(constant -> taken.add(constant.name()));
        NameScope fields = new NameScope(taken);
        NameScope tensors = new NameScope(Set.of("kernels", "input"));
        buffers.put(plan.input(), "input");
        for (PredictorStep step : plan.steps()) {
            stepMethods.put(step.layer(), methods.unique(Words.identifier(step.layer()), "Layer"));
            weights.put(step.layer(), fields.unique(Words.identifier(step.layer()), "Layer"));
            buffers.computeIfAbsent(step.out(), buffer -> tensors.unique(Words.identifier(buffer.owner()) + "Out"));
        }
    }

    /** The method of a step. */
    String method(PredictorStep step) {
        return stepMethods.get(step.layer());
    }

    /** The field of what a step has packed. */
    String weights(PredictorStep step) {
        return weights.get(step.layer());
    }

    /** The field of a buffer, in the scratch. */
    String of(Buffer buffer) {
        return buffers.get(buffer);
    }

    /** A new private method. */
    String newMethod(String wanted) {
        return methods.unique(wanted);
    }
}
