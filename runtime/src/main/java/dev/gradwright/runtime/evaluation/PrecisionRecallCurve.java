package dev.gradwright.runtime.evaluation;

import dev.gradwright.runtime.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Precision and recall of one class at each threshold. The area is the average precision {@code Σ(rₙ − rₙ₋₁)pₙ}, as in
 * scikit-learn; straight lines between the points would be too optimistic (Davis and Goadrich, 2006).
 *
 * @param points by growing recall; the first one, where nothing is predicted to be positive, has precision 1 by
 *     convention
 * @param area the average precision; NaN if there are no positives
 */
public record PrecisionRecallCurve(List<Point> points, double area) {
    /** Copies the list. */
    public PrecisionRecallCurve {
        points = List.copyOf(points);
    }

    /**
     * A point of the curve.
     *
     * @param threshold scores above it are predicted to be positive
     * @param precision true positives / predicted positives
     * @param recall true positives / positives
     */
    public record Point(float threshold, double precision, double recall) {}

    static PrecisionRecallCurve of(Ranking ranking) {
        List<Point> points = new ArrayList<>();
        for (int count = 0; count <= ranking.size(); count++) {
            points.add(new Point(
                    ranking.threshold(count),
                    precision(ranking, count),
                    ranking.truePositives(count) / ranking.positives()));
        }
        return new PrecisionRecallCurve(points, area(ranking));
    }

    /** The area alone. */
    static double area(Ranking ranking) {
        double area = 0;
        for (int count = 1; count <= ranking.size(); count++) {
            area += (ranking.truePositives(count) - ranking.truePositives(count - 1)) * precision(ranking, count);
        }
        return area / ranking.positives();
    }

    private static double precision(Ranking ranking, int count) {
        double predicted = ranking.truePositives(count) + ranking.falsePositives(count);
        return predicted == 0 ? 1 : ranking.truePositives(count) / predicted;
    }

    /** The area and the points as JSON; a number that is undefined is {@code null}. */
    public String toJson() {
        return Json.object(this::writeTo);
    }

    void writeTo(Json json) {
        json.put("area", area)
                .putNumbers("thresholds", points, Point::threshold)
                .putNumbers("precisions", points, Point::precision)
                .putNumbers("recalls", points, Point::recall);
    }

    /** The area and the number of points. */
    @Override
    public String toString() {
        return "precision-recall curve of " + points.size() + " points, area " + Texts.figure(area);
    }
}
