package dev.gradwright.conformance.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.SpecCompiler;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated code for parts compiles without warnings for any supertypes of a spec. */
class GeneratedPartsTest {
    @TempDir
    private Path directory;

    @Test
    void genericTypesMayBeParts() {
        assertThat(networkOf(
                        "public interface Task extends Trunk<String, Integer>",
                        "example",
                        "interface Trunk<A, B extends Comparable<B>> { @Dense(units = 3) DenseLayer hidden(); }"))
                .contains("@SuppressWarnings(\"rawtypes\")", "copyFrom(Trunk<?, ?> source, Class<Trunk> part)");
    }

    @Test
    void packagePrivatePartsStayPackagePrivate() {
        assertThat(networkOf(
                        "public interface Task extends Trunk",
                        "example",
                        "interface Trunk { @Dense(units = 3) DenseLayer hidden(); }"))
                .contains("\n    List<String> copyFrom(Trunk source, Class<Trunk> part)");
    }

    @Test
    void inaccessibleTypesAreNoParts() {
        assertThat(networkOf("public interface Task extends library.Trunk", "library", """
                        public interface Trunk extends Hidden { @Dense(units = 3) DenseLayer hidden(); }

                        interface Hidden { @Flatten Layer pixels(); }
                        """))
                .contains("copyFrom(Trunk source, Class<Trunk> part)")
                .doesNotContain("copyFrom(Hidden");
    }

    @Test
    void layersWithinBlocksBelongToAPart() {
        assertThat(networkOf("public interface Task extends Trunk", "example", """
                        public interface Trunk {
                            @Flatten Layer pixels();
                            @Repeat(2) java.util.List<Floor> tower();
                            @Block interface Floor { @Dense(units = 3) DenseLayer dense(); }
                        }
                        """))
                .contains("layers.addPart(Trunk.class, List.of(pixels, tower0Dense, tower1Dense));");
    }

    @Test
    void callsAreNotAmbiguous() {
        assertThat(networkOf("public interface Task extends Trunk", "example", """
                        public interface Trunk { @Dense(units = 3) DenseLayer hidden(); }

                        final class Application {
                            private Application() {}

                            static java.util.List<String> run(TaskNetwork one, TaskNetwork other) {
                                one.copyFrom(other, Task.class);
                                one.freeze(Trunk.class);
                                one.freeze(Task.class);
                                one.unfreeze(Trunk.class);
                                return one.copyFrom(other, Trunk.class);
                            }
                        }
                        """))
                .contains("copyFrom(Task source, Class<Task> part)");
    }

    /** The text of the network that is generated for a spec with one layer of its own. */
    private String networkOf(String task, String packageOfTrunk, String trunk) {
        String spec = "@Network(input = 4) @Loss(MEAN_SQUARED_ERROR)\n" + task
                + " { @Dense(units = 1) DenseLayer output(); }\n";
        return SpecCompiler.strict(directory)
                .compile(Map.of(
                        "example/Task.java",
                        source("example", spec),
                        packageOfTrunk + "/Trunk.java",
                        source(packageOfTrunk, trunk)))
                .requireSuccess()
                .generated("example/TaskNetwork.java");
    }

    private static String source(String packageName, String types) {
        return "package " + packageName + ";\n" + """
                import static dev.gradwright.dsl.LossFunction.*;

                import dev.gradwright.dsl.*;
                import dev.gradwright.runtime.layer.*;

                """ + types;
    }
}
