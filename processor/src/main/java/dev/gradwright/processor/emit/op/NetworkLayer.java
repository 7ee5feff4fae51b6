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

/** A layer of a network, as the code of its operation sees it: how it runs, and what everything is called. */
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

    /** The field for something that the layer keeps. */
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

    /** The field of the gradient by what the layer computes. */
    String dy() {
        return names.gradient(name());
    }

    /** The field of the gradient by what the layer reads, or of its share of that. */
    String made(InputGradient dx) {
        return dx.share()
                .map(share -> share.role() == Buffer.Role.SHARE ? names.share(name(), share) : dy())
                .orElseGet(() -> names.gradient(dx.layer()));
    }

    /** What the layer reads in training, if that is one thing. */
    String trainingIn() {
        return of(plan.in().training());
    }

    /** An expression for a value, in the mode that {@code mode} says. */
    private CodeBlock of(Value value) {
        return value.isSame()
                ? CodeBlock.of("$L", of(value.training()))
                : CodeBlock.of(
                        "mode == $T.INFER ? $L : $L", RuntimeTypes.MODE, of(value.inference()), of(value.training()));
    }

    /** Whether {@link #operands} ask for the mode. */
    boolean needsMode() {
        return !plan.ins().stream().allMatch(Value::isSame);
    }

    /** What the layer is computed with, in either mode. */
    Operands operands() {
        return operands(plan.ins().stream().map(this::of).toList());
    }

    /** What the layer is computed with in training. */
    Operands trainingOperands() {
        return operands(plan.ins().stream()
                .map(in -> CodeBlock.of("$L", of(in.training())))
                .toList());
    }

    private Operands operands(List<CodeBlock> ins) {
        return new Operands("kernels", ins, role -> parameter(role) + ".tensor()", of(plan.out()));
    }

    /** What a comment says where the layer overwrites what it reads. */
    String inPlace() {
        return plan.isInPlace() ? ", in place" : "";
    }

    /** What a comment says of a frozen layer. */
    String frozen() {
        return isFrozen() ? ", frozen" : "";
    }

    /** Adds what a layer made of the gradient by its input to what other readers have made of it. */
    CodeBlock addShare(InputGradient dx) {
        CodeBlock.Builder code = CodeBlock.builder();
        String sum = names.gradient(dx.layer());
        dx.share().ifPresent(share -> code.addStatement("kernels.add($L, $L, $L)", sum, made(dx), sum));
        return code.build();
    }

    /** A statement that shows what a layer computed before another overwrites it. */
    CodeBlock traced(String handle, String output) {
        return CodeBlock.of("guard.trace($L, $L)", handle, output);
    }
}
