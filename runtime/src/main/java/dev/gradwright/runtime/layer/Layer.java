package dev.gradwright.runtime.layer;

import dev.gradwright.runtime.NetworkState;
import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.kernel.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The handle of one layer of a network: what it is, its widths, and whether training changes it. */
public class Layer {
    private final String name;
    private final String kind;
    private final int inputs;
    private final int outputs;
    private final @Nullable Tensor output;
    private final List<Parameter> parameters;
    private boolean frozen;
    private boolean frozenForGood;
    private boolean joined;

    /**
     * @param name the path, as in {@code tower.7.norm}
     * @param kind the simple name of the layer's annotation, as in {@code Dense}
     * @param output what the layer computed for the last batch; null where it computes nothing of its own
     * @param parameters what it holds, trained or not
     */
    public Layer(
            String name, String kind, int inputs, int outputs, @Nullable Tensor output, List<Parameter> parameters) {
        this.name = name;
        this.kind = kind;
        this.inputs = inputs;
        this.outputs = outputs;
        this.output = output;
        this.parameters = List.copyOf(parameters);
    }

    /** The path, as in {@code tower.7.norm}. */
    public final String name() {
        return name;
    }

    /** The simple name of the layer's annotation, as in {@code Dense}. */
    public final String kind() {
        return kind;
    }

    /** Number of features that go in. */
    public final int inputs() {
        return inputs;
    }

    /** Number of features that come out. */
    public final int outputs() {
        return outputs;
    }

    /** Everything the layer holds, trained or not, in order. */
    public final List<Parameter> parameters() {
        return parameters;
    }

    /** Keeps training from changing this layer; a frozen batch norm runs in inference mode. */
    public final void freeze() {
        setFrozen(true);
    }

    /**
     * Lets training change this layer again.
     *
     * @throws IllegalStateException if it is {@code @Frozen} in its declaration: nothing was generated to train it
     */
    public final void unfreeze() {
        requireUnfreezable();
        setFrozen(false);
    }

    /**
     * Throws what {@link #unfreeze} would throw, and changes nothing.
     *
     * @throws IllegalStateException if it is {@code @Frozen} in its declaration
     */
    public final void requireUnfreezable() {
        if (frozenForGood) {
            throw new IllegalStateException(
                    "layer " + name + " is @Frozen in its declaration, so that nothing was generated"
                            + " to train it; take the annotation away, and call freeze() instead");
        }
    }

    /**
     * Makes this a layer of a network. A layer of a generated network is one already, so that nobody else can change how it is
     * trained.
     *
     * @param neverTrained whether it cannot be unfrozen
     * @throws IllegalStateException if it is a layer of a network already; nothing is changed then
     */
    public final void join(NetworkState network, boolean neverTrained) {
        if (joined) {
            throw new IllegalStateException("layer " + name + " is a part of its network already");
        }
        joined = true;
        if (neverTrained) {
            freeze();
            frozenForGood = true;
        }
        onJoining(network);
    }

    /** What a kind of layer has to tell its network. */
    void onJoining(NetworkState network) {}

    /** Whether training leaves this layer as it is. */
    public final boolean isFrozen() {
        return frozen;
    }

    /** What the layer computed for the last batch, in the kernels' layout; null where it computes nothing of its own. */
    public final @Nullable Tensor output() {
        return output;
    }

    private void setFrozen(boolean frozen) {
        this.frozen = frozen;
        parameters.forEach(parameter -> parameter.setTrainable(!frozen));
    }

    @Override
    public String toString() {
        return name + " (" + kind + ", " + inputs + " → " + outputs + ")";
    }
}
