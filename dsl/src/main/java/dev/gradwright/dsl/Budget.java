package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Limits for the size of a network. A network that exceeds one does not compile, and the error lists the layers that
 * contribute most. Set at least one of the limits, each to at least 1; what is not set is not limited.
 */
@Documented
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Budget {
    /** The largest number of parameters, moving averages of batch norms included. */
    long parameters() default Long.MAX_VALUE;

    /**
     * The largest number of bytes that training holds: parameters, their gradients, the state of the optimizer, and the
     * activations of a batch with their gradients, each a float of 4 bytes. The state of a custom optimizer is not
     * known to the compiler and counts as 0. Training takes some more for the layout of the kernels in use and for the
     * data.
     */
    long trainingBytes() default Long.MAX_VALUE;

    /**
     * The largest number of multiply-adds in the prediction of one row: the number of weights of all dense layers, and
     * in an ensemble for each member that uses them.
     * Operations on single features, such as activations, are not counted.
     */
    long multiplyAdds() default Long.MAX_VALUE;

    /** The number of rows of a batch, at least 1, for which {@link #trainingBytes} holds. */
    int batch() default 32;
}
