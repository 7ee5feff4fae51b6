package dev.gradwright.runtime.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.evaluation.ClassificationReport.Figures;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** The figures are those of scikit-learn's precision_recall_fscore_support, confusion_matrix and accuracy_score. */
class ClassificationReportTest {
    @Test
    void twoClasses() {
        ClassificationReport report = Examples.binary().report().classification();

        assertThat(report.confusion()).isDeepEqualTo(new double[][] {{5, 1}, {2, 4}});
        assertFigures(report.figures(0), 0.71428571, 0.83333333, 0.76923077, 6);
        assertFigures(report.figures(1), 0.8, 0.66666667, 0.72727273, 6);
        assertFigures(report.macro(), 0.75714286, 0.75, 0.74825175, 12);
        assertFigures(report.micro(), 0.75, 0.75, 0.75, 12);
        assertFigures(report.weighted(), 0.75714286, 0.75, 0.74825175, 12);
        assertThat(report.accuracy()).isEqualTo(0.75);
        assertThat(report.undefined()).isEmpty();
    }

    @Test
    void twoClassesOfWeightedRows() {
        ClassificationReport report = Examples.weightedBinary().report().classification();

        assertThat(report.confusion()).isDeepEqualTo(new double[][] {{10, 3}, {2, 2.75}});
        assertFigures(report.figures(0), 0.83333333, 0.76923077, 0.8, 13);
        assertFigures(report.figures(1), 0.47826087, 0.57894737, 0.52380952, 4.75);
        assertFigures(report.macro(), 0.65579710, 0.67408907, 0.66190476, 17.75);
        assertFigures(report.weighted(), 0.73831394, 0.71830986, 0.72608987, 17.75);
        assertThat(report.accuracy()).isCloseTo(0.71830986, within(1e-8));
    }

    @Test
    void threeClasses() {
        ClassificationReport report = Examples.classes().report().classification();

        assertThat(report.confusion()).isDeepEqualTo(new double[][] {{2, 1, 0}, {2, 1, 0}, {0, 1, 3}});
        assertFigures(report.figures(2), 1, 0.75, 0.85714286, 4);
        assertFigures(report.macro(), 0.61111111, 0.58333333, 0.58730159, 10);
        assertFigures(report.micro(), 0.6, 0.6, 0.6, 10);
        assertFigures(report.weighted(), 0.65, 0.6, 0.61428571, 10);
    }

    @Test
    void threeClassesOfWeightedRows() {
        ClassificationReport report = Examples.weightedClasses().report().classification();

        assertThat(report.confusion()).isDeepEqualTo(new double[][] {{4, 0.5, 0}, {3, 2, 0}, {0, 1, 2.25}});
        assertFigures(report.macro(), 0.71428571, 0.66039886, 0.66147408, 12.75);
        assertFigures(report.weighted(), 0.68067227, 0.64705882, 0.63862485, 12.75);
    }

    @Test
    void oneHotTargetsAreClasses() {
        FMatrixRMaj oneHot = new FMatrixRMaj(10, 3);
        for (int row = 0; row < 10; row++) {
            oneHot.set(row, (int) Examples.CLASSES[row], 1);
        }

        ClassificationReport report = Predictions.classes(3)
                .add(Examples.CLASS_SCORES, oneHot)
                .report()
                .classification();

        assertThat(report.confusion())
                .isDeepEqualTo(Examples.classes().report().classification().confusion());
    }

    /** Of scikit-learn's multilabel_confusion_matrix; the accuracy is the mean over all labels. */
    @Test
    void labels() {
        ClassificationReport report = Examples.labels().report().classification();

        assertThat(report.confusion(0)).isDeepEqualTo(new double[][] {{2, 1}, {1, 2}});
        assertFigures(report.figures(1), 0.66666667, 0.66666667, 0.66666667, 3);
        assertFigures(report.micro(), 0.66666667, 0.66666667, 0.66666667, 9);
        assertThat(report.accuracy()).isCloseTo(0.66666667, within(1e-8));
    }

    @Test
    void labelsHaveNoCommonConfusionMatrix() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Examples.labels().report().classification().confusion())
                .withMessage("each label has a confusion matrix of its own; call confusion(label)");
    }

    @Test
    void aClassAgainstTheRest() {
        assertThat(Examples.classes().report().classification().confusion(2))
                .isDeepEqualTo(new double[][] {{6, 0}, {1, 3}});
    }

    @Test
    void anotherThreshold() {
        assertThat(Examples.binary().threshold(0.325).report().classification().confusion())
                .isDeepEqualTo(new double[][] {{4, 2}, {0, 6}});
    }

    @Test
    void theLargerOfTwoScoresDecidesUnlessThereIsAThreshold() {
        Predictions pair = Predictions.classes(2)
                .add(new FMatrixRMaj(new float[][] {{0.6f, 0.4f}, {0.2f, 0.8f}}), Examples.column(1, 1));

        assertThat(pair.report().classification().confusion()).isDeepEqualTo(new double[][] {{0, 0}, {1, 1}});
        assertThat(pair.threshold(0.3).report().classification().confusion())
                .isDeepEqualTo(new double[][] {{0, 0}, {0, 2}});
    }

    /** A weight of 2 is the same as the row twice. */
    @Test
    void classWeightsMultiplyRows() {
        ClassificationReport report =
                Examples.binary().classWeights(Map.of(1, 2f)).report().classification();

        assertThat(report.confusion()).isDeepEqualTo(new double[][] {{5, 1}, {4, 8}});
    }

    @Test
    void averagesLeaveOutWhatIsUndefined() {
        ClassificationReport report = Predictions.classes(3)
                .names("red", "green", "blue")
                .add(new FMatrixRMaj(new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 1, 0}}), Examples.column(0, 1, 0))
                .report()
                .classification();

        assertFigures(report.figures(2), Double.NaN, Double.NaN, Double.NaN, 0);
        assertFigures(report.macro(), (1 + 0.5) / 2, (0.5 + 1) / 2, 2 / 3.0, 3);
        assertThat(report.undefined())
                .containsExactly(
                        "precision of blue is undefined: it is never predicted",
                        "recall of blue is undefined: no row has it",
                        "F1 of blue is undefined: it is never predicted, and no row has it");
    }

    @Test
    void theTextIsATable() {
        assertThat(Examples.binary().names("stays", "leaves").report().classification())
                .hasToString("""
                                  precision  recall      F1  support
                        stays        0.7143  0.8333  0.7692        6
                        leaves       0.8000  0.6667  0.7273        6

                        macro        0.7571  0.7500  0.7483       12
                        micro        0.7500  0.7500  0.7500       12
                        weighted     0.7571  0.7500  0.7483       12

                        accuracy 0.7500

                        actual \\ predicted  stays  leaves
                        stays                   5       1
                        leaves                  2       4""");
    }

    @Test
    void aClassThatDoesNotExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Examples.classes().report().classification().figures(3))
                .withMessage("there are the classes 0 to 2, but was asked for class 3");
    }

    @Test
    void valuesHaveNoClasses() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Examples.values().report().classification())
                .withMessage("the predictions are values, not classes; call regression()");
    }

    private static void assertFigures(Figures figures, double precision, double recall, double f1, double support) {
        assertThat(figures.precision()).as("precision").isEqualTo(precision, within(1e-8));
        assertThat(figures.recall()).as("recall").isEqualTo(recall, within(1e-8));
        assertThat(figures.f1()).as("F1").isEqualTo(f1, within(1e-8));
        assertThat(figures.support()).as("support").isEqualTo(support);
    }
}
