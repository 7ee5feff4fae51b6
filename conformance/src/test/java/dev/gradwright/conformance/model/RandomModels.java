package dev.gradwright.conformance.model;

import static dev.gradwright.conformance.model.LayerModel.activation;
import static dev.gradwright.conformance.model.LayerModel.alphaDropout;
import static dev.gradwright.conformance.model.LayerModel.batchNorm;
import static dev.gradwright.conformance.model.LayerModel.block;
import static dev.gradwright.conformance.model.LayerModel.dense;
import static dev.gradwright.conformance.model.LayerModel.denseWithoutBias;
import static dev.gradwright.conformance.model.LayerModel.dropout;
import static dev.gradwright.conformance.model.LayerModel.flatten;
import static dev.gradwright.conformance.model.LayerModel.gaussianNoise;
import static dev.gradwright.conformance.model.LayerModel.prelu;
import static dev.gradwright.conformance.model.LayerModel.repeat;

import dev.gradwright.conformance.reference.Matrix;
import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.processor.spec.LayerSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Random networks of all kinds of layers, with nested blocks and repeats. They are the same in each run. */
final class RandomModels {
    private static final int COUNT = 40;
    private static final int DEEPEST = 2;
    private static final double LARGEST_ERROR = 0.01;

    /**
     * All activation functions but the exponential, which explodes when repeated, and PReLU, which is a separate layer.
     */
    private static final List<ActivationFunction> FUNCTIONS =
            List.copyOf(EnumSet.complementOf(EnumSet.of(ActivationFunction.EXPONENTIAL, ActivationFunction.PRELU)));

    private static final List<LossFunction> LOSSES = List.of(LossFunction.values());

    private RandomModels() {}

    static List<NetworkModel> all() {
        return IntStream.iterate(0, number -> number + 1)
                .mapToObj(RandomModels::model)
                .filter(RandomModels::isWellConditioned)
                .limit(COUNT)
                .toList();
    }

    /**
     * Whether float is precise enough for a meaningful comparison; several normalizations in a row may lose all digits.
     */
    private static boolean isWellConditioned(NetworkModel model) {
        int rows = 11;
        Collection<Matrix> gradients = model.reference(model.randomParameters(1), 1)
                .gradients(
                        Matrix.copyOf(model.randomFeatures(rows, 2)),
                        Matrix.copyOf(model.randomTargets(rows, 3)),
                        Matrix.filled(rows, 1, 1))
                .values();
        double largest = gradients.stream().mapToDouble(Matrix::norm).max().orElseThrow();
        return gradients.stream().allMatch(gradient -> gradient.largestError() < LARGEST_ERROR * largest);
    }

    private static NetworkModel model(int number) {
        Random random = random(number);
        LossFunction loss = LOSSES.get(number % LOSSES.size());
        int inputs = 2 + random.nextInt(6);
        List<LayerModel> layers = new ArrayList<>(members("", random, 0));
        layers.add(GradientModels.head(loss));
        return NetworkModel.of("Random" + number, inputs, loss, layers.toArray(LayerModel[]::new));
    }

    /** Layers whose names start with {@code path}. They depend only on the random numbers. */
    private static List<LayerModel> members(String path, Random random, int depth) {
        List<LayerModel> members = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            members.add(member(path + "m" + i, random.nextLong(), depth));
        }
        return members;
    }

    private static LayerModel member(String name, long seed, int depth) {
        int kind = depth == DEEPEST ? 0 : random(~seed).nextInt(4);
        return switch (kind) {
            case 1 -> block(name, "Block" + Long.toHexString(seed), path -> members(path, random(seed), depth + 1));
            case 2 -> repeat(name, 2, element -> layer(element, random(seed)));
            case 3 ->
                repeat(
                        name,
                        2,
                        element -> block(
                                element,
                                "Repeated" + Long.toHexString(seed),
                                path -> members(path, random(seed), depth + 1)));
            default -> layer(name, random(seed));
        };
    }

    private static LayerModel layer(String name, Random random) {
        ActivationFunction function = FUNCTIONS.get(random.nextInt(FUNCTIONS.size()));
        int units = 3 + random.nextInt(6);
        return switch (random.nextInt(13)) {
            case 0 -> flatten(name);
            case 1, 2 -> activation(name, function);
            case 3 -> batchNorm(name);
            case 4 -> dropout(name, 0.1 * random.nextInt(5));
            case 5 -> denseWithoutBias(name, units, function);
            case 6 -> featurewise(name, random);
            case 7 -> prelu(name);
            case 8 -> alphaDropout(name, 0.1 * random.nextInt(5));
            case 9 -> gaussianNoise(name, 0.1 * random.nextInt(5));
            default -> dense(name, units, function);
        };
    }

    private static LayerModel featurewise(String name, Random random) {
        List<LayerSpec.Kind> kinds = LayerModel.featurewise();
        return LayerModel.featurewise(kinds.get(random.nextInt(kinds.size())), name);
    }

    /** Mixes the seed first, because the seeds are close together. */
    private static Random random(long seed) {
        return new Random((seed + 1) * 0x9E3779B97F4A7C15L);
    }
}
