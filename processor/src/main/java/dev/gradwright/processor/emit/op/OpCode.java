package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Op;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** All code of one operation: what its layer keeps, its passes in a network, and its step in a predictor. */
public abstract class OpCode {
    /** The code of an operation. */
    public static OpCode of(Op op) {
        return op.accept(CodeOfOp.VISITOR);
    }

    /** The type of the layer's handle. */
    public ClassName handleType() {
        return RuntimeTypes.LAYER;
    }

    /** What the layer keeps besides its handle and its buffers. */
    public List<FieldSpec> fields(NetworkLayer layer) {
        return List.of();
    }

    /** Statements that set {@link #fields}. */
    public CodeBlock create(NetworkLayer layer) {
        return CodeBlock.of("");
    }

    /** Statements that set those of {@link #fields} that need the buffers. */
    public CodeBlock createOnBuffers(NetworkLayer layer) {
        return CodeBlock.of("");
    }

    /** An expression that makes the handle. */
    public CodeBlock newHandle(NetworkLayer layer) {
        return newHandle(layer.layer());
    }

    /** An expression that makes the handle of a layer without parameters. */
    public static CodeBlock newHandle(LoweredLayer layer) {
        return CodeBlock.of(
                "new $T($S, $S, $L, $L)",
                RuntimeTypes.LAYER,
                layer.name(),
                layer.kind(),
                layer.inputs(),
                layer.outputs());
    }

    /** From the input to the output. */
    public abstract Pass forward(NetworkLayer layer);

    /**
     * Statements that run forward in training and show what the layer computed before another layer overwrites it.
     *
     * @param forward the call of {@link #forward}
     */
    public List<CodeBlock> trace(NetworkLayer layer, CodeBlock forward) {
        return List.of(
                forward, layer.traced(layer.handle(), layer.of(layer.plan().out())));
    }

    /** From the gradient by the output to the gradients by the parameters and by the input; empty where there is nothing to do. */
    public abstract Optional<Pass> backward(NetworkLayer layer);

    /** What a predictor keeps of the layer; nothing if it has no weights. */
    public List<Packed> packed(PredictorLayer layer) {
        return List.of();
    }

    /** What a predictor does, with the thread's scratch {@code s}. */
    public abstract Pass inference(PredictorLayer layer);

    static FieldSpec field(ClassName type, String name) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE).build();
    }
}
