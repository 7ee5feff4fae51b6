package dev.gradwright.conformance.network;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.predict.NetworkPredictor;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.provider.Arguments;

/** A kind of network under test and how to create one. */
final class Subject {
    static final int INPUTS = 20;

    private final String name;
    private final BiFunction<Long, KernelTier, TrainableNetwork> create;
    private final Function<TrainableNetwork, NetworkPredictor<?>> predictor;
    private final Function<Random, float[]> target;

    private <N extends TrainableNetwork> Subject(
            Class<N> type,
            BiFunction<Long, KernelTier, N> create,
            Function<N, NetworkPredictor<?>> predictor,
            Function<Random, float[]> target) {
        this.name = type.getSimpleName();
        this.create = create::apply;
        this.predictor = network -> predictor.apply(type.cast(network));
        this.target = target;
    }

    static final Subject CLASSIFIER =
            new Subject(ClassifierNetwork.class, ClassifierNetwork::create, ClassifierNetwork::predictor, random ->
                    new float[] {random.nextInt(4)});

    static final Subject REGRESSOR =
            new Subject(RegressorNetwork.class, RegressorNetwork::create, RegressorNetwork::predictor, random ->
                    new float[] {(float) random.nextGaussian(), (float) random.nextGaussian()});

    static final Subject DETECTOR =
            new Subject(DetectorNetwork.class, DetectorNetwork::create, DetectorNetwork::predictor, random ->
                    new float[] {random.nextInt(2), random.nextInt(2), random.nextInt(2)});

    static final Subject BRANCHED =
            new Subject(BranchedNetwork.class, BranchedNetwork::create, BranchedNetwork::predictor, random ->
                    new float[] {(float) random.nextGaussian(), (float) random.nextGaussian()});

    /** All subjects on every tier. */
    static Stream<Arguments> onEveryTier() {
        return Stream.of(CLASSIFIER, REGRESSOR, DETECTOR, BRANCHED)
                .flatMap(subject -> Arrays.stream(KernelTier.values()).map(tier -> arguments(subject, tier)));
    }

    TrainableNetwork create(long seed, KernelTier tier) {
        return create.apply(seed, tier);
    }

    NetworkPredictor<?> predictor(TrainableNetwork network) {
        return predictor.apply(network);
    }

    /** A network after some steps, so that all its state differs from the initial state. */
    TrainableNetwork trained(long seed, KernelTier tier) {
        TrainableNetwork network = create(seed, tier);
        for (int step = 0; step < 5; step++) {
            Dataset batch = data(24, step);
            network.trainOnBatch(batch.features(), batch.targets());
        }
        return network;
    }

    /** Random rows that are not centered, like pixels, with valid targets. */
    Dataset data(int rows, long seed) {
        Random random = new Random(seed);
        float[][] features = new float[rows][INPUTS];
        float[][] targets = new float[rows][];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < INPUTS; column++) {
                features[row][column] = (float) (random.nextGaussian() + 0.5);
            }
            targets[row] = target.apply(random);
        }
        return Dataset.of(features, targets);
    }

    FMatrixRMaj features(int rows, long seed) {
        return data(rows, seed).features();
    }

    /** The bits of all parameters of a network, in order. */
    static List<int[]> bits(TrainableNetwork network) {
        return network.parameters().stream()
                .map(parameter -> bits(parameter.get()))
                .toList();
    }

    static int[] bits(FMatrixRMaj matrix) {
        int[] bits = new int[matrix.getNumElements()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(matrix.data[i]);
        }
        return bits;
    }

    @Override
    public String toString() {
        return name;
    }
}
