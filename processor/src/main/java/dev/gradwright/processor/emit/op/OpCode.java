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

/**
 * All generated code of one operation: the fields of its layer, its passes in a network, and its step in a predictor.
 */
public abstract class OpCode {
    /** The code of an operation. */
    public static OpCode of(Op op) {
        return op.accept(CodeOfOp.VISITOR);
    }

    /** The type of the layer's handle. */
    public ClassName handleType() {
        return RuntimeTypes.LAYER;
    }

    /** The fields of the layer in addition to its handle and its buffers. */
    public List<FieldSpec> fields(NetworkLayer layer) {
        return List.of();
    }

    /** Statements that assign {@link #fields}. */
    public CodeBlock create(NetworkLayer layer) {
        return CodeBlock.of("");
    }

    /** Statements that assign those of {@link #fields} whose values need the buffers. */
    public CodeBlock createOnBuffers(NetworkLayer layer) {
        return CodeBlock.of("");
    }

    /** An expression that creates the handle. */
    public CodeBlock newHandle(NetworkLayer layer) {
        return newHandle(layer.layer());
    }

    /** An expression that creates the handle of a layer without parameters. */
    public static CodeBlock newHandle(LoweredLayer layer) {
        return CodeBlock.of(
                "new $T($S, $S, $L, $L)",
                RuntimeTypes.LAYER,
                layer.name(),
                layer.kind(),
                layer.inputs(),
                layer.outputs());
    }

    /** The forward pass. */
    public abstract Pass forward(NetworkLayer layer);

    /**
     * Statements that run the layer forward in training and trace its output before another layer overwrites it.
     *
     * @param forward the call of {@link #forward}
     */
    public List<CodeBlock> trace(NetworkLayer layer, CodeBlock forward) {
        return List.of(
                forward, layer.traced(layer.handle(), layer.of(layer.plan().out())));
    }

    /**
     * The backward pass, from the gradient of the output to those of the parameters and the input; empty if there is
     * nothing to do.
     */
    public abstract Optional<Pass> backward(NetworkLayer layer);

    /** The packed weights of the layer in a predictor; none if it has no weights. */
    public List<Packed> packed(PredictorLayer layer) {
        return List.of();
    }

    /** The step of a predictor, with the scratch {@code s} of the call. */
    public abstract Pass inference(PredictorLayer layer);

    static FieldSpec field(ClassName type, String name) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE).build();
    }
}
