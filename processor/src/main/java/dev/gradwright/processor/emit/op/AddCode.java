package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.InputGradient;
import java.util.List;
import java.util.Optional;

/** A sum of layers, added from left to right. */
final class AddCode extends OpCode {
    private final Op.Add op;

    AddCode(Op.Add op) {
        this.op = op;
    }

    @Override
    public Pass forward(NetworkLayer layer) {
        return new Pass(comment(layer.layer()) + layer.inPlace(), layer.needsMode(), sum(layer.operands()));
    }

    @Override
    public Pass inference(PredictorLayer layer) {
        return Pass.of(comment(layer.step().layer()) + layer.inPlace(), sum(layer.operands()));
    }

    private String comment(LoweredLayer layer) {
        return layer.name() + ": " + Words.sum(layer.sources()) + ", " + Words.features(op.width());
    }

    /** One of the first two terms may be in the buffer of the sum. */
    private static CodeBlock sum(Operands x) {
        String out = x.out();
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement(
                        "$L.add($L, $L, $L)",
                        x.kernels(),
                        x.ins().get(0),
                        x.ins().get(1),
                        out);
        x.ins().stream().skip(2).forEach(term -> code.addStatement("$L.add($L, $L, $L)", x.kernels(), out, term, out));
        return code.build();
    }

    @Override
    public Optional<Pass> backward(NetworkLayer layer) {
        return layer.plan()
                .gradient()
                .map(dy -> backward(layer, dy))
                .filter(body -> !body.isEmpty())
                .map(body -> Pass.of(layer.name() + ": dx = dy for each term", body));
    }

    /** Terms whose gradients share the buffer of the sum's gradient need no code. */
    private static CodeBlock backward(NetworkLayer layer, Buffer dy) {
        CodeBlock.Builder body = CodeBlock.builder();
        List<InputGradient> separate = layer.plan().dxs().stream()
                .flatMap(Optional::stream)
                .filter(dTerm -> !dTerm.buffer().equals(dy))
                .toList();
        for (InputGradient dTerm : separate) {
            if (dTerm.contribution().isEmpty()) {
                body.addStatement("kernels.copy($L, $L)", layer.dy(), layer.target(dTerm));
            }
            body.add(layer.addContribution(dTerm));
        }
        return body.build();
    }
}
