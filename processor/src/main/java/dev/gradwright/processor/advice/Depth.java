package dev.gradwright.processor.advice;

import dev.gradwright.processor.signal.LayerSignal;
import dev.gradwright.processor.signal.Moments;
import dev.gradwright.processor.signal.Propagation;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** What happens to signals and gradients over the whole depth of a network. */
final class Depth {
    /** Measured, as the next: networks below learn much more slowly with momentum, or not at all. */
    private static final double SMALLEST_SIGNAL = 1e-6;
    /** Of the squared norm. */
    private static final double SMALLEST_GRADIENT = 1e-5;

    /** With saturating functions, whose slopes stay small when the weights grow. */
    private static final double SMALLEST_SIGNAL_SATURATED = 1e-4;

    private static final double SMALLEST_GRADIENT_SATURATED = 1e-3;

    private static final double LARGEST = 1e4;

    private final Propagation signals;
    private final Wiring network;
    private final List<LayerSpec> layers;

    private Depth(Wiring network) {
        this.signals = network.signals();
        this.network = network;
        this.layers = network.layers();
    }

    static Depth of(Wiring network) {
        return new Depth(network);
    }

    /**
     * A factor that is too small or too large.
     *
     * @param isForward whether it is that of the activations, and not that of the gradient
     */
    record Flaw(boolean isForward, boolean isVanishing, double factor) {
        /** What happens, as in {@code squared norm of the gradient falls by a factor of 3e3}. */
        String text() {
            return (isForward ? "mean square of the activations " : "squared norm of the gradient ") + change();
        }

        private String change() {
            if (factor == 0) {
                return "becomes 0";
            }
            if (Double.isInfinite(factor)) {
                return "becomes infinite";
            }
            String verb = isVanishing ? "falls" : "grows";
            return String.format(Locale.ROOT, "%s by a factor of %.0e", verb, Math.max(factor, 1 / factor))
                    .replace("e+0", "e")
                    .replace("e+", "e");
        }

        /** What this means for training. */
        String consequence() {
            if (isForward) {
                return isVanishing ? "the output hardly depends on the input" : "training diverges";
            }
            return isVanishing ? "the first layers hardly learn" : "training is slow or diverges";
        }
    }

    /** The flaw that causes the others; empty if there is none, or if it cannot be known. */
    Optional<Flaw> flaw() {
        Optional<DenseSpec> output = output();
        if (output.isEmpty() || hiddenLayers() == 0) {
            return Optional.empty();
        }
        boolean isSaturated = isSaturated(output.get());
        double smallestSignal = isSaturated ? SMALLEST_SIGNAL_SATURATED : SMALLEST_SIGNAL;
        double smallestGradient = isSaturated ? SMALLEST_GRADIENT_SATURATED : SMALLEST_GRADIENT;
        return judge(true, signal(output.get()), smallestSignal)
                .or(() -> judge(false, smallestGradient(output.get()), smallestGradient)
                        .filter(Flaw::isVanishing))
                .or(() -> judge(false, largestGradient(output.get()), 0));
    }

    private static Optional<Flaw> judge(boolean isForward, OptionalDouble factor, double smallest) {
        if (factor.isEmpty()) {
            return Optional.empty();
        }
        double value = factor.getAsDouble();
        if (value < smallest || value > LARGEST) {
            return Optional.of(new Flaw(isForward, value < smallest, value));
        }
        return Optional.empty();
    }

    /** Whether a layer above the output has an activation that is bounded and nowhere close to the identity. */
    private boolean isSaturated(DenseSpec output) {
        return layers.subList(0, layers.indexOf(output)).stream()
                .flatMap(layer -> Activations.of(layer).stream())
                .anyMatch(function -> switch (function.value()) {
                    case SIGMOID, HARD_SIGMOID, SOFTMAX -> true;
                    case LINEAR,
                            RELU,
                            LEAKY_RELU,
                            PRELU,
                            ELU,
                            SELU,
                            GELU,
                            SWISH,
                            MISH,
                            TANH,
                            SOFTPLUS,
                            SOFTSIGN,
                            EXPONENTIAL -> false;
                });
    }

