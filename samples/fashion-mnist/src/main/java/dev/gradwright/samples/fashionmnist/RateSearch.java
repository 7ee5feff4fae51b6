package dev.gradwright.samples.fashionmnist;

import dev.gradwright.runtime.search.HyperparameterSearch;
import dev.gradwright.runtime.search.SearchResult;
import dev.gradwright.samples.data.FashionData;
import java.io.PrintWriter;
import java.util.Locale;

/** Searches a learning rate and a rate of dropout by successive halving. */
final class RateSearch {
    private static final int TRIALS = 27;
    private static final int FACTOR = 3;

    private final FashionData data;
    private final int epochs;
    private final int batchSize;
    private final long seed;
    private final PrintWriter out;

    RateSearch(FashionData data, int epochs, int batchSize, long seed, PrintWriter out) {
        this.data = data;
        this.epochs = epochs;
        this.batchSize = batchSize;
        this.seed = seed;
        this.out = out;
    }

    void run() {
        out.printf(
                Locale.ROOT,
                "Searching with %,d pictures, validating with %,d.%n",
                data.train().rows(),
                data.valid().rows());
        out.flush();
        SearchResult result = HyperparameterSearch.of(FashionClassifierNetwork::create)
                .logUniform("learningRate", 3e-4, 1e-1)
                .uniform("dropout.rate", 0, 0.6)
                .trials(TRIALS)
                .epochs(epochs)
                .batchSize(batchSize)
                .successiveHalving(FACTOR)
                .monitor("val_accuracy")
                .seed(seed)
                .threads(Runtime.getRuntime().availableProcessors())
                .run(data.train(), data.valid());
        out.println();
        out.println(result.table());
        out.println();
        out.println(result.annotations());
    }
}
