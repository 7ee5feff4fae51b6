package dev.gradwright.conformance.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.conformance.model.AllocationMeter;
import dev.gradwright.conformance.model.Slopes;
import dev.gradwright.dsl.Metric;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.layer.EnsembleLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An ensemble computes what its members would compute as separate networks that share all weights but the last. */
class EnsembleTest {
    private static final int ROWS = 11;
    private static final FMatrixRMaj X = normal(ROWS, Panel.INPUTS, 1);
    private static final FMatrixRMaj CLASSES = classes();
    private static final FMatrixRMaj VALUES = normal(ROWS, 2, 3);

    @ParameterizedTest
    @EnumSource
    void thePredictionIsTheMeanOfThoseOfTheMembers(KernelTier tier) {
        PanelNetwork panel = PanelNetwork.create(1, tier);

        FMatrixRMaj predicted = new FMatrixRMaj(1, 1);
        panel.predict(X, predicted);

        assertThat(predicted.data).containsExactly(meanPrediction(members(panel, tier)).data, within(1e-6f));
    }

    @ParameterizedTest
    @EnumSource
    void thePredictorPredictsTheSame(KernelTier tier) {
        PanelNetwork panel = PanelNetwork.create(1, tier);
        FMatrixRMaj expected = new FMatrixRMaj(1, 1);
        panel.predict(X, expected);

        FMatrixRMaj predicted = new FMatrixRMaj(1, 1);
        panel.predictor().predict(X, predicted);
        float[] row = new float[Panel.CLASSES];
        panel.predictor().predict(CommonOps_FDRM.extractRow(X, 5, null).data, row);

        assertThat(predicted.data).containsExactly(expected.data, within(1e-6f));
        assertThat(row).containsExactly(CommonOps_FDRM.extractRow(expected, 5, null).data, within(1e-6f));
    }

    @ParameterizedTest
    @EnumSource
    void theTrainingLossIsTheMeanOfThoseOfTheMembers(KernelTier tier) {
        PanelNetwork panel = PanelNetwork.create(1, tier);

        double expected = members(panel, tier).stream()
                .mapToDouble(member -> member.network().computeGradients(member.x(), CLASSES))
                .average()
                .orElseThrow();

        assertThat((double) panel.computeGradients(X, CLASSES)).isCloseTo(expected, within(1e-6));
    }

    @ParameterizedTest
    @EnumSource
    void theGradientIsTheMeanOfThoseOfTheMembers(KernelTier tier) {
        PanelNetwork panel = PanelNetwork.create(1, tier);
        panel.computeGradients(X, CLASSES);
        FMatrixRMaj shared = new FMatrixRMaj(Panel.INPUTS, 9);
        FMatrixRMaj own = new FMatrixRMaj(9, Panel.MEMBERS * Panel.CLASSES);
        List<Member> members = members(panel, tier);
        for (int m = 0; m < members.size(); m++) {
            PanelistNetwork member = members.get(m).network();
            member.computeGradients(members.get(m).x(), CLASSES);
            CommonOps_FDRM.addEquals(
                    shared, 1f / Panel.MEMBERS, member.parameters().get(0).gradient());
            FMatrixRMaj last = member.parameters().get(2).gradient();
            CommonOps_FDRM.scale(1f / Panel.MEMBERS, last);
            CommonOps_FDRM.insert(last, own, 0, m * Panel.CLASSES);
        }

        assertThat(panel.parameters().get(1).gradient().data).containsExactly(shared.data, within(1e-6f));
        assertThat(panel.parameters().get(3).gradient().data).containsExactly(own.data, within(1e-6f));
    }

    @ParameterizedTest
    @EnumSource
    void aTestMeasuresTheMeanPrediction(KernelTier tier) {
        PanelNetwork panel = PanelNetwork.create(1, tier);
        FMatrixRMaj mean = meanPrediction(members(panel, tier));
        double loss = 0;
        int correct = 0;
        for (int row = 0; row < ROWS; row++) {
            int label = (int) CLASSES.get(row, 0);
            loss -= Math.log(mean.get(row, label)) / ROWS;
            correct += label == largest(mean, row) ? 1 : 0;
        }

        assertThat((double) panel.testOnBatch(X, CLASSES)).isCloseTo(loss, within(1e-5));
        assertThat(panel.evaluate(Dataset.of(X, CLASSES)).metric(Metric.ACCURACY))
                .isEqualTo((float) correct / ROWS);
    }

