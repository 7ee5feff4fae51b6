package dev.gradwright.conformance.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.SpecCompiler;
import dev.gradwright.conformance.model.SpecCompiler.Compilation;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Specs in named modules. */
class ModuleTest {
    private static final String SPEC = """
            package example;

            import dev.gradwright.dsl.*;
            import dev.gradwright.runtime.layer.*;

            @Network(input = 8)
            @Loss(LossFunction.MEAN_SQUARED_ERROR)
            @Metrics(Metric.MAE)
            @Optimizer.Adam
            @Schedule.Exponential(steps = 10, rate = 0.9)
            public interface Regressor {
                @Dense(units = 8, activation = ActivationFunction.ELU) DenseLayer hidden();
                @BatchNorm BatchNormLayer norm();
                @Dense(units = 1) DenseLayer output();
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void aModuleNeedsToRequireOnlyTheRuntime() {
        Compilation compilation = compile("module example { requires dev.gradwright.runtime; }");
        assertThat(network(compilation)).doesNotContain("Generated");
    }

    @Test
    void aModuleThatReadsJavaCompilerGetsTheGeneratedAnnotation() {
        Compilation compilation =
                compile("module example { requires dev.gradwright.runtime; requires java.compiler; }");
        assertThat(network(compilation)).contains("@Generated(");
    }

    private Compilation compile(String module) {
        return SpecCompiler.strict(directory)
                .onModulePath()
                .compile(Map.of("module-info.java", module, "example/Regressor.java", SPEC))
                .requireSuccess();
    }

    private static String network(Compilation compilation) {
        return compilation.generated("example/RegressorNetwork.java");
    }
}
