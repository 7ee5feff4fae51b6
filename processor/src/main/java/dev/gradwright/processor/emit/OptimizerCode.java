package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.op.SettingCode;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.emit.text.StaticImports;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.lower.Choice;
import dev.gradwright.processor.lower.ClipOp;
import dev.gradwright.processor.lower.CustomChoice;
import dev.gradwright.processor.lower.TrainingOp;

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
        return CodeBlock.of(
                "new $T($>$>\nkernels,\nlayers.parameters(),\n() -> $L,\n$L,\n$L)$<$<\n.decaying($L, $L, $L)$L\n.averaging($L)\n.following(settings)",
                RuntimeTypes.PARAMETER_OPTIMIZER,
                rule(),
                schedule(),
                clipping(),
                SettingCode.ofOptimizer("weightDecay", training.weightDecay()),
                SettingCode.ofOptimizer("decayBiases", training.decayBiases()),
                SettingCode.ofOptimizer("decayNorms", training.decayNorms()),
                training.decayPerEpoch() ? "\n.perEpoch()" : "",
                SettingCode.ofOptimizer("averaging", training.averaging()));
    }

    private CodeBlock rule() {
        return training.customRule()
                .map(this::custom)
                .orElseGet(() -> CodeBlock.of(
                        "new $T($L)", RuntimeTypes.rule(training.rule().kind()), SettingCode.ofRule(training.rule())));
    }

    private CodeBlock schedule() {
        return CodeBlock.of(
                "settings.schedule($L)",
                training.customSchedule().map(this::custom).orElseGet(() -> schedule(training.schedule())));
    }

    /** A cosine without warm-up is created by a factory method with fewer arguments. */
    private CodeBlock schedule(Choice schedule) {
        ClassName type = RuntimeTypes.schedule(schedule.kind());
        return type.equals(RuntimeTypes.schedule("Cosine")) && !schedule.has("warmupSteps")
                ? CodeBlock.of("$T.of($L)", type, SettingCode.ofSchedule(schedule, imports))
                : CodeBlock.of("new $T($L)", type, SettingCode.ofSchedule(schedule, imports));
    }

    /** {@code new Type(arguments)} of a custom class, which may take the learning rate. */
    private CodeBlock custom(CustomChoice custom) {
        return CodeBlock.of(
                "new $T$L($L)",
                GeneratedTypes.named(custom.type()),
                custom.isGeneric() ? "<>" : "",
                custom.arguments().stream().map(SettingCode::learningRate).collect(CodeBlock.joining(", ")));
    }

    private CodeBlock clipping() {
        return training.clip()
                .map(OptimizerCode::clipping)
                .orElseGet(() -> CodeBlock.of("$T.none()", RuntimeTypes.GRADIENT_CLIPPING));
    }

    private static CodeBlock clipping(ClipOp clip) {
        String way = switch (clip.by()) {
            case VALUE -> "value";
            case NORM -> "norm";
            case GLOBAL_NORM -> "globalNorm";
        };
        return CodeBlock.of(
                "$T.$L($L)",
                RuntimeTypes.GRADIENT_CLIPPING,
                "by" + Words.capitalized(way),
                SettingCode.of("clip." + way, clip.limit()));
    }
}
