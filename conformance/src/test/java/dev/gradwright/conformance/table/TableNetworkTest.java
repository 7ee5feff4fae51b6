package dev.gradwright.conformance.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.conformance.table.ChurnModel.Churn;
import dev.gradwright.conformance.table.Customer.Contract;
import dev.gradwright.conformance.table.Customer.Gender;
import dev.gradwright.conformance.table.HousePrices.House;
import dev.gradwright.runtime.data.Csv;
import dev.gradwright.runtime.data.DataFileException;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.runtime.train.Trainer;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated networks for records, from rows to predictions. */
class TableNetworkTest {
    private static final List<Contract> CONTRACTS = List.of(Contract.values());
    private static final List<Gender> GENDERS = List.of(Gender.values());

    private static final String HEADER =
            "customerID,Contract,Paperless,senior,children,rooms,tenure,calls,rating,monthly charges,TOTAL_CHARGES,gender,age,row,city,since,last call,call time,balance,Churn";

    private static final String FULL =
            "c-1,One year,true,no,2,3,12,40,4.5,70.5,846,MALE,35,7,Rome,2020-01-31,2024-05-06T07:08:09Z,PT5M,-12.50,Yes";

    private static final String SPARSE = ",MONTH,false,,0,1,1,2,1.5,20,,,50,,,2021-01-31,,PT1M,,No";

    @Test
    void everyKindOfComponentIsReadFromAFile() {
        Examples<Customer, Churn> examples = ChurnModelNetwork.read(csv(HEADER, FULL, SPARSE), "churn");

        assertThat(examples.features(0))
                .isEqualTo(new Customer(
                        "c-1",
                        Contract.YEAR,
                        true,
                        false,
                        (byte) 2,
                        (short) 3,
                        12,
                        40,
                        4.5f,
                        70.5,
                        846.0,
                        Gender.MALE,
                        35,
                        7,
                        "Rome",
                        LocalDate.of(2020, 1, 31),
                        Instant.parse("2024-05-06T07:08:09Z"),
                        Duration.ofMinutes(5),
                        new BigDecimal("-12.50"),
                        null,
                        '\0'));
        assertThat(examples.features(1))
                .isEqualTo(new Customer(
                        null,
                        Contract.MONTH,
                        false,
                        null,
                        (byte) 0,
                        (short) 1,
                        1,
                        2,
                        1.5f,
                        20,
                        null,
                        null,
                        50,
                        null,
                        null,
                        LocalDate.of(2021, 1, 31),
                        null,
                        Duration.ofMinutes(1),
                        null,
                        null,
                        '\0'));
        assertThat(List.of(examples.target(0), examples.target(1))).containsExactly(Churn.YES, Churn.NO);
    }

    @Test
    void rowsToScoreNeedNoTargetAndNoIgnoredColumn() {
        String header = HEADER.replace("customerID,", "").replace(",Churn", "");
        String row = FULL.replace("c-1,", "").replace(",Yes", "");

        assertThat(ChurnModelNetwork.read(csv(header, row)))
                .singleElement()
                .satisfies(customer -> assertThat(customer.customerId()).isNull())
                .satisfies(customer -> assertThat(customer.city()).isEqualTo("Rome"));
    }

    @Test
    void badCellsAreReportedTogether() {
        assertThatThrownBy(() -> ChurnModelNetwork.read(
                        csv(HEADER, FULL.replace(",12,", ",twelve,"), FULL.replace("One year", "Two weeks")), "churn"))
                .isInstanceOf(DataFileException.class)
                .hasMessageContaining("twelve")
                .hasMessageContaining("Two weeks");
    }

    @Test
    void anEncodedRowHasTheColumnsThatTheCompilerCounted() {
        ChurnModelNetwork network = adapted();

        assertThat(network.encoder().columns())
                .isEqualTo(network.graph().inputs().get(0).size());
        assertThat(network.summary()).contains("contract=MONTH", "totalCharges missing", "city=");
    }

    @Test
    void aRowIsEncodedComponentByComponent() {
        ChurnModelNetwork network = adapted();
        List<String> names = network.encoder().columnNames();
        Customer customer = customers().features(0);
        float[] encoded = new float[names.size()];
        network.encoder().encode(customer, encoded, 0);

        assertThat(encoded[names.indexOf("contract=" + customer.contract())]).isEqualTo(1);
        assertThat(encoded[names.indexOf("paperless")]).isEqualTo(customer.paperless() ? 1 : 0);
        assertThat(encoded[names.indexOf("totalCharges missing")]).isEqualTo(customer.totalCharges() == null ? 1 : 0);
        assertThat(encoded[names.indexOf("gender missing")]).isEqualTo(customer.gender() == null ? 1 : 0);
    }

