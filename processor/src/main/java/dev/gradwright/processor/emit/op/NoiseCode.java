package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.plan.InputGradient;
import java.util.List;
import java.util.Optional;

/**
 * Dropout and noise: the key of a step determines what is dropped or added, so the backward pass can recompute the
 * mask.
 */
abstract class NoiseCode extends OpCode {
    private static final String STREAM = "Stream";

    private final String kernel;
    private final String attribute;
    private final double amount;

    /**
     * @param attribute the name of the amount: rate or deviation
     * @param amount the declared argument of the kernel
     */
    NoiseCode(String kernel, String attribute, double amount) {
        this.kernel = kernel;
        this.attribute = attribute;
        this.amount = amount;
    }

    private String amountField(NetworkLayer layer) {
        return layer.field(Words.capitalized(attribute));
    }

    /** The comment of the forward pass: what the layer does in training. */
    abstract String effect();

    /** The remark of the comment of the backward pass. */
    abstract String backwardComment();

    /** Computes the gradient of the input; empty if it is already in place. */
    abstract CodeBlock backward(NetworkLayer layer, InputGradient dx);

    @Override
    public final List<FieldSpec> fields(NetworkLayer layer) {
        return List.of(
                field(RuntimeTypes.SETTING, amountField(layer)),
                field(RuntimeTypes.RANDOM_STREAM, layer.field(STREAM)));
    }

    @Override
    public final CodeBlock create(NetworkLayer layer) {
        return CodeBlock.builder()
                .addStatement("$L = $L", amountField(layer), SettingCode.of(layer.name() + "." + attribute, amount))
                .addStatement("$L = factory.stream($S)", layer.field(STREAM), layer.name())
                .build();
    }

    @Override
    public final Pass forward(NetworkLayer layer) {
        CodeBlock body = CodeBlock.builder()
                .beginControlFlow("if (mode != $T.INFER)", RuntimeTypes.MODE)
                .add(call(
                        layer, kernel, layer.trainingIn(), layer.of(layer.plan().out())))
                .endControlFlow()
                .build();
        String comment = layer.name() + ": " + effect() + " by default, except in inference" + layer.inPlace();
        return new Pass(comment, true, body);
    }

    @Override
    public final Optional<Pass> backward(NetworkLayer layer) {
        return layer.plan()
                .dx()
                .map(dx -> CodeBlock.builder()
                        .add(backward(layer, dx))
                        .add(layer.addContribution(dx))
                        .build())
                .filter(body -> !body.isEmpty())
                .map(body -> Pass.of(layer.name() + ": " + backwardComment(), body));
    }

    final CodeBlock call(NetworkLayer layer, String name, String from, String to) {
        return CodeBlock.builder()
                .addStatement(
                        "kernels.$L($L, $L, $L.key(draw), $L)",
                        name,
                        from,
                        amountField(layer) + ".floatValue()",
                        layer.field(STREAM),
                        to)
                .build();
    }

    /** Predictors have no noise. */
    @Override
    public final Pass inference(PredictorLayer layer) {
        throw new IllegalStateException(layer.name() + " does nothing in inference");
    }
}
