package dev.gradwright.benchmarks.table;

import dev.gradwright.benchmarks.table.SmileTable.Kind;
import dev.gradwright.benchmarks.table.XgboostTable.Settings;
import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.data.Examples;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** The contenders for tables that run inside a JVM. */
public enum TableContender {
    /** The network of the sample on {@code jdk.incubator.vector}. */
    VECTOR("Gradwright, vector"),
    /** The same with portable kernels. */
    PORTABLE("Gradwright, portable"),
    /** XGBoost with its defaults. */
    XGBOOST("XGBoost4J"),
    /** XGBoost with settings that were chosen on the training rows. */
    XGBOOST_TUNED("XGBoost4J, tuned"),
    /** Smile's gradient boosting with its defaults. */
    SMILE("Smile, boosting"),
    /** The same with settings that were chosen on the training rows. */
    SMILE_TUNED("Smile, boosting, tuned"),
    /** Smile's random forest with its defaults. */
    SMILE_FOREST("Smile, forest");

    private final String label;

    TableContender(String label) {
        this.label = label;
    }

    /** The name in tables. */
    public String label() {
        return label;
    }

    /** The JVM flags for this contender. All run on one thread. */
    public List<String> jvmFlags() {
        List<String> oneThread = List.of(
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0", "-Dgradwright.threads=1", "-Xss16m");
        return this == VECTOR ? List.of("--add-modules", "jdk.incubator.vector", "-Dgradwright.threads=1") : oneThread;
    }

    /** The Maven artifacts that it needs. */
    public List<String> artifacts() {
        return switch (this) {
            case VECTOR, PORTABLE -> List.of("gradwright-runtime");
            case XGBOOST, XGBOOST_TUNED -> List.of("xgboost4j_2.12");
            case SMILE, SMILE_TUNED, SMILE_FOREST -> List.of("smile-core");
        };
    }

    /** Learns a table. */
    <X, Y, N extends TableNetwork<X, Y>> TableModel<X> fit(
            TableProblem<X, Y, N> problem, TableName table, Examples<X, Y> train, long seed) {
        return switch (this) {
            case VECTOR, PORTABLE -> GradwrightTable.fit(problem, train, seed);
            case XGBOOST -> XgboostTable.fit(problem, train, Settings.DEFAULT, seed);
            case XGBOOST_TUNED -> XgboostTable.fit(problem, train, Settings.tuned(table), seed);
            case SMILE -> SmileTable.fit(problem, train, Kind.BOOSTING, new Properties(), seed);
            case SMILE_TUNED -> SmileTable.fit(problem, train, Kind.BOOSTING, SmileTable.tuned(table), seed);
            case SMILE_FOREST -> SmileTable.fit(problem, train, Kind.FOREST, new Properties(), seed);
        };
    }

    /** Loads what a model saved. */
    <X, Y, N extends TableNetwork<X, Y>> TableModel<X> load(TableProblem<X, Y, N> problem, Path file) {
        return switch (this) {
            case VECTOR, PORTABLE -> GradwrightTable.load(problem, file);
            case XGBOOST, XGBOOST_TUNED -> XgboostTable.load(problem.form(), file);
            case SMILE, SMILE_TUNED, SMILE_FOREST -> SmileTable.load(problem.form(), file);
        };
    }
}
