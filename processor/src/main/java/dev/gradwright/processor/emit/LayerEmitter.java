package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.gradwright.processor.emit.NetworkNames.Alias;
import dev.gradwright.processor.emit.op.NetworkLayer;
import dev.gradwright.processor.emit.op.OpCode;
import dev.gradwright.processor.emit.op.Pass;
import dev.gradwright.processor.emit.text.LineBreaks;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.LayerPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Generates one layer of a network: its fields, its creation, and its forward and backward pass. */
final class LayerEmitter {
    private record Active(NetworkLayer layer, OpCode code) {}

    private final NetworkContext context;
    private final LoweredLayer layer;
    private final Optional<Active> active;
    private final List<FieldSpec> fields;

    LayerEmitter(NetworkContext context, LayerPlan plan) {
        this.context = context;
        this.layer = plan.layer();
        this.active = plan.active()
                .map(running -> new Active(
                        new NetworkLayer(context.plan(), running, context.names(), context.imports()),
                        OpCode.of(running.op())));
        this.fields = newFields();
    }

    LoweredLayer layer() {
        return layer;
    }

    String handle() {
        return context.names().handle(layer.name());
    }

    ClassName handleType() {
        return active.map(it -> it.code().handleType()).orElse(RuntimeTypes.LAYER);
    }

    /** The forward pass; empty if the layer runs no operation. */
    Optional<Pass> forward() {
        return active.map(it -> it.code().forward(it.layer()));
    }

    /** The backward pass, from the gradient of the output to those of the parameters and the input. */
    Optional<Pass> backward() {
        return active.flatMap(it -> it.code().backward(it.layer()));
    }

    /**
     * Statements that run the layer forward in training and trace its output before another layer overwrites it.
     *
     * @param forward the call of {@link #forward}
     */
    List<CodeBlock> trace(CodeBlock forward) {
        return active.map(it -> it.code().trace(it.layer(), forward)).orElse(List.of());
    }

    List<FieldSpec> fields() {
        return fields;
    }

    private List<FieldSpec> newFields() {
        List<FieldSpec> fields = new ArrayList<>();
        fields.add(FieldSpec.builder(handleType(), handle(), Modifier.PRIVATE).build());
        active.ifPresent(it -> fields.addAll(it.code().fields(it.layer())));
        for (Buffer buffer : ownBuffers()) {
            fields.add(tensor(context.names().of(buffer), context.describe(buffer)));
        }
        for (Alias alias : aliases()) {
            String owner = context.names().of(alias.buffer());
            fields.add(tensor(
                    alias.name(),
                    Words.rows(alias.buffer().members()) + " × "
                            + alias.buffer().width() + ", the same tensor as " + owner));
        }
        return fields;
    }

    private static FieldSpec tensor(String name, String comment) {
        return FieldSpec.builder(RuntimeTypes.TENSOR, name, Modifier.PRIVATE)
                .addJavadoc("$L.", LineBreaks.inComment(comment))
                .build();
    }

    /** The statements that assign the fields, one each. */
    Creation creation() {
        return new Creation(layer.name(), create(), fields.size(), 0);
    }

    private CodeBlock create() {
        CodeBlock.Builder code = CodeBlock.builder();
        active.ifPresent(it -> code.add(it.code().create(it.layer())));
        for (Buffer buffer : ownBuffers()) {
            code.addStatement("$L = kernels.activations($L)", context.names().of(buffer), buffer.width());
        }
        for (Alias alias : aliases()) {
            code.addStatement("$L = $L", alias.name(), context.names().of(alias.buffer()));
        }
        active.ifPresent(it -> code.add(it.code().createOnBuffers(it.layer())));
        return code.addStatement(
                        "$L = layers.add($L$L)",
                        handle(),
                        active.map(it -> it.code().newHandle(it.layer())).orElseGet(() -> OpCode.newHandle(layer)),
                        layer.learningRate() == 1 ? "" : ", " + Literals.ofDouble(layer.learningRate()))
                .build();
    }

    private List<Alias> aliases() {
        return context.names().aliases(layer.name());
    }

    private List<Buffer> ownBuffers() {
        return context.plan().buffersOf(layer.name());
    }
}
