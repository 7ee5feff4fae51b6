package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.LayerPlan.DropoutPlan;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Dropout and noise: the key of a step decides what is dropped or added, so the backward pass drops the same without keeping a
 * mask.
 */
final class DropoutEmitter extends LayerEmitter {
    private final DropoutPlan plan;
    private final String stream;

    DropoutEmitter(NetworkContext context, DropoutPlan plan) {
        super(context, plan);
        this.plan = plan;
        this.stream = keptField("Stream");
    }

    @Override
    List<FieldSpec> stateFields() {
        return List.of(
                FieldSpec.builder(TypeName.LONG, stream, Modifier.PRIVATE).build());
    }

    @Override
    CodeBlock createState() {
        return CodeBlock.builder()
                .addStatement("$L = state.stream($S)", stream, layer().name())
                .build();
    }

    @Override
    Optional<Pass> forward() {
        CodeBlock body = CodeBlock.builder()
                .beginControlFlow("if (training)")
                .add(call(kernel(), plan.in(), plan.out()))
                .endControlFlow()
                .build();
        String comment = layer().name() + ": " + deed() + plan.op().width() + " in training"
                + (plan.isInPlace() ? ", in place" : "");
        return Optional.of(new Pass(comment, true, body));
    }

    @Override
    Optional<Pass> backward() {
        if (plan.op() instanceof Op.GaussianNoise) {
            return Optional.empty();
        }
        String kernel = plan.op() instanceof Op.AlphaDropout ? kernel() + "Backward" : kernel();
        return plan.gradient()
                .map(gradient -> new Pass(
                        layer().name() + ": drops what was dropped forward", false, call(kernel, gradient, gradient)));
    }

    private String deed() {
        if (plan.op() instanceof Op.GaussianNoise noise) {
            return "adds noise of deviation " + Literals.ofDouble(noise.deviation()) + " to ";
        }
        return "drops " + Literals.percent(amount()) + " of ";
    }

    private String kernel() {
        if (plan.op() instanceof Op.GaussianNoise) {
            return "gaussianNoise";
        }
        return plan.op() instanceof Op.AlphaDropout ? "alphaDropout" : "dropout";
    }

    private double amount() {
        if (plan.op() instanceof Op.Dropout dropout) {
            return dropout.rate();
        } else if (plan.op() instanceof Op.AlphaDropout dropout) {
            return dropout.rate();
        } else if (plan.op() instanceof Op.GaussianNoise noise) {
            return noise.deviation();
        }
        throw new AssertionError(plan.op());
    }

    private CodeBlock call(String kernel, Buffer from, Buffer to) {
        return CodeBlock.builder()
                .addStatement(
                        "kernels.$L($L, $L, $T.derive($L, draw), $L)",
                        kernel,
                        name(from),
                        Literals.ofFloat(amount()),
                        RuntimeTypes.COUNTER_RANDOM,
                        stream,
                        name(to))
                .build();
    }
}
