package dev.gradwright.processor.emit.op;

import dev.gradwright.processor.lower.Op;

/** Chooses the code of an operation. */
final class CodeOfOp implements Op.Visitor<OpCode> {
    static final CodeOfOp VISITOR = new CodeOfOp();

    private CodeOfOp() {}

    @Override
    public OpCode dense(Op.Dense op) {
        return new DenseCode(op);
    }

    @Override
    public OpCode activate(Op.Activate op) {
        return new ActivateCode(op);
    }

    @Override
    public OpCode batchNorm(Op.BatchNorm op) {
        return new BatchNormCode(op);
    }

    @Override
    public OpCode layerNorm(Op.LayerNorm op) {
        return new RowNormCode(
                op,
                "layer norm",
                "dγ = Σ dy·x̂, dβ = Σ dy, dx = (g − mean(g) − x̂·mean(g·x̂))/σ with g = γ·dy and means by row");
    }

    @Override
    public OpCode rmsNorm(Op.RmsNorm op) {
        return new RowNormCode(
                op,
                "RMS norm",
                "dγ = Σ dy·x̂, dx = (g − x̂·mean(g·x̂))/r with g = γ·dy, means by row and r = √(mean(x²) + ε)");
    }

    @Override
    public OpCode embedding(Op.Embedding op) {
        return new EmbeddingCode(op);
    }

    @Override
    public OpCode prelu(Op.PRelu op) {
        return new PReluCode(op);
    }

    @Override
    public OpCode dropout(Op.Dropout op) {
        return new DropoutCode(op.rate(), "dropout", "dropout", "dropout", "dx = mask·dy/(1 − rate)");
    }

    @Override
    public OpCode alphaDropout(Op.AlphaDropout op) {
        return new DropoutCode(op.rate(), "alpha dropout", "alphaDropout", "alphaDropoutBackward", "dx = a·mask·dy");
    }

    @Override
    public OpCode gaussianNoise(Op.GaussianNoise op) {
        return new GaussianNoiseCode(op);
    }

    @Override
    public OpCode add(Op.Add op) {
        return new AddCode(op);
    }

    @Override
    public OpCode concat(Op.Concat op) {
        return new ConcatCode(op);
    }

    @Override
    public OpCode expand(Op.Expand op) {
        return new ExpandCode(op);
    }

    @Override
    public OpCode memberMean(Op.MemberMean op) {
        return new MemberMeanCode(op);
    }
}
