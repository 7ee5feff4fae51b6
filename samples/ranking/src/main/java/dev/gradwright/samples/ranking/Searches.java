package dev.gradwright.samples.ranking;

import dev.gradwright.runtime.data.Examples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Generates searches. How useful a result is depends on its features, with noise. Its relevance, from 0 to 4, depends on its place among
 * the results of the same search: as if people had judged each search by itself.
 */
final class Searches {
    private static final int LEAST_RESULTS = 20;
    private static final int MOST_RESULTS = 60;
    /** The shares of the results of a search that are at least so relevant, from 4 down to 1. */
    private static final double[] SHARES = {0.05, 0.15, 0.3, 0.5};

    private Searches() {}

    /** Results with their relevances, search by search. */
    static Examples<Result, Double> generate(int searches, long seed) {
        Random random = new Random(seed);
        List<Judged> all = new ArrayList<>();
        for (int query = 0; query < searches; query++) {
            all.addAll(search(query, random));
        }
        return Examples.of(all, Judged::result, Judged::relevance);
    }

    private record Judged(Result result, double relevance) {}

    private record Useful(Result result, double use) {}

    private static List<Judged> search(int query, Random random) {
        double common = 1.5 * random.nextGaussian(); // all results of a common search match well
        double news = random.nextDouble(); // of some searches, only fresh results are useful
        List<Useful> results = new ArrayList<>();
        for (int i = random.nextInt(LEAST_RESULTS, MOST_RESULTS + 1); i > 0; i--) {
            double match = random.nextGaussian();
            double popularity = Math.exp(random.nextGaussian());
            double age = 10 * random.nextDouble();
            boolean isOfficial = random.nextInt(8) == 0;
            double use = match + 0.6 * Math.log(popularity) - 0.3 * news * age + (isOfficial && match > 0 ? 1 : 0);
            results.add(new Useful(
                    new Result(query, common + match, popularity, age, isOfficial), use + 0.5 * random.nextGaussian()));
        }
        return judged(results);
    }

    private static List<Judged> judged(List<Useful> results) {
        List<Useful> best = results.stream()
                .sorted(Comparator.comparingDouble(result -> -result.use()))
                .toList();
        return results.stream()
                .map(result -> new Judged(result.result(), relevance(best.indexOf(result) / (double) best.size())))
                .toList();
    }

    private static double relevance(double share) {
        int relevance = 0;
        for (double of : SHARES) {
            relevance += share < of ? 1 : 0;
        }
        return relevance;
    }
}
