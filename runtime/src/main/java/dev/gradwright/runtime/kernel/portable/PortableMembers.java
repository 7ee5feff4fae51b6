package dev.gradwright.runtime.kernel.portable;

import static dev.gradwright.runtime.kernel.portable.MultiplyAdd.multiplyAdd;

import dev.gradwright.runtime.kernel.MemberProducts;
import dev.gradwright.runtime.kernel.ProductKernels;
import dev.gradwright.runtime.kernel.Tensor;
import java.util.Arrays;

/** Operations of an ensemble, row by row. */
final class PortableMembers extends MemberProducts {
    PortableMembers(ProductKernels.Unchecked products) {
        super(products);
    }

    @Override
    public void expand(Tensor x, Tensor signs, Tensor y) {
        for (int m = 0; m < signs.rows(); m++) {
            float[] factors = PortableTensor.of(signs).row(m);
            for (int i = 0; i < x.rows(); i++) {
                multiply(
                        PortableTensor.of(x).row(i),
                        factors,
                        PortableTensor.of(y).row(m * x.rows() + i));
            }
        }
    }

    /** {@code y = x·factors}. */
    private static void multiply(float[] x, float[] factors, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = x[j] * factors[j];
        }
    }

    @Override
    public void expandBackward(Tensor dy, Tensor signs, Tensor dx) {
        for (int i = 0; i < dx.rows(); i++) {
            float[] sum = PortableTensor.of(dx).row(i);
            Arrays.fill(sum, 0);
            for (int m = 0; m < signs.rows(); m++) {
                addProduct(
                        PortableTensor.of(dy).row(m * dx.rows() + i),
                        PortableTensor.of(signs).row(m),
                        sum);
            }
        }
    }

    /** {@code sum += x·factors}. */
    private static void addProduct(float[] x, float[] factors, float[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] = multiplyAdd(x[j], factors[j], sum[j]);
        }
    }

    @Override
    public void memberMean(Tensor x, int members, Tensor y) {
        for (int i = 0; i < y.rows(); i++) {
            float[] sum = PortableTensor.of(y).row(i);
            Arrays.fill(sum, 0);
            for (int m = 0; m < members; m++) {
                PortableRows.add(PortableTensor.of(x).row(m * y.rows() + i), sum);
            }
            PortableRows.scale(sum, 1f / members);
        }
    }

    @Override
    protected Tensor newView(int columns) {
        return new PortableTensor(0, columns, false);
    }

    @Override
    protected void show(Tensor whole, int first, int rows, Tensor view) {
        PortableTensor.of(view).show(PortableTensor.of(whole), first, rows);
    }

    @Override
    protected Tensor newWeights(int inputs, int units) {
        return new PortableTensor(inputs, units, true);
    }

    @Override
    protected Tensor newVector(int columns) {
        return new PortableTensor(1, columns, true);
    }

    @Override
    protected void takeWeights(Tensor w, int first, Tensor block) {
        for (int i = 0; i < w.rows(); i++) {
            System.arraycopy(
                    PortableTensor.of(w).row(i), first, PortableTensor.of(block).row(i), 0, block.columns());
        }
    }

    @Override
    protected void putWeights(Tensor block, int first, Tensor w) {
        for (int i = 0; i < w.rows(); i++) {
            System.arraycopy(
                    PortableTensor.of(block).row(i), 0, PortableTensor.of(w).row(i), first, block.columns());
        }
    }

    @Override
    protected void takeVector(Tensor b, int first, Tensor block) {
        takeWeights(b, first, block);
    }

    @Override
    protected void putVector(Tensor block, int first, Tensor b) {
        putWeights(block, first, b);
    }
}
