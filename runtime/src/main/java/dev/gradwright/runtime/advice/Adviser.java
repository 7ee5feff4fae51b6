package dev.gradwright.runtime.advice;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Sample;
import dev.gradwright.runtime.graph.Attributes;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;
import dev.gradwright.runtime.statistics.LayerValues;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ejml.data.FMatrixRMaj;

/**
 * Decides which advice applies to a training: before its first epoch from the data, later from the values inside the
 * network and from what it predicts. Findings have the form of the compiler's warnings. The training is not changed.
 *
 * <p>It reads the data once before the first epoch. It computes the outputs of all layers for at most 1,000 rows after the
 * first epoch and after one or two of the next. Its state is the loss in the epoch before the judgement.
 *
 * <p>Options return a new adviser. One adviser can serve several trainings, one after the other.
 */
public final class Adviser implements Stateful {
    /** Whether the network learns is judged after this epoch, or later if it had fewer steps than {@link #ENOUGH_STEPS}. */
    private static final int JUDGED_EPOCH = 3;

    private static final int ENOUGH_STEPS = 500;
    /** A training that has fewer is not judged. */
    private static final int LEAST_STEPS = 100;
    /** The outputs of the network are computed for so many rows at most. */
    private static final int SAMPLE_ROWS = 1000;

    private final Consumer<Finding> receiver;
    private final Set<FindingName> suppressed;
    private final double suggestedRate;

    /** The loss of the sample in the epoch before the judgement; NaN before. */
    private double lossBefore = Double.NaN;

    private Adviser(Consumer<Finding> receiver, Set<FindingName> suppressed, double suggestedRate) {
        this.receiver = receiver;
        this.suppressed = suppressed;
        this.suggestedRate = suggestedRate;
    }

    /** Passes findings on, each at most once in a training. */
    public static Adviser to(Consumer<Finding> receiver) {
        Objects.requireNonNull(receiver, "receiver must not be null");
        return new Adviser(receiver, EnumSet.noneOf(FindingName.class), Double.NaN);
    }

    /** The names of all findings, in alphabetical order. */
    public static List<String> names() {
        return FindingName.labels();
    }

    /**
     * Returns an adviser that leaves out some findings.
     *
     * @param names as in {@code DeadUnits}
     * @throws IllegalArgumentException if there is no such finding; the message suggests the nearest
     */
    public Adviser without(String... names) {
        Set<FindingName> all = EnumSet.copyOf(suppressed);
        for (String name : names) {
            all.add(FindingName.of(name));
        }
        return new Adviser(receiver, all, suggestedRate);
    }

    /**
     * Returns an adviser that also compares the learning rate with a suggested one.
     *
     * @param rate that a finder suggests for the network and data
     */
    public Adviser expectingRate(double rate) {
        return new Adviser(receiver, suppressed, rate);
    }

    /**
     * Looks at the data. Call it before the first epoch. Of data of which only a sample is in memory, it looks at that, and
     * leaves out what a sample cannot show, such as a class that no row has.
     */
    public void started(AdvisedTraining training) {
        TrainableNetwork network = training.network();
        Graph graph = network.graph();
        Sample rows = training.sample(Integer.MAX_VALUE);
        ColumnStatistics features = ColumnStatistics.of(rows.x());
        ColumnStatistics targets = ColumnStatistics.of(rows.y());
        report(FindingName.FEATURE_SCALE, () -> FeatureScale.in(graph, features));
        boolean areAll = rows.rows() == training.data().rows();
        if (areAll) {
            report(FindingName.CONSTANT_FEATURE, () -> ConstantFeature.in(graph, features));
        }
        report(FindingName.TARGET_SCALE, () -> TargetScale.in(network, targets));
        if (areAll) {
            report(FindingName.OUTPUT_RANGE, () -> OutputRange.in(graph, rows.y(), targets));
            lookAtClasses(network, rows.y());
        }
        if (!Double.isNaN(suggestedRate)) {
            double now = network.optimizer().learningRate();
            report(FindingName.RATE_FAR_FROM_SUGGESTED, () -> RateFarFromSuggested.in(graph, now, suggestedRate));
        }
        lossBefore = judgedEpoch(training) == 1 ? lossOfSample(training) : Double.NaN;
    }

