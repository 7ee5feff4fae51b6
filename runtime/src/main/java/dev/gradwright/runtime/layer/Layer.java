package dev.gradwright.runtime.layer;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.network.NetworkParameter;
import java.util.Collections;
import java.util.List;

/** The handle of one layer of a network: what it is, its widths, and whether training changes it. */
public class Layer {
    private final String name;
    private final String kind;
    private final int inputs;
    private final int outputs;
    private final List<NetworkParameter> parameters;
    private final boolean neverTrained;
    private boolean frozen;

    /**
     * A layer that holds nothing.
     *
     * @param name the path, as in {@code tower.7.norm}
     * @param kind the simple name of the layer's annotation, as in {@code Flatten}
     */
    public Layer(String name, String kind, int inputs, int outputs) {
        this(name, kind, inputs, outputs, List.of(), false);
    }

    /**
     * @param name the path, as in {@code tower.7.norm}
     * @param kind the simple name of the layer's annotation, as in {@code Dense}
     * @param parameters what it holds, trained or not
     * @param neverTrained whether it cannot be unfrozen
     */
    Layer(String name, String kind, int inputs, int outputs, List<NetworkParameter> parameters, boolean neverTrained) {
        this.name = name;
        this.kind = kind;
        this.inputs = inputs;
        this.outputs = outputs;
        this.parameters = List.copyOf(parameters);
        this.neverTrained = neverTrained;
        this.frozen = neverTrained;
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
        return Collections.unmodifiableList(parameters);
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
        if (neverTrained) {
            throw new IllegalStateException(
                    "layer " + name + " is @Frozen in its declaration, so that nothing was generated"
                            + " to train it; take the annotation away, and call freeze() instead");
        }
        setFrozen(false);
    }

    /** Whether training leaves this layer as it is. */
    public final boolean isFrozen() {
        return frozen;
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
