package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.lower.ParameterShape;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.InputGradient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The common code of layers with trained values for each feature: these parameters, and one backward kernel for them
 * and the input.
 */
abstract class FeaturewiseCode extends OpCode {
    private static final String DISCARDED = "Discarded";

    private final Op.Featurewise op;
    private final ClassName handleType;

    /** @param name of the handle's class, without {@code Layer} */
    FeaturewiseCode(Op.Featurewise op, String name) {
        this.op = op;
        this.handleType = RuntimeTypes.layer(name);
    }

    /** A noun phrase for the layer. */
    abstract String words();

    /** A noun phrase for the values of a parameter. */
    abstract String wordsOf(String role);

    /** The initial value of a parameter, as a literal. */
    abstract String initialValueOf(String role);

    /** The formulas of the gradients. */
    abstract String formulas();

    /** The call that computes the layer. */
    abstract CodeBlock compute(Operands x);

    /** The call that computes the gradients, from {@code dy} into {@code dx}. */
    abstract CodeBlock gradients(NetworkLayer layer, String dy, String dx);

    /** The parameters, in order. */
    final List<String> roles() {
        return op.parameters().stream().map(ParameterShape::role).toList();
    }

    @Override
    public final ClassName handleType() {
        return handleType;
    }

    @Override
    public final List<FieldSpec> fields(NetworkLayer layer) {
        List<FieldSpec> fields = new ArrayList<>();
        roles().forEach(role -> fields.add(field(RuntimeTypes.NETWORK_PARAMETER, layer.parameter(role))));
        discarded(layer)
                .ifPresent(name -> fields.add(field(RuntimeTypes.TENSOR, name).toBuilder()
                        .addJavadoc("Scratch for the gradients of a frozen layer, which are discarded.")
                        .build()));
        return fields;
    }

    /** Scratch for the gradients of a frozen layer, which are discarded. */
    private static Optional<String> discarded(NetworkLayer layer) {
        return layer.isFrozen() && layer.plan().gradient().isPresent()
                ? Optional.of(layer.field(DISCARDED))
                : Optional.empty();
    }

    @Override
    public final CodeBlock create(NetworkLayer layer) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (String role : roles()) {
            code.addStatement(
                    "$L = factory.constant($S, $L, $L$L)",
                    layer.parameter(role),
                    layer.name() + "." + role,
                    op.width(),
                    initialValueOf(role),
                    ParameterCode.spec(layer.isFrozen()));
        }
        discarded(layer).ifPresent(name -> code.addStatement("$L = kernels.vector($L)", name, op.width()));
        return code.build();
    }

    @Override
    public final CodeBlock newHandle(NetworkLayer layer) {
        String parameters =
                String.join(", ", roles().stream().map(layer::parameter).toList());
        return CodeBlock.of("new $T($S, $L)", handleType, layer.name(), parameters);
    }

    @Override
    public final Pass forward(NetworkLayer layer) {
        return new Pass(comment(layer.name()) + layer.frozen(), layer.needsMode(), compute(layer.operands()));
    }

    @Override
    public final Optional<Pass> backward(NetworkLayer layer) {
        return layer.plan().gradient().map(dy -> backward(layer, dy));
    }

    private Pass backward(NetworkLayer layer, Buffer dy) {
        Optional<InputGradient> dx = layer.plan().dx();
        CodeBlock body = CodeBlock.builder()
                .add(gradients(layer, layer.dy(), dx.map(layer::target).orElseGet(layer::dy)))
                .add(dx.map(layer::addContribution).orElse(CodeBlock.of("")))
                .build();
        String inPlace = dx.filter(it -> it.target().equals(dy)).isPresent() ? ", gradients in place" : "";
        String unused = dx.isEmpty() ? "; dx overwrites dy and is not used" : "";
        return Pass.of(comment(layer.name()) + layer.frozen() + inPlace + "; " + formulas() + unused, body);
    }

    /** The tensor for the gradient of a trained value. */
    final String gradientOf(NetworkLayer layer, String role) {
        return discarded(layer).orElseGet(() -> layer.parameter(role) + ".gradientTensor()");
    }

    @Override
    public final List<Packed> packed(PredictorLayer layer) {
        return roles().stream()
                .map(role -> new Packed(
                        RuntimeTypes.TENSOR,
                        layer.field(role),
                        wordsOf(role) + " of " + Words.features(op.width()),
                        CodeBlock.of("weights.packVector($S, $L)", layer.name() + "." + role, op.width())))
                .toList();
    }

    @Override
    public final Pass inference(PredictorLayer layer) {
        return Pass.of(comment(layer.name()) + layer.inPlace(), compute(layer.operands(layer::weights)));
    }

    private String comment(String layer) {
        return layer + ": " + words() + " of " + Words.features(op.width());
    }
}
