package dev.gradwright.benchmarks.table;

import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.samples.tabular.Applicant;
import dev.gradwright.samples.tabular.ChurnTask;
import dev.gradwright.samples.tabular.CreditTask;
import dev.gradwright.samples.tabular.Customer;
import dev.gradwright.samples.tabular.PriceTask;
import dev.gradwright.samples.tabular.Task;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A table of the sample {@code tabular}, for all contenders.
 *
 * @param task the record, its network and its rows
 * @param form the record for libraries of trees
 * @param target 1 or 0 for a class, or the logarithm of a price
 * @param classifies whether the target is a class
 * @param <X> the record
 * @param <Y> its target
 * @param <N> its network
 */
record TableProblem<X, Y, N extends TableNetwork<X, Y>>(
        Task<X, Y, N> task, RowForm<X> form, ToDoubleFunction<Y> target, boolean classifies) {
    /** The problem of a table. */
    static TableProblem<?, ?, ?> of(TableName name) {
        return switch (name) {
            case CHURN ->
                new TableProblem<>(
                        new ChurnTask(), RowForm.ofCustomers(), churn -> churn == Customer.Churn.YES ? 1 : 0, true);
            case CREDIT ->
                new TableProblem<>(
                        new CreditTask(),
                        RowForm.ofApplicants(),
                        status -> status == Applicant.Status.BAD ? 1 : 0,
                        true);
            case PRICES -> new TableProblem<>(new PriceTask(), RowForm.ofDiamonds(), Math::log, false);
        };
    }

    /** The rows to learn from. */
    Examples<X, Y> train() {
        return task.read(task.table().train());
    }

    /** The rows to score. */
    Examples<X, Y> test() {
        return task.read(task.table().test());
    }

    double[] targets(Examples<X, Y> examples) {
        return IntStream.range(0, examples.rows())
                .mapToDouble(row -> target.applyAsDouble(examples.target(row)))
                .toArray();
    }

    static <X> List<X> records(Examples<X, ?> examples) {
        return IntStream.range(0, examples.rows()).mapToObj(examples::features).toList();
    }

    Map<String, Double> scores(double[] predictions, Examples<X, Y> test) {
        double[] targets = targets(test);
        return classifies ? Scores.ofProbabilities(predictions, targets) : Scores.ofValues(predictions, targets);
    }
}
