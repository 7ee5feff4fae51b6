package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.InputGradient;
import dev.gradwright.processor.plan.LayerPlan.ConcatPlan;
import dev.gradwright.processor.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Layers side by side. */
final class ConcatEmitter extends LayerEmitter {
    private final ConcatPlan plan;

    ConcatEmitter(NetworkContext context, ConcatPlan plan) {
        super(context, plan);
        this.plan = plan;
    }

    @Override
    Optional<Pass> forward() {
        String comment = layer().name() + ": " + Words.sources(layer().sources()) + " → "
                + plan.op().outputs();
        List<String> parts = plan.in().stream().map(this::name).toList();
        CodeBlock body = CodeBlocks.concat("kernels", parts, plan.op().widths(), name(plan.out()));
        boolean needsTraining = !plan.in().stream().allMatch(Value::isSame);
        return Optional.of(new Pass(comment, needsTraining, body));
    }

    @Override
    Optional<Pass> backward() {
        return plan.gradient().map(this::backward);
    }

    private Pass backward(Buffer dy) {
        CodeBlock.Builder body = CodeBlock.builder();
        List<String> wanted = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < plan.in().size(); i++) {
            Optional<InputGradient> dPart = plan.dParts().get(i);
            if (dPart.isPresent()) {
                wanted.add(layer().sources().get(i));
                body.addStatement(
                                "kernels.takeColumns($L, $L, $L)",
                                name(dy),
                                first,
                                name(dPart.get().made()))
                        .add(addShare(dPart.get()));
            }
            first += plan.op().widths().get(i);
        }
        String comment = layer().name() + ": " + plan.op().outputs() + " → " + Words.sources(wanted);
        return new Pass(comment, false, body.build());
    }
}
