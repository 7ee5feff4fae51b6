package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.LayerPlan.DropoutPlan;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Dropout: the key of a step decides what is dropped, so the backward pass drops the same without keeping a mask. */
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
                .add(drop(plan.in(), plan.out()))
                .endControlFlow()
                .build();
        String comment =
                layer().name() + ": drops " + Literals.percent(plan.op().rate()) + " of "
                        + plan.op().width() + " in training" + (plan.isInPlace() ? ", in place" : "");
        return Optional.of(new Pass(comment, true, body));
    }

    @Override
    Optional<Pass> backward() {
        return plan.gradient()
                .map(gradient ->
                        new Pass(layer().name() + ": drops what was dropped forward", false, drop(gradient, gradient)));
    }

    private CodeBlock drop(Buffer from, Buffer to) {
        return CodeBlock.builder()
                .addStatement(
                        "kernels.dropout($L, $L, $T.derive($L, draw), $L)",
                        name(from),
                        Literals.ofFloat(plan.op().rate()),
                        RuntimeTypes.COUNTER_RANDOM,
                        stream,
                        name(to))
                .build();
    }
}
