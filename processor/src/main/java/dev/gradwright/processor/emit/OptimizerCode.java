package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.emit.text.StaticImports;
import dev.gradwright.processor.spec.ClipSpec;
import dev.gradwright.processor.spec.CustomClass;
import dev.gradwright.processor.spec.HyperParameter;
import dev.gradwright.processor.spec.HyperParameters;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.OptimizerKind;
import dev.gradwright.processor.spec.OptimizerSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.ArrayList;
import java.util.List;

/** The expressions that make the optimizer: its update rule, its schedule, its clipping and what it does beside. */
final class OptimizerCode {
    private OptimizerCode() {}

    /** The optimizer of all parameters. */
    static CodeBlock of(NetworkSpec spec, StaticImports imports) {
        HyperParameters values = spec.optimizer().hyperParameters();
        CodeBlock beside = CodeBlock.join(
                List.of(
                        unlessZero("decaying", values.number("weightDecay")),
                        unlessZero("averaging", values.number("averaging"))),
                "");
        return CodeBlock.of(
                beside.isEmpty()
                        ? "new $T(\nkernels,\nlayers.parameters(),\n$L,\n$L,\n$L)$L"
                        : "new $T($>$>\nkernels,\nlayers.parameters(),\n$L,\n$L,\n$L)$<$<$L",
                RuntimeTypes.PARAMETER_OPTIMIZER,
                rule(spec.optimizer(), imports),
                ScheduleCode.of(spec, imports),
                clipping(spec),
                beside);
    }

    /** The runtime's rule takes the optimizer's own attributes in their order. */
    private static CodeBlock rule(OptimizerSpec optimizer, StaticImports imports) {
        OptimizerKind kind = optimizer.kind();
        HyperParameters values = optimizer.hyperParameters();
        return kind == OptimizerKind.CUSTOM
                ? custom(values.customClass("value").value(), List.of())
                : creation(RuntimeTypes.rule(kind), arguments(kind.own(), values, imports));
    }

    /** The values of attributes, in order. */
    static List<CodeBlock> arguments(
            List<HyperParameter> hyperParameters, HyperParameters values, StaticImports imports) {
        List<CodeBlock> arguments = new ArrayList<>();
        for (HyperParameter hyperParameter : hyperParameters) {
            arguments.add(argument(values.get(hyperParameter.name()).value(), imports));
        }
        return arguments;
    }

    private static CodeBlock argument(Object value, StaticImports imports) {
        if (value instanceof Double number) {
            return CodeBlock.of("$L", Literals.ofDouble(number));
        } else if (value instanceof Enum<?> constant) {
            return CodeBlock.of("$L", imports.name(constant));
        } else if (value instanceof String text) {
            return CodeBlock.of("$S", text);
        }
        return CodeBlock.of("$L", value);
    }

    /** {@code new Type(arguments)}. */
    static CodeBlock creation(ClassName type, List<CodeBlock> arguments) {
        return CodeBlock.of("new $T($L)", type, CodeBlock.join(arguments, ", "));
    }

    /** {@code new Type(arguments)} of the user's own class. */
    static CodeBlock custom(CustomClass type, List<CodeBlock> arguments) {
        String[] names = type.name().split("\\.", -1);
        ClassName name = ClassName.get(type.packageName(), names[0]);
        for (int i = 1; i < names.length; i++) {
            name = name.nestedClass(names[i]);
        }
        return CodeBlock.of("new $T$L($L)", name, type.isGeneric() ? "<>" : "", CodeBlock.join(arguments, ", "));
    }

    private static CodeBlock unlessZero(String method, Valued<Double> value) {
        return value.value() == 0
                ? CodeBlock.of("")
                : CodeBlock.of("\n.$L($L)", method, Literals.ofDouble(value.value()));
    }

    private static CodeBlock clipping(NetworkSpec spec) {
        return spec.clip()
                .map(OptimizerCode::clipping)
                .orElseGet(() -> CodeBlock.of("$T.none()", RuntimeTypes.GRADIENT_CLIPPING));
    }

    private static CodeBlock clipping(ClipSpec clip) {
        if (clip.value().value() > 0) {
            return clipping("byValue", clip.value());
        } else if (clip.norm().value() > 0) {
            return clipping("byNorm", clip.norm());
        } else if (clip.globalNorm().value() > 0) {
            return clipping("byGlobalNorm", clip.globalNorm());
        }
        return CodeBlock.of("$T.none()", RuntimeTypes.GRADIENT_CLIPPING);
    }

    private static CodeBlock clipping(String way, Valued<Double> limit) {
        return CodeBlock.of("$T.$L($L)", RuntimeTypes.GRADIENT_CLIPPING, way, Literals.ofDouble(limit.value()));
    }
}
