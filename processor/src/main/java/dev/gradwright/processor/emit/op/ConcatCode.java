package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.plan.InputGradient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The features of several layers, concatenated. */
final class ConcatCode extends OpCode {
    private final Op.Concat op;

    ConcatCode(Op.Concat op) {
        this.op = op;
    }

    @Override
    public Pass forward(NetworkLayer layer) {
        return new Pass(comment(layer.layer()), layer.needsMode(), concat(layer.operands()));
    }

    @Override
    public Pass inference(PredictorLayer layer) {
        return Pass.of(comment(layer.step().layer()), concat(layer.operands()));
    }

    private String comment(LoweredLayer layer) {
        return layer.name() + ": " + Words.sources(layer.sources()) + ", concatenated, " + Words.features(op.outputs());
    }

    private CodeBlock concat(Operands x) {
        CodeBlock.Builder code = CodeBlock.builder();
        int first = 0;
        for (int i = 0; i < x.ins().size(); i++) {
            code.addStatement("$L.putColumns($L, $L, $L)", x.kernels(), x.ins().get(i), first, x.out());
            first += op.widths().get(i);
        }
        return code.build();
    }

    @Override
    public Optional<Pass> backward(NetworkLayer layer) {
        return layer.plan().gradient().map(dy -> takeColumns(layer));
    }

    private Pass takeColumns(NetworkLayer layer) {
        CodeBlock.Builder body = CodeBlock.builder();
        List<String> wanted = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < op.widths().size(); i++) {
            Optional<InputGradient> dPart = layer.plan().dxs().get(i);
            if (dPart.isPresent()) {
                wanted.add(layer.layer().sources().get(i));
                body.addStatement("kernels.takeColumns($L, $L, $L)", layer.dy(), first, layer.target(dPart.get()))
                        .add(layer.addContribution(dPart.get()));
            }
            first += op.widths().get(i);
        }
        return Pass.of(layer.name() + ": dx = the columns of dy that belong to " + Words.sources(wanted), body.build());
    }
}
