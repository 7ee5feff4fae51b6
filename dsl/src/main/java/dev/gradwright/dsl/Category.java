package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a feature of a {@code String}: one column for each of the most frequent texts of the training rows, and one
 * that all others and null share.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface Category {
    /**
     * The number of texts with a column of their own, at least 1. Texts of equal frequency are taken in alphabetical
     * order. The feature has one more column, for all other texts.
     */
    int capacity();
}
