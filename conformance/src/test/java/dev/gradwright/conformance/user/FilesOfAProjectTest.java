package dev.gradwright.conformance.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.SpecCompiler;
import dev.gradwright.conformance.model.SpecCompiler.Compilation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file may contain several types and need not have the name of one, however a build calls javac. */
class FilesOfAProjectTest {
    private static final String SPECS = """
            package example;

            import dev.gradwright.dsl.Dense;
            import dev.gradwright.dsl.Loss;
            import dev.gradwright.dsl.LossFunction;
            import dev.gradwright.dsl.Network;
            import dev.gradwright.runtime.layer.DenseLayer;

            @Network(input = 8)
            @Loss(LossFunction.MEAN_SQUARED_ERROR)
            interface First {
                @Dense(units = 1) DenseLayer output();
            }

            @Network(input = 4)
            @Loss(LossFunction.MEAN_SQUARED_ERROR)
            interface Second {
                @Dense(units = 1) DenseLayer output();
            }
            """;

    private static final String HELPERS = """
            package example;

            final class One {
                private One() {}
            }

            final class Two {
                private Two() {}
            }
            """;

    private final Map<String, String> sources = new HashMap<>();

    @TempDir
    private Path directory;

    private SpecCompiler compiler;

    @BeforeEach
    void writeSeveralTypesIntoEachFile() {
        sources.put("example/Models.java", SPECS);
        sources.put("example/Helpers.java", HELPERS);
        // Javac warns about types in files of another name that are used outside the file, as generated classes use
        // them, and about files that are generated again.
        compiler = SpecCompiler.strict(directory).with("-Xlint:-auxiliaryclass,-processing");
    }

    @Test
    void javacGetsAllFiles() {
        compiler.compile(sources).requireSuccess();
    }

    /** As Maven does. */
    @Test
    void javacAlsoSearchesTheSourcePath() {
        withSourcePath().compile(sources).requireSuccess();
    }

    @Test
    void classesOfAnEarlierBuildAreThere() {
        withSourcePath().compile(sources).requireSuccess();

        Compilation again = withSourcePath().compile(sources);

        assertThat(again.requireSuccess().generated("example/SecondNetwork.java"))
                .contains("4 → 1");
    }

    /** As in an incremental build. */
    @Test
    void unchangedTypesComeFromClassFiles() {
        sources.put("example/String.java", "package example; interface String {}");
        compiler.compile(sources).requireSuccess();

        Compilation changed = compiler.compile(Map.of("example/Models.java", SPECS));

        assertThat(changed.requireSuccess().generated("example/FirstNetwork.java"))
                .contains("java.lang.String");
    }

    private SpecCompiler withSourcePath() {
        return compiler.with("-sourcepath").with(directory.resolve("src").toString());
    }
}
