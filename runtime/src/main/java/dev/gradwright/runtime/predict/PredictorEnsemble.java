package dev.gradwright.runtime.predict;

import dev.gradwright.runtime.file.EnsembleFile;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Several predictors of one network as one: it predicts the mean of their predictions, so the mean of the probabilities
 * of a classifier (Hansen and Salamon, "Neural Network Ensembles", 1990). Train the members with different seeds. The
 * time of a prediction is that of all members; the buffers are those of one.
 *
 * <pre>{@code
 * PredictorEnsemble ensemble = PredictorEnsemble.of(first.predictor(), second.predictor(), third.predictor());
 * int digit = ensemble.classify(pixels);
 * ensemble.save(path);
 * PredictorEnsemble loaded = PredictorEnsemble.load(path, DigitsPredictor::load);
 * }</pre>
 *
 * @see dev.gradwright.runtime.train.ModelSoup the mean of the weights, which costs no more than one network
 */
public final class PredictorEnsemble extends NetworkPredictor<PredictorEnsemble.Buffers> {
    private final List<NetworkPredictor<NetworkPredictor.Scratch>> members;

    private PredictorEnsemble(List<NetworkPredictor<NetworkPredictor.Scratch>> members) {
        super(members.get(0));
        this.members = members;
    }

    /** {@link #of(List)}. */
    public static PredictorEnsemble of(NetworkPredictor<?>... members) {
        return of(Arrays.asList(members));
    }

    /**
     * An ensemble of predictors of one network.
     *
     * @throws IllegalArgumentException if there is none, one is an ensemble itself, or they are of different classes,
     *     kernels or thresholds
     */
    public static PredictorEnsemble of(List<? extends NetworkPredictor<?>> members) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("an ensemble needs at least one member, but there are none");
        }
        for (int i = 0; i < members.size(); i++) {
            Objects.requireNonNull(members.get(i), "member " + i + " must not be null");
            requireLike(members.get(0), members.get(i), i);
        }
        return new PredictorEnsemble(
                members.stream().map(PredictorEnsemble::withScratch).toList());
    }

    private static void requireLike(NetworkPredictor<?> first, NetworkPredictor<?> member, int index) {
        if (member instanceof PredictorEnsemble) {
            throw new IllegalArgumentException(
                    "member " + index + " is an ensemble itself; pass its members() instead");
        }
        first.requireLike(member, index);
    }

    /** Members of the same class have scratch of the same class, so one scratch serves them all in turn. */
    @SuppressWarnings("unchecked")
    private static NetworkPredictor<NetworkPredictor.Scratch> withScratch(NetworkPredictor<?> member) {
        return (NetworkPredictor<NetworkPredictor.Scratch>) member;
    }

    /**
     * Loads an ensemble that {@link #save} wrote.
     *
     * @param member loads one member, as in {@code DigitsPredictor::load}
     * @throws dev.gradwright.runtime.file.ModelFileException if the file is missing, truncated or corrupt, comes from
     *     another network, or is not that of an ensemble
     */
    public static PredictorEnsemble load(Path path, Function<InputStream, ? extends NetworkPredictor<?>> member) {
        return of(EnsembleFile.load(path, member));
    }

    /** The members, in order. */
    public List<NetworkPredictor<?>> members() {
        return List.copyOf(members);
    }

    /** An ensemble of the same members with another threshold for the mean of their predictions. */
    @Override
    public PredictorEnsemble withThreshold(double threshold) {
        return of(
                members.stream().map(member -> member.withThreshold(threshold)).toList());
    }

    /**
     * Saves all members in one safetensors file: the tensors of each are those of its own file, with the index of the
     * member before their names, as in {@code 0.hidden1.weights}. An existing file is replaced only after the new one is
     * on disk. {@link #load} reads it.
     *
     * @throws dev.gradwright.runtime.file.ModelFileException if a folded value is not finite, so that the file could
     *     not be loaded again, or the file cannot be written
     */
    @Override
    public void save(Path path) {
        EnsembleFile.save(files(), path);
    }

    @Override
    List<byte[]> files() {
        return members.stream().flatMap(member -> member.files().stream()).toList();
    }

    @Override
    Class<?> memberClass() {
        return members.get(0).memberClass();
    }

    @Override
    protected Buffers newScratch(Kernels kernels) {
        return new Buffers(kernels, members.get(0).newScratch(kernels), outputs());
    }

    /** The sum is divided last: so the mean of probabilities of 1 is not above 1 by rounding. */
    @Override
    protected Tensor forward(Buffers buffers) {
        Tensor mean = buffers.mean;
        mean.reshape(buffers.input.rows());
        mean.fill(0);
        for (int i = 0; i < members.size(); i++) {
            buffers.kernels.addScaled(members.get(i).forward(buffers.member), 1, mean);
        }
        buffers.kernels.scale(mean, 1f / members.size());
        return mean;
    }

    /** The buffers of one call: those of one member, which all use in turn, and the mean. */
    public static final class Buffers extends NetworkPredictor.Scratch {
        private final NetworkPredictor.Scratch member;
        /** rows × outputs. */
        private final Tensor mean;

        private Buffers(Kernels kernels, NetworkPredictor.Scratch member, int outputs) {
            super(kernels, member.input);
            this.member = member;
            this.mean = kernels.activations(outputs);
        }
    }
}
