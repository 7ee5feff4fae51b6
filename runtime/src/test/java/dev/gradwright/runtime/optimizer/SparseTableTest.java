package dev.gradwright.runtime.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.init.RandomUniform;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.network.ParameterFactory;
import dev.gradwright.runtime.schedule.ConstantSchedule;
import dev.gradwright.runtime.settings.Setting;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Steps that change only the rows of a table that the batch has read. */
class SparseTableTest {
    private static final int ENTRIES = 6;
    private static final int UNITS = 20;

    /** A table, its optimizer, and steps whose gradient is 1 in each row that they read. */
    private static final class Table {
        private final Kernels kernels;
        private final NetworkParameter parameter;
        private final ParameterOptimizer optimizer;

        Table(KernelTier tier, boolean isSparse, UpdateRule rule, GradientClipping clipping) {
            ParameterFactory factory = new ParameterFactory(1, tier);
            RandomUniform init = new RandomUniform(-0.05, 0.05);
            kernels = factory.kernels();
            parameter = isSparse
                    ? factory.sparseTable("words.table", ENTRIES, UNITS, init)
                    : factory.weights("words.table", ENTRIES, UNITS, init);
            optimizer = new ParameterOptimizer(
                    kernels, List.of(parameter), () -> rule, new ConstantSchedule(0.1), clipping);
        }

        void compute(int... rows) {
            Tensor x = kernels.activations(1);
            float[] indices = new float[rows.length];
            for (int i = 0; i < rows.length; i++) {
                indices[i] = rows[i];
            }
            x.load(indices, 0, rows.length);
            Tensor dy = kernels.activations(UNITS);
            dy.reshape(rows.length);
            dy.fill(1);
            if (parameter.isSparse()) {
                kernels.gatherBackward(x, 0, 1, dy, 0, parameter.gradientTensor(), parameter.rowsRead());
            } else {
                kernels.gatherBackward(x, 0, 1, dy, 0, parameter.gradientTensor());
            }
        }

        void step(int... rows) {
            compute(rows);
            optimizer.step();
        }

        float[] row(int row) {
            FMatrixRMaj values = parameter.get();
            float[] copy = new float[UNITS];
            System.arraycopy(values.data, row * UNITS, copy, 0, UNITS);
            return copy;
        }
    }

    private static AdamRule adam() {
        return new AdamRule(0.9, 0.999, 1e-7, false);
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void rowsThatAreNotReadDoNotChange(KernelTier tier) {
        Table table = new Table(tier, true, adam(), GradientClipping.none());
        table.step(1, 2);
        float[] unread = table.row(1);

        table.step(2, 5);

        assertThat(table.row(1)).isEqualTo(unread); // in dense training its momentum would move it
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void rowsThatEachStepReadsAreTrainedAsInDenseTraining(KernelTier tier) {
        Table sparse = new Table(tier, true, adam(), GradientClipping.none());
        Table dense = new Table(tier, false, adam(), GradientClipping.none());
        for (int step = 0; step < 5; step++) {
            sparse.step(3, 0, 3);
            dense.step(3, 0, 3);
        }

        assertThat(sparse.row(3)).isEqualTo(dense.row(3));
        assertThat(sparse.row(0)).isEqualTo(dense.row(0));
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void plainDescentIsTheSameSparseOrDense(KernelTier tier) {
        Table sparse = new Table(tier, true, new SgdRule(0, false), GradientClipping.none());
        Table dense = new Table(tier, false, new SgdRule(0, false), GradientClipping.none());
        for (int[] rows : new int[][] {{1, 4}, {0, 1, 1}, {5}}) {
            sparse.step(rows);
            dense.step(rows);
        }

        assertThat(sparse.parameter.get().data).isEqualTo(dense.parameter.get().data);
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void onlyRowsThatAreReadDecay(KernelTier tier) {
        Table table = new Table(tier, true, new SgdRule(0, false), GradientClipping.none());
        table.optimizer.decaying(Setting.of(0.5), true, true);
        float[] read = table.row(2);
        float[] unread = table.row(4);

        table.step(2);

        assertThat(table.row(4)).isEqualTo(unread);
        assertThat(table.row(2)[0]).isCloseTo(read[0] - 0.1f * 0.5f * read[0] - 0.1f, within(1e-6f));
    }

    /** The gradient has a 1 in each of two rows. */
    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void theNormIsThatOfTheRowsRead(KernelTier tier) {
        Table table = new Table(tier, true, new SgdRule(0, false), GradientClipping.byGlobalNorm(1));
        table.step(0);
        table.compute(2, 3);

        table.optimizer.step();

        assertThat(table.parameter.gradient().get(2, 0)).isCloseTo((float) (1 / Math.sqrt(2 * UNITS)), within(1e-6f));
        assertThat(table.parameter.gradient().get(0, 0)).isZero();
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void valuesAreClippedInTheRowsRead(KernelTier tier) {
        Table table = new Table(tier, true, new SgdRule(0, false), GradientClipping.byValue(0.25));
        table.compute(2, 2);

        table.optimizer.step();

        assertThat(table.parameter.gradient().get(2, 7)).isEqualTo(0.25f);
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void aStepOfSeveralBatchesChangesTheRowsOfAll(KernelTier tier) {
        Table table = new Table(tier, true, new SgdRule(0, false), GradientClipping.none());
        Table dense = new Table(tier, false, new SgdRule(0, false), GradientClipping.none());
        for (Table each : List.of(table, dense)) {
            GradientAccumulator accumulator = each.optimizer.newAccumulator();
            for (int step = 0; step < 2; step++) {
                each.compute(step, 1);
                accumulator.add(0.5f);
                each.compute(4);
                accumulator.finish(0.5f);
                each.optimizer.step();
            }
        }

        assertThat(table.parameter.get().data).isEqualTo(dense.parameter.get().data);
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void aGradientThatIsSetCountsForAllRows(KernelTier tier) {
        Table table = new Table(tier, true, new SgdRule(0, false), GradientClipping.none());
        FMatrixRMaj gradient = new FMatrixRMaj(ENTRIES, UNITS);
        gradient.fill(1);
        float before = table.row(5)[3];
        table.compute(0);

        table.parameter.setGradient(gradient);
        table.optimizer.step();

        assertThat(table.row(5)[3]).isCloseTo(before - 0.1f, within(1e-6f));
    }

    /** Threads update different rows. */
    @ParameterizedTest
    @EnumSource(names = {"PORTABLE", "VECTOR"})
    void theNumberOfPartsChangesNoBit(KernelTier tier) {
        float[] whole = updatedIn(1, tier);

        assertThat(updatedIn(3, tier)).isEqualTo(whole);
        assertThat(updatedIn(7, tier)).isEqualTo(whole);
    }

    private static float[] updatedIn(int parts, KernelTier tier) {
        Table table = new Table(tier, true, adam(), GradientClipping.none());
        RateGroup group = new RateGroup("rule", Setting.of(1), adam());
        ParameterSlots slots = new ParameterSlots(table.parameter, group);
        for (int step = 1; step <= 3; step++) {
            table.compute(step, 5, 0, 2);
            group.beginStep(step, 0.1, 0.01);
            for (int part = 0; part < parts; part++) {
                slots.update(part, parts);
            }
        }
        return table.parameter.get().data;
    }
}