    @Test
    void aNetworkMustBeAdapted() {
        ChurnModelNetwork network = ChurnModelNetwork.create(1);
        FMatrixRMaj x = new FMatrixRMaj(1, network.encoder().columns());

        assertThatIllegalStateException()
                .isThrownBy(() -> network.encode(customers()))
                .withMessageContaining("adapt");
        assertThatIllegalStateException()
                .isThrownBy(() -> network.predict(x, new FMatrixRMaj(1, 1)))
                .withMessageContaining("adapt");
        assertThatIllegalStateException().isThrownBy(network::predictor).withMessageContaining("adapt");
    }

    @Test
    void aTrainedNetworkIsNotAdaptedAgain() {
        ChurnModelNetwork network = trained();

        assertThatIllegalStateException()
                .isThrownBy(() -> network.adapt(customers()))
                .withMessageContaining("adapt");
    }

    @Test
    void copiedWeightsPredictTheSameIfTheNetworkIsAdaptedLikeTheirs() {
        ChurnModelNetwork network = trained();
        ChurnModelNetwork copy = ChurnModelNetwork.create(2);
        copy.adaptLike(network);
        copy.copyFrom(network, ChurnModel.class);
        Customer customer = customers().features(0);

        assertThat(copy.predictor().probability(customer))
                .isEqualTo(network.predictor().probability(customer));
        assertThatIllegalStateException()
                .isThrownBy(() -> network.adaptLike(copy))
                .withMessageContaining("has been trained since");
    }

    @Test
    void anEnumIsLearned() {
        ChurnModelNetwork network = trained();
        ChurnModelPredictor predictor = network.predictor();
        Examples<Customer, Churn> customers = customers();

        int right = 0;
        for (int row = 0; row < customers.rows(); row++) {
            right += predictor.classify(customers.features(row)) == customers.target(row) ? 1 : 0;
        }

        assertThat(right).isGreaterThan(9 * customers.rows() / 10);
    }

    @Test
    void theProbabilityIsThatOfTheSecondConstant() {
        ChurnModelPredictor predictor = trained().predictor();
        Customer customer = customers().features(3);
        float probability = predictor.probability(customer);
        float[] both = new float[2];
        predictor.probabilities(customer, both);

        assertThat(predictor.classify(customer)).isEqualTo(probability > 0.5f ? Churn.YES : Churn.NO);
        assertThat(both).containsExactly(1 - probability, probability);
    }

    @Test
    void thePredictorOfEncodedRowsIsTheSame() {
        ChurnModelNetwork network = trained();
        ChurnModelPredictor predictor = network.predictor();
        Dataset encoded = network.encode(customers());
        float[] row = new float[predictor.inputs()];
        System.arraycopy(encoded.features().data, 0, row, 0, row.length);
        float[] out = new float[1];
        predictor.predict(row, out);

        assertThat(out[0]).isEqualTo(predictor.probability(customers().features(0)));
    }

    @Test
    void savedNetworksAndPredictorsPredictTheSameBits(@TempDir Path directory) {
        ChurnModelNetwork network = trained();
        network.save(directory.resolve("network.safetensors"));
        network.predictor().save(directory.resolve("predictor.safetensors"));
        ChurnModelPredictor ofNetwork = ChurnModelPredictor.load(directory.resolve("network.safetensors"));
        ChurnModelPredictor ofPredictor = ChurnModelPredictor.load(directory.resolve("predictor.safetensors"));
        ChurnModelNetwork loaded = ChurnModelNetwork.load(directory.resolve("network.safetensors"));

        for (int row = 0; row < 20; row++) {
            Customer customer = customers().features(row);
            float expected = network.predictor().probability(customer);
            assertThat(ofNetwork.probability(customer)).isEqualTo(expected);
            assertThat(ofPredictor.probability(customer)).isEqualTo(expected);
            assertThat(loaded.predictor().probability(customer)).isEqualTo(expected);
        }
        assertThat(loaded.encoder().columnNames()).isEqualTo(network.encoder().columnNames());
    }

    @Test
    void aNumberIsPredictedInItsOwnUnit() {
        HousePricesNetwork network = HousePricesNetwork.create(1);
        Examples<House, Double> houses = houses();
        network.adapt(houses);
        Trainer.of(network).epochs(150).fit(network.encode(houses));
        HousePricesPredictor predictor = network.predictor();

        for (int row = 0; row < 10; row++) {
            double price = houses.target(row);
            assertThat((double) predictor.predict(houses.features(row))).isCloseTo(price, within(0.1 * price));
        }
        assertThat(network.evaluate(network.encode(houses)).loss()).isLessThan(0.01f);
    }

