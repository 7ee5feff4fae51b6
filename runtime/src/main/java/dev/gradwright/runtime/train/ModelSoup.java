package dev.gradwright.runtime.train;

import dev.gradwright.dsl.Metric;
import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.layer.EnsembleLayer;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.state.StateSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/**
 * The mean of the weights of several networks of one spec (Wortsman et al., "Model soups", 2022). Unlike an
 * {@linkplain dev.gradwright.runtime.predict.PredictorEnsemble ensemble} it costs no more than one network, but it works only if
 * the members were trained from the same weights, for example if one network was trained further with several learning
 * rates. The mean of networks that started from different seeds predicts badly.
 *
 * <p>The mean is stored in a network, whose predictor is that of the soup. The moving averages of batch norms are means
 * too; {@link MovingStatistics#recompute} replaces them by those of the mean weights.
 *
 * <pre>{@code
 * DigitsNetwork soup = DigitsNetwork.create(0);
 * ModelSoup.of(first, second, third).uniform(soup);
 * DigitsPredictor predictor = soup.predictor();
 * }</pre>
 */
public final class ModelSoup {
    private final String fingerprint;
    /** What the members have learnt about the components of records; empty if they take none. */
    private final byte[] encoding;
    /** By member, then by parameter. */
    private final List<List<FMatrixRMaj>> members;

    private ModelSoup(String fingerprint, byte[] encoding, List<List<FMatrixRMaj>> members) {
        this.fingerprint = fingerprint;
        this.encoding = encoding;
        this.members = members;
    }

    /** {@link #of(List)}. */
    public static ModelSoup of(TrainableNetwork... members) {
        return of(Arrays.asList(members));
    }

