package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.lower.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans the predictor of a program. A batch norm goes back into the dense layer before it where no activation stands
 * between, else forward into the dense layer that reads it; what is left over works in place.
 */
final class PredictorPlanner {
    private final List<PredictorStep> steps = new ArrayList<>();
    /** Batch norms that wait for a dense layer to read them, the last first. */
    private final List<String> waiting = new ArrayList<>();

    private final Buffer input;
    private Buffer current;

    private PredictorPlanner(Buffer input) {
        this.input = input;
        this.current = input;
    }

    static PredictorPlan of(Program program) {
        Buffer input = Buffer.input(program.inputs());
        PredictorPlanner planner = new PredictorPlanner(input);
        for (LoweredLayer layer : program.layers()) {
            layer.ops().forEach(op -> planner.plan(layer.name(), op));
        }
        program.loss().fused().ifPresent(fused -> planner.plan(fused.layer(), fused.op()));
        planner.keepWaiting();
        return new PredictorPlan(input, planner.steps, planner.current);
    }

    private void plan(String layer, Op op) {
        if (op instanceof Op.Dense dense) {
            plan(layer, dense);
        } else if (op instanceof Op.BatchNorm) {
            planNorm(layer);
        } else if (op instanceof Op.Activate activate) {
            plan(layer, activate);
        } else if (op instanceof Op.Featurewise featurewise) {
            keepWaiting();
            steps.add(new PredictorStep.Featurewise(layer, featurewise, current));
        }
    }

    private void plan(String layer, Op.Dense dense) {
        Buffer out = freeOrNew(layer, dense.outputs());
        steps.add(
                new PredictorStep.PackedDense(layer, dense, waiting, List.of(), Optional.empty(), layer, current, out));
        waiting.clear();
        current = out;
    }

    /** A buffer of that width which nobody reads any more, or a new one. */
    private Buffer freeOrNew(String layer, int width) {
        return steps.stream()
                .map(PredictorStep::out)
                .filter(buffer -> buffer.width() == width && !buffer.equals(current) && !buffer.equals(input))
                .findFirst()
                .orElseGet(() -> Buffer.output(layer, width));
    }

    private void planNorm(String layer) {
        Optional<PredictorStep.PackedDense> open = openDense();
        if (open.isEmpty()) {
            waiting.add(0, layer);
            return;
        }
        PredictorStep.PackedDense dense = open.get();
        List<String> normsAfter = new ArrayList<>(dense.normsAfter());
        normsAfter.add(layer);
        replaceLast(new PredictorStep.PackedDense(
                dense.layer(),
                dense.op(),
                dense.normsBefore(),
                normsAfter,
                dense.epilogue(),
                dense.epilogueLayer(),
                dense.in(),
                dense.out()));
    }

    private void plan(String layer, Op.Activate activate) {
        Optional<PredictorStep.PackedDense> open = openDense();
        if (open.isEmpty()) {
            keepWaiting();
            steps.add(new PredictorStep.Activation(layer, activate, current));
            return;
        }
        PredictorStep.PackedDense dense = open.get();
        replaceLast(new PredictorStep.PackedDense(
                dense.layer(),
                dense.op(),
                dense.normsBefore(),
                dense.normsAfter(),
                Optional.of(activate),
                layer,
                dense.in(),
                dense.out()));
    }

    /** The last step, where it is a dense layer that nothing but its norms has followed yet. */
    private Optional<PredictorStep.PackedDense> openDense() {
        if (waiting.isEmpty()
                && !steps.isEmpty()
                && steps.get(steps.size() - 1) instanceof PredictorStep.PackedDense dense
                && dense.epilogue().isEmpty()) {
            return Optional.of(dense);
        }
        return Optional.empty();
    }

    private void replaceLast(PredictorStep step) {
        steps.set(steps.size() - 1, step);
    }

    private void keepWaiting() {
        for (int i = waiting.size() - 1; i >= 0; i--) {
            steps.add(new PredictorStep.PackedNorm(waiting.get(i), current));
        }
        waiting.clear();
    }
}