    @Test
    void aBooleanIsLearnedAsTwoClasses() {
        Examples<House, Boolean> houses = Examples.of(
                rows(), rows().stream().map(house -> house.rooms() > 4).toList());
        FlagsNetwork network = FlagsNetwork.create(1);
        network.adapt(houses);
        Trainer.of(network).epochs(60).fit(network.encode(houses));
        FlagsPredictor predictor = network.predictor();

        assertThat(predictor.classify(new House(100, 9))).isTrue();
        assertThat(predictor.classify(new House(100, 1))).isFalse();
        assertThat(predictor.probability(new House(100, 9))).isGreaterThan(0.5f);
    }

    @Test
    void oneOfThreeConstantsIsLearned() {
        Examples<House, Contract> houses = Examples.of(
                rows(),
                rows().stream()
                        .map(house -> CONTRACTS.get(Math.min(2, house.rooms() / 3)))
                        .toList());
        SpeciesNetwork network = SpeciesNetwork.create(1);
        network.adapt(houses);
        Trainer.of(network).epochs(100).fit(network.encode(houses));
        SpeciesPredictor predictor = network.predictor();
        float[] probabilities = new float[3];
        predictor.probabilities(new House(100, 9), probabilities);

        assertThat(predictor.classify(new House(100, 9))).isEqualTo(Contract.TWO_YEARS);
        assertThat(predictor.classify(new House(100, 0))).isEqualTo(Contract.MONTH);
        assertThat(probabilities[2]).isGreaterThan(probabilities[0]);
        assertThatIllegalStateException().isThrownBy(() -> predictor.probability(new House(100, 9)));
    }

    private static ChurnModelNetwork adapted() {
        ChurnModelNetwork network = ChurnModelNetwork.create(1);
        network.adapt(customers());
        return network;
    }

    static ChurnModelNetwork trained() {
        ChurnModelNetwork network = adapted();
        Trainer.of(network).epochs(20).fit(network.encode(customers()));
        return network;
    }

    /** Customers who leave if they are new and may leave every month. */
    static Examples<Customer, Churn> customers() {
        Random random = new Random(1);
        List<Customer> customers = new ArrayList<>();
        List<Churn> churns = new ArrayList<>();
        for (int row = 0; row < 300; row++) {
            Customer customer = customer(row, random);
            customers.add(customer);
            churns.add(customer.contract() == Contract.MONTH && customer.tenure() < 24 ? Churn.YES : Churn.NO);
        }
        return Examples.of(customers, churns);
    }

    private static Customer customer(int row, Random random) {
        boolean isSparse = row % 5 == 0;
        return new Customer(
                "c-" + row,
                CONTRACTS.get(random.nextInt(3)),
                random.nextBoolean(),
                isSparse ? null : random.nextBoolean(),
                (byte) random.nextInt(4),
                (short) random.nextInt(6),
                random.nextInt(48),
                random.nextInt(1000),
                random.nextFloat(),
                Math.exp(3 * random.nextDouble()),
                isSparse ? null : 1000 * random.nextDouble(),
                isSparse ? null : GENDERS.get(random.nextInt(2)),
                20 + random.nextInt(60),
                isSparse ? null : random.nextInt(10),
                isSparse ? null : List.of("Rome", "Rome", "Oslo", "Lima").get(random.nextInt(4)),
                LocalDate.of(2020, 1, 1).plusDays(random.nextInt(1000)),
                isSparse ? null : Instant.EPOCH.plusSeconds(random.nextInt(100_000)),
                Duration.ofSeconds(random.nextInt(1000)),
                isSparse ? null : BigDecimal.valueOf(random.nextInt(1000), 2),
                null,
                'a');
    }

    private static List<House> rows() {
        Random random = new Random(2);
        List<House> houses = new ArrayList<>();
        for (int row = 0; row < 200; row++) {
            houses.add(new House(50 + random.nextInt(150), random.nextInt(10)));
        }
        return houses;
    }

    /** The logarithm of a price is linear in area and rooms. */
    private static Examples<House, Double> houses() {
        return Examples.of(
                rows(),
                rows().stream()
                        .map(house -> 50_000 * Math.exp(house.area() / 100 + 0.05 * house.rooms()))
                        .toList());
    }

    private static Csv csv(String... lines) {
        return Csv.of("customers.csv", new StringReader(String.join("\n", lines) + "\n"))
                .missing("");
    }
}
