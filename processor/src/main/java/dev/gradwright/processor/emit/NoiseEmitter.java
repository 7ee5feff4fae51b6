package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.InputGradient;
import dev.gradwright.processor.plan.LayerPlan.NoisePlan;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Dropout and noise: the key of a step decides what is dropped or added, so the backward pass drops the same without keeping a
 * mask.
 */
final class NoiseEmitter extends LayerEmitter {
    private final NoisePlan plan;
    private final String stream;

    NoiseEmitter(NetworkContext context, NoisePlan plan) {
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
        String comment = plan.op() instanceof Op.GaussianNoise
                ? ": passes the gradient on"
                : ": applies the mask of the forward pass";
        return plan.dx()
                .map(dx -> backward(plan.gradient().orElseThrow(), dx))
                .filter(body -> !body.isEmpty())
                .map(body -> new Pass(layer().name() + comment, false, body));
    }

    private CodeBlock backward(Buffer dy, InputGradient dx) {
        return CodeBlock.builder()
                .add(
                        plan.op() instanceof Op.GaussianNoise
                                ? copy(dy, dx.made())
                                : call(backwardKernel(), dy, dx.made()))
                .add(addShare(dx))
                .build();
    }

    private String backwardKernel() {
        return plan.op() instanceof Op.AlphaDropout ? kernel() + "Backward" : kernel();
    }

    private CodeBlock copy(Buffer from, Buffer to) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (!from.equals(to)) {
            code.addStatement("kernels.copy($L, $L)", name(from), name(to));
        }
        return code.build();
    }

    private String deed() {
        if (plan.op() instanceof Op.GaussianNoise) {
            return "adds noise of deviation " + Literals.ofDouble(plan.op().amount()) + " to ";
        }
        return "drops " + Literals.percent(plan.op().amount()) + " of ";
    }

    private String kernel() {
        if (plan.op() instanceof Op.GaussianNoise) {
            return "gaussianNoise";
        }
        return plan.op() instanceof Op.AlphaDropout ? "alphaDropout" : "dropout";
    }

    private CodeBlock call(String kernel, Buffer from, Buffer to) {
        return CodeBlock.builder()
                .addStatement(
                        "kernels.$L($L, $L, $T.derive($L, draw), $L)",
                        kernel,
                        name(from),
                        Literals.ofFloat(plan.op().amount()),
                        RuntimeTypes.COUNTER_RANDOM,
                        stream,
                        name(to))
                .build();
    }
}
