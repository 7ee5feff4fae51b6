package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import dev.gradwright.runtime.kernel.MemberProducts;
import dev.gradwright.runtime.kernel.ProductKernels;
import dev.gradwright.runtime.kernel.Tensor;
import jdk.incubator.vector.FloatVector;

/** Operations of an ensemble; the padding of the signs is zero, and so is that of the results. */
final class VectorMembers extends MemberProducts {
    VectorMembers(ProductKernels.Unchecked products) {
        super(products);
    }

    @Override
    public void expand(Tensor x, Tensor signs, Tensor y) {
        RowTensor in = RowTensor.of(x);
        RowTensor factors = RowTensor.of(signs);
        RowTensor out = RowTensor.of(y);
        int stride = in.stride();
        for (int m = 0; m < factors.rows(); m++) {
            multiply(in.data(), in.length(), factors.data(), m * stride, stride, out.data(), m * in.length());
        }
    }

    /** {@code y = x·factors} for some rows. */
    private static void multiply(float[] x, int length, float[] factors, int f, int stride, float[] y, int to) {
        for (int i = 0; i < length; i += stride) {
            for (int j = 0; j < stride; j += LANES) {
                FloatVector.fromArray(SPECIES, x, i + j)
                        .mul(FloatVector.fromArray(SPECIES, factors, f + j))
                        .intoArray(y, to + i + j);
            }
        }
    }

    @Override
    public void expandBackward(Tensor dy, Tensor signs, Tensor dx) {
        RowTensor out = RowTensor.of(dx);
        int members = signs.rows();
        for (int i = 0; i < out.length(); i += out.stride()) {
            for (int j = 0; j < out.stride(); j += LANES) {
                sum(
                        RowTensor.of(dy).data(),
                        i + j,
                        out.length(),
                        members,
                        RowTensor.of(signs).data(),
                        j,
                        out.stride(),
                        out.data(),
                        i + j);
            }
        }
    }

    /** One vector of {@code Σ x·factors} over the members. */
    private static void sum(
            float[] x, int from, int step, int members, float[] factors, int f, int stride, float[] y, int to) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int m = 0; m < members; m++) {
            sum = FloatVector.fromArray(SPECIES, x, from + m * step)
                    .fma(FloatVector.fromArray(SPECIES, factors, f + m * stride), sum);
        }
        sum.intoArray(y, to);
    }

    @Override
    public void memberMean(Tensor x, int members, Tensor y) {
        RowTensor out = RowTensor.of(y);
        mean(RowTensor.of(x).data(), out.length(), members, 1f / members, out.data());
    }

    private static void mean(float[] x, int length, int members, float factor, float[] y) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int m = 0; m < members; m++) {
                sum = sum.add(FloatVector.fromArray(SPECIES, x, i + m * length));
            }
            sum.mul(factor).intoArray(y, i);
        }
    }

    @Override
    protected Tensor newView(int columns) {
        return new RowTensor(0, columns, false);
    }

    @Override
    protected void show(Tensor whole, int first, int rows, Tensor view) {
        RowTensor.of(view).show(RowTensor.of(whole), first, rows);
    }

    @Override
    protected Tensor newWeights(int inputs, int units) {
        return new PanelTensor(inputs, units);
    }

    @Override
    protected Tensor newVector(int columns) {
        return new RowTensor(1, columns, true);
    }

    @Override
    protected void takeWeights(Tensor w, int first, Tensor block) {
        PanelTensor from = PanelTensor.of(w);
        PanelTensor to = PanelTensor.of(block);
        for (int unit = 0; unit < to.columns(); unit++) {
            copyColumn(
                    from.data(),
                    from.index(first + unit),
                    from.step(first + unit),
                    to.data(),
                    to.index(unit),
                    to.step(unit),
                    to.rows());
        }
    }

    @Override
    protected void putWeights(Tensor block, int first, Tensor w) {
        PanelTensor from = PanelTensor.of(block);
        PanelTensor to = PanelTensor.of(w);
        for (int unit = 0; unit < from.columns(); unit++) {
            copyColumn(
                    from.data(),
                    from.index(unit),
                    from.step(unit),
                    to.data(),
                    to.index(first + unit),
                    to.step(first + unit),
                    to.rows());
        }
    }

    private static void copyColumn(float[] from, int f, int fromStep, float[] to, int t, int toStep, int count) {
        for (int i = 0; i < count; i++) {
            to[t + i * toStep] = from[f + i * fromStep];
        }
    }

    @Override
    protected void takeVector(Tensor b, int first, Tensor block) {
        System.arraycopy(RowTensor.vector(b), first, RowTensor.vector(block), 0, block.columns());
    }

    @Override
    protected void putVector(Tensor block, int first, Tensor b) {
        System.arraycopy(RowTensor.vector(block), 0, RowTensor.vector(b), first, block.columns());
    }
}
