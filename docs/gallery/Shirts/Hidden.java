package gallery;

import static dev.gradwright.dsl.ActivationFunction.SWISH;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;

import dev.gradwright.dsl.*;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/** The hidden layer of all networks of this package. */
@Dense(units = 0, activation = SWISH, init = HE_NORMAL)
@L2(1e-4)
@Target(ElementType.METHOD)
public @interface Hidden {
    /** The number of outputs. */
    @Alias(annotation = Dense.class, attribute = "units")
    int value();
}
