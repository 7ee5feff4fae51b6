package dev.gradwright.conformance.state;

import java.util.Map;
import java.util.Set;

/** Mutable fields that are not state: they are written in a step or a call before they are read. */
final class Scratch {
    /** The reason why each field may differ after a restore, by {@code Class.field}. */
    private static final Map<String, String> REASONS = Map.ofEntries(
            // Set by the optimizer at the beginning of each step.
            reason("AdaDeltaRule.rate", "set in beginStep"),
            reason("AdaGradRule.rate", "set in beginStep"),
            reason("AdaMaxRule.alpha", "set in beginStep"),
            reason("AdamRule.alpha", "set in beginStep"),
            reason("LionRule.rate", "set in beginStep"),
            reason("NadamRule.firstFactor", "set in beginStep"),
            reason("NadamRule.gradientFactor", "set in beginStep"),
            reason("NadamRule.secondFactor", "set in beginStep"),
            reason("RmsPropRule.rate", "set in beginStep"),
            reason("SgdRule.rate", "set in beginStep"),
            reason("RateGroup.decay", "set before each update"),
            // Computed for each batch.
            reason("NetworkParameter.gradient", "of the last batch"),
            reason("BatchNormGradients.beta", "of the last batch"),
            reason("BatchNormGradients.gamma", "of the last batch"),
            reason("BatchStatistics.inverseDeviation", "of the last batch"),
            reason("BatchStatistics.mean", "of the last batch"),
            reason("MovingAverages.kept", "set at the begin of each step"),
            reason("DivergenceGuard.gradients", "whether the last batch left gradients"),
            reason("OutputHead.predictions", "of the last batch"),
            reason("OutputHead.gradient", "of the last batch"),
            reason("GradientAccumulator.sums", "of the last step"),
            reason("GradientAccumulator.rows", "of the last step"),
            reason("GradientOfRows.gradient", "of the last batch"),
            reason("GradientOfRows.sum", "of the last batch"),
            reason("TableRows.count", "of the last batch"),
            reason("TableRows.first", "of the last batch"),
            reason("TableRows.next", "of the last batch"),
            reason("EnsembleLoss.all", "of the last batch"),
            reason("EnsembleLoss.gradient", "of the last batch"),
            reason("EnsembleLoss.one", "of the last batch"),
            reason("LambdaRank.discounts", "of the last query"),
            reason("LambdaRank.gains", "of the last query"),
            reason("RowRanking.keys", "of the last query"),
            reason("GroupedBatches.batchWeights", "the last batch"),
            reason("GroupedBatches.x", "the last batch"),
            reason("GroupedBatches.y", "the last batch"),
            reason("Batches.x", "the last batch"),
            reason("Batches.y", "the last batch"),
            // Generated networks.
            reason("Network.draw", "set before each pass"),
            // Computed on first use.
            reason("DiscountedGain.discounts", "grows with the largest query"),
            // Used once.
            reason("ParameterFactory.seed", "used at creation alone"),
            // Arrays that are longer than the part in use, or scratch of a sort.
            reason("AreaUnderCurve.keys", "compared by the value of the metric; beyond size undefined"),
            reason("AreaUnderCurve.scratch", "of the sort"),
            reason("AreaUnderCurve.positions", "of the sort"),
            reason("AreaUnderCurve.positives", "compared by the value of the metric; beyond size undefined"),
            reason("AreaUnderCurve.negatives", "compared by the value of the metric; beyond size undefined"));

    private Scratch() {}

    private static Map.Entry<String, String> reason(String field, String reason) {
        return Map.entry(field, reason);
    }

    static Set<String> fields() {
        return REASONS.keySet();
    }
}
