package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.lower.Op;
import java.util.Optional;

/** The mean over the members of an ensemble, the last step of a predictor. In training the loss reads all members. */
final class MemberMeanCode extends OpCode {
    private final Op.MemberMean op;

    MemberMeanCode(Op.MemberMean op) {
        this.op = op;
    }

    @Override
    public Pass forward(NetworkLayer layer) {
        return new Pass(comment(), layer.needsMode(), mean(layer.operands()));
    }

    @Override
    public Optional<Pass> backward(NetworkLayer layer) {
        return Optional.empty();
    }

    @Override
    public Pass inference(PredictorLayer layer) {
        return Pass.of(comment(), mean(layer.operands()));
    }

    private String comment() {
        return "ensemble: mean over " + op.of() + " members";
    }

    private CodeBlock mean(Operands x) {
        return CodeBlock.builder()
                .addStatement("$L.memberMean($L, $L, $L)", x.kernels(), x.in(), op.of(), x.out())
                .build();
    }
}
