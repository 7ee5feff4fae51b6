package dev.gradwright.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.train.RunComparison;
import dev.gradwright.runtime.train.RunRecord;
import dev.gradwright.runtime.train.Trainer;
import dev.gradwright.runtime.train.TrainingReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages about trainings in a browser: charts are drawn, values are shown at the cursor, no errors, no requests. */
class TrainingReportBrowserTest {
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
                const count = document.querySelectorAll('.chart').length;
                render(JSON.parse(document.getElementById('data').textContent));
                const again = document.querySelectorAll('.chart').length - count;
                const blank = [...document.querySelectorAll('canvas')].filter(canvas => {
                    const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                    return !data.some(value => value > 0);
                });
                const chart = document.querySelector('#training .chart');
                const values = () => [...chart.querySelectorAll('.legend .at, .legend b')].map(each => each.textContent).join(' ');
                const before = values();
                const over = chart.querySelector('.u-over');
                const box = over.getBoundingClientRect();
                const hover = x => over.dispatchEvent(new MouseEvent('mousemove',
                    {bubbles: true, clientX: box.left + box.width * x, clientY: box.top + 20}));
                over.dispatchEvent(new MouseEvent('mouseenter', {bubbles: true}));
                hover(.02);
                setTimeout(() => {
                    const after = values();
                    chart.querySelector('.plot').dispatchEvent(new KeyboardEvent('keydown', {key: 'End', bubbles: true}));
                    setTimeout(() => parent.postMessage([
                        'problems ' + problems,
                        'requests ' + performance.getEntriesByType('resource').length,
                        'width ' + innerWidth,
                        'overflow ' + (root.scrollWidth - root.clientWidth),
                        'sections ' + [...document.querySelectorAll('section')].filter(each => !each.hidden).length,
                        'again ' + again,
                        'canvases ' + (document.querySelectorAll('canvas').length > 5),
                        'blank ' + blank.length,
                        'hover ' + (before !== after && after.startsWith('epoch 1')),
                        'keys ' + values().startsWith('epoch 6'),
                        'dark ' + matchMedia('(prefers-color-scheme: dark)').matches,
                        'page ' + getComputedStyle(document.body).backgroundColor
                    ].join('; '), '*'), 100);
                }, 100);
            }, 300));
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
        assertThat(probe(page(), PROBE_SCRIPT, width, isDark)).isEqualTo(found(8, width, isDark, background));
    }

    @ParameterizedTest
    @CsvSource({"1280, false, 'rgb(247, 248, 250)'", "400, true, 'rgb(18, 22, 29)'"})
    void runsAreComparedInABrowser(int width, boolean isDark, String background) throws IOException {
        Path page = directory.resolve("comparison.html");
        RunComparison.of(run("one", 10), run("two", 25)).to(page);

        assertThat(probe(Files.readString(page), PROBE_SCRIPT.replace("#training", "#curves"), width, isDark))
                .isEqualTo(found(4, width, isDark, background));
    }

    private static String found(int sections, int width, boolean isDark, String background) {
        return ("problems 0; requests 0; width %d; overflow 0; sections %d; again 0; canvases true; blank 0; hover true; "
                        + "keys true; dark %s; page %s")
                .formatted(width, sections, isDark, background);
    }

    private String probe(String page, String script, int width, boolean isDark) throws IOException {
        Optional<Browser> browser = Browser.installed();
        assumeTrue(browser.isPresent(), "no Chromium on the PATH, so the page is not tested in a browser");
        String text = page.replaceFirst("<style>", Matcher.quoteReplacement(COUNT + "<style>"))
                .replace("</body>", script + "</body>");
        Files.writeString(directory.resolve("probed.html"), text);
        Path frame = Files.writeString(directory.resolve("frame.html"), FRAME.formatted(width));

        Browser.Loaded loaded = browser.get().load(frame, isDark, directory);

        assertThat(loaded.log()).doesNotContain("CONSOLE");
        Matcher probe = PROBE.matcher(loaded.document());
        assertThat(probe.find()).as(loaded.log()).isTrue();
        return probe.group(1);
    }

    private String page() throws IOException {
        Path file = directory.resolve("report.html");
        Trainer.of(WatchedNetwork.create(3))
                .epochs(6)
                .batchSize(10)
                .validation(data(2))
                .listener(TrainingReport.to(file))
                .fit(data(1));
        return Files.readString(file);
    }

    private Path run(String name, int batchSize) throws IOException {
        Path folder = Files.createDirectory(directory.resolve(name));
        Trainer.of(WatchedNetwork.create(3))
                .epochs(6)
                .batchSize(batchSize)
                .validation(data(2))
                .listener(RunRecord.to(folder.resolve("run.json")))
                .fit(data(1));
        return folder;
    }

    private static Dataset data(long seed) {
        Random random = new Random(seed);
        FMatrixRMaj x = new FMatrixRMaj(100, 4);
        FMatrixRMaj y = new FMatrixRMaj(100, 1);
        for (int row = 0; row < 100; row++) {
            for (int column = 0; column < 4; column++) {
                x.set(row, column, (float) random.nextGaussian());
            }
            y.data[row] = x.get(row, 0) > 0.5 ? 2 : x.get(row, 1) > 0 ? 1 : 0;
        }
        return Dataset.of(x, y);
    }
}
