package dev.gradwright.processor.advice;

import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.spec.HyperParameters;
import dev.gradwright.processor.spec.OptimizerSpec;
import dev.gradwright.processor.spec.ScheduleSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.List;

/** A schedule whose values make the learning rate the same in every step. */
final class ScheduleIdle implements AdviceRule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.SCHEDULE_IDLE;
    }

    @Override
    public boolean isAboutNetwork() {
        return true;
    }

    @Override
    public void check(Wiring wiring, Report report) {
        wiring.network()
                .schedule()
                .ifPresent(schedule -> new Check(schedule, wiring.network().optimizer(), report).check());
    }

    /** The check of one schedule. */
    private record Check(ScheduleSpec schedule, OptimizerSpec optimizer, Report report) {
        void check() {
            switch (schedule.kind()) {
                case EXPONENTIAL -> checkExponential();
                case PIECEWISE -> checkPiecewise();
                case POLYNOMIAL -> checkPolynomial();
                case COSINE -> checkCosine();
                case COSINE_RESTARTS -> checkAlpha();
                case PLATEAU -> checkPlateau();
                case POWER, ONE_CYCLE, CUSTOM -> {} // with valid values they always act
            }
        }

        private void checkExponential() {
            if (number("rate").value() == 1) {
                warn(
                        number("rate"),
                        "it multiplies the learning rate by rate, which is 1",
                        "set a rate below 1, such as 0.1");
            } else if (values().flag("staircase").value()
                    && values().count("steps").value() == 0) {
                warn(
                        values().flag("staircase"),
                        "staircase lowers the learning rate only after each number of steps, and steps = 0 is the whole fit",
                        "set steps, or remove staircase");
            }
        }

        private void checkPiecewise() {
            List<Valued<?>> rates = values().elements("values");
            boolean isValid = rates.size() == values().elements("boundaries").size() + 1;
            if (isValid && rates.stream().map(Valued::value).distinct().count() == 1) {
                warn(
                        values().get("values"),
                        "all values are " + rates.get(0).value(),
                        "set different values",
                        " and set learningRate = %s in %s"
                                .formatted(
                                        rates.get(0).value(),
                                        optimizer.kind().annotation().displayName()));
            }
        }

        private void checkPolynomial() {
            Valued<Double> end = number("end");
            if (end.value().equals(optimizer.learningRate().value())) {
                warn(
                        end,
                        "end is %s, which is the learning rate of the optimizer".formatted(end.value()),
                        "set an end below it");
            }
        }

        private void checkCosine() {
            Valued<Double> target = number("warmupTarget");
            boolean isWarmedUp = values().count("warmupSteps").value() > 0
                    && !target.value().equals(optimizer.learningRate().value());
            if (!isWarmedUp) {
                checkAlpha();
            }
        }

        private void checkAlpha() {
            if (number("alpha").value() == 1) {
                warn(
                        number("alpha"),
                        "alpha is 1, the fraction of the learning rate that is left at the end",
                        "set an alpha below 1, such as 0");
            }
        }

        private void checkPlateau() {
            Valued<Double> lowest = number("minLearningRate");
            if (number("factor").value() == 1) {
                warn(
                        number("factor"),
                        "it multiplies the learning rate by factor, which is 1",
                        "set a factor below 1, such as 0.1");
            } else if (lowest.value() >= optimizer.learningRate().value()) {
                warn(
                        lowest,
                        "minLearningRate is %s, and the learning rate of the optimizer, %s, is not above it"
                                .formatted(
                                        lowest.value(), optimizer.learningRate().value()),
                        "set a lower minLearningRate");
            }
        }

        private HyperParameters values() {
            return schedule.hyperParameters();
        }

        private Valued<Double> number(String attribute) {
            return values().number(attribute);
        }

        private void warn(Valued<?> value, String reason, String remedy) {
            warn(value, reason, remedy, "");
        }

        private void warn(Valued<?> value, String reason, String remedy, String afterRemoval) {
            report.at(
                    value.origin(),
                    "%s never changes the learning rate, because %s; %s, or remove the schedule%s"
                            .formatted(schedule.kind().annotation().displayName(), reason, remedy, afterRemoval));
        }
    }
}
