package dev.gradwright.processor.advice;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Initializer;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.ActivationSpec;
import dev.gradwright.processor.spec.LayerSpec.AddSpec;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import dev.gradwright.processor.spec.LayerSpec.InitSpec;
import dev.gradwright.processor.spec.LayerSpec.NormSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.Origin;
import dev.gradwright.processor.spec.Valued;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The edit that removes a flaw: it is tried on the network, and the first that leaves no flaw is chosen.
 *
 * @param origin where it is made
 * @param start the layer at which the flaw begins
 * @param text what to write
 */
record SignalEdit(Origin origin, LayerSpec start, String text) {
    private static final int NAMES_IN_A_MESSAGE = 4;

    static SignalEdit of(Wiring wiring, Depth.Flaw flaw) {
        List<LayerSpec> hidden = hidden(wiring);
        LayerSpec start = start(hidden, Depth.of(wiring), flaw);
        for (Change change : changes(wiring, hidden)) {
            Wiring changed = wiring.with(change.of(wiring.network()));
            if (Depth.of(changed).flaw().isEmpty() && !DeepPlain.concerns(changed)) {
                return new SignalEdit(change.origin(start), start, change.text());
            }
        }
        return new SignalEdit(
                start.origin(),
                start,
                wiring.layers(AddSpec.class).findAny().isEmpty()
                        ? "add the input of every few layers to their output with @Add, or use fewer layers"
                        : "put a @BatchNorm or @LayerNorm above the dense layers between two @Add, or use fewer layers");
    }

    /**
     * The first layer, in the direction of the flaw, that contributes at least half as much as any other. If a layer that
     * is not among these causes the flaw, such as a dropout, the one that counteracts it least.
     */
    private static LayerSpec start(List<LayerSpec> hidden, Depth depth, Depth.Flaw flaw) {
        double largest = hidden.stream()
                .mapToDouble(layer -> depth.contribution(layer, flaw))
                .max()
                .orElseThrow();
        List<LayerSpec> contributing = hidden.stream()
                .filter(layer -> depth.contribution(layer, flaw) >= Math.min(largest, largest / 2))
                .toList();
        return contributing.get(flaw.isForward() ? 0 : contributing.size() - 1);
    }

    /** The dense layers and activations above the last dense layer. */
    private static List<LayerSpec> hidden(Wiring wiring) {
        List<LayerSpec> hidden = new ArrayList<>();
        int last = 0;
        for (LayerSpec layer : wiring.layers()) {
            if (layer instanceof DenseSpec) {
                last = hidden.size();
            }
            if (layer instanceof DenseSpec || layer instanceof ActivationSpec) {
                hidden.add(layer);
            }
        }
        return hidden.subList(0, last);
    }

    /** The methods of layers; a range if they are many. */
    static String list(List<String> names) {
        return names.size() <= NAMES_IN_A_MESSAGE
                ? String.join(", ", names)
                : "the %d layers from %s to %s".formatted(names.size(), names.get(0), names.get(names.size() - 1));
    }

    private static List<Change> changes(Wiring wiring, List<LayerSpec> hidden) {
        Set<String> names = hidden.stream().map(LayerSpec::name).collect(toSet());
        List<Change> changes = new ArrayList<>();
        changes.add(new Change(wiring, names, Optional.empty()));
        changes.add(new Change(wiring, names, Optional.of(ActivationFunction.RELU)));
        if (wiring.layers(NormSpec.class).findAny().isEmpty()) {
            changes.add(new Change(wiring, names, Optional.of(ActivationFunction.SELU)));
        }
        return changes;
    }

    /**
     * An edit of all hidden layers: the initializer that matches their activation.
     *
     * @param hidden the names of these layers
     * @param function the activation to use instead of theirs
     */
    private record Change(Wiring wiring, Set<String> hidden, Optional<ActivationFunction> function) {
        NetworkSpec of(NetworkSpec network) {
            return network.mapLayers(this::of);
        }

        private LayerSpec of(LayerSpec layer) {
            if (!hidden.contains(layer.name())) {
                return layer;
            }
            if (layer instanceof DenseSpec dense) {
                return dense.with(changed(dense.activation().value()), init(dense));
            }
            ActivationSpec activation = (ActivationSpec) layer;
            return new ActivationSpec(
                    activation.method(),
                    activation.origin(),
                    new Valued<>(
                            changed(activation.function().value()),
                            activation.function().origin()),
                    activation.alpha());
        }

        private ActivationFunction changed(ActivationFunction old) {
            return old == ActivationFunction.LINEAR ? old : function.orElse(old);
        }

        /** The initializer for the activation that is applied to what a layer computes. */
        private Initializer init(DenseSpec dense) {
            return switch (function.orElse(activationOf(dense))) {
                case RELU, LEAKY_RELU, PRELU, ELU, GELU, SWISH, MISH -> Initializer.HE_NORMAL;
                case SELU -> Initializer.LECUN_NORMAL;
                case LINEAR, SIGMOID, TANH, SOFTPLUS, SOFTSIGN, HARD_SIGMOID, EXPONENTIAL, SOFTMAX ->
                    Initializer.GLOROT_UNIFORM;
            };
        }

        private ActivationFunction activationOf(DenseSpec dense) {
            if (dense.activation().value() != ActivationFunction.LINEAR) {
                return dense.activation().value();
            }
            return wiring.below(dense, layer -> !(layer instanceof ActivationSpec || layer instanceof DenseSpec))
                    .filter(ActivationSpec.class::isInstance)
                    .map(layer -> ((ActivationSpec) layer).function().value())
                    .orElse(ActivationFunction.LINEAR);
        }

        Origin origin(LayerSpec layer) {
            if (layer instanceof DenseSpec dense) {
                return function.isPresent() && dense.activation().value() != ActivationFunction.LINEAR
                        ? dense.activation().origin()
                        : dense.init().origin();
            }
            return ((ActivationSpec) layer).function().origin();
        }

        /** What to write, layers with the same edit together. */
        String text() {
            Map<String, Set<String>> names = new LinkedHashMap<>();
            for (LayerSpec layer : wiring.layers()) {
                edit(layer, of(layer))
                        .ifPresent(edit -> names.computeIfAbsent(edit, none -> new LinkedHashSet<>())
                                .add(layer.method().name()));
            }
            return names.entrySet().stream()
                    .map(entry -> entry.getKey() + " on " + list(List.copyOf(entry.getValue())))
                    .collect(joining(", and ", "set ", ""));
        }

        /** Empty if the layer stays as it is. */
        private Optional<String> edit(LayerSpec old, LayerSpec changed) {
            if (old instanceof DenseSpec before && changed instanceof DenseSpec after) {
                List<String> attributes = new ArrayList<>();
                if (before.activation().value() != after.activation().value()) {
                    attributes.add("activation = " + after.activation().value());
                }
                if (!before.init().value().equals(after.init().value())) {
                    attributes.add(
                            "init = " + init(after) + insteadOf(before.init().value()));
                }
                return attributes.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", attributes));
            }
            if (old instanceof ActivationSpec before
                    && changed instanceof ActivationSpec after
                    && before.function().value() != after.function().value()) {
                return Optional.of("@Activation(" + after.function().value() + ")");
            }
            return Optional.empty();
        }

        private static String insteadOf(InitSpec init) {
            return init instanceof InitSpec.Named ? "" : " instead of @Init." + init.kind();
        }
    }
}
