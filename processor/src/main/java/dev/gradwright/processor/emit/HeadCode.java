package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.op.SettingCode;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.emit.text.StaticImports;
import dev.gradwright.processor.lower.Attribute;
import dev.gradwright.processor.lower.LossOp;
import dev.gradwright.processor.lower.MetricsOp;
import dev.gradwright.processor.lower.Program;
import java.util.List;
import java.util.stream.Collectors;

/** The expression that creates the loss with its metrics. */
final class HeadCode {
    private HeadCode() {}

    static CodeBlock of(Program program, StaticImports imports) {
        MetricsOp metrics = program.metrics();
        CodeBlock.Builder code = CodeBlock.builder()
                .add("new $T($L, $L", RuntimeTypes.OUTPUT_HEAD, program.outputs(), loss(program.loss()));
        if (!metrics.isPlain()) {
            code.add(", $L", options(metrics));
        }
        metrics.metrics().forEach(metric -> code.add(", $L", imports.name(metric)));
        code.add(")");
        if (program.members() > 1) {
            code.add(".ofMembers($L)", program.members());
        }
        if (program.table().map(TableTypes::of).filter(TableTypes::isScaled).isPresent()) {
            code.add(".scaledBy(encoder.target().scaler())");
        }
        return code.build();
    }

    private static CodeBlock loss(LossOp loss) {
        ClassName type = RuntimeTypes.loss(
                loss.function(), loss.fused().map(fused -> fused.op().function()));
        String parameters = loss.parameters().stream().map(HeadCode::argument).collect(Collectors.joining(", "));
        return CodeBlock.of("new $T($L)", type, parameters);
    }

    /** Lists are no settings. */
    private static String argument(Attribute parameter) {
        return parameter.value() instanceof List<?> numbers
                ? numbers.stream()
                        .map(number -> Literals.ofFloat((Double) number))
                        .collect(Collectors.joining(", "))
                : SettingCode.ofLoss(parameter.name(), (Double) parameter.value())
                        .toString();
    }

    private static CodeBlock options(MetricsOp metrics) {
        return CodeBlock.of(
                "new $T($L, $L, $L, $L)",
                RuntimeTypes.METRIC_OPTIONS,
                Literals.ofFloat(metrics.threshold()),
                metrics.topK(),
                metrics.aucThresholds(),
                metrics.weighted());
    }
}
