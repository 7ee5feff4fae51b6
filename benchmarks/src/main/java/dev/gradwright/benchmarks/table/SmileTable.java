package dev.gradwright.benchmarks.table;

import dev.gradwright.benchmarks.table.RowForm.Column;
import dev.gradwright.runtime.data.Examples;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import smile.classification.DataFrameClassifier;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.measure.NominalScale;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.type.StructType;
import smile.data.vector.BaseVector;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;
import smile.math.MathEx;
import smile.regression.DataFrameRegression;

/** Smile's trees, with its own handling of categories. They have no missing values, so these are -1, below all numbers. */
final class SmileTable<X> implements TableModel<X> {
    private static final String TARGET = "target";

    private final Serializable model;
    private final RowForm<X> form;
    private final StructType schema;
    private final float[] one;
    private final double[] probabilities = new double[2];

    private SmileTable(Serializable model, RowForm<X> form) {
        this.model = model;
        this.form = form;
        this.schema =
                new StructType(form.columns().stream().map(SmileTable::field).toArray(StructField[]::new));
        this.one = new float[form.columns().size()];
    }

    /** What is learned. */
    enum Kind {
        BOOSTING,
        FOREST
    }

    /** Of boosting, what is not a default of Smile. */
    static Properties tuned(TableName table) {
        Properties settings = new Properties();
        switch (table) {
            case CHURN -> settings.setProperty("smile.gradient_boost.trees", "100");
            case CREDIT -> {
                settings.setProperty("smile.gradient_boost.trees", "200");
                settings.setProperty("smile.gradient_boost.max_nodes", "4");
            }
            case PRICES -> {
                settings.setProperty("smile.gradient_boost.trees", "1000");
                settings.setProperty("smile.gradient_boost.max_nodes", "64");
                settings.setProperty("smile.gradient_boost.loss", "LeastSquares");
            }
        }
        return settings;
    }

    static <X, Y> TableModel<X> fit(
            TableProblem<X, Y, ?> problem, Examples<X, Y> train, Kind kind, Properties settings, long seed) {
        MathEx.setSeed(seed);
        DataFrame data = frame(problem, train);
        Formula formula = Formula.lhs(TARGET);
        boolean classifies = problem.classifies();
        Serializable model = switch (kind) {
            case BOOSTING ->
                classifies
                        ? smile.classification.GradientTreeBoost.fit(formula, data, settings)
                        : smile.regression.GradientTreeBoost.fit(formula, data, settings);
            case FOREST ->
                classifies
                        ? smile.classification.RandomForest.fit(formula, data, settings)
                        : smile.regression.RandomForest.fit(formula, data, settings);
        };
        return new SmileTable<>(model, problem.form());
    }

    private static <X, Y> DataFrame frame(TableProblem<X, Y, ?> problem, Examples<X, Y> train) {
        List<Column> columns = problem.form().columns();
        float[] values = problem.form().write(TableProblem.records(train));
        double[] targets = problem.targets(train);
        List<BaseVector<?, ?, ?>> vectors = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            int from = column;
            StructField field = field(columns.get(column));
            IntStream places = IntStream.range(0, targets.length).map(row -> row * columns.size() + from);
            vectors.add(
                    columns.get(column).categories() > 0
                            ? IntVector.of(field, places.map(at -> (int) values[at]))
                            : DoubleVector.of(field, places.mapToDouble(at -> known(values[at]))));
        }
        vectors.add(
                problem.classifies()
                        ? IntVector.of(
                                new StructField(TARGET, DataTypes.IntegerType, new NominalScale("no", "yes")),
                                IntStream.range(0, targets.length).map(row -> (int) targets[row]))
                        : DoubleVector.of(TARGET, targets));
        return DataFrame.of(vectors.toArray(BaseVector[]::new));
    }

    private static StructField field(Column column) {
        if (column.categories() == 0) {
            return new StructField(column.name(), DataTypes.DoubleType);
        }
        String[] names = IntStream.range(0, column.categories())
                .mapToObj(Integer::toString)
                .toArray(String[]::new);
        return new StructField(column.name(), DataTypes.IntegerType, new NominalScale(names));
    }

    private static double known(float value) {
        return Float.isNaN(value) ? -1 : value;
    }

    static <X> TableModel<X> load(RowForm<X> form, Path file) {
        try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(file))) {
            return new SmileTable<>((Serializable) in.readObject(), form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public double predict(X row) {
        form.write(row, one, 0);
        double[] values = new double[one.length];
        for (int column = 0; column < values.length; column++) {
            values[column] = known(one[column]);
        }
        Tuple tuple = Tuple.of(values, schema);
        if (model instanceof DataFrameClassifier classifier) {
            classifier.predict(tuple, probabilities);
            return probabilities[1];
        }
        return ((DataFrameRegression) model).predict(tuple);
    }

    @Override
    public double[] predict(List<X> rows) {
        return rows.stream().mapToDouble(this::predict).toArray();
    }

    @Override
    public void save(Path file) {
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
            out.writeObject(model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
