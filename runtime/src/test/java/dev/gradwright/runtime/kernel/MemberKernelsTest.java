package dev.gradwright.runtime.kernel;

import static dev.gradwright.runtime.kernel.Samples.activations;
import static dev.gradwright.runtime.kernel.Samples.kernels;
import static dev.gradwright.runtime.kernel.Samples.normal;
import static dev.gradwright.runtime.kernel.Samples.values;
import static dev.gradwright.runtime.kernel.Samples.vector;
import static dev.gradwright.runtime.kernel.Samples.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.kernel.Samples.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An ensemble computes what each of its members would compute by itself. */
class MemberKernelsTest {
    private static final int MEMBERS = 5;
    private static final List<Shape> SHAPES = List.of(
            new Shape(1, 1, 1),
            new Shape(9, 17, 1),
            new Shape(1, 64, 1),
            new Shape(3, 5, 2),
            new Shape(33, 37, 10),
            new Shape(8, 16, 16),
            new Shape(64, 100, 17),
            new Shape(400, 300, 70));

    @ParameterizedTest
    @EnumSource
    void eachMemberReadsTheBatchWithItsOwnSigns(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor y = kernels.activations(3);

        kernels.expand(
                activations(kernels, 2, 3, new float[] {1, 2, 3, 4, 5, 6}),
                activations(kernels, 2, 3, new float[] {1, -1, 1, -1, -1, 1}),
                y);

        assertThat(values(y)).containsExactly(1, -2, 3, 4, -5, 6, -1, -2, 3, -4, -5, 6);
    }

    @ParameterizedTest
    @EnumSource
    void theGradientOfTheBatchIsTheSumOverTheMembers(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor dx = kernels.activations(3);

        kernels.expandBackward(
                activations(kernels, 4, 3, new float[] {1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60}),
                activations(kernels, 2, 3, new float[] {1, -1, 1, -1, -1, 1}),
                dx);

        assertThat(values(dx)).containsExactly(-9, -22, 33, -36, -55, 66);
    }

    @ParameterizedTest
    @EnumSource
    void theMeanIsThatOfTheSameRowOfAllMembers(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor y = kernels.activations(3);

        kernels.memberMean(activations(kernels, 4, 3, new float[] {1, 2, 3, 4, 5, 6, 3, 6, 9, 12, 15, 18}), 2, y);

        assertThat(values(y)).containsExactly(2, 4, 6, 8, 10, 12);
        assertThat(Samples.padding(y)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void eachMemberHasItsOwnLastLayer(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (Shape s : SHAPES) {
            Case all = new Case(kernels, s);
            Tensor y = kernels.activations(s.units());
            Tensor plain = kernels.activations(s.units());
            Tensor dw = kernels.weights(s.inputs(), MEMBERS * s.units());
            Tensor db = kernels.vector(MEMBERS * s.units());
            Tensor dx = kernels.activations(s.inputs());

            kernels.memberDense(all.x, all.w, all.b, y);
            kernels.memberDense(all.x, all.w, plain);
            kernels.memberWeightsGradient(all.x, all.dy, dw);
            kernels.memberBiasGradient(all.dy, db);
            kernels.memberInputGradient(all.dy, all.w, dx);

            for (int m = 0; m < MEMBERS; m++) {
                Member one = new Member(kernels, s, all, m);
                assertThat(rows(y, m)).as("%s", s).containsExactly(values(one.y), within(0f));
                assertThat(rows(plain, m)).as("%s", s).containsExactly(values(one.plain), within(0f));
                assertThat(rows(dx, m)).as("%s", s).containsExactly(values(one.dx), within(0f));
                assertThat(columns(dw, m)).as("%s", s).containsExactly(values(one.dw), within(0f));
                assertThat(columns(db, m)).as("%s", s).containsExactly(values(one.db), within(0f));
            }
            assertThat(Samples.padding(dw)).isZero();
            assertThat(Samples.padding(db)).isZero();
            assertThat(Samples.padding(y)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsAndColumnsDivideIntoMembers(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor w = kernels.weights(3, 4);
        Tensor y = kernels.activations(2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernels.memberDense(activations(kernels, 3, 3, normal(9, 1)), w, y))
                .withMessage("a tensor of 3 x 3 does not hold the same number of rows for 2 members");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> kernels.memberDense(activations(kernels, 4, 3, normal(12, 1)), w, kernels.activations(3)))
                .withMessage("weights of 3 x 4 must hold the columns of several members, 3 each");
    }

    /** The rows of a member. */
    private static float[] rows(Tensor t, int member) {
        int count = t.rows() / MEMBERS * t.columns();
        return Arrays.copyOfRange(values(t), member * count, (member + 1) * count);
    }

    /** The columns of a member. */
    private static float[] columns(Tensor t, int member) {
        int units = t.columns() / MEMBERS;
        float[] all = values(t);
        float[] columns = new float[t.rows() * units];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = all[i / units * t.columns() + member * units + i % units];
        }
        return columns;
    }

    /** The tensors of all members. */
    private static final class Case {
        final Tensor x;
        final Tensor w;
        final Tensor b;
        final Tensor dy;

        Case(Kernels kernels, Shape s) {
            int rows = MEMBERS * s.rows();
            int units = MEMBERS * s.units();
            x = activations(kernels, rows, s.inputs(), normal(rows * s.inputs(), 1));
            w = weights(kernels, s.inputs(), units, normal(s.inputs() * units, 2));
            b = vector(kernels, normal(units, 3));
            dy = activations(kernels, rows, s.units(), normal(rows * s.units(), 4));
        }
    }

    /** What one member computes by itself. */
    private static final class Member {
        final Tensor y;
        final Tensor plain;
        final Tensor dx;
        final Tensor dw;
        final Tensor db;

        Member(Kernels kernels, Shape s, Case all, int member) {
            Tensor x = activations(kernels, s.rows(), s.inputs(), rows(all.x, member));
            Tensor w = weights(kernels, s.inputs(), s.units(), columns(all.w, member));
            Tensor b = vector(kernels, columns(all.b, member));
            Tensor dy = activations(kernels, s.rows(), s.units(), rows(all.dy, member));
            y = kernels.activations(s.units());
            plain = kernels.activations(s.units());
            dx = kernels.activations(s.inputs());
            dw = kernels.weights(s.inputs(), s.units());
            db = kernels.vector(s.units());
            kernels.dense(x, w, b, y);
            kernels.dense(x, w, plain);
            kernels.inputGradient(dy, w, dx);
            kernels.weightsGradient(x, dy, dw);
            kernels.biasGradient(dy, db);
        }
    }
}
