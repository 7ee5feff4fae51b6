package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The metrics reported in training and evaluation, in addition to the loss.
 */
@Documented
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Metrics {
    /** The metrics. */
    Metric[] value();

    /**
     * An output above this threshold counts as a positive prediction; in [0, 1). Accuracy, precision, recall and F1 use
     * it, and the {@code classify} method of a predictor with one output. It has no effect where the largest output
     * decides, nor with hinge losses, whose scores are positive predictions above 0.
     */
    double threshold() default 0.5;

    /** The k of {@link Metric#TOP_K_ACCURACY} and of {@link Metric#NDCG}, at least 1. */
    int topK() default 5;

    /**
     * The number of thresholds that approximate {@link Metric#AUC}, at least 2; the default of Keras is 200. With 0,
     * the default here, the AUC is exact, which takes 24 bytes of memory for each output of an epoch or evaluation.
     */
    int aucThresholds() default 0;

    /** Whether sample weights and class weights apply to the training metrics as well as to the loss. */
    boolean weighted() default false;
}
