package dev.gradwright.conformance.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.conformance.table.Customer.Contract;
import dev.gradwright.conformance.table.HousePrices.House;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.runtime.evaluation.CrossValidation;
import dev.gradwright.runtime.evaluation.Importances;
import dev.gradwright.runtime.evaluation.PartialDependence;
import dev.gradwright.runtime.evaluation.PermutationImportance;
import dev.gradwright.runtime.train.Trainer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Cross-validation, importance and partial dependence of generated networks and predictors. */
class TableExplanationTest {
    private static final List<House> HOUSES = IntStream.range(0, 60)
            .mapToObj(i -> new House(40 + 3 * i, 1 + i * 7 % 5))
            .toList();

    private static final Examples<House, Double> PRICES =
            Examples.of(HOUSES, house -> house, house -> 1000 * house.area());

    private static final Examples<House, Contract> SIZES =
            Examples.of(HOUSES, house -> house, house -> house.area() < 130 ? Contract.MONTH : Contract.YEAR);

    private final HousePricesNetwork prices = HousePricesNetwork.create(1);

    TableExplanationTest() {
        prices.adapt(PRICES);
        Trainer.of(prices).epochs(30).fit(prices.encode(PRICES));
    }

    /** The definition: each row is predicted with the same area. */
    @Test
    void thePartialDependenceIsTheMeanPredictionOfRecordsWithThatValue() {
        HousePricesPredictor predictor = prices.predictor();

        PartialDependence area = PartialDependence.of(predictor, PRICES, "area", 7);

        assertThat(area.points()).hasSize(7).allSatisfy(point -> {
            double mean = HOUSES.stream()
                    .mapToDouble(house -> predictor.predict(new House(point.number(), house.rooms())))
                    .average()
                    .orElseThrow();
            assertThat(point.predictions().get(0)).isCloseTo(mean, within(1e-4 * mean));
        });
        assertThat(area.points())
                .extracting(PartialDependence.Point::number)
                .startsWith(40.0)
                .endsWith(217.0);
        assertThat(area.toString()).startsWith("area  mean prediction\n40 ");
    }

    @Test
    void aNetworkAndItsPredictorHaveTheSameDependence() {
        List<PartialDependence.Point> ofNetwork =
                PartialDependence.of(prices, PRICES, "rooms").points();
        List<PartialDependence.Point> ofPredictor =
                PartialDependence.of(prices.predictor(), PRICES, "rooms").points();

        assertThat(ofNetwork).extracting(PartialDependence.Point::number).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0);
        for (int i = 0; i < ofNetwork.size(); i++) {
            double expected = ofNetwork.get(i).predictions().get(0);
            assertThat(ofPredictor.get(i).predictions().get(0)).isCloseTo(expected, within(1e-4 * expected));
        }
    }

    @Test
    void eachOfThreeClassesHasAPicture() {
        SpeciesNetwork species = SpeciesNetwork.create(1);
        species.adapt(SIZES);

        PartialDependence area = PartialDependence.of(species.predictor(), SIZES, "area");

        assertThat(area.outputs()).containsExactly("MONTH", "YEAR", "TWO_YEARS");
        assertThat(area.toSvg(2)).contains("<title>mean prediction of TWO_YEARS by area</title>");
        assertThatIllegalStateException()
                .isThrownBy(area::toSvg)
                .withMessage(
                        "there are 3 outputs, but a picture shows one; call toSvg(output) with an index from 0 to 2");
    }

    @Test
    void whatThePriceDependsOnIsImportant() {
        Importances ofNetwork = PermutationImportance.of(prices).run(PRICES);
        Importances ofPredictor = PermutationImportance.of(prices.predictor())
                .increaseOf("MAE", report -> report.regression().mae())
                .run(PRICES);

        assertThat(ofNetwork.all())
                .extracting(Importances.Importance::component)
                .containsExactly("area", "rooms");
        assertThat(ofPredictor.all())
                .extracting(Importances.Importance::component)
                .containsExactly("area", "rooms");
        assertThat(ofPredictor.of("area").mean()).as("in the unit of the price").isGreaterThan(10_000);
    }

    @Test
    void aPredictorHasNoLoss() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PermutationImportance.of(prices.predictor()).run(PRICES))
                .withMessage("a predictor has no loss; choose a figure, as in"
                        + " decreaseOf(\"ROC AUC\", EvaluationReport::rocAuc), or pass the network");
    }

    @Test
    void networksAreCrossValidated() {
        CrossValidation result = CrossValidation.of(
                SIZES.folds(3, 1),
                () -> SpeciesNetwork.create(1),
                (net, train) ->
                        Trainer.of(net).epochs(60).classWeight(Contract.YEAR, 2).fit(train));

        assertThat(result.figure("accuracy").values()).hasSize(3);
        assertThat(result.figure("accuracy").mean()).isGreaterThan(0.8);
        assertThat(result.figure("ROC AUC").mean())
                .as("no row is of the third class")
                .isNaN();
    }
}
