package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.cost.Cost;
import dev.gradwright.processor.cost.CostTable;
import dev.gradwright.processor.cost.Counts;
import dev.gradwright.processor.emit.text.LineBreaks;
import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.lower.Program;
import dev.gradwright.processor.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The Javadoc of a generated network: what it is, a table of its layers, and what training and predictions take. */
final class ClassComment {
    private static final int MAX_WIDTHS = 8;
    private static final int MAX_LAYERS = 40;
    private static final int ROWS = 32;

    private ClassComment() {}

    static CodeBlock of(ClassName spec, Plan plan) {
        Program program = plan.program();
        Cost cost = Cost.of(plan);
        return CodeBlock.of(
                "Trains {@link $T}: $L; $L.\n\n<pre>\n$L\n</pre>\n\n<p>$L",
                spec,
                widths(program),
                parameters(program),
                String.join("\n", CostTable.of(program, cost).layers(MAX_LAYERS)),
                LineBreaks.inComment(costs(cost)));
    }

    private static String parameters(Program program) {
        long trained = program.trainedParameters();
        long all = trained + program.untrainedParameters();
        String members = program.members() == 1 ? "" : "an ensemble of " + program.members() + "; ";
        return members + Counts.grouped(all) + " parameters, " + (trained == all ? "all" : Counts.grouped(trained))
                + " of them trained";
    }

    private static String costs(Cost cost) {
        return "Training on batches of %d rows takes %s bytes%s. A row takes %s multiply-adds forward and %s backward."
                .formatted(
                        ROWS,
                        Counts.grouped(cost.trainingBytes(ROWS)),
                        cost.isStateKnown() ? "" : " and the state of the optimizer",
                        Counts.grouped(cost.multiplyAdds()),
                        Counts.grouped(cost.backwardMultiplyAdds()));
    }

    /** As in {@code 784 → 300 → 10}; the middle of a deep network is omitted. */
    private static String widths(Program program) {
        List<String> widths = new ArrayList<>();
        widths.add(String.valueOf(program.inputs()));
        for (LoweredLayer layer : program.layers()) {
            if (layer.ops().stream().anyMatch(op -> op.productRole().isProduct() || op instanceof Op.Embedding)) {
                widths.add(String.valueOf(layer.outputs()));
            }
        }
        long products = program.layers().stream()
                .filter(layer ->
                        layer.ops().stream().anyMatch(op -> op.productRole().isProduct()))
                .count();
        if (!program.isChain()) {
            return program.inputs() + " → " + program.outputs() + " in " + products
                    + (products == 1 ? " dense layer" : " dense layers");
        }
        if (widths.size() <= MAX_WIDTHS) {
            return widths.stream().collect(Collectors.joining(" → "));
        }
        List<String> ends = List.of(widths.get(0), widths.get(1), "…", widths.get(widths.size() - 1));
        return String.join(" → ", ends) + " in " + products + " dense layers";
    }
}
