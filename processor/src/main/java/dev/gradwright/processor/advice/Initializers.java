package dev.gradwright.processor.advice;

import dev.gradwright.dsl.Initializer;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import dev.gradwright.processor.spec.LayerSpec.InitSpec;
import java.util.Optional;

/** The families of initializers. */
final class Initializers {
    private Initializers() {}

    /** The initializer of a layer's weights; empty if it is an annotation with values of its own. */
    static Optional<Initializer> namedBy(DenseSpec dense) {
        return dense.init().value() instanceof InitSpec.Named named
                ? Optional.of(named.initializer())
                : Optional.empty();
    }

    static boolean isHe(Initializer initializer) {
        return initializer == Initializer.HE_NORMAL || initializer == Initializer.HE_UNIFORM;
    }

    static boolean isLeCun(Initializer initializer) {
        return initializer == Initializer.LECUN_NORMAL || initializer == Initializer.LECUN_UNIFORM;
    }

    /** The initializer of He with the same distribution. */
    static Initializer heLike(Initializer initializer) {
        return isUniform(initializer) ? Initializer.HE_UNIFORM : Initializer.HE_NORMAL;
    }

    /** The initializer of LeCun with the same distribution. */
    static Initializer leCunLike(Initializer initializer) {
        return isUniform(initializer) ? Initializer.LECUN_UNIFORM : Initializer.LECUN_NORMAL;
    }

    /** The initializer of Glorot with the same distribution. */
    static Initializer glorotLike(Initializer initializer) {
        return isUniform(initializer) ? Initializer.GLOROT_UNIFORM : Initializer.GLOROT_NORMAL;
    }

    private static boolean isUniform(Initializer initializer) {
        return switch (initializer) {
            case GLOROT_UNIFORM, HE_UNIFORM, LECUN_UNIFORM -> true;
            case GLOROT_NORMAL, HE_NORMAL, LECUN_NORMAL, ORTHOGONAL, ZEROS, ONES -> false;
        };
    }
}
