package dev.gradwright.conformance.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.runtime.kernel.FusedMultiplyAdd;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.layer.EnsembleLayer;
import dev.gradwright.runtime.predict.McPrediction;
import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.train.Advice;
import dev.gradwright.runtime.train.LearningRateFinder;
import dev.gradwright.runtime.train.ModelSoup;
import dev.gradwright.runtime.train.Trainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is done with networks is done with ensembles: files, copies, freezing, sampling, records. */
class EnsembleStateTest {
    private static final Dataset DATA = Dataset.of(normal(64, Panel.INPUTS, 1), normal(64, 2, 2));

    private static CouncilNetwork trained(long seed, KernelTier tier) {
        CouncilNetwork network = CouncilNetwork.create(seed, tier);
        for (int step = 0; step < 5; step++) {
            network.trainOnBatch(DATA.features(), DATA.targets());
        }
        return network;
    }

    @Test
    void aModelFileHasTheSigns(@TempDir Path directory) {
        CouncilNetwork saved = trained(1, KernelTier.active());
        saved.save(directory.resolve("model"));

        CouncilNetwork loaded = CouncilNetwork.load(directory.resolve("model"));

        assertThat(signs(loaded)).isEqualTo(signs(saved));
        assertThat(predictions(loaded)).isEqualTo(predictions(saved));
        assertThat(predictionsOf(CouncilPredictor.load(directory.resolve("model"))))
                .isEqualTo(predictionsOf(saved.predictor()));
    }

    @Test
    void aPredictorFileHasTheSigns(@TempDir Path directory) {
        CouncilPredictor saved = trained(1, KernelTier.active()).predictor();
        saved.save(directory.resolve("predictor"));

        assertThat(predictionsOf(CouncilPredictor.load(directory.resolve("predictor"))))
                .isEqualTo(predictionsOf(saved));
    }

    @Test
    void aSoupIsOfNetworksWithTheSameSigns() {
        CouncilNetwork first = trained(1, KernelTier.active());
        CouncilNetwork second = CouncilNetwork.create(2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelSoup.of(first, second))
                .withMessage(
                        "the networks of a soup must have the same ensemble.signs, but those of member 1 differ from those of member 0, since they are drawn from the seed; let all members start from copyFrom of one network, or create them with one seed");

        second.copyFrom(first, Council.class);
        CouncilNetwork target = CouncilNetwork.create(3);
        ModelSoup.of(first, second).uniform(target);
        assertThat(signs(target)).isEqualTo(signs(first));
        assertThat(predictions(target)).isEqualTo(predictions(first));
    }

