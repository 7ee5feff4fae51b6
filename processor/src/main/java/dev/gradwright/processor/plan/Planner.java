package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.lower.Program;
import dev.gradwright.processor.plan.LayerPlan.ActivatePlan;
import dev.gradwright.processor.plan.LayerPlan.BatchNormPlan;
import dev.gradwright.processor.plan.LayerPlan.DensePlan;
import dev.gradwright.processor.plan.LayerPlan.DropoutPlan;
import dev.gradwright.processor.plan.LayerPlan.FeaturewisePlan;
import dev.gradwright.processor.plan.LayerPlan.Passive;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans a program. A backward pass exists from the first trained operation on, and an input gradient wherever something
 * trained comes before. Elementwise operations work in place, except over a result that the backward pass still reads;
 * gradients stay in one buffer from one product to the next.
 */
public final class Planner {
    private final Map<String, LayerPlan> planned = new HashMap<>();
    private final Map<String, Buffer> resultsOfEpilogues = new HashMap<>();

    /** Where the result of the operations so far lies. */
    private Value value;
    /** Whether the backward pass will read that result, so that it must not be overwritten. */
    private boolean keepsValue;
    /** The batch norm just planned, where the next operation is to make its gradients. */
    private Optional<BatchNormPlan> pendingNorm = Optional.empty();
    /** Whether anything so far is trained. */
    private boolean trained;
    /** Where the gradient by the result so far will lie, if anybody needs it. */
    private Optional<Buffer> gradient = Optional.empty();

    private Planner(Buffer input) {
        value = Value.in(input);
    }

    /** The plan of a program. */
    public static Plan of(Program program) {
        Buffer input = Buffer.input(program.inputs());
        Planner planner = new Planner(input);
        planner.plan(FusedOp.of(program));
        List<LayerPlan> layers = program.layers().stream().map(planner::planOf).toList();
        Buffer outputGradient = planner.gradient.orElseGet(() -> lastGradient(program));
        return new Plan(program, input, layers, planner.value, outputGradient, PredictorPlanner.of(program));
    }

    /** The loss puts its gradient somewhere even where nothing is trained. */
    private static Buffer lastGradient(Program program) {
        List<LoweredLayer> layers = program.layers();
        return Buffer.gradient(layers.get(layers.size() - 1).name(), program.outputs());
    }

    private LayerPlan planOf(LoweredLayer layer) {
        LayerPlan active = planned.get(layer.name());
        return active != null ? active : new Passive(layer, Optional.ofNullable(resultsOfEpilogues.get(layer.name())));
    }

    private void plan(List<FusedOp> ops) {
        for (int i = 0; i < ops.size(); i++) {
            boolean feedsProduct = i + 1 < ops.size() && ops.get(i + 1).op() instanceof Op.Dense;
            plan(ops.get(i), feedsProduct);
        }
    }

    private void plan(FusedOp fused, boolean feedsProduct) {
        LoweredLayer layer = fused.layer();
        LayerPlan plan;
        if (fused.op() instanceof Op.Dense dense) {
            plan = plan(fused, dense);
        } else if (fused.op() instanceof Op.Activate activate) {
            plan = plan(layer, activate);
        } else if (fused.op() instanceof Op.BatchNorm norm) {
            plan = plan(layer, norm, feedsProduct);
        } else if (fused.op() instanceof Op.Featurewise featurewise) {
            plan = plan(layer, featurewise);
        } else if (fused.op() instanceof Op.Noise noise) {
            plan = plan(layer, noise);
        } else {
            throw new AssertionError(fused);
        }
        planned.put(layer.name(), plan);
        keepsValue = fused.needsItsResult() && plan.gradient().isPresent();
    }

    private LayerPlan plan(FusedOp fused, Op.Dense dense) {
        String name = fused.layer().name();
        Buffer out = Buffer.output(name, dense.outputs());
        Buffer dy = Buffer.gradient(name, dense.outputs());
        Optional<Buffer> dx = trained ? gradient : Optional.empty();
        Optional<Buffer> preActivation =
                fused.slopeNeedsInput() ? Optional.of(Buffer.preActivation(name, dense.outputs())) : Optional.empty();
        LayerPlan plan = new DensePlan(
                fused.layer(),
                dense,
                fused.epilogue(),
                fused.epilogueLayer(),
                pendingNorm,
                value,
                preActivation,
                out,
                dy,
                dx);
        pendingNorm = Optional.empty();
        resultsOfEpilogues.put(fused.epilogueLayer(), out);
        value = Value.in(out);
        gradient = Optional.of(dy);
        trained = true;
        return plan;
    }

    private LayerPlan plan(LoweredLayer layer, Op.Activate activate) {
        keepsValue |= activate.slopeNeedsInput() && gradient.isPresent();
        Buffer out = inPlaceOrNew(layer, activate);
        LayerPlan plan = new ActivatePlan(layer, activate, value, out, gradient);
        value = Value.in(out);
        return plan;
    }

    private LayerPlan plan(LoweredLayer layer, Op.BatchNorm norm, boolean feedsProduct) {
        boolean needsInputGradient = trained;
        boolean leavesGradientsToProduct = !trained && norm.isTrained() && feedsProduct;
        trained |= norm.isTrained();
        if (trained && gradient.isEmpty() && !leavesGradientsToProduct) {
            gradient = Optional.of(Buffer.gradient(layer.name(), norm.outputs()));
        }
        Buffer out = Buffer.output(layer.name(), norm.outputs());
        BatchNormPlan plan = new BatchNormPlan(layer, norm, value, out, gradient, needsInputGradient);
        if (leavesGradientsToProduct) {
            pendingNorm = Optional.of(plan);
        }
        value = Value.in(out);
        return plan;
    }

    private LayerPlan plan(LoweredLayer layer, Op.Featurewise featurewise) {
        Buffer dy = gradient.orElseGet(() -> Buffer.gradient(layer.name(), featurewise.outputs()));
        Buffer out = Buffer.output(layer.name(), featurewise.outputs());
        LayerPlan plan = new FeaturewisePlan(layer, featurewise, value, out, dy);
        value = Value.in(out);
        gradient = Optional.of(dy);
        trained = true;
        return plan;
    }

    private LayerPlan plan(LoweredLayer layer, Op.Noise noise) {
        Buffer out = inPlaceOrNew(layer, noise);
        LayerPlan plan = new DropoutPlan(layer, noise, value.training(), out, gradient);
        value = new Value(out, value.inference());
        return plan;
    }

    private Buffer inPlaceOrNew(LoweredLayer layer, Op op) {
        return keepsValue ? Buffer.output(layer.name(), op.outputs()) : value.training();
    }
}
