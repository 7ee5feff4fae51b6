package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.lower.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans the predictor of a program. An operation writes over what it reads where it can and nobody reads that any more, else
 * into a buffer of its width whose value nobody reads any more, else into a new one.
 */
final class PredictorPlanner {
    private final Buffer input;
    private final List<FoldedOp> ops;
    private final int output;
    private final double threshold;
    private final Readers readers;
    /** Where the results of the operations so far lie, or have lain. */
    private final List<Buffer> results = new ArrayList<>();
    /** For each buffer but the input, the last operation that reads what lies in it now. */
    private final Map<Buffer, Integer> lastReaders = new LinkedHashMap<>();

    private PredictorPlanner(Program program) {
        FoldedOps folded = FoldedOps.of(Graph.ofInference(program));
        this.input = Buffer.input(program.inputs());
        this.ops = folded.ops();
        this.output = folded.output();
        this.threshold = program.threshold();
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
            lastReaders.put(out, readers.last(op));
        }
        return new PredictorPlan(input, steps, result(output), threshold);
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

    /** What an operation reads, once and last of all, and may write over; the input may be the caller's matrix. */
    private Optional<Buffer> overwritten(int op) {
        FoldedOp folded = ops.get(op);
        return folded.worksInPlace()
                ? folded.sources().stream()
                        .limit(2)
                        .filter(source ->
                                source != Readers.INPUT && readers.isLast(op, source) && readers.times(op, source) == 1)
                        .findFirst()
                        .map(this::result)
                : Optional.empty();
    }

    /** A buffer of that width whose value nobody reads any more, or a new one. */
    private Buffer freeOrNew(int op) {
        int width = ops.get(op).op().outputs();
        return lastReaders.entrySet().stream()
                .filter(entry -> entry.getKey().width() == width && entry.getValue() < op)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> Buffer.output(ops.get(op).layer().name(), width));
    }
}
