package dev.gradwright.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.train.Dashboard;
import dev.gradwright.runtime.train.History;
import dev.gradwright.runtime.train.Trainer;
import dev.gradwright.runtime.train.TrainingListener;
import dev.gradwright.runtime.train.TrainingProgress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.ejml.data.FMatrixRMaj;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The live page in a browser, while a training runs that would take hours. */
@Timeout(300)
class DashboardBrowserTest {
    private static final String CANVASES = "[...document.querySelectorAll('#training canvas')]";
    private static final String DRAWN = CANVASES + ".length > 2 && " + CANVASES
            + ".every(canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(value => value > 0))";
    private static final String FIGURES = "document.getElementById('figures').textContent";

    private static final String BEST_LOSS = "[...document.querySelectorAll('#figures div')]"
            + ".find(figure => figure.textContent.startsWith('Best val_loss')).textContent.replace('Best val_loss', 'best ')";

    private final Dashboard dashboard = Dashboard.serve(0);

    @TempDir
    private Path directory;

    private Browser browser;
    private volatile boolean isOver;

    @BeforeEach
    void findBrowser() {
        Optional<Browser> installed = Browser.installed();
        assumeTrue(installed.isPresent(), "no Chromium on the PATH, so the dashboard is not tested in a browser");
        browser = installed.get();
    }

    /** On a thread of its own: on JDK 25, the WebSocket of {@link LivePage} needs the threads of the common pool. */
    private CompletableFuture<History> train() {
        return CompletableFuture.supplyAsync(this::fit, task -> new Thread(task, "training").start());
    }

    private History fit() {
        return Trainer.of(WatchedNetwork.create(3))
                .epochs(100_000)
                .batchSize(10)
                .validation(data(2))
                .listener(dashboard)
                .listener(new TrainingListener() {
                    @Override
                    public void stepDone(TrainingProgress progress) {
                        pause();
                        if (isOver) {
                            progress.stop("the test is over");
                        }
                    }
                })
                .fit(data(1));
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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

    @Test
    void chartsGrowAndTheButtonStopsTheTraining() throws Exception {
        CompletableFuture<History> training = train();
        try (LivePage page = LivePage.open(browser, dashboard.url(), 1280, false, directory)) {
            page.await("document.querySelector('#state').textContent === 'running'");
            page.await(DRAWN);
            String before = page.evaluate(FIGURES);
            page.await(FIGURES + " !== " + JSONObject.quote(before));
            page.screenshot(directory.resolve("running.png"));

            page.await("document.getElementById('stop').textContent === 'Stop training'");
            page.evaluate("document.getElementById('stop').click()");
            assertThat(page.evaluate("document.getElementById('stop').textContent"))
                    .isEqualTo("Really stop?");
            assertThat(training).isNotDone();
            page.evaluate("document.getElementById('stop').click()");

            page.await("document.querySelector('#state').textContent === 'stopped early'");
            assertThat(page.evaluate("document.getElementById('reason').textContent"))
                    .contains("stopped in the dashboard");
            assertThat(page.evaluate("document.getElementById('stop').hidden")).isEqualTo("true");
            assertThat(page.evaluate("document.querySelector('#training .chart .hint').textContent"))
                    .as("the best loss so far, in the chart and in the head")
                    .isEqualTo(withoutTrailingZeros(page.evaluate(BEST_LOSS)));
            page.screenshot(directory.resolve("stopped.png"));
            assertThat(page.problems()).isEmpty();
        } finally {
            isOver = true;
            training.join();
            dashboard.close();
        }
        assertThat(training.join().stopReason()).isEqualTo("stopped in the dashboard");
    }

    /** The head has four digits, the chart as many as there are. */
    private static String withoutTrailingZeros(String best) {
        return best.replaceFirst("\\.?0+ in", " in");
    }

    @Test
    void withoutTheTokenThePageHasNoButtonAndSaysWhenTheProgramIsGone() throws Exception {
        CompletableFuture<History> training = train();
        String url = dashboard.url();
        try (LivePage page = LivePage.open(browser, url.replaceFirst("\\?.*", ""), 500, true, directory);
                LivePage other = LivePage.open(browser, url, 500, false, directory.resolve("other"))) {
            page.await(DRAWN);
            assertThat(page.evaluate("document.getElementById('stop')")).isEqualTo("null");
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo("true");

            other.await("document.getElementById('stop') !== null");
            other.evaluate("document.getElementById('stop').click()");
            other.evaluate("document.getElementById('stop').click()");
            page.await("document.querySelector('#state').textContent === 'stopped early'");
            dashboard.close();

            page.await("document.getElementById('connection').textContent.startsWith('no connection since')");
            page.screenshot(directory.resolve("gone.png"));
        } finally {
            isOver = true;
            training.join();
        }
    }
}