    @ParameterizedTest
    @EnumSource
    void gradientsAreThoseOfFiniteDifferences(KernelTier tier) {
        CouncilNetwork council = CouncilNetwork.create(1, tier);

        Slopes.assertAreTheGradients(council, Dataset.of(X, VALUES), 2e-3);
    }

    @ParameterizedTest
    @EnumSource
    void trainingLowersTheLoss(KernelTier tier) {
        CouncilNetwork council = CouncilNetwork.create(1, tier);
        float before = council.testOnBatch(X, VALUES);
        for (int step = 0; step < 200; step++) {
            council.trainOnBatch(X, VALUES);
        }

        assertThat(council.testOnBatch(X, VALUES)).isLessThan(before / 2);
    }

    @ParameterizedTest
    @EnumSource
    void aPredictorWithNormsAgrees(KernelTier tier) {
        CouncilNetwork council = CouncilNetwork.create(1, tier);
        for (int step = 0; step < 20; step++) {
            council.trainOnBatch(X, VALUES);
        }
        FMatrixRMaj expected = new FMatrixRMaj(1, 1);
        council.predict(X, expected);
        FMatrixRMaj predicted = new FMatrixRMaj(1, 1);
        council.predictor().predict(X, predicted);

        assertThat(predicted.data).containsExactly(expected.data, within(1e-5f));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("own-jvm")
    void aStepAllocatesNothing(KernelTier tier) {
        CouncilNetwork council = CouncilNetwork.create(1, tier);

        assertThat(AllocationMeter.steadyBytes(() -> council.trainOnBatch(X, VALUES)))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("own-jvm")
    void aPredictionAllocatesNothing(KernelTier tier) {
        PanelPredictor predictor = PanelNetwork.create(1, tier).predictor();
        float[] row = CommonOps_FDRM.extractRow(X, 5, null).data;
        float[] out = new float[Panel.CLASSES];

        assertThat(AllocationMeter.steadyBytes(() -> predictor.predict(row, out)))
                .isZero();
    }

    /**
     * A member as a network of its own.
     *
     * @param x the batch with the signs of the member
     */
    private record Member(PanelistNetwork network, FMatrixRMaj x) {}

    private static List<Member> members(PanelNetwork panel, KernelTier tier) {
        FMatrixRMaj signs = ((EnsembleLayer) panel.layers().get(0)).signs();
        List<Member> members = new ArrayList<>();
        for (int m = 0; m < Panel.MEMBERS; m++) {
            PanelistNetwork network = PanelistNetwork.create(2, tier);
            network.hidden().setWeights(panel.hidden().weights());
            network.hidden().setBias(panel.hidden().bias());
            network.output().setWeights(block(panel.output().weights(), m));
            network.output().setBias(block(panel.output().bias(), m));
            FMatrixRMaj x = X.copy();
            CommonOps_FDRM.multCols(x, CommonOps_FDRM.extractRow(signs, m, null).data);
            members.add(new Member(network, x));
        }
        return members;
    }

    private static FMatrixRMaj block(FMatrixRMaj all, int member) {
        return CommonOps_FDRM.extract(all, 0, all.numRows, member * Panel.CLASSES, (member + 1) * Panel.CLASSES);
    }

    private static FMatrixRMaj meanPrediction(List<Member> members) {
        FMatrixRMaj mean = new FMatrixRMaj(ROWS, Panel.CLASSES);
        for (Member member : members) {
            FMatrixRMaj predicted = new FMatrixRMaj(1, 1);
            member.network().predict(member.x(), predicted);
            CommonOps_FDRM.addEquals(mean, 1f / Panel.MEMBERS, predicted);
        }
        return mean;
    }

    private static int largest(FMatrixRMaj values, int row) {
        int largest = 0;
        for (int column = 1; column < values.numCols; column++) {
            largest = values.get(row, column) > values.get(row, largest) ? column : largest;
        }
        return largest;
    }

    private static FMatrixRMaj normal(int rows, int columns, long seed) {
        Random random = new Random(seed);
        FMatrixRMaj values = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < values.getNumElements(); i++) {
            values.data[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static FMatrixRMaj classes() {
        Random random = new Random(2);
        FMatrixRMaj classes = new FMatrixRMaj(ROWS, 1);
        for (int row = 0; row < ROWS; row++) {
            classes.data[row] = random.nextInt(Panel.CLASSES);
        }
        return classes;
    }
}
