package dev.gradwright.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OptimizingCompilerTest {
    private static final String HOT_SPOT = "OpenJDK 64-Bit Server VM";

    @Test
    void aHotSpotWithC2HasNoObstacle() {
        assertThat(OptimizingCompiler.obstacle(HOT_SPOT, "mixed mode, sharing", 4, false))
                .isNull();
        assertThat(OptimizingCompiler.obstacle("Java HotSpot(TM) 64-Bit Server VM", "compiled mode", 4, false))
                .isNull();
    }

    @Test
    void otherJvmsHaveNoC2() {
        assertThat(OptimizingCompiler.obstacle("Eclipse OpenJ9 VM", "JIT enabled", 4, false))
                .isEqualTo("this JVM, Eclipse OpenJ9 VM, has no C2 compiler: use a HotSpot JVM");
        assertThat(OptimizingCompiler.obstacle("OpenJDK Client VM", "mixed mode", 4, false))
                .contains("has no C2 compiler");
    }

    @Test
    void anInterpreterNamesItsFlag() {
        assertThat(OptimizingCompiler.obstacle(HOT_SPOT, "interpreted mode, sharing", 4, false))
                .endsWith("leave out -Xint");
    }

    @Test
    void aLowLevelOfCompilationNamesItsFlag() {
        assertThat(OptimizingCompiler.obstacle(HOT_SPOT, "mixed mode, emulated-client", 1, false))
                .contains("leave out -XX:TieredStopAtLevel=1 ");
        assertThat(OptimizingCompiler.obstacle(HOT_SPOT, "mixed mode", 3, false))
                .contains("leave out -XX:TieredStopAtLevel=3 ");
        assertThat(OptimizingCompiler.obstacle(HOT_SPOT, "mixed mode, emulated-client", 4, false))
                .endsWith("leave out -XX:CompilationMode=quick-only");
    }

    @Test
    void anotherCompilerNamesItsFlag() {
        assertThat(OptimizingCompiler.obstacle(HOT_SPOT, "mixed mode", 4, true))
                .endsWith("start it with -XX:+UnlockExperimentalVMOptions -XX:-UseJVMCICompiler");
    }
}
