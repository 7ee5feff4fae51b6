package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.emit.text.StaticImports;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.plan.InputGradient;
import java.util.Optional;

/** An activation that is not merged into a product: {@code y = f(x)}. */
final class ActivateCode extends OpCode {
    private final Op.Activate op;

    ActivateCode(Op.Activate op) {
        this.op = op;
    }

    /** The arguments of a kernel for a function: its name, and α if it has one. */
    static String arguments(StaticImports imports, Op.Activate op) {
        String name = imports.name(op.function());
        return op.hasAlpha() ? name + ", " + Literals.ofFloat(op.alpha()) : name;
    }

    /** The formula of the gradient {@code dz} by the input of the function. */
    static String formula(Op.Activate op, String dz, String z) {
        return op.function() == ActivationFunction.SOFTMAX ? dz + " = y·(dy − Σ y·dy)" : dz + " = dy·f′(" + z + ")";
    }

    @Override
    public Pass forward(NetworkLayer layer) {
        return new Pass(
                comment(layer.name()) + layer.inPlace(), layer.needsMode(), compute(layer.operands(), layer.imports()));
    }

    @Override
    public Pass inference(PredictorLayer layer) {
        return Pass.of(comment(layer.name()) + layer.inPlace(), compute(layer.operands(), layer.imports()));
    }

    private String comment(String layer) {
        return layer + ": " + Words.of(op.function()) + " of " + Words.features(op.width());
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
        String comment = comment(layer.name()) + "; " + formula(op, "dx", "x")
                + (op.slopeNeedsInput() ? ", computed from x" : ", computed from y");
        CodeBlock body = CodeBlock.builder()
                .addStatement(
                        "kernels.activateBackward($L, $L, $L, $L)",
                        arguments(layer.imports(), op),
                        op.slopeNeedsInput()
                                ? layer.trainingIn()
                                : layer.of(layer.plan().out()),
                        layer.dy(),
                        layer.target(dx))
                .add(layer.addContribution(dx))
                .build();
        return Pass.of(comment, body);
    }
}
