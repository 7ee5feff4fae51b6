package dev.gradwright.processor;

import dev.gradwright.processor.diagnostic.Lint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of the processor.
 *
 * @param lint which warnings are printed, and whether as errors
 * @param summary whether the build log shows a table of each network
 * @param report whether a report of each network is written beside its generated sources
 * @param problems the options that have wrong values; they act as if they were not given
 */
record Options(Lint lint, boolean summary, boolean report, List<String> problems) {
    private static final String SUMMARY = "gradwright.summary";
    private static final String REPORT = "gradwright.report";

    Options {
        problems = List.copyOf(problems);
    }

    /** Their names, without {@code -A}. */
    static Set<String> names() {
        return Set.of(Lint.OPTION, SUMMARY, REPORT);
    }

    /**
     * Reads the options.
     *
     * @param options {@code -Akey=value} by key; null is the value of {@code -Akey}
     */
    static Options of(Map<String, @Nullable String> options) {
        List<String> problems = new ArrayList<>();
        Lint lint = Lint.of(options);
        lint.problem().ifPresent(problems::add);
        boolean summary = flag(SUMMARY, options, problems);
        return new Options(lint, summary, flag(REPORT, options, problems), problems);
    }

    /** An option that is {@code true} or {@code false}, which it is by default. */
    private static boolean flag(String name, Map<String, @Nullable String> options, List<String> problems) {
        String value = options.containsKey(name) ? Objects.requireNonNullElse(options.get(name), "") : "false";
        if (!value.equals("true") && !value.equals("false")) {
            problems.add("-A%s must be true or false, but is %s"
                    .formatted(name, value.isEmpty() ? "empty" : "\"" + value + "\""));
        }
        return value.equals("true");
    }
}
