package dev.gradwright.dsl;

import java.lang.annotation.Annotation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an attribute of a composed annotation: the attribute of a carried annotation that it sets.
 *
 * <pre>{@code
 * @Dense(units = 0, activation = ELU, init = HE_NORMAL)
 * @Target(ElementType.METHOD)
 * @interface Hidden {
 *     @Alias(annotation = Dense.class, attribute = "units")
 *     int value();
 * }
 * }</pre>
 *
 * <p>Without {@code @Alias}, an attribute sets the attribute of the same name on every carried annotation that has one.
 * The exception is {@code value}, which always needs {@code @Alias}. Carried annotations are validated after
 * substitution.
 *
 * <p>Carried annotations are defaults: one on the method or the network itself overrides the carried one of the same kind.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Alias {
    /** The carried annotation. */
    Class<? extends Annotation> annotation();

    /** The attribute of that annotation. It has the same type as the annotated attribute. */
    String attribute();
}
