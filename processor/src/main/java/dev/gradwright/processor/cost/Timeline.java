package dev.gradwright.processor.cost;

import dev.gradwright.processor.cost.BufferCost.Content;
import dev.gradwright.processor.lower.BackwardPass.Reads;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.LayerPlan;
import dev.gradwright.processor.plan.LayerPlan.Active;
import dev.gradwright.processor.plan.Plan;
import dev.gradwright.processor.plan.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps of a training step in order, and which buffers each of them uses. */
final class Timeline {
    private record Use(int first, int last) {}

    private final Plan plan;
    private final List<Active> layers;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Buffer, Use> uses = new LinkedHashMap<>();
    private int loss;

    private Timeline(Plan plan) {
        this.plan = plan;
        this.layers = plan.layers().stream()
                .map(LayerPlan::active)
                .flatMap(Optional::stream)
                .toList();
    }

    static Timeline of(Plan plan) {
        Timeline timeline = new Timeline(plan);
        timeline.load();
        timeline.layers.forEach(timeline::forward);
        timeline.loss();
        for (int layer = timeline.layers.size() - 1; layer >= 0; layer--) {
            timeline.backward(timeline.layers.get(layer));
        }
        return timeline;
    }

    private void load() {
        steps.add(new Step(Step.Kind.LOAD, ""));
        use(plan.input());
    }

    private void forward(Active layer) {
        steps.add(new Step(Step.Kind.FORWARD, layer.layer().name()));
        readInputs(layer);
        layer.preActivation().ifPresent(this::use);
        use(layer.out());
    }

    private void loss() {
        steps.add(new Step(Step.Kind.LOSS, ""));
        loss = steps.size() - 1;
        use(plan.output().training());
        use(plan.outputGradient());
        layers.stream().filter(layer -> layer.op().penalizesActivity()).forEach(layer -> use(layer.out()));
    }

    private void backward(Active layer) {
        if (layer.gradient().isEmpty()) {
            return;
        }
        steps.add(new Step(Step.Kind.BACKWARD, layer.layer().name()));
        layer.gradient().ifPresent(this::use);
        layer.preActivation().ifPresent(this::use);
        if (readsInput(layer)) {
            readInputs(layer);
        }
        if (readsOutput(layer)) {
            use(layer.out());
        }
        layer.norm().ifPresent(this::readInputs);
        layer.dxs().stream().flatMap(Optional::stream).forEach(dx -> {
            use(dx.buffer());
            use(dx.target());
        });
    }

    /** A frozen product has no gradient of its weights, for which the others read their input. */
    private static boolean readsInput(Active layer) {
        boolean isFrozenProduct =
                layer.op().productRole().isProduct() && layer.layer().isFrozen();
        return layer.op().backward().reads() == Reads.INPUT && !isFrozenProduct;
    }

    private static boolean readsOutput(Active layer) {
        Op activation = layer.activation().<Op>map(merged -> merged.op()).orElse(layer.op());
        return activation.backward().reads() == Reads.OUTPUT || layer.op().penalizesActivity();
    }

    private void readInputs(Active layer) {
        layer.ins().stream().map(Value::training).forEach(this::use);
    }

    /** Notes that the last step so far uses a buffer. */
    private void use(Buffer buffer) {
        int now = steps.size() - 1;
        uses.merge(buffer, new Use(now, now), (before, use) -> new Use(before.first(), now));
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** All buffers, those of the loss included, in the order of their first use. */
    List<BufferCost> buffers() {
        List<BufferCost> buffers = new ArrayList<>();
        uses.forEach((buffer, use) -> buffers.add(new BufferCost(
                contentOf(buffer.role()),
                buffer.owner(),
                buffer.floats(),
                plan.usersOf(buffer),
                use.first(),
                use.last())));
        int members = plan.program().members();
        buffers.add(ofLoss(Content.LOSS_PREDICTIONS, members == 1 ? 1 : members + 2));
        buffers.add(ofLoss(Content.LOSS_GRADIENT, 1));
        return buffers.stream()
                .sorted(Comparator.comparingInt(BufferCost::firstUse))
                .toList();
    }

    /**
     * The loss of an ensemble keeps the outputs of all members, those of one, and their mean.
     *
     * @param copies number of matrices of rows × outputs
     */
    private BufferCost ofLoss(Content content, int copies) {
        int width = Math.multiplyExact(copies, plan.program().outputs());
        return new BufferCost(content, "", width, List.of(), loss, loss);
    }

    private static Content contentOf(Buffer.Role role) {
        return switch (role) {
            case INPUT -> Content.INPUT;
            case OUTPUT -> Content.OUTPUT;
            case PRE_ACTIVATION -> Content.PRE_ACTIVATION;
            case GRADIENT -> Content.GRADIENT;
            case CONTRIBUTION -> Content.CONTRIBUTION;
        };
    }
}
