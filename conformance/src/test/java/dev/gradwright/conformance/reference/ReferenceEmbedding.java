package dev.gradwright.conformance.reference;

import dev.gradwright.runtime.graph.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The product of one-hot rows with a table for each index, {@code y = O·T} and {@code dT = Oᵀ·dy}; the other features stay
 * as they are.
 */
final class ReferenceEmbedding implements ReferenceLayer {
    private final String name;
    private final List<Part> parts = new ArrayList<>();
    private final List<Matrix> oneHot = new ArrayList<>();
    private final Map<String, Matrix> gradients = new LinkedHashMap<>();

    /**
     * One feature of the input.
     *
     * @param table empty if the feature stays as it is
     */
    private record Part(String table, Matrix values) {}

    ReferenceEmbedding(Node node, Function<String, Matrix> parameters) {
        name = node.name();
        List<?> columns = node.attributes().list("columns");
        for (int i = 0; i < columns.size(); i++) {
            String table = (String) node.attributes().list("tables").get(i);
            while (parts.size() < whole(columns.get(i))) {
                parts.add(new Part("", Matrix.filled(1, 1, 1)));
            }
            for (int k = 0; k < whole(node.attributes().list("counts").get(i)); k++) {
                parts.add(new Part(table, parameters.apply(table)));
            }
        }
        while (parts.size() < node.inputs()) {
            parts.add(new Part("", Matrix.filled(1, 1, 1)));
        }
    }

    private static int whole(Object number) {
        return ((Number) number).intValue();
    }

    @Override
    public Matrix forward(Matrix x, boolean training) {
        oneHot.clear();
        Matrix y = Matrix.filled(x.rows(), 0, 0);
        for (int column = 0; column < parts.size(); column++) {
            Part part = parts.get(column);
            Matrix feature = x.columns(column, 1);
            oneHot.add(
                    part.table().isEmpty()
                            ? feature
                            : oneHot(feature, part.values().rows()));
            y = y.beside(oneHot.get(column).times(part.values()));
        }
        return y;
    }

    private static Matrix oneHot(Matrix indices, int entries) {
        Matrix rows = Matrix.filled(indices.rows(), entries, 0);
        for (int i = 0; i < indices.rows(); i++) {
            rows.set(i * entries + (int) indices.get(i), 1);
        }
        return rows;
    }

    @Override
    public Matrix backward(Matrix dy) {
        gradients.clear();
        Matrix dx = Matrix.filled(dy.rows(), 0, 0);
        int first = 0;
        for (int column = 0; column < parts.size(); column++) {
            Part part = parts.get(column);
            int units = part.values().columns();
            Matrix own = dy.columns(first, units);
            if (part.table().isEmpty()) {
                dx = dx.beside(own);
            } else {
                gradients.merge(
                        name + "." + part.table(),
                        oneHot.get(column).transposed().times(own),
                        Matrix::plus);
                dx = dx.beside(Matrix.filled(dy.rows(), 1, 0));
            }
            first += units;
        }
        return dx;
    }

    @Override
    public Map<String, Matrix> gradients() {
        return Map.copyOf(gradients);
    }
}
