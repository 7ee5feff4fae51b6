package dev.gradwright.runtime.kernel;

import dev.gradwright.runtime.kernel.ejml.EjmlKernels;
import dev.gradwright.runtime.kernel.portable.PortableKernels;
import java.lang.System.Logger.Level;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Chooses the tier once, and creates kernels of any tier. */
final class TierSelection {
    private static final String PROPERTY = "gradwright.kernels";

    /** The tier of this JVM, from its system property. */
    static final TierSelection OF_JVM = new TierSelection();

    private @Nullable KernelTier active;

    /**
     * The tier that the property selects. A wrong value is not remembered: each call throws the same error. A static
     * initializer could not do that, because it runs only once.
     *
     * @throws IllegalStateException as {@link KernelTier#active()} does
     */
    synchronized KernelTier active() {
        if (active == null) {
            active = choose(System.getProperty(PROPERTY, "auto"));
        }
        return active;
    }

    /**
     * The tier that a value of the property selects.
     *
     * @throws IllegalStateException as {@link KernelTier#active()} does
     */
    static KernelTier choose(String value) {
        return switch (value.trim().toLowerCase(Locale.ROOT)) {
            case "auto" -> fastest();
            case "vector" -> {
                VectorProvider.newKernels();
                yield KernelTier.VECTOR;
            }
            case "portable" -> KernelTier.PORTABLE;
            case "ejml" -> KernelTier.EJML;
            default ->
                throw new IllegalStateException("system property " + PROPERTY + " is '" + value
                        + "', but must be auto, vector, portable or ejml");
        };
    }

    static Kernels newKernels(KernelTier tier) {
        return switch (tier) {
            case EJML -> new EjmlKernels();
            case PORTABLE -> new PortableKernels();
            case VECTOR -> VectorProvider.newKernels();
        };
    }

    /** Vector kernels if they are fast here. Otherwise logs one warning with the reason and the remedy. */
    private static KernelTier fastest() {
        String obstacle = VectorProvider.obstacle();
        if (obstacle == null) {
            return KernelTier.VECTOR;
        }
        System.getLogger(KernelTier.class.getName())
                .log(Level.WARNING, "Gradwright runs portable kernels, not the faster vector kernels: {0}", obstacle);
        return KernelTier.PORTABLE;
    }
}