    /** The number of dense layers but the last. */
    int hiddenLayers() {
        return (int) layers.stream().filter(DenseSpec.class::isInstance).count() - 1;
    }

    /** The dense layer that computes the logits. */
    private Optional<DenseSpec> output() {
        return layers.stream()
                .filter(DenseSpec.class::isInstance)
                .map(DenseSpec.class::cast)
                .reduce((first, second) -> second);
    }

    /** The second moment of what the output layer reads. */
    private OptionalDouble signal(DenseSpec output) {
        return signals.output(output.sources().get(0)).stream()
                .mapToDouble(Moments::second)
                .findFirst();
    }

    /**
     * Small weights of the output are chosen on purpose, and grow in the first steps: they count as those of Glorot.
     */
    private OptionalDouble smallestGradient(DenseSpec output) {
        double byGlorot =
                Math.max(1, glorotChi(output) / signals.of(output.name()).chi().orElse(1));
        return Arrays.stream(gradients(output))
                .map(gradient -> gradient * byGlorot)
                .min();
    }

    /** The factor of the gradient in a linear layer with the weights of Glorot; 0 if its width is not known. */
    private double glorotChi(DenseSpec output) {
        OptionalLong inputs = network.width(output.sources().get(0));
        double units = output.units().value();
        return inputs.isPresent() ? 2 * units / (inputs.getAsLong() + units) : 0;
    }

    private OptionalDouble largestGradient(DenseSpec output) {
        return Arrays.stream(gradients(output)).max();
    }

    /**
     * The squared norms of the gradients of the first pre-activations, where that of the logits is 1. A mean over units
     * would depend on how many units a layer has. If the weights of the output are all 0, gradients are 0 in the first
     * step only.
     */
    private double[] gradients(DenseSpec output) {
        if (signals.of(output.name()).chi().orElse(0) == 0) {
            return new double[0];
        }
        double logits = output.units().value();
        return firstDense().stream()
                .filter(dense -> !dense.name().equals(output.name()))
                .filter(dense -> signals.of(dense.name()).gradient().isPresent())
                .mapToDouble(dense -> signals.of(dense.name()).gradient().getAsDouble()
                        * dense.units().value()
                        / logits)
                .toArray();
    }

    /** The dense layers that depend on no other. */
    private List<DenseSpec> firstDense() {
        Set<String> below = new HashSet<>();
        List<DenseSpec> first = new ArrayList<>();
        for (LayerSpec layer : layers) {
            boolean isBelow = layer.sources().stream().anyMatch(below::contains);
            if (layer instanceof DenseSpec dense && !isBelow) {
                first.add(dense);
            }
            if (isBelow || layer instanceof DenseSpec) {
                below.add(layer.name());
            }
        }
        return first;
    }

    /** How much a layer contributes to the logarithm of a flaw's factor; 0 behind one that makes all values 0 or infinite. */
    double contribution(LayerSpec layer, Flaw flaw) {
        if (Double.isNaN(factor(layer, flaw))) {
            return 0;
        }
        double logarithm = StrictMath.log(Math.max(1e-300, factor(layer, flaw)));
        return flaw.isVanishing() ? -logarithm : logarithm;
    }

    /** The factor by which a layer multiplies. */
    double factor(LayerSpec layer, Flaw flaw) {
        LayerSignal row = signals.of(layer.name());
        return flaw.isForward()
                ? row.output().map(Moments::second).orElse(1.0) / read(layer)
                : row.chi().orElse(1);
    }

    private double read(LayerSpec layer) {
        return signals.output(layer.sources().get(0)).map(Moments::second).orElse(1.0);
    }
}
