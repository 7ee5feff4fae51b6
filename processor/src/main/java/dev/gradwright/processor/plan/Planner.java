package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.BackwardPass.Reads;
import dev.gradwright.processor.lower.InPlace;
import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Program;
import dev.gradwright.processor.plan.LayerPlan.Active;
import dev.gradwright.processor.plan.LayerPlan.Passive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Plans a program. An operation has a backward pass if it or any operation before it is trained, and computes the
 * gradient of its input if any operation before it is trained. Elementwise operations work in place, unless another
 * operation or the backward pass still reads their input.
 */
public final class Planner {
    private final Program program;
    private final Buffer input;
    private final MergedOps ops;
    private final Gradients gradients;
    private final Map<String, Active> planned = new HashMap<>();
    private final Map<String, Buffer> resultsOfMerged = new HashMap<>();
    /** The results of the operations so far. */
    private final List<Value> values = new ArrayList<>();
    /** The batch norms whose gradients are computed by the products that read them, by value. */
    private final Map<Integer, Active> leftToProducts = new HashMap<>();

    private Planner(Program program) {
        this.program = program;
        this.input = Buffer.input(program.inputs());
        this.ops = MergedOps.of(Graph.ofTraining(program));
        this.gradients = new Gradients(ops);
    }

    /** Plans a program. */
    public static Plan of(Program program) {
        return new Planner(program).plan();
    }

    private Plan plan() {
        for (int op = 0; op < ops.size(); op++) {
            Active plan = plan(op);
            planned.put(plan.layer().name(), plan);
        }
        List<LayerPlan> layers = program.layers().stream().map(this::planOf).toList();
        Buffer outputGradient = gradients.of(ops.output()).orElseGet(this::lastGradient);
        return new Plan(
                program,
                input,
                layers,
                value(ops.output()),
                ops.output() == Readers.INPUT
                        ? outputGradient.owner()
                        : ops.get(ops.output()).layer().name(),
                outputGradient,
                BufferUse.of(layers, outputGradient),
                PredictorPlanner.of(program));
    }

    /** The loss needs a buffer for its gradient even if nothing is trained. */
    private Buffer lastGradient() {
        List<LoweredLayer> layers = program.layers();
        return Buffer.gradient(layers.get(layers.size() - 1).name(), program.outputs())
                .of(program.members());
    }

    private LayerPlan planOf(LoweredLayer layer) {
        Active active = planned.get(layer.name());
        return active != null ? active : new Passive(layer, Optional.ofNullable(resultsOfMerged.get(layer.name())));
    }

    private Active plan(int op) {
        MergedOp merged = ops.get(op);
        List<Value> ins = merged.sources().stream().map(this::value).toList();
        Active plan = new Active(
                merged.layer(),
                merged.op(),
                ins,
                outOf(op),
                gradients.of(op),
                IntStream.range(0, ins.size())
                        .mapToObj(index -> gradients.byInputOf(op, index))
                        .toList(),
                merged.activation(),
                preActivationOf(op),
                merged.isProduct()
                        ? Optional.ofNullable(
                                leftToProducts.get(merged.sources().get(0)))
                        : Optional.empty());
        if (gradients.isLeftToProduct(op)) {
            leftToProducts.put(op, plan);
        }
        merged.activation().ifPresent(activation -> resultsOfMerged.put(activation.layer(), plan.out()));
        values.add(
                merged.op().isIdentityInInference()
                        ? new Value(plan.out(), plan.in().inference())
                        : Value.in(plan.out()));
        return plan;
    }

    private Optional<Buffer> preActivationOf(int op) {
        MergedOp merged = ops.get(op);
        return merged.readsPreActivation() && gradients.of(op).isPresent()
                ? Optional.of(
                        Buffer.preActivation(merged.layer().name(), merged.op().outputs())
                                .of(merged.layer().members()))
                : Optional.empty();
    }

    /** The buffer of an input if the operation may overwrite it, else a new one. */
    private Buffer outOf(int op) {
        MergedOp merged = ops.get(op);
        boolean keepsInput = merged.op().backward().reads() == Reads.INPUT
                && gradients.of(op).isPresent();
        return merged.sources().stream()
                .limit(merged.op().inPlace() == InPlace.ALWAYS && !keepsInput ? 2 : 0)
                .filter(this::mayOverwrite)
                .findFirst()
                .map(source -> value(source).training())
                .orElseGet(
                        () -> Buffer.output(merged.layer().name(), merged.op().outputs())
                                .of(merged.layer().members()));
    }

    private Value value(int value) {
        return value == Readers.INPUT ? Value.in(input) : values.get(value);
    }

    /**
     * Whether a value is needed only by its only reader. The network's input is never overwritten: it may be the
     * caller's matrix.
     */
    private boolean mayOverwrite(int value) {
        return value != Readers.INPUT && ops.readers().isReadOnce(value) && !isReadLater(ops.get(value), value);
    }

    /**
     * Whether the penalty or the backward pass reads a result after the next operation. The penalty reads it even if
     * there is no gradient.
     */
    private boolean isReadLater(MergedOp op, int value) {
        return op.op().penalizesActivity()
                || (op.readsOutput() && gradients.of(value).isPresent());
    }
}
