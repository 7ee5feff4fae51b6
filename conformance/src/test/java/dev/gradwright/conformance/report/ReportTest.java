package dev.gradwright.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.SpecCompiler;
import dev.gradwright.conformance.model.SpecCompiler.Compilation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compile report: when it is written, and what it says. */
class ReportTest {
    static final String SPEC = """
            package example;

            import static dev.gradwright.dsl.ActivationFunction.*;
            import static dev.gradwright.dsl.Initializer.*;
            import static dev.gradwright.dsl.LossFunction.*;

            import dev.gradwright.dsl.*;
            import dev.gradwright.runtime.layer.*;
            import java.util.List;

            /** Two paths; </script><script>alert("1 & 2")</script>. */
            @Network(input = {2, 4})
            @Loss(MEAN_SQUARED_ERROR)
            @Optimizer.Adam
            @Schedule.Cosine(steps = 100)
            public interface Paths {
                @Flatten Layer features();
                @BatchNorm BatchNormLayer inputNorm();
                @Dense(units = 6, activation = ELU,
                        init = HE_NORMAL) DenseLayer stem();
                @Repeat(3) List<Part> tower();
                @From("stem") @Dense(units = 6, init = HE_NORMAL, bias = false) DenseLayer side();
                @BatchNorm BatchNormLayer sideNorm();
                @Add({"side", "sideNorm"}) Layer sum();
                @Concat({"sum", "tower.2.dense"}) Layer joined();
                @Dense(units = 1) DenseLayer output();

                @Block
                interface Part {
                    @Dense(units = 6, activation = ELU, init = HE_NORMAL) DenseLayer dense();
                }
            }
            """;

    @TempDir
    private Path directory;

    private Compilation compile(SpecCompiler compiler, String... options) {
        SpecCompiler configured = compiler;
        for (String option : options) {
            configured = configured.with(option);
        }
        return configured.compile(Map.of("example/Paths.java", SPEC)).requireSuccess();
    }

    private Compilation reported() {
        return compile(SpecCompiler.strict(directory), "-Xlint:-processing", "-Agradwright.report=true");
    }

    private String page() {
        return reported().generated("example/PathsReport.html");
    }

    @Test
    void nothingIsWrittenByDefault() {
        Compilation compilation = compile(SpecCompiler.strict(directory), "-Xlint:-processing");

        assertThat(compilation.directory().resolve("generated/example")).isDirectoryNotContaining("glob:**Report*");
    }

    @Test
    void theSameSpecGivesTheSameBytes() {
        assertThat(page()).isEqualTo(page());
    }

    @Test
    void thePageRefersToNothingOutsideOfIt() {
        assertThat(page()).doesNotContain("http:", "https:", "src=", "url(http", "@import");
    }

    @Test
    void textOfTheSpecIsNeverMarkup() {
        String page = page();

        assertThat(page).contains("&lt;/script&gt;&lt;script&gt;alert(&quot;1 &amp; 2&quot;)&lt;/script&gt;");
        assertThat(page.split("<script", -1)).hasSize(2);
        assertThat(page.split("</script", -1)).hasSize(2);
    }

    @Test
    void everyTargetOfALinkExistsOnce() {
        String page = page();

        assertThat(all("href=\"#([^\"]+)\"", page))
                .isNotEmpty()
                .allSatisfy(target -> assertThat(all(" id=\"(" + Pattern.quote(target) + ")\"", page))
                        .hasSize(1));
    }

    @Test
    void everyLayerMethodIsLinkedToGeneratedCode() {
        String page = page();
        String declared = page.substring(page.indexOf("side declared"), page.indexOf("side generated"));
        String generated = page.substring(page.indexOf("side generated"));

        assertThat(all("data-m=\"(\\d+)\"", declared))
                .hasSize(10)
                .allSatisfy(number -> assertThat(generated).containsPattern("data-m=\"(\\d+ )*" + number + "[ \"]"));
    }

    @Test
    void aMethodOnSeveralLinesIsOneRegion() {
        assertThat(page())
                .containsPattern("data-m=\"2\" id=\"m2\">(?s)[^~]*?HE_NORMAL\\) DenseLayer stem\\(\\);\n</span>");
    }

    @Test
    void repeatedBlocksAreFolded() {
        String page = page();
        String network = page.substring(page.indexOf("<table"), page.indexOf("</table"));

        assertThat(network).contains("3 × Part", "href=\"#in-tower\"").doesNotContain("tower.1.dense");
        assertThat(page).contains("<details id=\"in-tower\">");
    }

    /** Eclipse's compiler does not show sources, so the declaration is rebuilt from the annotations. It sorts attributes. */
    @Test
    void withoutTreesTheDeclarationIsRebuilt() {
        Compilation compilation = compile(SpecCompiler.eclipse(directory), "-Agradwright.report=true");

        String page = text(compilation.generated("example/PathsReport.html"));
        assertThat(page.substring(page.indexOf("@Network("))).startsWith("""
                @Network(input = {2, 4})
                @Loss(MEAN_SQUARED_ERROR)
                @Optimizer.Adam
                @Schedule.Cosine(steps = 100)
                interface Paths {
                    @Flatten Layer features();
                    @BatchNorm BatchNormLayer inputNorm();
                    @Dense(activation = ELU, init = HE_NORMAL, units = 6) DenseLayer stem();
                    @Repeat(3) List<Paths.Part> tower();
                    @From("stem") @Dense(bias = false, init = HE_NORMAL, units = 6) DenseLayer side();
                    @BatchNorm BatchNormLayer sideNorm();
                    @Add({"side", "sideNorm"}) Layer sum();
                    @Concat({"sum", "tower.2.dense"}) Layer joined();
                    @Dense(units = 1) DenseLayer output();
                }
                """);
    }

    /** A page without its markup. */
    private static String text(String page) {
        return page.replaceAll("<[^>]*>", "")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    @Test
    void theMermaidTextShowsBranchesAndFoldedBlocks() {
        assertThat(reported().generated("example/PathsReport.mmd")).isEqualTo("""
                flowchart TD
                    n0(["input<br/>2 × 4"])
                    n1["features<br/>Flatten<br/>8 → 8"]
                    n2["inputNorm<br/>BatchNorm<br/>8 → 8"]
                    n3["stem<br/>Dense · ELU<br/>8 → 6"]
                    n4[["tower<br/>3 × Part<br/>6 → 6"]]
                    n5["side<br/>Dense<br/>6 → 6"]
                    n6["sideNorm<br/>BatchNorm<br/>6 → 6"]
                    n7["sum<br/>Add<br/>6 → 6"]
                    n8["joined<br/>Concat<br/>12 → 12"]
                    n9["output<br/>Dense<br/>12 → 1"]
                    n10(["loss<br/>mean squared error"])
                    n0 --> n1
                    n1 --> n2
                    n2 --> n3
                    n3 --> n4
                    n3 --> n5
                    n5 --> n6
                    n5 --> n7
                    n6 --> n7
                    n7 --> n8
                    n4 --> n8
                    n8 --> n9
                    n9 --> n10
                """);
    }

    private static List<String> all(String regex, String text) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
