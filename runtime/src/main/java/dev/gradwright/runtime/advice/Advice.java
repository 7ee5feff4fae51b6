package dev.gradwright.runtime.advice;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.graph.Attributes;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.statistics.LayerValues;
import dev.gradwright.runtime.statistics.Sample;
import dev.gradwright.runtime.train.EpochLog;
import dev.gradwright.runtime.train.LearningRateCurve;
import dev.gradwright.runtime.train.ProgressBar;
import dev.gradwright.runtime.train.TrainingListener;
import dev.gradwright.runtime.train.TrainingProgress;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ejml.data.FMatrixRMaj;

/**
 * Reports what only data can show: features out of scale, missing classes, dead units, a network that predicts one class
 * for everything. Findings have the form of the compiler's warnings. The training is not changed.
 *
 * <pre>{@code
 * Trainer.of(net).epochs(20).listener(Advice.console()).fit(train);
 *
 * warning: [FeatureScale] 3 of 8 features are large: feature 4 has mean 1425 and ...
 * }</pre>
 *
 * <p>It reads the data once before the first epoch. It computes the outputs of all layers for at most 1,000 rows after the
 * first epoch and after one or two of the next. It does nothing in a step.
 *
 * <p>Options return a new listener. One listener can serve several trainings, one after the other.
 */
public final class Advice implements TrainingListener {
    /** Whether the network learns is judged after this epoch, or later if it had fewer steps than {@link #ENOUGH_STEPS}. */
    private static final int JUDGED_EPOCH = 3;

    private static final int ENOUGH_STEPS = 500;
    /** A training that has fewer is not judged. */
    private static final int LEAST_STEPS = 100;

    private final Consumer<Finding> receiver;
    private final Set<FindingName> suppressed;
    private final double suggestedRate;

    /** The loss of the sample in the epoch before the judgement; NaN before. */
    private double lossBefore = Double.NaN;

    private Advice(Consumer<Finding> receiver, Set<FindingName> suppressed, double suggestedRate) {
        this.receiver = receiver;
        this.suppressed = suppressed;
        this.suggestedRate = suggestedRate;
    }

    /** Prints findings to standard output, above a progress bar. */
    public static Advice console() {
        return to(finding -> ProgressBar.println(finding.toString()));
    }

    /** Passes findings on, each at most once in a training. */
    public static Advice to(Consumer<Finding> receiver) {
        Objects.requireNonNull(receiver, "receiver must not be null");
        return new Advice(receiver, EnumSet.noneOf(FindingName.class), Double.NaN);
    }

    /** The names of all findings, in alphabetical order. */
    public static List<String> names() {
        return FindingName.labels();
    }

    /**
     * Returns a listener that leaves out some findings.
     *
     * @param names as in {@code DeadUnits}
     * @throws IllegalArgumentException if there is no such finding; the message suggests the nearest
     */
    public Advice without(String... names) {
        Set<FindingName> all = EnumSet.copyOf(suppressed);
        for (String name : names) {
            all.add(FindingName.of(name));
        }
        return new Advice(receiver, all, suggestedRate);
    }

    /**
     * Returns a listener that also compares the learning rate with the one that a
     * {@link dev.gradwright.runtime.train.LearningRateFinder} suggests for this network and data.
     *
     * @throws IllegalStateException if the curve suggests no rate
     */
    public Advice expectingRate(LearningRateCurve curve) {
        return new Advice(receiver, suppressed, curve.suggestion());
    }

    @Override
    public void trainingStarted(TrainingProgress progress) {
        TrainableNetwork network = progress.network();
        Graph graph = network.graph();
        FMatrixRMaj y = progress.data().targets();
        ColumnStatistics features = ColumnStatistics.of(progress.data().features());
        ColumnStatistics targets = ColumnStatistics.of(y);
        report(FindingName.FEATURE_SCALE, () -> FeatureScale.in(graph, features));
        report(FindingName.CONSTANT_FEATURE, () -> ConstantFeature.in(graph, features));
        report(FindingName.TARGET_SCALE, () -> TargetScale.in(graph, targets));
        report(FindingName.OUTPUT_RANGE, () -> OutputRange.in(graph, y, targets));
        Optional<ClassCounts> classes = ClassCounts.ofTargets(network.metrics(), y);
        report(FindingName.ONE_CLASS, () -> classes.flatMap(OneClass::in));
        report(FindingName.MISSING_CLASS, () -> classes.flatMap(MissingClass::in));
        if (!Double.isNaN(suggestedRate)) {
            double now = network.optimizer().learningRate();
            report(FindingName.RATE_FAR_FROM_SUGGESTED, () -> RateFarFromSuggested.in(graph, now, suggestedRate));
        }
        lossBefore = judgedEpoch(progress) == 1 ? lossOfSample(progress) : Double.NaN;
    }

