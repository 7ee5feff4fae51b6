package dev.gradwright.samples.tabular;

import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.data.Csv;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.runtime.evaluation.ColumnErrors;
import dev.gradwright.runtime.evaluation.EvaluationReport;
import dev.gradwright.runtime.evaluation.Predictions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/** What diamonds cost. Prices range from hundreds to thousands of dollars, so relative errors count: those of the logarithm. */
public final class PriceTask implements Task<Diamond, Double, PriceModelNetwork> {
    @Override
    public Table table() {
        return Table.DIAMONDS;
    }

    @Override
    public Examples<Diamond, Double> read(Csv csv) {
        return PriceModelNetwork.read(csv, "price");
    }

    @Override
    public PriceModelNetwork network(long seed) {
        return PriceModelNetwork.create(seed);
    }

    @Override
    public TableNetwork<Diamond, Double> baseline(long seed) {
        return PriceBaselineNetwork.create(seed);
    }

    @Override
    public void save(PriceModelNetwork network, Path file) {
        network.save(file);
    }

    @Override
    public PriceModelPredictor predictor(Path file) {
        return PriceModelPredictor.load(file);
    }

    @Override
    public String constantName() {
        return "mean of the logarithm";
    }

    @Override
    public Map<String, Double> figures(EvaluationReport report, Examples<Diamond, Double> test) {
        return figures(logarithms(report, test));
    }

    @Override
    public Map<String, Double> constantFigures(Examples<Diamond, Double> train, Examples<Diamond, Double> test) {
        double mean = IntStream.range(0, train.rows())
                .mapToDouble(row -> StrictMath.log(train.target(row)))
                .average()
                .orElseThrow();
        return figures(logarithms(test, row -> mean));
    }

    private static Map<String, Double> figures(ColumnErrors logarithms) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("RMSE of log(price)", logarithms.rmse());
        figures.put("R² of log(price)", logarithms.r2());
        return figures;
    }

    /** The residuals in dollars, and those of the logarithm. */
    @Override
    public String details(EvaluationReport report, Examples<Diamond, Double> test) {
        ColumnErrors logarithms = logarithms(report, test);
        return report + "\n\n"
                + String.format(
                        Locale.ROOT,
                        "Half of the prices are off by less than %.1f %%, nine of ten by less than %.1f %%.",
                        100 * StrictMath.expm1(logarithms.absoluteErrorQuantile(0.5)),
                        100 * StrictMath.expm1(logarithms.absoluteErrorQuantile(0.9)));
    }

    private static ColumnErrors logarithms(EvaluationReport report, Examples<Diamond, Double> test) {
        double[] residuals = report.regression().column(0).residuals();
        return logarithms(test, row -> StrictMath.log(Math.max(1, test.target(row) - residuals[row])));
    }

    private static ColumnErrors logarithms(Examples<Diamond, Double> test, IntToDoubleFunction predicted) {
        FMatrixRMaj predictions = new FMatrixRMaj(test.rows(), 1);
        FMatrixRMaj targets = new FMatrixRMaj(test.rows(), 1);
        for (int row = 0; row < test.rows(); row++) {
            predictions.data[row] = (float) predicted.applyAsDouble(row);
            targets.data[row] = (float) StrictMath.log(test.target(row));
        }
        return Predictions.values(1)
                .add(predictions, targets)
                .report()
                .regression()
                .column(0);
    }
}
