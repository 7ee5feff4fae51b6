package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.lower.Program;
import dev.gradwright.processor.plan.LayerPlan.ActivatePlan;
import dev.gradwright.processor.plan.LayerPlan.AddPlan;
import dev.gradwright.processor.plan.LayerPlan.BatchNormPlan;
import dev.gradwright.processor.plan.LayerPlan.ConcatPlan;
import dev.gradwright.processor.plan.LayerPlan.DensePlan;
import dev.gradwright.processor.plan.LayerPlan.FeaturewisePlan;
import dev.gradwright.processor.plan.LayerPlan.NoisePlan;
import dev.gradwright.processor.plan.LayerPlan.Passive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Plans a program. A backward pass exists from the first trained operation on, and an input gradient wherever something
 * trained comes before. Elementwise operations work in place, except over a result that somebody else, or the backward pass,
 * still reads.
 */
public final class Planner {
    private final Program program;
    private final Buffer input;
    private final FusedOps ops;
    private final Gradients gradients;
    private final Map<String, LayerPlan> planned = new HashMap<>();
    private final Map<String, Buffer> resultsOfEpilogues = new HashMap<>();
    /** Where the results of the operations so far lie. */
    private final List<Value> values = new ArrayList<>();
    /** The batch norms whose gradients the products that read them make, by value. */
    private final Map<Integer, BatchNormPlan> leftToProducts = new HashMap<>();

    private Planner(Program program) {
        this.program = program;
        this.input = Buffer.input(program.inputs());
        this.ops = FusedOps.of(Graph.ofTraining(program));
        this.gradients = new Gradients(ops);
    }

    /** The plan of a program. */
    public static Plan of(Program program) {
        return new Planner(program).plan();
    }

    private Plan plan() {
        for (int op = 0; op < ops.size(); op++) {
            LayerPlan plan = plan(op);
            planned.put(plan.layer().name(), plan);
        }
        List<LayerPlan> layers = program.layers().stream().map(this::planOf).toList();
        Buffer outputGradient = gradients.of(ops.output()).orElseGet(this::lastGradient);
        return new Plan(
                program,
                input,
                layers,
                value(ops.output()),
                outputGradient,
                BufferUse.of(layers, outputGradient),
                PredictorPlanner.of(program));
    }

    /** The loss puts its gradient somewhere even where nothing is trained. */
    private Buffer lastGradient() {
        List<LoweredLayer> layers = program.layers();
        return Buffer.gradient(layers.get(layers.size() - 1).name(), program.outputs());
    }

    private LayerPlan planOf(LoweredLayer layer) {
        LayerPlan active = planned.get(layer.name());
        return active != null ? active : new Passive(layer, Optional.ofNullable(resultsOfEpilogues.get(layer.name())));
    }

    private LayerPlan plan(int op) {
        FusedOp fused = ops.get(op);
        if (fused.op() instanceof Op.Dense dense) {
            return plan(op, fused, dense);
        } else if (fused.op() instanceof Op.Activate activate) {
            return plan(op, fused, activate);
        } else if (fused.op() instanceof Op.BatchNorm norm) {
            return plan(op, fused, norm);
        } else if (fused.op() instanceof Op.Featurewise featurewise) {
            return plan(op, fused, featurewise);
        } else if (fused.op() instanceof Op.Noise noise) {
            return plan(op, fused, noise);
        } else if (fused.op() instanceof Op.Add add) {
            return plan(op, fused, add);
        } else if (fused.op() instanceof Op.Concat concat) {
            return plan(op, fused, concat);
        }
        throw new AssertionError(fused);
    }

    private LayerPlan plan(int op, FusedOp fused, Op.Dense dense) {
        String name = fused.layer().name();
        int source = fused.sources().get(0);
        Buffer out = Buffer.output(name, dense.outputs());
        boolean keepsPreActivation = fused.slopeNeedsInput() && gradients.of(op).isPresent();
        Optional<Buffer> preActivation =
                keepsPreActivation ? Optional.of(Buffer.preActivation(name, dense.outputs())) : Optional.empty();
        resultsOfEpilogues.put(fused.epilogueLayer(), out);
        values.add(Value.in(out));
        return new DensePlan(
                fused.layer(),
                dense,
                fused.epilogue(),
                fused.epilogueLayer(),
                Optional.ofNullable(leftToProducts.get(source)),
                value(source),
                preActivation,
                out,
                gradients.of(op),
                gradients.byInputOf(op));
    }

