package dev.gradwright.conformance.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.Standardizer;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Findings about columns and classes. */
class DataFindingsTest {
    private static final Dataset DATA = AdvisedData.classes(400, 1, 4);

    @Test
    void aConstantFeature() {
        Dataset data = withColumn(7, 2.5f, DATA);

        assertThat(run(Advised_RelusNetwork.create(1), data).message("ConstantFeature"))
                .isEqualTo(
                        "a feature has the same value in all 400 rows: feature 7 is always 2.5, so the network learns"
                                + " nothing from it; check how it is read, or remove it");
    }

    /** The standardizer makes a constant 0. */
    @Test
    void aConstantFeatureAmongStandardizedOnes() {
        Dataset data = withColumn(7, 2.5f, DATA);

        assertThat(run(Advised_RelusNetwork.create(1), Standardizer.fit(data).transform(data))
                        .message("ConstantFeature"))
                .contains("feature 7 is always 0,");
    }

    @Test
    void countsThatAreAlwaysZeroAndBordersOfPicturesAreNone() {
        Dataset counts = withColumn(7, 0, mapped(DATA, value -> (float) Math.round(Math.abs(value))));

        assertThat(run(Advised_RelusNetwork.create(1), counts).names()).isEmpty();
        assertThat(run(Advised_PicturesNetwork.create(1), withColumn(7, 2.5f, DATA))
                        .names())
                .isEmpty();
    }

    @Test
    void oneClassOnly() {
        Run run = run(Advised_RelusNetwork.create(1), labelled(DATA, row -> 2));

        assertThat(run.names()).containsExactly("OneClass");
        assertThat(run.message("OneClass"))
                .isEqualTo(
                        "all 400 training rows have class 2, so the network learns to predict it for everything; check how"
                                + " the targets are read, and shuffle the data before you split them");
        assertThat(run(Advised_EventNetwork.create(1), labelled(DATA, row -> 0)).names())
                .containsExactly("OneClass");
    }

    /** They cannot learn anything from features. */
    @Test
    void oneClassOrOneTargetIsNoPlateau() {
        Dataset oneClass = labelled(DATA, row -> 2);
        Dataset oneTarget = labelled(DATA, row -> 1);

        assertThat(Run.of(Advised_RelusNetwork.create(1), 10, oneClass, oneClass)
                        .names())
                .containsExactly("OneClass");
        assertThat(Run.of(Advised_AmountNetwork.create(1), 10, oneTarget, oneTarget)
                        .names())
                .containsExactly("TargetScale");
    }

    @Test
    void aMissingClass() {
        Run run = run(Advised_RelusNetwork.create(1), labelled(DATA, row -> 1 + row % 3));

        assertThat(run.names()).containsExactly("MissingClass");
        assertThat(run.message("MissingClass"))
                .isEqualTo(
                        "no training row has class 0, so the network learns never to predict it; check whether labels"
                                + " start with 0, how the data are split, and whether the output needs 4 units");
    }

    @Test
    void aSmallSampleMayMissAClass() {
        assertThat(run(
                                Advised_RelusNetwork.create(1),
                                labelled(DATA, row -> row % 3).take(60))
                        .names())
                .isEmpty();
    }

    private static Run run(TrainableNetwork network, Dataset data) {
        return Run.of(network, 1, data, data);
    }

    private static Dataset withColumn(int column, float value, Dataset data) {
        return data.map(features -> {
            FMatrixRMaj changed = features.copy();
            for (int row = 0; row < changed.numRows; row++) {
                changed.set(row, column, value);
            }
            return changed;
        });
    }

    private static Dataset mapped(Dataset data, UnaryOperator<Float> function) {
        return data.map(features -> {
            FMatrixRMaj changed = features.copy();
            for (int i = 0; i < changed.getNumElements(); i++) {
                changed.data[i] = function.apply(changed.data[i]);
            }
            return changed;
        });
    }

    private static Dataset labelled(Dataset data, IntUnaryOperator label) {
        FMatrixRMaj targets = new FMatrixRMaj(data.rows(), 1);
        for (int row = 0; row < data.rows(); row++) {
            targets.data[row] = label.applyAsInt(row);
        }
        return Dataset.of(data.features(), targets);
    }
}
