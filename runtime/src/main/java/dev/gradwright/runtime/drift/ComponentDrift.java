package dev.gradwright.runtime.drift;

import dev.gradwright.runtime.feature.Feature;
import dev.gradwright.runtime.feature.Profile;
import dev.gradwright.runtime.feature.RowCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The drift of one component of a record. Its level is the highest of:
 *
 * <ul>
 *   <li>the population stability index of the shares: {@link DriftLevel#MODERATE} from 0.1, {@link DriftLevel#STRONG} from
 *       0.25 (Siddiqi, 2006);
 *   <li>the standardized mean shift of a number: {@link DriftLevel#MODERATE} from 0.25 deviations (Stuart, 2010), {@link
 *       DriftLevel#STRONG} from 0.5 (Rubin, 2001);
 *   <li>the ratio of the variances of a number: {@link DriftLevel#STRONG} below 1/2 or above 2 (Rubin, 2001).
 * </ul>
 *
 * <p>It is {@link DriftLevel#TOO_FEW_ROWS} with fewer than 200 live rows, or if rows without any drift would have a
 * stability index above 0.05 on average: (s − 1)(1/live + 1/training) for s values that occur (Yurdakul and Naranjo, 2020).
 *
 * @param name of the component
 * @param stabilityIndex Σ (live − training)·log(live/training) over the shares; half a row is added to each count, so that
 *     none is 0. NaN without live rows
 * @param meanShift (live mean − training mean)/training deviation; 0 if all training rows have the same value, NaN if the
 *     component is no number or no live row has a value
 * @param varianceRatio live variance/training variance; 1 if all training rows have the same value, else NaN as for the
 *     mean shift
 * @param trainingMean the mean of the training rows in the unit of the component; for {@code @Numeric(log = true)} the
 *     value whose logarithm is the mean of the logarithms. Dates are days since 1970, durations seconds. NaN if the
 *     component is no number
 * @param liveMean that of the live rows
 * @param shares of all values, {@code missing} first
 */
public record ComponentDrift(
        String name,
        DriftLevel level,
        double stabilityIndex,
        double meanShift,
        double varianceRatio,
        double trainingMean,
        double liveMean,
        List<SlotShare> shares) {
    private static final double MODERATE_INDEX = 0.1;
    private static final double STRONG_INDEX = 0.25;
    private static final double MODERATE_SHIFT = 0.25;
    private static final double STRONG_SHIFT = 0.5;
    private static final double STRONG_VARIANCE_RATIO = 2;
    private static final int LEAST_ROWS = 200;
    private static final double MOST_INDEX_BY_CHANCE = 0.05;
    private static final double HALF_A_ROW = 0.5;
    /** Values whose shares have changed most, in the text. */
    private static final int SHOWN = 3;

    private static final double SHOWN_CHANGE = 0.005;
    private static final double PERCENT = 100;

    static ComponentDrift of(Feature feature, RowCounts live) {
        Profile training = feature.profile();
        List<SlotShare> shares = shares(feature, live);
        double index = stabilityIndex(feature, live);
        double shift = Double.NaN;
        double ratio = Double.NaN;
        double trainingMean = Double.NaN;
        double liveMean = Double.NaN;
        if (training.isNumber()) {
            long present = live.rows() - live.count(feature, 0);
            double mean = live.sum(feature) / present;
            double deviation = training.deviation();
            boolean varies = deviation > 0;
            trainingMean = feature.scale().invert(training.mean());
            liveMean = feature.scale().invert(training.mean() + mean * (varies ? deviation : 1));
            if (present > 0) {
                shift = varies ? mean : 0;
                ratio = varies ? Math.max(0, live.squares(feature) / present - mean * mean) : 1;
            }
        }
        DriftLevel level = hasTooFewRows(feature, live) ? DriftLevel.TOO_FEW_ROWS : level(index, shift, ratio);
        return new ComponentDrift(feature.name(), level, index, shift, ratio, trainingMean, liveMean, shares);
    }

    private static List<SlotShare> shares(Feature feature, RowCounts live) {
        List<SlotShare> shares = new ArrayList<>();
        List<String> slots = feature.slots();
        for (int slot = 0; slot < slots.size(); slot++) {
            shares.add(new SlotShare(
                    slots.get(slot), feature.profile().share(slot), (double) live.count(feature, slot) / live.rows()));
        }
        return List.copyOf(shares);
    }

    private static double stabilityIndex(Feature feature, RowCounts live) {
        Profile training = feature.profile();
        if (live.rows() == 0) {
            return Double.NaN;
        }
        double index = 0;
        for (int slot = 0; slot < training.slots(); slot++) {
            double expected =
                    smoothed(training.share(slot) * training.rows(), (double) training.rows(), training.slots());
            double actual = smoothed((double) live.count(feature, slot), (double) live.rows(), training.slots());
            index += (actual - expected) * StrictMath.log(actual / expected);
        }
        return index;
    }

    private static double smoothed(double count, double rows, int slots) {
        return (count + HALF_A_ROW) / (rows + HALF_A_ROW * slots);
    }

    private static boolean hasTooFewRows(Feature feature, RowCounts live) {
        Profile training = feature.profile();
        int occurring = 0;
        for (int slot = 0; slot < training.slots(); slot++) {
            if (training.share(slot) > 0 || live.count(feature, slot) > 0) {
                occurring++;
            }
        }
        double byChance = (occurring - 1) * (1.0 / live.rows() + 1.0 / training.rows());
        return live.rows() < LEAST_ROWS || byChance > MOST_INDEX_BY_CHANCE;
    }

    private static DriftLevel level(double index, double shift, double ratio) {
        DriftLevel level = judged(index, MODERATE_INDEX, STRONG_INDEX)
                .orMore(judged(Math.abs(shift), MODERATE_SHIFT, STRONG_SHIFT));
        boolean hasOtherVariance = ratio > STRONG_VARIANCE_RATIO || ratio < 1 / STRONG_VARIANCE_RATIO;
        return hasOtherVariance ? DriftLevel.STRONG : level;
    }

    private static DriftLevel judged(double value, double moderate, double strong) {
        if (value >= strong) {
            return DriftLevel.STRONG;
        }
        return value >= moderate ? DriftLevel.MODERATE : DriftLevel.NONE;
    }

    /** The share of a value. */
    public SlotShare share(String value) {
        return shares.stream()
                .filter(share -> share.value().equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no share of " + name + " is named " + value
                        + "; there are "
                        + String.join(
                                ", ", shares.stream().map(SlotShare::value).toList())));
    }

    /** In words what has changed: the mean of a number, and the shares that have changed most. */
    String changes() {
        List<String> changes = new ArrayList<>();
        if (!Double.isNaN(meanShift)) {
            changes.add(String.format(
                    Locale.ROOT,
                    "mean %.4g -> %.4g (%+.2f deviations, variance x %.2f)",
                    trainingMean,
                    liveMean,
                    meanShift,
                    varianceRatio));
        }
        shares.stream()
                .filter(share -> !share.value().equals("within") && change(share) >= SHOWN_CHANGE)
                .sorted(Comparator.comparingDouble(ComponentDrift::change).reversed())
                .limit(SHOWN)
                .map(share -> String.format(
                        Locale.ROOT,
                        "%s %.1f %% -> %.1f %%",
                        share.value(),
                        PERCENT * share.training(),
                        PERCENT * share.live()))
                .forEach(changes::add);
        return String.join(", ", changes);
    }

    private static double change(SlotShare share) {
        return Math.abs(share.live() - share.training());
    }
}
