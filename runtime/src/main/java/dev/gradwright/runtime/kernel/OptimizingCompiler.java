package dev.gradwright.runtime.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Whether HotSpot's C2 compiles in this JVM. C2 turns the vector API into vector instructions. The interpreter and the
 * C1 compiler do not: they make an object of each vector, and the vector kernels take 25 to 45 times as long as the
 * portable ones. Other compilers were not measured, so the portable kernels are used with them too.
 */
final class OptimizingCompiler {
    private static final int LEVEL_OF_C2 = 4;

    private OptimizingCompiler() {}

    /** Why C2 does not compile here, and what to do about it; null if it does. */
    static @Nullable String obstacle() {
        return obstacle(
                System.getProperty("java.vm.name", ""),
                System.getProperty("java.vm.info", ""),
                Integer.parseInt(HotSpotOption.value("TieredStopAtLevel", "4")),
                Boolean.parseBoolean(HotSpotOption.value("UseJVMCICompiler", "false")));
    }

    /**
     * The same for another JVM.
     *
     * @param name {@code java.vm.name}, where a HotSpot with C2 calls itself a "Server VM"
     * @param info {@code java.vm.info}
     * @param lastLevel the option {@code TieredStopAtLevel}
     * @param isReplaced the option {@code UseJVMCICompiler}: another compiler, such as Graal, in the place of C2
     */
    static @Nullable String obstacle(String name, String info, int lastLevel, boolean isReplaced) {
        if (!name.contains("Server VM")) {
            return "this JVM, " + name + ", has no C2 compiler: use a HotSpot JVM";
        }
        if (info.contains("interpreted mode")) {
            return "this JVM does not compile: leave out -Xint";
        }
        if (lastLevel < LEVEL_OF_C2) {
            return "this JVM does not use its C2 compiler: leave out -XX:TieredStopAtLevel=" + lastLevel
                    + " (Spring Boot adds it unless optimizedLaunch is false, IntelliJ IDEA unless launch optimization is"
                    + " disabled)";
        }
        if (info.contains("emulated-client")) {
            return "this JVM does not use its C2 compiler: leave out -XX:CompilationMode=quick-only";
        }
        if (isReplaced) {
            return "this JVM uses another compiler instead of C2: start it with"
                    + " -XX:+UnlockExperimentalVMOptions -XX:-UseJVMCICompiler";
        }
        return null;
    }
}