    @Override
    public void epochEnded(TrainingProgress progress, EpochLog log) {
        int judged = judgedEpoch(progress);
        if (log.epoch() == 1) {
            lookAtUnits(progress);
        }
        if (log.epoch() == judged) {
            judge(progress);
        } else if (log.epoch() == judged - 1) {
            lossBefore = lossOfSample(progress);
        }
    }

    private void lookAtUnits(TrainingProgress progress) {
        String output = progress.network().graph().outputs().get(0);
        DeadUnits dead = new DeadUnits();
        SaturatedUnits saturated = new SaturatedUnits();
        FMatrixRMaj unused =
                LayerValues.compute(progress.network(), sample(progress).x(), (node, outputs) -> {
                    if (!node.name().equals(output)) {
                        dead.look(node, outputs);
                        saturated.look(node, outputs);
                    }
                });
        double rate = progress.network().optimizer().learningRate();
        report(FindingName.DEAD_UNITS, () -> dead.finding(rate));
        report(FindingName.SATURATED_UNITS, saturated::finding);
    }

    private void judge(TrainingProgress progress) {
        TrainableNetwork network = progress.network();
        Sample sample = sample(progress);
        FMatrixRMaj predictions = predict(progress, sample);
        Optional<ConstantPrediction> losses = ConstantPrediction.of(network.graph(), sample, predictions);
        Optional<ClassCounts> targets = ClassCounts.ofTargets(network.metrics(), sample.y());
        boolean isReported = report(
                FindingName.ONE_CLASS_PREDICTED,
                () -> ClassCounts.ofPredictions(network.metrics(), predictions)
                        .flatMap(predicted ->
                                OneClassPredicted.in(targets.orElseThrow(), predicted, losses, progress.epoch())));
        if (!isReported) {
            double rate = network.optimizer().learningRate();
            report(
                    FindingName.LOSS_PLATEAU,
                    () -> losses.flatMap(it -> LossPlateau.in(it, lossBefore, progress.epoch(), rate)));
        }
    }

    private static double lossOfSample(TrainingProgress progress) {
        Sample sample = sample(progress);
        return ConstantPrediction.of(progress.network().graph(), sample, predict(progress, sample))
                .map(ConstantPrediction::loss)
                .orElse(Double.NaN);
    }

    private static Sample sample(TrainingProgress progress) {
        return Sample.of(progress.data(), progress.sampleWeights());
    }

    private static FMatrixRMaj predict(TrainingProgress progress, Sample sample) {
        return LayerValues.compute(progress.network(), sample.x(), (node, outputs) -> {});
    }

    /** The epoch after which it is judged whether the network learns; 0 if the training is too short for that. */
    private static int judgedEpoch(TrainingProgress progress) {
        int steps = progress.stepsPerEpoch();
        int warmUp =
                warmUpEpochs(progress.network().graph().training().schedule().attributes(), steps);
        int epoch = warmUp + Math.max(JUDGED_EPOCH, epochsOf(ENOUGH_STEPS, steps));
        if (epoch <= progress.epochs()) {
            return epoch;
        }
        return warmUp + epochsOf(LEAST_STEPS, steps) <= progress.epochs() ? progress.epochs() : 0;
    }

    private static int warmUpEpochs(Attributes schedule, int stepsPerEpoch) {
        if (!schedule.has("warmupSteps")) {
            return 0;
        }
        long length = schedule.whole("warmupSteps");
        return schedule.text("unit").equals("EPOCH") ? (int) length : epochsOf(length, stepsPerEpoch);
    }

    private static int epochsOf(long steps, int stepsPerEpoch) {
        return (int) ((steps + stepsPerEpoch - 1) / stepsPerEpoch);
    }

    private boolean report(FindingName name, Supplier<Optional<String>> message) {
        if (suppressed.contains(name)) {
            return false;
        }
        Optional<String> found = message.get();
        found.ifPresent(text -> receiver.accept(new Finding(name.label(), text)));
        return found.isPresent();
    }

    /** Visits the loss in the epoch before the judgement. */
    @Override
    public void visit(StateVisitor visitor) {
        lossBefore = visitor.visit("lossBefore", lossBefore);
    }
}
