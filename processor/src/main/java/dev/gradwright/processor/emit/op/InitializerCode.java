package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.emit.text.StaticImports;
import dev.gradwright.processor.spec.LayerSpec.InitSpec;

/** The expression that says how weights are drawn. */
final class InitializerCode {
    private InitializerCode() {}

    static CodeBlock of(InitSpec init, StaticImports imports) {
        if (init instanceof InitSpec.Named named) {
            return CodeBlock.of("$L", imports.name(named.initializer()));
        } else if (init instanceof InitSpec.VarianceScaling scaling) {
            return CodeBlock.of(
                    "new $T($L, $L, $L)",
                    RuntimeTypes.VARIANCE_SCALING,
                    Literals.ofDouble(scaling.scale().value()),
                    imports.name(scaling.mode()),
                    imports.name(scaling.distribution()));
        } else if (init instanceof InitSpec.RandomNormal normal) {
            return CodeBlock.of(
                    "new $T($L, $L)",
                    RuntimeTypes.RANDOM_NORMAL,
                    Literals.ofDouble(normal.mean().value()),
                    Literals.ofDouble(normal.stddev().value()));
        } else if (init instanceof InitSpec.RandomUniform uniform) {
            return CodeBlock.of(
                    "new $T($L, $L)",
                    RuntimeTypes.RANDOM_UNIFORM,
                    Literals.ofDouble(uniform.min().value()),
                    Literals.ofDouble(uniform.max().value()));
        } else if (init instanceof InitSpec.Constant constant) {
            return CodeBlock.of(
                    "new $T($L)",
                    RuntimeTypes.CONSTANT,
                    Literals.ofDouble(constant.value().value()));
        }
        throw new AssertionError(init);
    }
}
