package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.emit.text.StaticImports;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.InputGradient;
import dev.gradwright.processor.plan.LayerPlan.Active;
import dev.gradwright.processor.plan.Plan;
import dev.gradwright.processor.plan.Value;
import java.util.List;

/** A layer of a network for the code of its operation: its plan, and the names of its fields. */
public record NetworkLayer(Plan network, Active plan, FieldNames names, StaticImports imports) {
    LoweredLayer layer() {
        return plan.layer();
    }

    /** The name of the layer. */
    String name() {
        return layer().name();
    }

    boolean isFrozen() {
        return layer().isFrozen();
    }

    /** The field of the layer's handle. */
    String handle() {
        return names.handle(name());
    }

    /** The field for a value of the layer. */
    String field(String what) {
        return names.field(name(), what);
    }

    /** The field of one of the layer's parameters. */
    String parameter(String role) {
        return field(Words.capitalized(role));
    }

    /** The field of a buffer. */
    String of(Buffer buffer) {
        return names.of(buffer);
    }

    /** The field of the gradient of the layer's output. */
    String dy() {
        return names.gradient(name());
    }

    /** The field that the backward kernel writes: the gradient of the input, or the layer's contribution to it. */
    String target(InputGradient dx) {
        return dx.contribution()
                .map(contribution -> contribution.role() == Buffer.Role.CONTRIBUTION
                        ? names.contribution(name(), contribution)
                        : dy())
                .orElseGet(() -> names.gradient(dx.layer()));
    }

    /** The input in training, of a layer with one input. */
    String trainingIn() {
        return of(plan.in().training());
    }

    /** An expression for a value, which depends on the variable {@code mode} if the buffers differ. */
    private CodeBlock of(Value value) {
        return value.isSame()
                ? CodeBlock.of("$L", of(value.training()))
                : CodeBlock.of(
                        "mode == $T.INFER ? $L : $L", RuntimeTypes.MODE, of(value.inference()), of(value.training()));
    }

    /** Whether {@link #operands} depend on the mode. */
    boolean needsMode() {
        return !plan.ins().stream().allMatch(Value::isSame);
    }

    /** The operands of the layer, in either mode. */
    Operands operands() {
        return operands(plan.ins().stream().map(this::of).toList());
    }

    /** The operands of the layer in training. */
    Operands trainingOperands() {
        return operands(plan.ins().stream()
                .map(in -> CodeBlock.of("$L", of(in.training())))
                .toList());
    }

    private Operands operands(List<CodeBlock> ins) {
        return new Operands("kernels", ins, role -> parameter(role) + ".tensor()", of(plan.out()));
    }

    /** The remark of a comment if the layer overwrites an input. */
    String inPlace() {
        return plan.isInPlace() ? ", in place" : "";
    }

    /** The remark of a comment if the layer is frozen. */
    String frozen() {
        return isFrozen() ? ", frozen" : "";
    }

    /** Adds the layer's contribution to the gradient of its input. */
    CodeBlock addContribution(InputGradient dx) {
        CodeBlock.Builder code = CodeBlock.builder();
        String sum = names.gradient(dx.layer());
        dx.contribution().ifPresent(contribution -> code.addStatement("kernels.add($L, $L, $L)", sum, target(dx), sum));
        return code.build();
    }

    /** A statement that traces the output of a layer before another layer overwrites it. */
    CodeBlock traced(String handle, String output) {
        return CodeBlock.of("guard.trace($L, $L)", handle, output);
    }
}