    @Test
    void aSoupIsOfNetworksThatHaveLearntTheSameAboutTheFeatures() {
        ClientsNetwork first = clients(20, 40);
        ClientsNetwork other = clients(10, 90);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelSoup.of(first, other))
                .withMessage(
                        "all networks of a soup must have learnt the same about the features, but member 1 has learnt something else than member 0; call adaptLike before the training");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelSoup.of(first, clients(20, 40)).uniform(other))
                .withMessageContaining("but the target has learnt something else than member 0");
    }

    private static ClientsNetwork clients(double age, double otherAge) {
        ClientsNetwork network = ClientsNetwork.create(1);
        network.adapt(Examples.of(
                List.of(
                        new Clients.Client(Clients.Region.EAST, age),
                        new Clients.Client(Clients.Region.WEST, otherAge)),
                List.of(true, false)));
        return network;
    }

    @ParameterizedTest
    @EnumSource
    void aStateContinuesToTheSameBits(KernelTier tier) {
        CouncilNetwork saved = trained(1, tier);
        byte[] state = StateSnapshot.of(saved).toBytes();
        CouncilNetwork restored = CouncilNetwork.create(2, tier);
        StateSnapshot.ofBytes(state).restore(restored);

        assertThat(restored.trainOnBatch(DATA.features(), DATA.targets()))
                .isEqualTo(saved.trainOnBatch(DATA.features(), DATA.targets()));
        assertThat(StateSnapshot.of(restored).toBytes())
                .isEqualTo(StateSnapshot.of(saved).toBytes());
    }

    @ParameterizedTest
    @EnumSource(names = {"PORTABLE", "VECTOR"})
    void threadsChangeNoBit(KernelTier tier) {
        CouncilNetwork alone = trained(1, tier);
        CouncilNetwork together = CouncilNetwork.create(1, tier);
        together.useThreads(3);
        for (int step = 0; step < 5; step++) {
            together.trainOnBatch(DATA.features(), DATA.targets());
        }

        assertThat(StateSnapshot.of(together).toBytes())
                .isEqualTo(StateSnapshot.of(alone).toBytes());
    }

    @Test
    void theFastTiersTrainToTheSameBits() {
        assumeTrue(FusedMultiplyAdd.isInHardware(), "tiers round alike only if multiply-adds are fused");

        assertThat(StateSnapshot.of(trained(1, KernelTier.VECTOR)).toBytes())
                .isEqualTo(StateSnapshot.of(trained(1, KernelTier.PORTABLE)).toBytes());
    }

    @Test
    void aCopyHasTheSigns() {
        CouncilNetwork source = trained(1, KernelTier.active());
        CouncilNetwork copy = CouncilNetwork.create(2);

        assertThat(copy.copyFrom(source, Council.class)).startsWith("ensemble", "norm");
        assertThat(predictions(copy)).isEqualTo(predictions(source));
    }

    @Test
    void freezingAndUnfreezingLeavesTheSigns() {
        CouncilNetwork network = trained(1, KernelTier.active());
        FMatrixRMaj before = ((EnsembleLayer) network.layers().get(0)).signs();
        network.freeze(Council.class);
        network.unfreeze(Council.class);
        network.trainOnBatch(DATA.features(), DATA.targets());

        assertThat(signs(network)).isEqualTo(before.data);
        assertThat(before.data).containsOnly(-1, 1);
    }

    @Test
    void theSummaryHasTheLayerInFront() {
        assertThat(CouncilNetwork.create(1).summary().lines().toList().get(2)).matches("ensemble +Ensemble +7 +35");
        assertThat(CouncilNetwork.create(1).graph().nodes().get(0).attributes().whole("members"))
                .isEqualTo(5);
    }

    @Test
    void samplesOfDropoutAreMeansOverTheMembers() {
        CouncilNetwork network = trained(1, KernelTier.active());

        McPrediction sampled = network.monteCarlo(DATA.features(), 200);

        assertThat(sampled.mean().numRows).isEqualTo(DATA.features().numRows);
        assertThat(sampled.mean().data).containsExactly(predictions(network), within(0.3f));
    }

    @Test
    void listenersAndFindersTrainIt() {
        CouncilNetwork network = CouncilNetwork.create(1);

        assertThat(LearningRateFinder.of(network).run(DATA).losses()).isNotEmpty();
        List<Object> findings = new ArrayList<>();
        Trainer.of(network).epochs(3).listener(Advice.to(findings::add)).fit(DATA);
    }

    /** All columns of a component have one sign. */
    @Test
    void aRecordHasASignForEachComponent() {
        ClientsNetwork network = ClientsNetwork.create(1);
        FMatrixRMaj signs = ((EnsembleLayer) network.layers().get(0)).signs();

        assertThat(signs.numRows).isEqualTo(16);
        for (int m = 0; m < signs.numRows; m++) {
            assertThat(signs.get(m, 1)).isEqualTo(signs.get(m, 0));
            assertThat(signs.get(m, 2)).isEqualTo(signs.get(m, 0));
        }
        assertThat(signs.data).contains(-1).contains(1);
    }

    @Test
    void aRecordIsPredicted() {
        List<Clients.Client> clients = List.of(
                new Clients.Client(Clients.Region.NORTH, 30),
                new Clients.Client(Clients.Region.WEST, 60),
                new Clients.Client(Clients.Region.EAST, 45),
                new Clients.Client(Clients.Region.WEST, 20));
        Examples<Clients.Client, Boolean> examples = Examples.of(clients, List.of(true, false, true, false));
        ClientsNetwork network = ClientsNetwork.create(1, settings -> settings.learningRate(0.3));
        network.adapt(examples);
        Trainer.of(network).epochs(200).fit(network.encode(examples));

        ClientsPredictor predictor = network.predictor();

        assertThat(clients).map(predictor::classify).containsExactly(true, false, true, false);
    }

    private static float[] signs(TrainableNetwork network) {
        return ((EnsembleLayer) network.layers().get(0)).signs().data;
    }

    private static float[] predictions(CouncilNetwork network) {
        FMatrixRMaj out = new FMatrixRMaj(1, 1);
        network.predict(DATA.features(), out);
        return out.data.clone();
    }

    private static float[] predictionsOf(CouncilPredictor predictor) {
        FMatrixRMaj out = new FMatrixRMaj(1, 1);
        predictor.predict(DATA.features(), out);
        return out.data.clone();
    }

    private static FMatrixRMaj normal(int rows, int columns, long seed) {
        Random random = new Random(seed);
        FMatrixRMaj values = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < values.getNumElements(); i++) {
            values.data[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
