package dev.gradwright.runtime.network;

import dev.gradwright.runtime.kernel.TableRows;
import dev.gradwright.runtime.kernel.Tensor;

/** Passes over the rows of a gradient that a batch has read; all other rows are 0. */
final class GradientOfRows {
    private final Tensor gradient;
    private final TableRows rows;
    private final Tensor.RowVisitor addSquares = this::addSquares;
    private final Tensor.RowVisitor scale = this::scale;
    private final Tensor.RowVisitor clip = this::clip;
    private double sum;
    private float number;

    GradientOfRows(Tensor gradient, TableRows rows) {
        this.gradient = gradient;
        this.rows = rows;
    }

    TableRows rows() {
        return rows;
    }

    boolean isFinite() {
        return Double.isFinite(sumOfSquares());
    }

    double sumOfSquares() {
        sum = 0;
        visit(addSquares);
        return sum;
    }

    private void addSquares(int block, int from, int to) {
        float[] values = gradient.blocks()[block];
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += (double) values[i] * values[i];
        }
        sum += squares;
    }

    void scale(float factor) {
        number = factor;
        visit(scale);
    }

    private void scale(int block, int from, int to) {
        float[] values = gradient.blocks()[block];
        for (int i = from; i < to; i++) {
            values[i] *= number;
        }
    }

    /** Brings each element into [−limit, limit]. */
    void clip(float limit) {
        number = limit;
        visit(clip);
    }

    private void clip(int block, int from, int to) {
        float[] values = gradient.blocks()[block];
        for (int i = from; i < to; i++) {
            values[i] = Math.max(-number, Math.min(number, values[i]));
        }
    }

    private void visit(Tensor.RowVisitor visitor) {
        for (int row = rows.first(); row >= 0; row = rows.after(row)) {
            gradient.visitRow(row, visitor);
        }
    }
}
