package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.InputGradient;
import dev.gradwright.processor.plan.LayerPlan.AddPlan;
import dev.gradwright.processor.plan.Value;
import java.util.List;
import java.util.Optional;

/** A sum of layers, from the left. */
final class AddEmitter extends LayerEmitter {
    private final AddPlan plan;

    AddEmitter(NetworkContext context, AddPlan plan) {
        super(context, plan);
        this.plan = plan;
    }

    @Override
    Optional<Pass> forward() {
        String comment = layer().name() + ": " + Words.sum(layer().sources()) + " of "
                + plan.op().width() + (plan.isInPlace() ? ", in place" : "");
        List<String> terms = plan.in().stream().map(this::name).toList();
        CodeBlock body = CodeBlocks.sum("kernels", terms, name(plan.out()));
        boolean needsTraining = !plan.in().stream().allMatch(Value::isSame);
        return Optional.of(new Pass(comment, needsTraining, body));
    }

    @Override
    Optional<Pass> backward() {
        return plan.gradient().filter(dy -> !plan.dTerms().isEmpty()).map(this::backward);
    }

    private Pass backward(Buffer dy) {
        CodeBlock.Builder body = CodeBlock.builder();
        for (InputGradient dTerm : plan.dTerms()) {
            if (dTerm.share().isEmpty()) {
                body.addStatement("kernels.copy($L, $L)", name(dy), name(dTerm.buffer()));
            }
            body.add(addShare(dTerm));
        }
        return new Pass(layer().name() + ": the gradient of the sum is that of each term", false, body.build());
    }
}
