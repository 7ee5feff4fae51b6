package dev.gradwright.samples.chapter11;

import dev.gradwright.samples.chapter11.experiment.Experiment;
import dev.gradwright.samples.chapter11.report.Result;
import dev.gradwright.samples.chapter11.report.ResultStore;
import dev.gradwright.samples.chapter11.report.ResultsPage;
import dev.gradwright.samples.data.BadFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The saved results in {@code results/}, and the page {@code RESULTS.md} that is written from them. */
final class ResultFiles {
    private final Path page;
    private final ResultStore store;

    /** The files in this directory. */
    ResultFiles(Path directory) {
        page = directory.resolve("RESULTS.md");
        store = new ResultStore(directory.resolve("results"));
    }

    /** Saves a result and rewrites the page. */
    void keep(Result result) {
        store.save(result);
        writePage();
    }

    /** The path of the page. */
    Path page() {
        return page;
    }

    /** Writes the page from all saved results; returns its path. */
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