    private LayerPlan plan(int op, FusedOp fused, Op.Activate activate) {
        Value in = value(fused.sources().get(0));
        boolean keepsInput = activate.slopeNeedsInput() && gradients.of(op).isPresent();
        Buffer out = keepsInput ? newOutput(fused) : inPlaceOrNew(fused);
        values.add(Value.in(out));
        return new ActivatePlan(fused.layer(), activate, in, out, gradients.of(op), gradients.byInputOf(op));
    }

    private LayerPlan plan(int op, FusedOp fused, Op.BatchNorm norm) {
        Value in = value(fused.sources().get(0));
        Buffer out = newOutput(fused);
        values.add(Value.in(out));
        BatchNormPlan plan = new BatchNormPlan(fused.layer(), norm, in, out, gradients.of(op), gradients.byInputOf(op));
        if (gradients.isLeftToProduct(op)) {
            leftToProducts.put(op, plan);
        }
        return plan;
    }

    private LayerPlan plan(int op, FusedOp fused, Op.Featurewise featurewise) {
        Value in = value(fused.sources().get(0));
        Buffer out = newOutput(fused);
        values.add(Value.in(out));
        return new FeaturewisePlan(fused.layer(), featurewise, in, out, gradients.of(op), gradients.byInputOf(op));
    }

    private LayerPlan plan(int op, FusedOp fused, Op.Noise noise) {
        Value in = value(fused.sources().get(0));
        Buffer out = inPlaceOrNew(fused);
        values.add(new Value(out, in.inference()));
        return new NoisePlan(fused.layer(), noise, in.training(), out, gradients.of(op), gradients.byInputOf(op));
    }

    private LayerPlan plan(int op, FusedOp fused, Op.Add add) {
        List<Integer> terms = fused.sources();
        Buffer out = terms.subList(0, 2).stream()
                .filter(this::mayOverwrite)
                .findFirst()
                .map(term -> value(term).training())
                .orElseGet(() -> newOutput(fused));
        List<InputGradient> dTerms = IntStream.range(0, terms.size())
                .mapToObj(place -> gradients.byInputOf(op, place))
                .flatMap(Optional::stream)
                .filter(dTerm -> !gradients.of(op).equals(Optional.of(dTerm.buffer())))
                .toList();
        List<Value> in = terms.stream().map(this::value).toList();
        values.add(Value.in(out));
        return new AddPlan(fused.layer(), add, in, out, gradients.of(op), dTerms);
    }

    private LayerPlan plan(int op, FusedOp fused, Op.Concat concat) {
        List<Value> in = fused.sources().stream().map(this::value).toList();
        List<Optional<InputGradient>> dParts = IntStream.range(0, in.size())
                .mapToObj(place -> gradients.byInputOf(op, place))
                .toList();
        Buffer out = newOutput(fused);
        values.add(Value.in(out));
        return new ConcatPlan(fused.layer(), concat, in, out, gradients.of(op), dParts);
    }

    private Value value(int value) {
        return value == Readers.INPUT ? Value.in(input) : values.get(value);
    }

    /** Where an elementwise operation writes, unless its backward pass reads what it takes. */
    private Buffer inPlaceOrNew(FusedOp fused) {
        int source = fused.sources().get(0);
        return mayOverwrite(source) ? value(source).training() : newOutput(fused);
    }

    private static Buffer newOutput(FusedOp fused) {
        return Buffer.output(fused.layer().name(), fused.op().outputs());
    }

    /** Whether nobody but its one reader needs a value. The input may be the caller's matrix. */
    private boolean mayOverwrite(int value) {
        return value != Readers.INPUT && ops.readers().isReadOnce(value) && !isReadLater(ops.get(value), value);
    }

    /** Whether the penalty reads a result, which it does even where no gradient goes back, or the backward pass does. */
    private boolean isReadLater(FusedOp op, int value) {
        return op.penalizesActivity()
                || (op.needsItsResult() && gradients.of(value).isPresent());
    }
}
