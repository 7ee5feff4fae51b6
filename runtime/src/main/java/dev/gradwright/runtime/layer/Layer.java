package dev.gradwright.runtime.layer;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;
import java.util.List;

/** The handle of one layer of a network: its kind, its widths, its parameters, and whether training changes it. */
public class Layer implements Stateful {
    private final String name;
    private final String kind;
    private final int inputs;
    private final int outputs;
    private final List<Parameter> parameters;
    private final boolean neverTrained;
    private final String frozenName;
    private boolean frozen;

    /**
     * A layer without parameters.
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
     * @param parameters trained or not, in order
     * @param neverTrained whether it is declared {@code @Frozen}, so that it cannot be unfrozen
     */
    Layer(String name, String kind, int inputs, int outputs, List<NetworkParameter> parameters, boolean neverTrained) {
        this.name = name;
        this.kind = kind;
        this.inputs = inputs;
        this.outputs = outputs;
        this.parameters = List.copyOf(parameters);
        this.neverTrained = neverTrained;
        this.frozenName = name + ".frozen";
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

    /** Number of input features. */
    public final int inputs() {
        return inputs;
    }

    /** Number of output features. */
    public final int outputs() {
        return outputs;
    }

    /** The parameters, trained or not, in order. */
    public final List<Parameter> parameters() {
        return parameters;
    }

    /** Freezes this layer: training does not change it. A frozen batch norm runs in inference mode. */
    public final void freeze() {
        setFrozen(true);
    }

    /**
     * Makes this layer trainable again.
     *
     * @throws IllegalStateException if it is declared {@code @Frozen}, because no code was generated to train it
     */
    public final void unfreeze() {
        if (neverTrained) {
            throw new IllegalStateException(
                    "layer " + name + " is @Frozen in its declaration, so that nothing was generated"
                            + " to train it; remove the annotation and call freeze() instead");
        }
        setFrozen(false);
    }

    /** Whether this layer is frozen. */
    public final boolean isFrozen() {
        return frozen;
    }

    /** Visits the parameters, and whether the layer is frozen if that can change. */
    @Override
    public final void visit(StateVisitor visitor) {
        for (int i = 0; i < parameters.size(); i++) {
            parameters.get(i).visit(visitor);
        }
        if (!neverTrained) {
            boolean visited = visitor.visit(frozenName, frozen);
            if (visited != frozen) {
                setFrozen(visited);
            }
        }
    }

    private void setFrozen(boolean frozen) {
        this.frozen = frozen;
        parameters.forEach(parameter -> NetworkParameter.of(parameter).setTrainable(!frozen));
    }

    @Override
    public String toString() {
        return name + " (" + kind + ", " + inputs + " → " + outputs + ")";
    }
}
