package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans the predictor of a program. An operation overwrites its input if it can and nothing reads the input later.
 * Otherwise it writes to a buffer of its width whose value is no longer needed, or to a new one.
 */
final class PredictorPlanner {
    private final Buffer input;
    private final List<FoldedOp> ops;
    private final int output;
    private final Program program;
    private final Readers readers;
    /** The buffer that each operation so far has written. */
    private final List<Buffer> results = new ArrayList<>();
    /** For each buffer except the input, the last operation that reads its present value. */
    private final Map<Buffer, Integer> lastReaders = new LinkedHashMap<>();

    private PredictorPlanner(Program program) {
        FoldedOps folded = FoldedOps.of(Graph.ofInference(program));
        this.input = Buffer.input(program.inputs());
        this.ops = folded.ops();
        this.output = folded.output();
        this.program = program;
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
        return new PredictorPlan(input, steps, result(output), program.decision(), program.threshold());
    }

    private Buffer result(int value) {
        return value == Readers.INPUT ? input : results.get(value);
    }

    private PredictorStep step(FoldedOp folded, Buffer out) {
        return folded.step(folded.sources().stream().map(this::result).toList(), out);
    }

    private Buffer outOf(int op) {
        return overwritten(op).orElseGet(() -> freeOrNew(op));
    }

    /**
     * An input that an operation may overwrite because nothing reads it later. The network's input is never
     * overwritten: it may be the caller's matrix.
     */
    private Optional<Buffer> overwritten(int op) {
        FoldedOp folded = ops.get(op);
        return folded.mayOverwriteInput()
                ? folded.sources().stream()
                        .limit(2)
                        .filter(source ->
                                source != Readers.INPUT && readers.isLast(op, source) && readers.times(op, source) == 1)
                        .findFirst()
                        .map(this::result)
                : Optional.empty();
    }

    /** A buffer of that width whose value is no longer needed, or a new one. */
    private Buffer freeOrNew(int op) {
        int width = ops.get(op).op().outputs();
        int members = ops.get(op).layer().members();
        return lastReaders.entrySet().stream()
                .filter(entry ->
                        entry.getKey().width() == width && entry.getKey().members() == members && entry.getValue() < op)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(
                        () -> Buffer.output(ops.get(op).layer().name(), width).of(members));
    }
}
