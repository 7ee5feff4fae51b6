package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Allows a component of a record to be null, if its type is an enum, a date, an instant, a duration or
 * {@code BigDecimal}. A column beside its others is 1 if it is missing. A number of a wrapper type such as
 * {@code Double} may be missing without this annotation, and a missing {@link Category} counts among the rare ones.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface Missing {}
