package dev.gradwright.processor.signal;

import java.util.List;

/**
 * Sums over the features of an example.
 *
 * @param width the number of features
 * @param mean the expectation of the sum of the features
 * @param second the sum of the second moments
 * @param pairs the sum of the expected products of two different features
 * @param examples the sum of the expected products of a feature in two examples
 * @param pairsOfExamples the sum of the expected products of two different features in two examples
 */
record Sums(double width, double mean, double second, double pairs, double examples, double pairsOfExamples) {
    static Sums of(List<Field> fields) {
        double width = 0;
        double mean = 0;
        double second = 0;
        double examples = 0;
        double within = 0;
        double squares = 0;
        double own = 0;
        for (Field field : fields) {
            double n = field.width();
            width += n;
            mean += n * field.mean();
            second += n * field.second();
            examples += n * field.examples();
            within += n * (n - 1) * field.units();
            squares += n * n * field.mean() * field.mean();
            own += n * field.mean() * field.mean();
        }
        double across = mean * mean - squares; // features of different fields are independent
        return new Sums(width, mean, second, within + across, examples, mean * mean - own);
    }

    /** The expectation of the squared sum. */
    double squaredSum() {
        return second + pairs;
    }
}
