package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Replaces a category by a row of a trained table.
 *
 * <p>On a component of a record that is an enum or has {@link Category}, {@code @Embedding(8)} stands for one column of an
 * encoded row, the index of the category, and 8 features of the first layer, the row of the table with that index. The
 * texts that have no index of their own, and null, share the last row; a missing enum has a row of its own, the last.
 *
 * <p>On a method it declares a layer that reads the input of the network, whose columns are all indices: whole numbers from
 * 0 to {@code entries - 1}. It computes rows × (columns · units) from rows × columns, with one table for all columns. For
 * numbers beside the indices declare a record.
 *
 * <p>The weights are drawn from U(−0.05, 0.05), as in Keras: a row that training never reads then adds almost nothing.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Embedding {
    /** On a component: the number of columns of its table, at least 1. */
    int value() default 0;

    /** On a method: the number of rows of the table, from 1 to 16,777,216, up to which a float counts. */
    int entries() default 0;

    /** On a method: the number of columns of the table, at least 1. */
    int units() default 0;

    /**
     * Whether a step changes only the rows that its batch reads, so it takes as long for a large table as for a small one.
     * Momentum, second moments and weight decay then act on a row only in the steps that read it, as in PyTorch's
     * {@code SparseAdam}. Otherwise each step changes all rows, as in Keras.
     */
    boolean sparse() default false;
}
