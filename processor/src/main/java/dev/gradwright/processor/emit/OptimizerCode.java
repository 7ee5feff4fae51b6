package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Arguments;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.emit.text.StaticImports;
import dev.gradwright.processor.lower.Choice;
import dev.gradwright.processor.lower.ClipOp;
import dev.gradwright.processor.lower.CustomChoice;
import dev.gradwright.processor.lower.TrainingOp;
import java.util.List;

/** The expressions that create the optimizer with its update rule, schedule, clipping, weight decay and averaging. */
final class OptimizerCode {
    private final TrainingOp training;
    private final StaticImports imports;

    private OptimizerCode(TrainingOp training, StaticImports imports) {
        this.training = training;
        this.imports = imports;
    }

    /** The optimizer of all parameters. */
    static CodeBlock of(TrainingOp training, StaticImports imports) {
        return new OptimizerCode(training, imports).optimizer();
    }

    private CodeBlock optimizer() {
        CodeBlock beside = CodeBlock.join(
                List.of(unlessZero("decaying", training.weightDecay()), unlessZero("averaging", training.averaging())),
                "");
        return CodeBlock.of(
                beside.isEmpty()
                        ? "new $T(\nkernels,\nlayers.parameters(),\n$L,\n$L,\n$L)$L"
                        : "new $T($>$>\nkernels,\nlayers.parameters(),\n$L,\n$L,\n$L)$<$<$L",
                RuntimeTypes.PARAMETER_OPTIMIZER,
                rule(),
                schedule(),
                clipping(),
                beside);
    }

    private CodeBlock rule() {
        return training.customRule()
                .map(this::custom)
                .orElseGet(() -> creation(RuntimeTypes.rule(training.rule().kind()), training.rule()));
    }

    private CodeBlock schedule() {
        return training.customSchedule().map(this::custom).orElseGet(() -> schedule(training.schedule()));
    }

    /** A cosine without warm-up is created by a factory method with fewer arguments. */
    private CodeBlock schedule(Choice schedule) {
        ClassName type = RuntimeTypes.schedule(schedule.kind());
        return type.equals(RuntimeTypes.schedule("Cosine")) && !schedule.has("warmupSteps")
                ? CodeBlock.of("$T.of($L)", type, Arguments.of(schedule.values(), imports))
                : creation(type, schedule);
    }

    /** {@code new Type(arguments)}. */
    private CodeBlock creation(ClassName type, Choice choice) {
        return CodeBlock.of("new $T($L)", type, Arguments.of(choice.values(), imports));
    }

    /** {@code new Type(arguments)} of a custom class. */
    private CodeBlock custom(CustomChoice custom) {
        return CodeBlock.of(
                "new $T$L($L)",
                GeneratedTypes.named(custom.type()),
                custom.isGeneric() ? "<>" : "",
                Arguments.of(custom.arguments(), imports));
    }

    private static CodeBlock unlessZero(String method, double value) {
        return value == 0 ? CodeBlock.of("") : CodeBlock.of("\n.$L($L)", method, Literals.ofDouble(value));
    }

    private CodeBlock clipping() {
        return training.clip()
                .map(OptimizerCode::clipping)
                .orElseGet(() -> CodeBlock.of("$T.none()", RuntimeTypes.GRADIENT_CLIPPING));
    }

    private static CodeBlock clipping(ClipOp clip) {
        String way = switch (clip.by()) {
            case VALUE -> "byValue";
            case NORM -> "byNorm";
            case GLOBAL_NORM -> "byGlobalNorm";
        };
        return CodeBlock.of("$T.$L($L)", RuntimeTypes.GRADIENT_CLIPPING, way, Literals.ofDouble(clip.limit()));
    }
}
