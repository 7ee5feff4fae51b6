package dev.gradwright.processor.check;

import dev.gradwright.processor.spec.HyperParameter;
import dev.gradwright.processor.spec.HyperParameters;
import dev.gradwright.processor.spec.TrainingAnnotation;
import dev.gradwright.processor.spec.Valued;

/** Checks the values of an optimizer or a schedule against the ranges of its hyper-parameters. */
final class HyperParameterRanges {
    private HyperParameterRanges() {}

    /** Reports every value that is out of range. */
    static void check(TrainingAnnotation annotation, HyperParameters values, Rule.Report report) {
        for (HyperParameter hyperParameter : annotation.hyperParameters()) {
            for (Valued<?> value : HyperParameters.elementsOf(values.get(hyperParameter.name()))) {
                if (value.value() instanceof Number number) {
                    Ranges.require(
                            hyperParameter.range(),
                            hyperParameter.precision(),
                            annotation.displayName() + " " + hyperParameter.name(),
                            "",
                            new Valued<>(number, value.origin()),
                            report);
                }
            }
        }
    }
}
