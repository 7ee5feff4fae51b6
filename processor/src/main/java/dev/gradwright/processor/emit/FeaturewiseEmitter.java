package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.InputGradient;
import dev.gradwright.processor.plan.LayerPlan.FeaturewisePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What layers with trained values for each feature have in common: these values, and a backward pass for them and the input. */
abstract class FeaturewiseEmitter extends LayerEmitter {
    private final FeaturewisePlan plan;
    private final List<String> values;
    /** Scratch for the gradients of a frozen layer, which are discarded. */
    private final Optional<String> spare;

    /** @param values what the trained values are called */
    FeaturewiseEmitter(NetworkContext context, FeaturewisePlan plan, String... values) {
        super(context, plan);
        this.plan = plan;
        this.values = Stream.of(values).map(this::keptField).toList();
        this.spare =
                layer().isFrozen() && plan.gradient().isPresent() ? Optional.of(keptField("Spare")) : Optional.empty();
    }

    @Override
    final List<FieldSpec> stateFields() {
        List<FieldSpec> fields = new ArrayList<>();
        values.forEach(name -> fields.add(field(RuntimeTypes.NETWORK_PARAMETER, name)));
        spare.ifPresent(name -> fields.add(field(RuntimeTypes.TENSOR, name).toBuilder()
                .addJavadoc("Scratch for the gradients of a frozen layer, which are discarded.")
                .build()));
        return fields;
    }

    @Override
    final CodeBlock createState() {
        CodeBlock.Builder code = CodeBlock.builder().add(createValues());
        spare.ifPresent(name ->
                code.addStatement("$L = kernels.vector($L)", name, plan.op().width()));
        return code.build();
    }

    /** Makes the trained values. */
    abstract CodeBlock createValues();

    @Override
    final Optional<Pass> backward() {
        return plan.gradient().map(this::backward);
    }

    private Pass backward(Buffer dy) {
        Buffer into = plan.dx().map(InputGradient::made).orElse(dy);
        CodeBlock body = CodeBlock.builder()
                .add(backward(name(dy), name(into)))
                .add(plan.dx().map(this::addShare).orElse(CodeBlock.of("")))
                .build();
        return new Pass(comment() + (into.equals(dy) ? ", gradients in place" : ""), false, body);
    }

    /** The method of the state that makes trained values. */
    final String constant() {
        return layer().isFrozen() ? "frozenConstant" : "constant";
    }

    /** The call that makes the gradients, of {@code dy} into {@code dx}. */
    abstract CodeBlock backward(String dy, String dx);

    /** Where the gradient by a trained value goes. */
    final String gradientOf(String value) {
        return spare.orElse(value + ".gradientTensor()");
    }

    final String comment() {
        return layer().name() + ": " + words() + " of " + plan.op().width() + (layer().isFrozen() ? ", frozen" : "");
    }

    /** What the layer is, in words. */
    abstract String words();
}
