package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The Javadoc of a generated network. */
final class ClassComment {
    private static final int MAX_WIDTHS = 8;

    private ClassComment() {}

    static CodeBlock of(ClassName spec, Program program) {
        long trained = program.trainedParameters();
        long all = trained + program.untrainedParameters();
        String parameters = Literals.grouped(all) + " parameters, "
                + (trained == all ? "all" : Literals.grouped(trained)) + " of them trained";
        return CodeBlock.of("Trains {@link $T}: $L; $L.", spec, widths(program), parameters);
    }

    /** As in {@code 784 → 300 → 10}; the middle of a deep network is omitted. */
    private static String widths(Program program) {
        List<String> widths = new ArrayList<>();
        widths.add(String.valueOf(program.inputs()));
        for (LoweredLayer layer : program.layers()) {
            if (layer.ops().stream().anyMatch(op -> op.productRole().isProduct())) {
                widths.add(String.valueOf(layer.outputs()));
            }
        }
        int products = widths.size() - 1;
        if (!program.isChain()) {
            return program.inputs() + " → " + program.outputs() + " in " + products
                    + (products == 1 ? " dense layer" : " dense layers");
        }
        if (widths.size() <= MAX_WIDTHS) {
            return widths.stream().collect(Collectors.joining(" → "));
        }
        List<String> ends = List.of(widths.get(0), widths.get(1), "…", widths.get(products));
        return String.join(" → ", ends) + " in " + products + " dense layers";
    }
}
