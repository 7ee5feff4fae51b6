package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.emit.text.StaticImports;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.plan.InputGradient;
import java.util.Optional;

/** An activation on its own: {@code y = f(x)}. */
final class ActivateCode extends OpCode {
    private final Op.Activate op;

    ActivateCode(Op.Activate op) {
        this.op = op;
    }

    /** What kernels take for a function: its name and its α. */
    static String arguments(StaticImports imports, Op.Activate op) {
        return imports.name(op.function()) + ", " + Literals.ofFloat(op.alpha());
    }

    @Override
    public Pass forward(NetworkLayer layer) {
        return new Pass(
                comment(layer.name()) + layer.inPlace(),
                layer.needsTraining(),
                compute(layer.operands(), layer.imports()));
    }

    @Override
    public Pass inference(PredictorLayer layer) {
        return Pass.of(comment(layer.name()) + layer.inPlace(), compute(layer.operands(), layer.imports()));
    }

    private String comment(String layer) {
        return layer + ": " + Words.of(op.function()) + " of " + op.width();
    }

    private CodeBlock compute(Operands x, StaticImports imports) {
        return CodeBlock.builder()
                .addStatement("$L.activate($L, $L, $L)", x.kernels(), arguments(imports, op), x.in(), x.out())
                .build();
    }

    @Override
    public Optional<Pass> backward(NetworkLayer layer) {
        return layer.plan().dx().map(dx -> backward(layer, dx));
    }

    private Pass backward(NetworkLayer layer, InputGradient dx) {
        String comment = layer.name() + ": the slope of the " + Words.of(op.function())
                + (op.slopeNeedsInput() ? ", from its input" : ", from its output");
        CodeBlock body = CodeBlock.builder()
                .addStatement(
                        "kernels.activateBackward($L, $L, $L, $L)",
                        arguments(layer.imports(), op),
                        op.slopeNeedsInput()
                                ? layer.trainingIn()
                                : layer.of(layer.plan().out()),
                        layer.of(layer.plan().gradient().orElseThrow()),
                        layer.of(dx.made()))
                .add(layer.addShare(dx))
                .build();
        return Pass.of(comment, body);
    }
}
