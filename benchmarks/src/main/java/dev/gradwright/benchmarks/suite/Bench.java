package dev.gradwright.benchmarks.suite;

import dev.gradwright.benchmarks.limit.Limits;
import dev.gradwright.benchmarks.network.Work;
import dev.gradwright.benchmarks.report.Case;
import dev.gradwright.benchmarks.report.Entry;
import dev.gradwright.benchmarks.report.Sample;
import dev.gradwright.benchmarks.run.Child;
import dev.gradwright.benchmarks.run.Effort;
import dev.gradwright.benchmarks.run.Failure;
import dev.gradwright.benchmarks.run.JmhRunner;
import dev.gradwright.benchmarks.run.Measured;
import dev.gradwright.benchmarks.run.ProbeRunner;
import dev.gradwright.benchmarks.run.Settings;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures cases for the suites. */
public final class Bench {
    private final Settings settings;
    private final JmhRunner jmh;
    private final Child child;
    private final ProbeRunner probe;
    private final PrintStream progress;

    /** Reports progress to {@code progress}. */
    public Bench(Settings settings, PrintStream progress) {
        this.settings = settings;
        this.progress = progress;
        this.jmh = new JmhRunner(settings);
        this.child = new Child(settings);
        this.probe = new ProbeRunner(settings);
    }

    Settings settings() {
        return settings;
    }

    Effort effort() {
        return settings.effort();
    }

    JmhRunner jmh() {
        return jmh;
    }

    Child child() {
        return child;
    }

    /** Measures a case and, before and after it, the limits of the machine. */
    Case compare(String name, Work work, Effort effort, List<Turn> turns) {
        Limits before = probe.limits();
        List<Entry> entries = rounds(name, effort, turns);
        return new Case(name, work, List.of(before, probe.limits()), entries);
    }

    /** Measures a case without the limits of the machine. */
    Case compareOnly(String name, Effort effort, List<Turn> turns) {
        return new Case(name, null, List.of(), rounds(name, effort, turns));
    }

    /** In each round every contender runs once, so that a change of the machine's speed affects all of them. */
    private List<Entry> rounds(String name, Effort effort, List<Turn> turns) {
        List<Collected> all = turns.stream().map(Collected::new).toList();
        for (int round = 1; round <= effort.rounds(); round++) {
            for (Collected collected : all) {
                progress.println(
                        name + ", round " + round + " of " + effort.rounds() + ": " + collected.turn.contender());
                collected.take();
            }
        }
        return all.stream().map(Collected::entry).toList();
    }

    /** The rounds of one contender so far. After two failures in a round it does not run again. */
    private final class Collected {
        final Turn turn;
        final List<List<Double>> rounds = new ArrayList<>();
        private int restarts;
        private int unsettled;
        private @Nullable String failure;

        Collected(Turn turn) {
            this.turn = turn;
        }

        /**
         * A process can die for reasons that have nothing to do with the contender, so it is retried once; the table
         * notes it.
         */
        void take() {
            if (failure != null) {
                return;
            }
            try {
                add(turn.measurement().take());
            } catch (Failure first) {
                progress.println("  retry: " + first.getMessage());
                try {
                    add(turn.measurement().take());
                    restarts++;
                } catch (Failure second) {
                    failure = second.getMessage();
                }
            }
        }

        private void add(Measured measured) {
            rounds.add(measured.figures());
            unsettled += measured.settled() ? 0 : 1;
        }

        Entry entry() {
            return failure == null
                    ? new Entry(turn.contender(), new Sample(rounds), notes())
                    : new Entry(turn.contender(), null, failure);
        }

        private String notes() {
            List<String> notes = new ArrayList<>();
            if (restarts > 0) {
                notes.add(restarts + " processes died and were started again");
            }
            if (unsettled > 0) {
                notes.add("not settled in " + unsettled + " of " + rounds.size() + " JVMs");
            }
            return String.join("; ", notes);
        }
    }
}
