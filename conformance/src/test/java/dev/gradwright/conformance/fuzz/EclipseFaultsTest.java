package dev.gradwright.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.SpecCompiler;
import dev.gradwright.conformance.model.SpecCompiler.Compilation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults of Eclipse's compiler that {@link SpecChecker} knows, shown by sources without a network. When a test fails, the
 * compiler has been repaired, and what the checker does about that fault can go.
 */
class EclipseFaultsTest {
    @TempDir
    private Path directory;

    @Test
    void aTypeNamedJavaHidesThePackageFromTheRecordsBesideIt() {
        String source = "package example; interface Outer { class java {} record Row(int age) {} }";

        assertThat(messagesOf(Map.of("example/Outer.java", source)))
                .containsExactly("Outer.java: java.lang cannot be resolved to a type");
    }

    @Test
    void aWrongNameThatIsAlsoTooLongKeepsItFromReportingTheErrorsOfOtherFiles() {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put(
                "example/Row.java", "package example; record Row(int %s, int class) {}".formatted("n".repeat(70_000)));
        sources.put("example/Wrong.java", "package example; interface Wrong { @SuppressWarnings String value(); }");

        assertThat(messagesOf(sources)).isNotEmpty().allMatch(message -> message.startsWith("Row.java"));
        sources.remove("example/Row.java");
        assertThat(messagesOf(sources)).singleElement().asString().startsWith("Wrong.java");
    }

    private List<String> messagesOf(Map<String, String> sources) {
        Compilation compilation =
                SpecCompiler.eclipse(directory).with("-proceedOnError").compile(sources);
        return compilation.diagnostics().stream()
                .map(diagnostic -> nameOf(diagnostic.getSource()) + ": " + diagnostic.getMessage(null))
                .toList();
    }

    private static String nameOf(JavaFileObject source) {
        return Path.of(source.getName()).getFileName().toString();
    }
}
