package dev.gradwright.dsl;

import java.lang.annotation.Annotation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which attribute of a carried annotation an attribute of a composed annotation sets.
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
 * <p>An attribute without {@code @Alias} sets the attributes of the same name of all the annotations carried, save
 * {@code value}, which never goes by name. What a composed annotation carries is judged after substitution.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Alias {
    /** The carried annotation. */
    Class<? extends Annotation> annotation();

    /** The attribute of that annotation; it has the same type as the attribute that bears this. */
    String attribute();
}