    /**
     * A soup of the weights as they are now; later training of the members does not change it.
     *
     * @throws IllegalArgumentException if there is no member, their fingerprints, the signs of an ensemble or what they have
     *     learnt about features differ, or a value of one is not finite
     */
    public static ModelSoup of(List<? extends TrainableNetwork> members) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a soup needs at least one member, but there are none");
        }
        List<List<FMatrixRMaj>> values = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            TrainableNetwork member = Objects.requireNonNull(members.get(i), "member " + i + " must not be null");
            requireSame("member 0", members.get(0).fingerprint(), "member " + i, member.fingerprint());
            requireSameSigns(members.get(0), i, member);
            requireSameEncoding(encoding(members.get(0)), "member " + i, member);
            values.add(values(i, member));
        }
        return new ModelSoup(members.get(0).fingerprint(), encoding(members.get(0)), values);
    }

    private static void requireSame(String one, String fingerprint, String other, String otherFingerprint) {
        if (!fingerprint.equals(otherFingerprint)) {
            throw new IllegalArgumentException("all networks of a soup must be of one spec, but the fingerprint of "
                    + one + " is " + fingerprint + " and that of " + other + " is " + otherFingerprint);
        }
    }

    /** The mean of different signs is no sign. */
    private static void requireSameSigns(TrainableNetwork first, int index, TrainableNetwork member) {
        for (int i = 0; i < first.layers().size(); i++) {
            if (first.layers().get(i) instanceof EnsembleLayer one
                    && member.layers().get(i) instanceof EnsembleLayer other
                    && !Arrays.equals(one.signs().data, other.signs().data)) {
                throw new IllegalArgumentException(
                        "the networks of a soup must have the same " + one.name()
                                + ".signs, but those of member " + index
                                + " differ from those of member 0, since they are drawn"
                                + " from the seed; let all members start from copyFrom of one network, or create them with one seed");
            }
        }
    }

    private static byte[] encoding(TrainableNetwork network) {
        return network instanceof TableNetwork<?, ?> table
                ? StateSnapshot.of(table.encoder()).toBytes()
                : new byte[0];
    }

    /** Weights fit one order of categories, and one scale of each number. */
    private static void requireSameEncoding(byte[] encoding, String name, TrainableNetwork network) {
        if (!Arrays.equals(encoding, encoding(network))) {
            throw new IllegalArgumentException(
                    "all networks of a soup must have learnt the same about the features, but " + name
                            + " has learnt something else than member 0; call adaptLike before the training");
        }
    }

    private static List<FMatrixRMaj> values(int index, TrainableNetwork member) {
        List<FMatrixRMaj> values = new ArrayList<>();
        for (Parameter parameter : member.parameters()) {
            FMatrixRMaj copy = parameter.get();
            try {
                NetworkParameter.of(parameter).requireFits(copy);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("member " + index + ": " + e.getMessage(), e);
            }
            values.add(copy);
        }
        return values;
    }

    /**
     * Sets the parameters of a network to the means over all members: weights and moving averages. Its optimizer state
     * and frozen flags do not change.
     *
     * @param target a network of the same spec; it may be a member
     * @throws IllegalArgumentException if its fingerprint, or what it has learnt about features, differs from that of the
     *     members
     */
    public void uniform(TrainableNetwork target) {
        requireSpec(target);
        store(IntStream.range(0, members.size()).boxed().toList(), target);
    }

    /**
     * {@link #greedy(TrainableNetwork, Dataset, Metric)} by the loss.
     *
     * @return the indices of the members of the soup, in the order in which they were added
     */
    public List<Integer> greedy(TrainableNetwork target, Dataset validation) {
        return greedy(target, validation, evaluation -> -evaluation.loss());
    }

    /**
     * A soup that leaves out members that would make it worse: starting with the member that is best on the validation
     * data, it adds each other one, from better to worse, if the mean with it is at least as good as the mean without
     * it. It sets the parameters of a network to the result, as {@link #uniform} does, and resets its running metrics.
     *
     * @param target a network of the same spec; it may be a member
     * @param metric that the spec declares
     * @return the indices of the members of the soup, in the order in which they were added
     * @throws IllegalArgumentException if the fingerprint of {@code target}, or what it has learnt about features, differs
     *     from that of the members, the data do not fit, or the spec does not declare the metric; nothing is changed then
     */
    public List<Integer> greedy(TrainableNetwork target, Dataset validation, Metric metric) {
        int sign = metric.higherIsBetter() ? 1 : -1;
        return greedy(target, validation, evaluation -> sign * evaluation.metric(metric));
    }

    private List<Integer> greedy(TrainableNetwork target, Dataset validation, ToDoubleFunction<Evaluation> quality) {
        requireSpec(target);
        StateSnapshot before = StateSnapshot.of(target);
        try {
            List<Integer> soup = greedySoup(candidate -> {
                store(candidate, target);
                double value = quality.applyAsDouble(Evaluation.of(target, validation));
                return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
            });
            store(soup, target);
            target.metrics().reset();
            return soup;
        } catch (RuntimeException e) {
            before.restore(target);
            throw e;
        }
    }

    /** @param quality of the mean of some members; higher is better */
    private List<Integer> greedySoup(ToDoubleFunction<List<Integer>> quality) {
        double[] alone = IntStream.range(0, members.size())
                .mapToDouble(i -> quality.applyAsDouble(List.of(i)))
                .toArray();
        List<Integer> order = IntStream.range(0, members.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -alone[i]))
                .toList();
        List<Integer> soup = List.of(order.get(0));
        double best = alone[order.get(0)];
        for (int next : order.subList(1, order.size())) {
            List<Integer> candidate = new ArrayList<>(soup);
            candidate.add(next);
            double value = quality.applyAsDouble(candidate);
            if (value >= best) {
                soup = List.copyOf(candidate);
                best = value;
            }
        }
        return soup;
    }

    private void requireSpec(TrainableNetwork target) {
        requireSame("member 0", fingerprint, "the target", target.fingerprint());
        requireSameEncoding(encoding, "the target", target);
    }

    private void store(List<Integer> soup, TrainableNetwork target) {
        for (int i = 0; i < target.parameters().size(); i++) {
            target.parameters().get(i).set(mean(soup, i));
        }
    }

    /** The mean of one parameter over some members, summed in double precision. */
    private FMatrixRMaj mean(List<Integer> soup, int parameter) {
        FMatrixRMaj mean = new FMatrixRMaj(members.get(0).get(parameter));
        for (int i = 0; i < mean.getNumElements(); i++) {
            double sum = 0;
            for (int member : soup) {
                sum += members.get(member).get(parameter).data[i];
            }
            mean.data[i] = (float) (sum / soup.size());
        }
        return mean;
    }
}
