package dev.gradwright.processor.check;

import dev.gradwright.processor.spec.HyperParameter;
import dev.gradwright.processor.spec.HyperParameters;
import dev.gradwright.processor.spec.TrainingAnnotation;
import dev.gradwright.processor.spec.Valued;

/** Checks the values of an optimizer, a schedule or a loss against the ranges of its hyper-parameters. */
final class HyperParameterRanges {
    private HyperParameterRanges() {}

    /** Reports every value that is out of range. */
    static void check(TrainingAnnotation annotation, HyperParameters values, Report report) {
        annotation.hyperParameters().forEach(hyperParameter -> check(annotation, hyperParameter, values, report));
    }

    /** Reports the value of one attribute, or its elements, that are out of range. */
    static void check(
            TrainingAnnotation annotation, HyperParameter hyperParameter, HyperParameters values, Report report) {
        for (Valued<?> value : HyperParameters.elementsOf(values.get(hyperParameter.name()))) {
            if (value.value() instanceof Number number) {
                Ranges.require(
                        hyperParameter.range(),
                        hyperParameter.precision(),
                        annotation.displayName() + " " + hyperParameter.name(),
                        hyperParameter.because(),
                        new Valued<>(number, value.origin()),
                        report);
            }
        }
    }
}
