package dev.gradwright.conformance.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.conformance.reference.Matrix;
import dev.gradwright.conformance.reference.ReferenceNetwork;
import dev.gradwright.conformance.table.Purchase.Size;
import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.train.Checkpoints;
import dev.gradwright.runtime.train.Trainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Categories of records as rows of trained tables. */
class EmbeddedCategoriesTest {
    private static final List<Size> SIZES = List.of(Size.values());
    private static final List<String> SHOPS = List.of("north", "south", "east", "west", "harbour", "market");

    /** Whether a purchase is returned depends on the shop and on whether it is a gift. */
    static Examples<Purchase, Boolean> purchases(int rows) {
        Random random = new Random(1);
        List<Purchase> purchases = new ArrayList<>();
        List<Boolean> returned = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            String shop = random.nextInt(20) == 0 ? null : SHOPS.get(random.nextInt(SHOPS.size()));
            Size gift = random.nextBoolean() ? null : SIZES.get(random.nextInt(3));
            purchases.add(new Purchase(
                    SIZES.get(random.nextInt(3)), 100 * random.nextDouble(), shop, random.nextInt(3) + "", gift));
            returned.add("north".equals(shop) ^ gift == null);
        }
        return Examples.of(purchases, returned);
    }

    private static ReturnsNetwork adapted(long seed, KernelTier tier) {
        ReturnsNetwork network = ReturnsNetwork.create(seed, tier);
        network.adapt(purchases(200));
        return network;
    }

    static ReturnsNetwork trained(long seed) {
        ReturnsNetwork network = adapted(seed, KernelTier.active());
        Trainer.of(network).epochs(3).fit(network.encode(purchases(200)));
        return network;
    }

    @Test
    void anEmbeddedCategoryIsOneColumnOfAnEncodedRow() {
        ReturnsNetwork network = adapted(1, KernelTier.PORTABLE);
        float[] row = new float[network.encoder().columns()];

        network.encoder().encode(new Purchase(Size.LARGE, 50, "atlantis", "9", null), row, 0);

        assertThat(network.encoder().columnNames())
                .containsExactly("size", "amount", "shop", "city=1", "city=0", "city other", "gift");
        assertThat(row[0]).isEqualTo(2); // the third constant
        assertThat(row[2]).isEqualTo(4); // not among the four most frequent
        assertThat(row[6]).isEqualTo(3); // missing
    }

    @Test
    void theFirstLayerSeesRowsOfTables() {
        ReturnsNetwork network = ReturnsNetwork.create(1);

        assertThat(network.layers()).hasSize(3).first().hasToString("embeddings (Embedding, 7 → 14)");
        assertThat(network.embeddings().table("size").numRows).isEqualTo(3);
        assertThat(network.embeddings().table("shop").numRows).isEqualTo(5);
        assertThat(network.embeddings().table("gift").numRows).isEqualTo(4);
        assertThat(network.hidden().weights().numRows).isEqualTo(14);
        assertThat(network.summary()).contains("embeddings  Embedding      14          42");
    }

    @Test
    void tablesBeginAsKerasBeginsThem() {
        float[] table = ReturnsNetwork.create(3).embeddings().table("shop").data;

        assertThat(table).hasSize(25);
        for (float weight : table) {
            assertThat(weight).isBetween(-0.05f, 0.05f);
        }
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void outputsAndGradientsAreThoseOfOneHotRowsTimesTables(KernelTier tier) {
        ReturnsNetwork network = adapted(1, tier);
        Dataset data = network.encode(purchases(40));
        Map<String, Matrix> parameters = new HashMap<>();
        for (Parameter parameter : network.parameters()) {
            parameters.put(parameter.name(), Matrix.copyOf(parameter.get()));
        }
        ReferenceNetwork reference = new ReferenceNetwork(network.graph(), parameters, 1);
        Matrix x = Matrix.copyOf(data.features());

        FMatrixRMaj predictions = new FMatrixRMaj(1, 1);
        network.predict(data.features(), predictions);
        network.computeGradients(data.features(), data.targets());

        assertClose("predictions", predictions, reference.predict(x));
        Map<String, Matrix> gradients = reference.gradients(x, Matrix.copyOf(data.targets()), Matrix.filled(40, 1, 1));
        for (Parameter parameter : network.parameters()) {
            assertClose(parameter.name(), parameter.gradient(), gradients.get(parameter.name()));
        }
    }

    private static void assertClose(String name, FMatrixRMaj actual, Matrix expected) {
        assertThat(actual.getNumElements()).as(name).isEqualTo(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            assertThat((double) actual.data[i]).as("%s, element %d", name, i).isCloseTo(expected.get(i), within(1e-6));
        }
    }

    @Test
    void itLearnsWhatOnlyTheTablesCanTell() {
        ReturnsNetwork network = adapted(1, KernelTier.active());
        Dataset data = network.encode(purchases(200));

        Trainer.of(network).epochs(60).fit(data);

        assertThat(network.evaluate(data).loss()).isLessThan(0.1f);
    }

    /** The batches are large enough for several threads. */
    @ParameterizedTest
    @EnumSource(names = {"PORTABLE", "VECTOR"})
    void threadsChangeNoBit(KernelTier tier) {
        byte[] alone = trainedWith(1, tier);

        assertThat(trainedWith(3, tier)).isEqualTo(alone);
    }

    private static byte[] trainedWith(int threads, KernelTier tier) {
        ReturnsNetwork network = adapted(1, tier);
        Trainer.of(network).threads(threads).epochs(2).batchSize(20_000).fit(network.encode(purchases(20_000)));
        return StateSnapshot.of(network).toBytes();
    }

    @Test
    void anIndexOutOfRangeIsAnErrorBeforeAnythingChanges() {
        ReturnsNetwork network = trained(1);
        byte[] before = StateSnapshot.of(network).toBytes();
        Dataset data = network.encode(purchases(3));
        data.features().set(1, 2, 5);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.trainOnBatch(data.features(), data.targets()))
                .withMessage("x must have an index of shop, a whole number from 0 to 4, in column 2, but row 1 has 5");
        assertThat(StateSnapshot.of(network).toBytes()).isEqualTo(before);
    }

    @Test
    void aPredictorChecksIndicesToo() {
        ReturnsPredictor predictor = trained(1).predictor();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> predictor.classify(new float[] {0, 0, 0.5f, 0, 0, 0, 0}))
                .withMessage(
                        "features must have an index of shop, a whole number from 0 to 4, in column 2, but row 0 has 0.5");
    }

    @Test
    void filesHoldTablesAndVocabularies(@TempDir Path directory) {
        ReturnsNetwork network = trained(1);
        Purchase known = new Purchase(Size.SMALL, 3, "south", "1", null);
        Purchase unknown = new Purchase(Size.SMALL, 3, "atlantis", "7", Size.LARGE);
        network.save(directory.resolve("returns.safetensors"));
        network.predictor().save(directory.resolve("predictor.safetensors"));

        ReturnsNetwork loaded = ReturnsNetwork.load(directory.resolve("returns.safetensors"));
        ReturnsPredictor ofNetwork = ReturnsPredictor.load(directory.resolve("returns.safetensors"));
        ReturnsPredictor ofPredictor = ReturnsPredictor.load(directory.resolve("predictor.safetensors"));

        for (Purchase purchase : List.of(known, unknown)) {
            float expected = network.predictor().probability(purchase);
            assertThat(loaded.predictor().probability(purchase)).isEqualTo(expected);
            assertThat(ofNetwork.probability(purchase)).isEqualTo(expected);
            assertThat(ofPredictor.probability(purchase)).isEqualTo(expected);
        }
    }

    @Test
    void aResumedTrainingEndsInTheSameBytes(@TempDir Path directory) {
        Examples<Purchase, Boolean> rows = purchases(200);
        ReturnsNetwork whole = adapted(1, KernelTier.active());
        Trainer.of(whole).epochs(3).fit(whole.encode(rows));
        ReturnsNetwork ended = adapted(1, KernelTier.active());
        Trainer.of(ended)
                .epochs(3)
                .checkpoints(Checkpoints.in(directory).resume())
                .maxMinutes(1e-9)
                .fit(ended.encode(rows));
        ReturnsNetwork resumed = adapted(1, KernelTier.active());

        Trainer.of(resumed)
                .epochs(3)
                .checkpoints(Checkpoints.in(directory).resume())
                .fit(resumed.encode(rows));

        assertThat(StateSnapshot.of(resumed).toBytes())
                .isEqualTo(StateSnapshot.of(whole).toBytes());
    }

    @Test
    void theTablesBelongToThePartsThatReadThem() {
        ReturnsNetwork source = trained(1);

        assertThat(ReturnsNetwork.create(2).copyFrom(source, Returns.class))
                .containsExactly("embeddings", "hidden", "output");
        assertThat(ReturnsNetwork.create(2).copyFrom(source, ReturnsTrunk.class))
                .containsExactly("embeddings", "hidden");
        assertThat(ReturnsNetwork.create(2).copyFrom(source, ReturnsHead.class)).containsExactly("output");
    }

    @Test
    void copiedTablesAreThoseOfTheSource() {
        ReturnsNetwork source = trained(1);
        ReturnsNetwork target = ReturnsNetwork.create(2);

        target.copyFrom(source, ReturnsTrunk.class);

        assertThat(target.embeddings().table("shop").data)
                .isEqualTo(source.embeddings().table("shop").data);
    }

    @Test
    void frozenTablesStayAsTheyAre() {
        ReturnsNetwork network = adapted(1, KernelTier.active());
        float[] before = network.embeddings().table("shop").data.clone();
        network.embeddings().freeze();

        Trainer.of(network).epochs(1).fit(network.encode(purchases(200)));

        assertThat(network.embeddings().table("shop").data).isEqualTo(before);
    }

    @Test
    void theLearningRateOfTheTablesCanBeSet() {
        ReturnsNetwork network = ReturnsNetwork.create(1, settings -> settings.learningRate("embeddings", 0.0));
        network.adapt(purchases(200));
        float[] before = network.embeddings().table("shop").data.clone();

        Trainer.of(network).epochs(1).fit(network.encode(purchases(200)));

        assertThat(network.embeddings().table("shop").data).isEqualTo(before);
    }
}
