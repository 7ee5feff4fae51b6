package dev.gradwright.samples.chapter11;

import dev.gradwright.samples.chapter11.experiment.Experiment;
import dev.gradwright.samples.chapter11.report.Result;
import dev.gradwright.samples.chapter11.report.ResultStore;
import dev.gradwright.samples.chapter11.report.ResultsPage;
import dev.gradwright.samples.data.BadFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The results that are kept, {@code results/}, and the page that is written from them, {@code RESULTS.md}. */
final class ResultFiles {
    private final Path page;
    private final ResultStore store;

    /** Those in that directory. */
    ResultFiles(Path directory) {
        page = directory.resolve("RESULTS.md");
        store = new ResultStore(directory.resolve("results"));
    }

    /** Keeps a result, and writes the page anew. */
    void keep(Result result) {
        store.save(result);
        writePage();
    }

    /** Where the page is. */
    Path page() {
        return page;
    }

    /** Writes the page from all that is kept; returns its path. */
    Path writePage() {
        String text =
                ResultsPage.of(Experiments.all().stream().map(Experiment::name).toList(), store.all());
        try {
            Files.writeString(page, text);
        } catch (IOException e) {
            throw new BadFileException(page, "cannot be written: " + e, e);
        }
        return page;
    }
}
