package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What is reported beside the loss, in training and in evaluation.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Metrics {
    /** The metrics. */
    Metric[] value();

    /**
     * An output above this predicts a positive, in [0, 1): for accuracy, precision, recall, F1 and the {@code classify} of a
     * predictor with one output. It means nothing if the largest output decides, nor to hinge losses, whose scores predict a
     * positive above 0.
     */
    double threshold() default 0.5;

    /** Among how many of the largest outputs {@link Metric#TOP_K_ACCURACY} looks for the right class, at least 1. */
    int topK() default 5;

    /**
     * How many thresholds approximate {@link Metric#AUC}, at least 2; Keras takes 200. 0, the default, computes it exactly, which
     * keeps 24 bytes for each output of an epoch or evaluation.
     */
    int aucThresholds() default 0;

    /** Whether sample and class weights act on the metrics of training as they do on its loss. */
    boolean weighted() default false;
}
