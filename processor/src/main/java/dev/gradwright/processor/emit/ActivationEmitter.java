package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.emit.text.StaticImports;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.InputGradient;
import dev.gradwright.processor.plan.LayerPlan.ActivatePlan;
import java.util.Optional;

/** An activation on its own: {@code y = f(x)}. */
final class ActivationEmitter extends LayerEmitter {
    private final ActivatePlan plan;

    ActivationEmitter(NetworkContext context, ActivatePlan plan) {
        super(context, plan);
        this.plan = plan;
    }

    /** What kernels take for a function: its name and its α. */
    static String arguments(StaticImports imports, Op.Activate op) {
        return imports.name(op.function()) + ", " + Literals.ofFloat(op.alpha());
    }

    @Override
    Optional<Pass> forward() {
        String comment = layer().name() + ": " + Words.of(plan.op().function()) + " of "
                + plan.op().width() + (plan.isInPlace() ? ", in place" : "");
        CodeBlock body = CodeBlock.builder()
                .addStatement(
                        "kernels.activate($L, $L, $L)",
                        arguments(context().imports(), plan.op()),
                        name(plan.in()),
                        name(plan.out()))
                .build();
        return Optional.of(new Pass(comment, !plan.in().isSame(), body));
    }

    @Override
    Optional<Pass> backward() {
        return plan.dx().map(dx -> backward(plan.gradient().orElseThrow(), dx));
    }

    private Pass backward(Buffer dy, InputGradient dx) {
        String comment =
                layer().name() + ": the slope of the " + Words.of(plan.op().function())
                        + (plan.op().slopeNeedsInput() ? ", from its input" : ", from its output");
        CodeBlock body = CodeBlock.builder()
                .addStatement(
                        "kernels.activateBackward($L, $L, $L, $L)",
                        arguments(context().imports(), plan.op()),
                        name(plan.op().slopeNeedsInput() ? plan.in().training() : plan.out()),
                        name(dy),
                        name(dx.made()))
                .add(addShare(dx))
                .build();
        return new Pass(comment, false, body);
    }
}
