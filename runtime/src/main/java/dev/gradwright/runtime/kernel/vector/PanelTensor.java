package dev.gradwright.runtime.kernel.vector;

import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.kernel.TensorShapes;

/**
 * Weights in panels of columns, {@code [units/PANEL][inputs][PANEL]}: a tile of a product reads its panel from front to
 * back. The last panel is as narrow as whole vectors allow, and the inputs are padded to whole blocks of the gradient.
 */
final class PanelTensor extends VectorTensor {
    /**
     * Columns of a panel: four vectors, or two if vectors have 256 bits, because AVX2 has 16 registers. A tile of four
     * vectors sums six rows in 24 of 32 registers. With 28 sums C2 keeps some of them in memory, which takes
     * several times as long if their place on the stack crosses a cache line.
     */
    static final int PANEL = (LANES == 8 ? 2 : 4) * LANES;

    private final int inputs;
    private final int depth;
    private final int stride;

    PanelTensor(int inputs, int units) {
        super(units, CacheLines.allocate(paddedInputs(inputs) * padded(units)));
        this.inputs = inputs;
        this.depth = paddedInputs(inputs);
        this.stride = padded(units);
    }

    static PanelTensor of(Tensor tensor) {
        return (PanelTensor) tensor;
    }

    /**
     * The smallest number of inputs that are whole {@link GradientTile#BLOCK blocks} and cover whole vectors of inputs.
     */
    static int paddedInputs(int inputs) {
        return (padded(inputs) + GradientTile.BLOCK - 1) / GradientTile.BLOCK * GradientTile.BLOCK;
    }

    /** Columns of the panel that starts at {@code column}, in a matrix of {@code paddedColumns}. */
    static int width(int column, int paddedColumns) {
        return Math.min(PANEL, paddedColumns - column);
    }

    /** Inputs with their padding: rows of each panel. */
    int depth() {
        return depth;
    }

    /** Units with their padding: the widths of all panels together. */
    int paddedUnits() {
        return stride;
    }

    /** Where the row {@code input} of the panel that holds {@code unit} keeps that unit. */
    int index(int input, int unit) {
        int column = unit / PANEL * PANEL;
        return CacheLines.LEAD + column * depth + input * width(column, stride) + unit - column;
    }

    @Override
    int index(int column) {
        return index(0, column);
    }

    /** Floats from one input to the next in the panel that holds {@code unit}. */
    @Override
    int step(int unit) {
        return width(unit / PANEL * PANEL, stride);
    }

    @Override
    int length() {
        return CacheLines.EXTRA + depth * stride;
    }

    @Override
    public int section() {
        return depth * PANEL;
    }

    @Override
    public int rows() {
        return inputs;
    }

    @Override
    public void reshape(int rows) {
        TensorShapes.requireReshape(this, true, rows);
    }

    @Override
    public void load(float[] source, int offset, int rows) {
        reshape(rows);
        for (int column = 0; column < columns(); column += PANEL) {
            int count = Math.min(PANEL, columns() - column);
            copy(source, offset + column, columns(), data(), index(column), step(column), count, inputs);
        }
    }

    @Override
    public void store(float[] target, int offset) {
        for (int column = 0; column < columns(); column += PANEL) {
            int count = Math.min(PANEL, columns() - column);
            copy(data(), index(column), step(column), target, offset + column, columns(), count, inputs);
        }
    }

    /** Copies a block of rows × {@code count} from one matrix into another; steps lead from row to row. */
    private static void copy(
            float[] source, int from, int sourceStep, float[] target, int to, int targetStep, int count, int rows) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(source, from + i * sourceStep, target, to + i * targetStep, count);
        }
    }

    @Override
    public void visitRow(int row, RowVisitor visitor) {
        for (int column = 0; column < columns(); column += PANEL) {
            int from = index(row, column);
            visitor.visit(0, from, from + Math.min(PANEL, columns() - column));
        }
    }

    @Override
    public void fill(float value) {
        for (int i = 0; i < inputs; i++) {
            for (int unit = 0; unit < columns(); unit++) {
                data()[index(i, unit)] = value;
            }
        }
    }

    @Override
    public Tensor zerosLike() {
        return new PanelTensor(inputs, columns());
    }
}
