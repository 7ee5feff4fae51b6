package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.lower.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans the predictor of a program. An operation writes over what it reads where it can and nobody reads that any more, else
 * into a buffer of its width whose value nobody reads any more, else into a new one.
 */
final class PredictorPlanner {
    private final Buffer input;
    private final List<FoldedOp> ops;
    private final int output;
    private final Readers readers;
    /** Where the results of the operations so far lie, or have lain. */
    private final List<Buffer> results = new ArrayList<>();

    private PredictorPlanner(Program program) {
        FoldedOps folded = FoldedOps.of(Graph.ofInference(program));
        this.input = Buffer.input(program.inputs());
        this.ops = folded.ops();
        this.output = folded.output();
        this.readers = new Readers(ops.stream().map(FoldedOp::sources).toList(), output);
    }

    static PredictorPlan of(Program program) {
        return new PredictorPlanner(program).plan();
    }

    private PredictorPlan plan() {
        List<PredictorStep> steps = new ArrayList<>();
        for (int op = 0; op < ops.size(); op++) {
            Buffer out = outOf(op);
            steps.add(step(ops.get(op), out));
            results.add(out);
        }
        return new PredictorPlan(input, steps, result(output));
    }

    private Buffer result(int value) {
        return value == Readers.INPUT ? input : results.get(value);
    }

    private PredictorStep step(FoldedOp folded, Buffer out) {
        String layer = folded.layer().name();
        List<Buffer> ins = folded.sources().stream().map(this::result).toList();
        Buffer in = ins.get(0);
        if (folded.op() instanceof Op.Dense dense) {
            return new PredictorStep.PackedDense(
                    layer,
                    dense,
                    folded.normsBefore(),
                    folded.normsAfter(),
                    folded.epilogue(),
                    folded.epilogueLayer(),
                    in,
                    out);
        } else if (folded.op() instanceof Op.BatchNorm) {
            return new PredictorStep.PackedNorm(layer, in, out);
        } else if (folded.op() instanceof Op.Activate activate) {
            return new PredictorStep.Activation(layer, activate, in, out);
        } else if (folded.op() instanceof Op.Featurewise featurewise) {
            return new PredictorStep.Featurewise(layer, featurewise, in, out);
        } else if (folded.op() instanceof Op.Add add) {
            return new PredictorStep.Sum(layer, add, folded.layer().sources(), ins, out);
        } else if (folded.op() instanceof Op.Concat concat) {
            return new PredictorStep.Concatenation(layer, concat, folded.layer().sources(), ins, out);
        }
        throw new AssertionError(folded);
    }

    private Buffer outOf(int op) {
        return overwritten(op).orElseGet(() -> freeOrNew(op));
    }

    /** What an operation reads, once and last of all, and may write over. */
    private Optional<Buffer> overwritten(int op) {
        FoldedOp folded = ops.get(op);
        return folded.worksInPlace()
                ? folded.sources().stream()
                        .limit(2)
                        .filter(source -> readers.isLast(op, source) && readers.times(op, source) == 1)
                        .findFirst()
                        .map(this::result)
                : Optional.empty();
    }

    /** A buffer of that width whose value nobody reads any more, or a new one. */
    private Buffer freeOrNew(int op) {
        int width = ops.get(op).op().outputs();
        return results.stream()
                .filter(buffer -> buffer.width() == width && !buffer.equals(input) && !isNeeded(buffer, op))
                .findFirst()
                .orElseGet(() -> Buffer.output(ops.get(op).layer().name(), width));
    }

    /** Whether a buffer holds something that this operation or a later one reads. */
    private boolean isNeeded(Buffer buffer, int op) {
        for (int value = 0; value < results.size(); value++) {
            List<Integer> all = readers.of(value);
            if (results.get(value).equals(buffer) && all.get(all.size() - 1) >= op) {
                return true;
            }
        }
        return false;
    }
}
