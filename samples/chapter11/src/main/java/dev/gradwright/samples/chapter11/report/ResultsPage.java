package dev.gradwright.samples.chapter11.report;

import java.util.List;
import java.util.stream.Collectors;

/** The page that compares all results with the published ones. */
public final class ResultsPage {
    private static final String HEAD = """
            # Results

            Written by `./samples/run chapter11 --data DIR --results samples/chapter11` from the files in [results](results), one for each experiment and seed.

            *Published* is what the notebook of the book printed at the end of one run; *here* is the mean over the seeds ± the standard deviation
            from seed to seed. Loss and accuracy of the training are running means over the last epoch, with dropout on and penalties included;
            the validation figures are those after it. *Points* is how many percentage points the validation accuracy lies above the published
            one. A step is one batch, 32 pictures but for `one-cycle` with 128; its time, the median of the epochs and the least of the seeds,
            depends on what else the machine does.

            """;

    private static final String TRANSFER = """

            Layers that have learnt something before: how often a network errs, in the mean over the seeds.

            """;

    private ResultsPage() {}

    /**
     * The page.
     *
     * @param experiments the names of the experiments, in order
     */
    public static String of(List<String> experiments, List<Result> results) {
        return HEAD + ResultTable.of(experiments, results) + transfer(results) + "\nRun on:\n\n"
                + environments(results);
    }

    private static String transfer(List<Result> results) {
        ErrorTable errors = new ErrorTable(results);
        errors.add("task B", "task-b-from-scratch", "task-b-on-a");
        errors.add("task B with momentum", "task-b-momentum-from-scratch", "task-b-momentum-on-a");
        errors.add("few labels", "few-labels-from-scratch", "few-labels-on-code");
        String table = errors.toString();
        return table.isEmpty() ? "" : TRANSFER + table;
    }

    private static String environments(List<Result> results) {
        return results.stream()
                .map(Result::environment)
                .distinct()
                .map(from -> "- " + from.description() + "\n")
                .sorted()
                .collect(Collectors.joining());
    }
}
