package dev.gradwright.runtime.layer;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.network.NetworkParameter;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * The handle of a layer that replaces indices by rows of trained tables: one table for an {@code @Embedding} layer, one for
 * each embedded component of a record in the layer {@code embeddings} of a network for records.
 */
public final class EmbeddingLayer extends Layer {
    /**
     * @param inputs number of features, with the indices
     * @param outputs number of features, with rows of the tables in the place of the indices
     * @param tables entries × units each
     */
    public EmbeddingLayer(String name, int inputs, int outputs, NetworkParameter... tables) {
        super(name, "Embedding", inputs, outputs, List.of(tables), !tables[0].hasGradient());
    }

    /**
     * A copy of the table, entries × units.
     *
     * @throws IllegalStateException if the layer has several tables
     */
    public FMatrixRMaj table() {
        return only().get();
    }

    /**
     * Sets the table, entries × units.
     *
     * @throws IllegalArgumentException if the shape differs or a value is not finite; nothing is changed then
     * @throws IllegalStateException if the layer has several tables
     */
    public void setTable(FMatrixRMaj values) {
        only().set(values);
    }

    /**
     * A copy of the table of a component, entries × units. Row {@code i} belongs to the category whose index is {@code i};
     * the last row to all other categories, or to a missing enum.
     *
     * @param component of the record
     * @throws IllegalArgumentException if there is no table for it
     */
    public FMatrixRMaj table(String component) {
        return of(component).get();
    }

    /**
     * Sets the table of a component, entries × units.
     *
     * @param component of the record
     * @throws IllegalArgumentException if there is no table for it, the shape differs or a value is not finite; nothing is
     *     changed then
     */
    public void setTable(String component, FMatrixRMaj values) {
        of(component).set(values);
    }

    private Parameter only() {
        if (parameters().size() > 1) {
            throw new IllegalStateException("layer " + name() + " has several tables: " + String.join(", ", tables())
                    + "; name the component, as in table(\"" + tables().get(0) + "\")");
        }
        return parameters().get(0);
    }

    private Parameter of(String component) {
        int index = tables().indexOf(component);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "layer " + name() + " has no table of " + component + ", but of " + String.join(", ", tables()));
        }
        return parameters().get(index);
    }

    private List<String> tables() {
        return parameters().stream()
                .map(table -> table.name().substring(name().length() + 1))
                .toList();
    }
}
