package dev.gradwright.runtime.evaluation;

import dev.gradwright.runtime.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * The receiver operating characteristic of one class: for each threshold the fraction of the negatives and of the
 * positives that are predicted to be positive (Fawcett, 2006). Points on a straight line between others are left out.
 *
 * @param points from (0, 0) to (1, 1); a rate is NaN if there are no positives or no negatives
 * @param area the probability that a positive has a larger score than a negative, where equal scores count half; NaN if
 *     there are no positives or no negatives
 */
public record RocCurve(List<Point> points, double area) {
    /** Copies the list. */
    public RocCurve {
        points = List.copyOf(points);
    }

    /**
     * A point of the curve.
     *
     * @param threshold scores above it are predicted to be positive
     * @param falsePositiveRate false positives / negatives
     * @param truePositiveRate true positives / positives
     */
    public record Point(float threshold, double falsePositiveRate, double truePositiveRate) {}

    static RocCurve of(Ranking ranking) {
        List<Point> points = new ArrayList<>();
        for (int count = 0; count <= ranking.size(); count++) {
            if (isCorner(ranking, count)) {
                points.add(new Point(
                        ranking.threshold(count),
                        ranking.falsePositives(count) / ranking.negatives(),
                        ranking.truePositives(count) / ranking.positives()));
            }
        }
        return new RocCurve(points, area(ranking));
    }

    /** The area alone, by the trapezoidal rule. */
    static double area(Ranking ranking) {
        double area = 0;
        for (int count = 1; count <= ranking.size(); count++) {
            area += (ranking.falsePositives(count) - ranking.falsePositives(count - 1))
                    * (ranking.truePositives(count) + ranking.truePositives(count - 1))
                    / 2;
        }
        return area / ranking.positives() / ranking.negatives();
    }

    /** Whether the curve changes its direction at a point. */
    private static boolean isCorner(Ranking ranking, int count) {
        if (count == 0 || count == ranking.size()) {
            return true;
        }
        double left = ranking.falsePositives(count) - ranking.falsePositives(count - 1);
        double right = ranking.falsePositives(count + 1) - ranking.falsePositives(count);
        double below = ranking.truePositives(count) - ranking.truePositives(count - 1);
        double above = ranking.truePositives(count + 1) - ranking.truePositives(count);
        return left * above != right * below;
    }

    /** The area and the points as JSON; a number that is undefined is {@code null}. */
    public String toJson() {
        return Json.object(this::writeTo);
    }

    void writeTo(Json json) {
        json.put("area", area)
                .putNumbers("thresholds", points, Point::threshold)
                .putNumbers("falsePositiveRates", points, Point::falsePositiveRate)
                .putNumbers("truePositiveRates", points, Point::truePositiveRate);
    }

    /** The area and the number of points. */
    @Override
    public String toString() {
        return "ROC curve of " + points.size() + " points, area " + Texts.figure(area);
    }
}
