package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.InputGradient;
import dev.gradwright.processor.plan.LayerPlan;
import dev.gradwright.processor.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The text of one layer in a network: its fields, its creation, and what it does forward and backward. */
abstract class LayerEmitter {
    private final NetworkContext context;
    private final LayerPlan plan;
    private final String createName;

    LayerEmitter(NetworkContext context, LayerPlan plan) {
        this.context = context;
        this.plan = plan;
        this.createName = context.names().methodFor("create", plan.layer().name());
    }

    static LayerEmitter of(NetworkContext context, LayerPlan plan) {
        if (plan instanceof LayerPlan.Passive passive) {
            return new PassiveEmitter(context, passive);
        } else if (plan instanceof LayerPlan.DensePlan dense) {
            return new DenseEmitter(context, dense);
        } else if (plan instanceof LayerPlan.ActivatePlan activate) {
            return new ActivationEmitter(context, activate);
        } else if (plan instanceof LayerPlan.BatchNormPlan norm) {
            return new BatchNormEmitter(context, norm);
        } else if (plan instanceof LayerPlan.FeaturewisePlan featurewise) {
            return of(context, featurewise);
        } else if (plan instanceof LayerPlan.NoisePlan noise) {
            return new NoiseEmitter(context, noise);
        } else if (plan instanceof LayerPlan.AddPlan add) {
            return new AddEmitter(context, add);
        } else if (plan instanceof LayerPlan.ConcatPlan concat) {
            return new ConcatEmitter(context, concat);
        }
        throw new AssertionError(plan);
    }

    private static LayerEmitter of(NetworkContext context, LayerPlan.FeaturewisePlan plan) {
        if (plan.op() instanceof Op.LayerNorm norm) {
            return new LayerNormEmitter(context, plan, norm);
        } else if (plan.op() instanceof Op.PRelu prelu) {
            return new PReluEmitter(context, plan, prelu);
        }
        throw new AssertionError(plan);
    }

    /** The handle's type. */
    ClassName handleType() {
        return RuntimeTypes.LAYER;
    }

    /** What the layer keeps besides its handle and its buffers. */
    List<FieldSpec> stateFields() {
        return List.of();
    }

    /** Statements that set {@link #stateFields()}. */
    CodeBlock createState() {
        return CodeBlock.of("");
    }

    /** Statements that set those of {@link #stateFields()} that need the buffers. */
    CodeBlock createOnBuffers() {
        return CodeBlock.of("");
    }

    /** An expression that makes the handle. */
    CodeBlock newHandle() {
        LoweredLayer layer = layer();
        return CodeBlock.of(
                "new $T($S, $S, $L, $L)",
                RuntimeTypes.LAYER,
                layer.name(),
                layer.kind(),
                layer.inputs(),
                layer.outputs());
    }

    /** From the input to the output. */
    abstract Optional<Pass> forward();

    /**
     * Statements that run forward in training and show what the layer computed before another layer overwrites it.
     *
     * @param forward the call of {@link #forward}
     */
    List<CodeBlock> trace(CodeBlock forward) {
        return List.of(forward, traced(handle(), name(plan.result().orElseThrow())));
    }

    static CodeBlock traced(String handle, String output) {
        return CodeBlock.of("state.trace($L, $L)", handle, output);
    }

    /** From the gradient by the output to the gradients by the parameters and by the input. */
    abstract Optional<Pass> backward();

    final List<FieldSpec> fields() {
        List<FieldSpec> fields = new ArrayList<>();
        fields.add(field(handleType(), handle()));
        fields.addAll(stateFields());
        for (Buffer buffer : ownBuffers()) {
            fields.add(FieldSpec.builder(RuntimeTypes.TENSOR, name(buffer), Modifier.PRIVATE)
                    .addJavadoc("$L.", context.describe(buffer))
                    .build());
        }
        return fields;
    }

    final MethodSpec create() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(createName)
                .addModifiers(Modifier.PRIVATE)
                .addCode(createState());
        for (Buffer buffer : ownBuffers()) {
            method.addStatement("$L = kernels.activations($L)", name(buffer), buffer.width());
        }
        return method.addCode(createOnBuffers())
                .addStatement("$L = state.add($L)", handle(), newHandle())
                .build();
    }

    final String handle() {
        return context.names().handle(layer().name());
    }

    final LoweredLayer layer() {
        return plan.layer();
    }

    final NetworkContext context() {
        return context;
    }

    final String name(Buffer buffer) {
        return context.names().of(buffer);
    }

    /** An expression for a value, in the mode that {@code training} says. */
    final String name(Value value) {
        return value.isSame()
                ? name(value.training())
                : "training ? " + name(value.training()) + " : " + name(value.inference());
    }

    /** Adds what a layer made of the gradient by its input to what other readers have made of it. */
    final CodeBlock addShare(InputGradient dx) {
        CodeBlock.Builder code = CodeBlock.builder();
        dx.share()
                .ifPresent(share -> code.addStatement(
                        "kernels.add($L, $L, $L)", name(dx.buffer()), name(share), name(dx.buffer())));
        return code.build();
    }

    final String keptField(String what) {
        return context.names().field(layer().name(), what);
    }

    static FieldSpec field(ClassName type, String name) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE).build();
    }

    private List<Buffer> ownBuffers() {
        return context.plan().buffersOf(layer().name());
    }
}
