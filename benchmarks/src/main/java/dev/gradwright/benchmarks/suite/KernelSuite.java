package dev.gradwright.benchmarks.suite;

import dev.gradwright.benchmarks.contender.Contender;
import dev.gradwright.benchmarks.jmh.Product;
import dev.gradwright.benchmarks.jmh.ProductBenchmark;
import dev.gradwright.benchmarks.network.Work;
import dev.gradwright.benchmarks.report.Case;
import dev.gradwright.benchmarks.report.Comparison;
import dev.gradwright.benchmarks.report.Unit;
import dev.gradwright.benchmarks.run.Effort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The matrix products of a dense layer with the kernels of each tier. */
public final class KernelSuite implements Suite {
    private record Weights(int inputs, int units) {}

    private static final List<Weights> ALL =
            List.of(new Weights(784, 300), new Weights(300, 100), new Weights(1024, 1024));
    private static final List<Integer> ALL_ROWS = List.of(1, 32, 256);

    private static final List<Weights> QUICK = List.of(new Weights(784, 300));
    private static final List<Integer> QUICK_ROWS = List.of(1, 32);

    @Override
    public String name() {
        return "kernels";
    }

    @Override
    public List<Comparison> run(Bench bench) {
        List<Comparison> comparisons = new ArrayList<>();
        for (Product product : Product.values()) {
            List<Case> cases = new ArrayList<>();
            for (Weights weights : bench.effort().quick() ? QUICK : ALL) {
                for (int rows : bench.effort().quick() ? QUICK_ROWS : ALL_ROWS) {
                    if (telling(product, weights, rows)) {
                        cases.add(measure(bench, product, weights, rows));
                    }
                }
            }
            comparisons.add(new Comparison(
                    "Matrix product " + product.label() + ", GFLOP/s", Unit.GIGAFLOPS, cases, List.of()));
        }
        return comparisons;
    }

    /**
     * One row is measured only for the forward product, because nobody trains with one row. The small layer is measured
     * only with the usual batch size.
     */
    private static boolean telling(Product product, Weights weights, int rows) {
        return weights.units() == 100 ? rows == 32 : rows > 1 || product == Product.DENSE;
    }

    private static Case measure(Bench bench, Product product, Weights weights, int rows) {
        Effort effort = bench.effort().lighter();
        List<Turn> turns = new ArrayList<>();
        for (Contender tier : Contender.MULTIPLIERS) {
            turns.add(Turn.of(
                    tier,
                    () -> bench.jmh()
                            .micros(
                                    ProductBenchmark.class,
                                    Map.of(
                                            "contender", tier.name(),
                                            "product", product.name(),
                                            "rows", Integer.toString(rows),
                                            "inputs", Integer.toString(weights.inputs()),
                                            "units", Integer.toString(weights.units())),
                                    tier.jvmFlags(),
                                    effort)));
        }
        String name = product.label() + ", " + rows + " × " + weights.inputs() + " × " + weights.units();
        return bench.compare(name, work(weights, rows), effort, turns);
    }

    /**
     * All three products have the same number of multiply-adds, and access the weights or their gradient and both
     * activations.
     */
    private static Work work(Weights weights, int rows) {
        double elements = (double) weights.inputs() * weights.units();
        double activations = (double) rows * (weights.inputs() + weights.units());
        return new Work(2 * rows * elements, Float.BYTES * (elements + activations));
    }
}
