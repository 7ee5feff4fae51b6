package dev.gradwright.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradwright.conformance.model.SpecCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a browser: no errors, no requests, no horizontal scrolling, and links that work. */
class ReportBrowserTest {
    private static final Pattern PROBE = Pattern.compile("data-probe=\"([^\"]*)\"");

    /** Counts what goes wrong, from the start of the page. */
    private static final String COUNT = """
            <script>
            let problems = 0;
            addEventListener('error', () => problems++);
            addEventListener('securitypolicyviolation', () => problems++);
            </script>
            """;

    /** Uses the page and sends what it finds to the frame around it. */
    private static final String PROBE_SCRIPT = """
            <script>
            addEventListener('load', () => setTimeout(() => {
                const root = document.documentElement;
                const overflow = root.scrollWidth - root.clientWidth;
                location.hash = '#in-tower';
                setTimeout(() => {
                    const part = document.querySelector('.declared [data-m]');
                    part.dispatchEvent(new PointerEvent('pointerover', {bubbles: true}));
                    parent.postMessage([
                        'problems ' + problems,
                        'requests ' + performance.getEntriesByType('resource').length,
                        'width ' + innerWidth,
                        'overflow ' + Math.max(overflow, root.scrollWidth - root.clientWidth),
                        'unfolded ' + document.getElementById('in-tower').open,
                        'linked ' + (document.querySelectorAll('.generated .on').length > 0),
                        'dark ' + matchMedia('(prefers-color-scheme: dark)').matches,
                        'page ' + getComputedStyle(document.body).backgroundColor
                    ].join('; '), '*');
                }, 50);
            }, 50));
            </script>
            """;

    /** A window is at least 500 pixels wide, a frame is not. */
    private static final String FRAME = """
            <!DOCTYPE html>
            <meta name="color-scheme" content="light dark">
            <script>
            addEventListener('message', event => document.documentElement.dataset.probe = event.data);
            </script>
            <body style="margin: 0">
            <iframe src="probed.html" width="%d" height="900" style="border: 0"></iframe>
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "1280, false, 'rgb(247, 248, 250)'",
        "1280, true, 'rgb(18, 22, 29)'",
        "400, false, 'rgb(247, 248, 250)'",
        "400, true, 'rgb(18, 22, 29)'"
    })
    void thePageWorksInABrowser(int width, boolean isDark, String background) throws IOException {
        Optional<Browser> browser = Browser.installed();
        assumeTrue(browser.isPresent(), "no Chromium on the PATH, so the page is not tested in a browser");

        Browser.Loaded loaded = browser.get().load(framed(page(), width), isDark, directory);

        assertThat(loaded.log()).doesNotContain("CONSOLE");
        Matcher probe = PROBE.matcher(loaded.document());
        assertThat(probe.find()).as(loaded.log()).isTrue();
        assertThat(probe.group(1))
                .isEqualTo("problems 0; requests 0; width %d; overflow 0; unfolded true; linked true; dark %s; page %s"
                        .formatted(width, isDark, background));
    }

    private String page() {
        return SpecCompiler.strict(directory)
                .with("-Xlint:-processing")
                .with("-Agradwright.report=true")
                .compile(Map.of("example/Paths.java", ReportTest.SPEC))
                .requireSuccess()
                .generated("example/PathsReport.html");
    }

    private Path framed(String page, int width) throws IOException {
        String text = page.replace("<style>", COUNT + "<style>").replace("</body>", PROBE_SCRIPT + "</body>");
        Files.writeString(directory.resolve("probed.html"), text);
        return Files.writeString(directory.resolve("frame.html"), FRAME.formatted(width));
    }
}
