package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.BudgetSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.stream.Stream;

/** {@code @Budget} sets a limit, and all its values are positive. */
final class BudgetValue implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.BUDGET;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.network().flatMap(NetworkSpec::budget).ifPresent(budget -> check(budget, report));
    }

    private static void check(BudgetSpec budget, Report report) {
        require("parameters", budget.parameters(), report);
        requireBytes(budget.trainingBytes(), report);
        require("multiplyAdds", budget.multiplyAdds(), report);
        require("batch", budget.batch(), report);
        if (Stream.of(budget.parameters(), budget.trainingBytes(), budget.multiplyAdds())
                .allMatch(limit -> limit.value() == BudgetSpec.UNLIMITED)) {
            report.at(
                    budget.origin(),
                    "@Budget limits nothing; set parameters, trainingBytes or multiplyAdds, or remove it");
        }
    }

    /** A product of ints is often meant, and may overflow. */
    private static void requireBytes(Valued<Long> bytes, Report report) {
        if (bytes.value() < 1) {
            report.at(
                    bytes.origin(),
                    "@Budget trainingBytes must be at least 1, but is %s; if an int overflowed, as in 8 << 30, write 8L << 30"
                            .formatted(bytes.value()));
        }
    }

    private static void require(String attribute, Valued<? extends Number> number, Report report) {
        if (number.value().longValue() < 1) {
            report.at(number.origin(), "@Budget %s must be at least 1, but is %s".formatted(attribute, number.value()));
        }
    }
}