    private void lookAtClasses(TrainableNetwork network, FMatrixRMaj targets) {
        Optional<ClassCounts> classes = ClassCounts.ofTargets(network.metrics(), targets);
        report(FindingName.ONE_CLASS, () -> classes.flatMap(OneClass::in));
        report(FindingName.MISSING_CLASS, () -> classes.flatMap(MissingClass::in));
    }

    /**
     * Looks at the network. Call it after each epoch.
     *
     * @param epoch counted from 1
     */
    public void epochEnded(AdvisedTraining training, int epoch) {
        int judged = judgedEpoch(training);
        if (epoch == 1) {
            lookAtUnits(training);
        }
        if (epoch == judged) {
            judge(training, epoch);
        } else if (epoch == judged - 1) {
            lossBefore = lossOfSample(training);
        }
    }

    private void lookAtUnits(AdvisedTraining training) {
        String output = training.network().graph().outputs().get(0);
        DeadUnits dead = new DeadUnits();
        SaturatedUnits saturated = new SaturatedUnits();
        FMatrixRMaj unused =
                LayerValues.compute(training.network(), sample(training).x(), (node, outputs) -> {
                    if (!node.name().equals(output)) {
                        dead.look(node, outputs);
                        saturated.look(node, outputs);
                    }
                });
        double rate = training.network().optimizer().learningRate();
        report(FindingName.DEAD_UNITS, () -> dead.finding(rate));
        report(FindingName.SATURATED_UNITS, saturated::finding);
    }

    private void judge(AdvisedTraining training, int epoch) {
        TrainableNetwork network = training.network();
        Sample sample = sample(training);
        FMatrixRMaj predictions = predict(training, sample);
        Optional<ConstantPrediction> losses = ConstantPrediction.of(network.graph(), sample, predictions);
        Optional<ClassCounts> targets = ClassCounts.ofTargets(network.metrics(), sample.y());
        boolean isReported = report(
                FindingName.ONE_CLASS_PREDICTED,
                () -> ClassCounts.ofPredictions(network.metrics(), predictions)
                        .flatMap(predicted -> OneClassPredicted.in(targets.orElseThrow(), predicted, losses, epoch)));
        if (!isReported) {
            double rate = network.optimizer().learningRate();
            report(FindingName.LOSS_PLATEAU, () -> losses.flatMap(it -> LossPlateau.in(it, lossBefore, epoch, rate)));
        }
    }

    private static double lossOfSample(AdvisedTraining training) {
        Sample sample = sample(training);
        return ConstantPrediction.of(training.network().graph(), sample, predict(training, sample))
                .map(ConstantPrediction::loss)
                .orElse(Double.NaN);
    }

    private static Sample sample(AdvisedTraining training) {
        return training.sample(SAMPLE_ROWS);
    }

    private static FMatrixRMaj predict(AdvisedTraining training, Sample sample) {
        return LayerValues.compute(training.network(), sample.x(), (node, outputs) -> {});
    }

    /** The epoch after which it is judged whether the network learns; 0 if the training is too short for that. */
    private static int judgedEpoch(AdvisedTraining training) {
        int steps = training.stepsPerEpoch();
        int warmUp =
                warmUpEpochs(training.network().graph().training().schedule().attributes(), steps);
        int epoch = warmUp + Math.max(JUDGED_EPOCH, epochsOf(ENOUGH_STEPS, steps));
        if (epoch <= training.epochs()) {
            return epoch;
        }
        return warmUp + epochsOf(LEAST_STEPS, steps) <= training.epochs() ? training.epochs() : 0;
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
