package dev.gradwright.runtime.kernel;

import java.lang.reflect.Constructor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the vector kernels by name. Their package needs a module that a JVM has only if a flag adds it. */
final class VectorProvider {
    /** The flag that adds the module. */
    static final String FLAG = "--add-modules jdk.incubator.vector";

    private static final String MODULE = "jdk.incubator.vector";
    private static final String KERNELS = "dev.gradwright.runtime.kernel.vector.VectorKernels";

    /**
     * 128 bits: with shorter vectors the kernels are no faster than the portable loops that C2 compiles, and there are
     * no tiles for them.
     */
    private static final int FEWEST_LANES = 4;

    /** 512 bits: sums along a row use 16 virtual lanes. */
    private static final int MAX_LANES = 16;

    private static final @Nullable Class<?> TYPE = find();

    private VectorProvider() {}

    static boolean isPresent() {
        return TYPE != null;
    }

    /**
     * Why the portable kernels are faster on this JVM than the vector kernels, and what to do about it; null if they
     * are not faster. The vector kernels consist of fused multiply-adds and need C2.
     */
    static @Nullable String obstacle() {
        String compiler = OptimizingCompiler.obstacle();
        if (TYPE == null) {
            return "start the JVM with " + FLAG + (compiler == null ? "" : "; also, " + compiler);
        }
        if (compiler != null) {
            return compiler;
        }
        if (!FusedMultiplyAdd.isInHardware()) {
            return "this processor lacks fused multiply-add";
        }
        if (!fits(lanesOf(create()))) {
            return "this JVM's vectors do not have 128 to 512 bits";
        }
        return null;
    }

    /**
     * @throws IllegalStateException if the module is missing
     */
    static Class<?> requirePresent() {
        if (TYPE == null) {
            throw new IllegalStateException(
                    "vector kernels need the module " + MODULE + ": start the JVM with " + FLAG);
        }
        return TYPE;
    }

    /**
     * @throws IllegalStateException if the module is missing, or vectors have a length that the kernels are not made
     *     for
     */
    static Kernels newKernels() {
        Kernels kernels = create();
        requireFit(lanesOf(kernels));
        return kernels;
    }

    static void requireFit(int lanes) {
        if (!fits(lanes)) {
            throw new IllegalStateException("vector kernels need vectors of 128 to 512 bits, but this JVM's have "
                    + lanes * Float.SIZE + ": leave out -XX:MaxVectorSize, or run with -Dgradwright.kernels=portable");
        }
    }

    private static boolean fits(int lanes) {
        return lanes >= FEWEST_LANES && lanes <= MAX_LANES;
    }

    private static Kernels create() {
        try {
            Constructor<?> constructor = requirePresent().getConstructor();
            return (Kernels) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(KERNELS + " cannot be created", e);
        }
    }

    private static @Nullable Class<?> find() {
        Optional<Module> module = ModuleLayer.boot().findModule(MODULE);
        if (module.isEmpty()) {
            return null;
        }
        // The descriptor cannot require it: JDK 17 would warn of an incubator module whenever this one is compiled.
        VectorProvider.class.getModule().addReads(module.get());
        try {
            return Class.forName(KERNELS, false, VectorProvider.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new LinkageError("the runtime's jar lacks " + KERNELS, e);
        }
    }

    private static int lanesOf(Kernels kernels) {
        return ((VectorLength) kernels).lanes();
    }
}
