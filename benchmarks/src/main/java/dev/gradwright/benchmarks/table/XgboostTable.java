package dev.gradwright.benchmarks.table;

import dev.gradwright.runtime.data.Examples;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** XGBoost through its own Java binding, predicting in place, which is its fastest way. */
final class XgboostTable<X> implements TableModel<X> {
    private final Booster booster;
    private final RowForm<X> form;
    private final float[] one;

    private XgboostTable(Booster booster, RowForm<X> form) {
        this.booster = booster;
        this.form = form;
        this.one = new float[form.columns().size()];
    }

    /**
     * What is not a default of XGBoost.
     *
     * @param rounds trees; XGBoost4J has no default, that of Python is 100
     */
    record Settings(int rounds, Map<String, Object> parameters) {
        static final Settings DEFAULT = new Settings(100, Map.of());

        static Settings tuned(TableName table) {
            return switch (table) {
                case CHURN -> new Settings(75, tuned(2, 0.1));
                case CREDIT -> new Settings(150, tuned(2, 0.1));
                case PRICES -> new Settings(500, tuned(8, 0.05));
            };
        }

        static Map<String, Object> tuned(int depth, double rate) {
            return Map.of("max_depth", depth, "eta", rate, "subsample", 0.8, "colsample_bytree", 0.8);
        }
    }

    static <X, Y> TableModel<X> fit(TableProblem<X, Y, ?> problem, Examples<X, Y> train, Settings settings, long seed) {
        Map<String, Object> parameters = new HashMap<>(settings.parameters());
        parameters.put("objective", problem.classifies() ? "binary:logistic" : "reg:squarederror");
        parameters.put("seed", seed);
        parameters.put("nthread", 1);
        parameters.put("verbosity", 0);
        double[] targets = problem.targets(train);
        float[] labels = new float[targets.length];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = (float) targets[row];
        }
        int columns = problem.form().columns().size();
        try {
            DMatrix matrix =
                    new DMatrix(problem.form().write(TableProblem.records(train)), labels.length, columns, Float.NaN);
            matrix.setLabel(labels);
            Booster booster = XGBoost.train(matrix, parameters, settings.rounds(), Map.of(), null, null);
            matrix.dispose();
            return new XgboostTable<>(booster, problem.form());
        } catch (XGBoostError e) {
            throw new IllegalStateException(e);
        }
    }

    static <X> TableModel<X> load(RowForm<X> form, Path file) {
        try {
            Booster booster = XGBoost.loadModel(file.toString());
            booster.setParam("nthread", 1);
            return new XgboostTable<>(booster, form);
        } catch (XGBoostError e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public double predict(X row) {
        form.write(row, one, 0);
        try {
            return booster.inplace_predict(one, 1, one.length, Float.NaN)[0][0];
        } catch (XGBoostError e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public double[] predict(List<X> rows) {
        try {
            float[][] predictions = booster.inplace_predict(form.write(rows), rows.size(), one.length, Float.NaN);
            double[] values = new double[rows.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = predictions[row][0];
            }
            return values;
        } catch (XGBoostError e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void save(Path file) {
        try {
            booster.saveModel(file.toString());
        } catch (XGBoostError e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        booster.dispose();
    }
}
