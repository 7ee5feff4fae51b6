package dev.gradwright.runtime.search;

import dev.gradwright.runtime.search.TrialResult.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One run of a search, rung by rung. A rung begins when the one before is complete, so the outcome does not depend on the
 * number of threads.
 */
final class SearchRun {
    private final List<Rung> rungs;
    private final Ranking ranking;
    private final TrialTraining training;
    private final TrialLog log;
    private final Budget budget;
    private final int threads;
    /** The trials of the current rung that are done, from the best to the worst. */
    private final List<Trained> done = new ArrayList<>();

    private final List<Thread> workerThreads = new CopyOnWriteArrayList<>();
    private boolean isComplete = true;
    private @Nullable IllegalStateException failure;

    SearchRun(List<Rung> rungs, Ranking ranking, TrialTraining training, TrialLog log, Budget budget, int threads) {
        this.rungs = rungs;
        this.ranking = ranking;
        this.training = training;
        this.log = log;
        this.budget = budget;
        this.threads = threads;
    }

    /**
     * The results of all trials, from the best to the worst. When it returns or throws, its threads have ended.
     *
     * @throws IllegalStateException if a trial failed; the message names it
     * @throws CancellationException if the thread was interrupted, as it then still is
     */
    List<TrialResult> run(List<Trial> trials) {
        ExecutorService workers = Executors.newFixedThreadPool(threads, this::newThread);
        try {
            return run(trials, workers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the search was interrupted");
        } finally {
            end(workers);
        }
    }

    /** Whether all rungs were done; false if the time was over before. */
    boolean isComplete() {
        return isComplete;
    }

    private Thread newThread(Runnable task) {
        Thread thread = new Thread(task, "gradwright-search");
        thread.setDaemon(true);
        workerThreads.add(thread);
        return thread;
    }

    private List<TrialResult> run(List<Trial> trials, ExecutorService workers) throws InterruptedException {
        Map<Integer, TrialResult> results = new TreeMap<>();
        trials.forEach(trial -> results.put(trial.number(), TrialResult.of(trial)));
        List<Trained> candidates =
                results.values().stream().map(it -> new Trained(it, null)).toList();
        for (int rung = 0; rung < rungs.size() && isComplete; rung++) {
            train(candidates, rung, workers);
            done.forEach(it -> results.put(it.result().trial().number(), it.result()));
            isComplete = done.size() == candidates.size()
                    && done.stream().noneMatch(it -> it.result().status() == Status.STOPPED);
            candidates = survivors(rung);
        }
        return results.values().stream().sorted(ranking).toList();
    }

    private void train(List<Trained> candidates, int rung, ExecutorService workers) throws InterruptedException {
        done.clear();
        List<Callable<Object>> tasks = candidates.stream()
                .map(candidate -> Executors.callable(() -> trainOrFail(candidate, rung)))
                .collect(Collectors.toList());
        workers.invokeAll(tasks);
        synchronized (this) {
            if (failure != null) {
                throw failure;
            }
        }
    }

    private void trainOrFail(Trained candidate, int rung) {
        try {
            budget.requireNotCancelled();
            train(candidate, rung);
        } catch (Throwable e) {
            fail(candidate.result().trial(), e);
        }
    }

    private synchronized void fail(Trial trial, Throwable cause) {
        if (failure == null) {
            failure = new IllegalStateException(trial + " failed: " + cause.getMessage(), cause);
            budget.cancel();
        }
    }

    private void train(Trained candidate, int rung) {
        TrialResult known = log.find(rung, candidate.result().trial());
        if (known != null) {
            add(new Trained(known, null), rung);
        } else if (!budget.isSpent()) {
            Trained trained = training.train(candidate, rungs.get(rung));
            if (trained.result().status() != Status.STOPPED) {
                log.add(rung, trained.result());
            }
            add(trained, rung);
        }
    }

    /** Keeps the states of only as many trials as the next rung has. */
    private synchronized void add(Trained trained, int rung) {
        done.add(trained);
        done.sort(Comparator.comparing(Trained::result, ranking));
        for (int i = survivorsOf(rung); i < done.size(); i++) {
            done.set(i, done.get(i).withoutState());
        }
    }

    private List<Trained> survivors(int rung) {
        return done.stream()
                .filter(it -> it.result().status() == Status.COMPLETE)
                .limit(survivorsOf(rung))
                .toList();
    }

    private int survivorsOf(int rung) {
        return rung + 1 < rungs.size() ? rungs.get(rung + 1).trials() : 0;
    }

    /** Waits even if it is interrupted: the threads stop after a step. */
    private void end(ExecutorService workers) {
        workers.shutdownNow();
        boolean interrupted = Thread.interrupted();
        for (Thread worker : workerThreads) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
