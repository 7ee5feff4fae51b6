package dev.gradwright.runtime.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.Churn;
import dev.gradwright.runtime.Customer;
import dev.gradwright.runtime.Customer.Contract;
import dev.gradwright.runtime.CustomerEncoder;
import dev.gradwright.runtime.TableRegression;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.runtime.data.Fold;
import dev.gradwright.runtime.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
    private static final Examples<Customer, Churn> CUSTOMERS = Examples.of(
            List.of(
                    new Customer(Contract.MONTH, 1),
                    new Customer(Contract.MONTH, 2),
                    new Customer(Contract.MONTH, 4),
                    new Customer(Contract.YEAR, 20),
                    new Customer(Contract.YEAR, 30),
                    new Customer(Contract.TWO_YEARS, 60),
                    new Customer(Contract.TWO_YEARS, 70),
                    new Customer(Contract.MONTH, 3)),
            List.of(Churn.YES, Churn.YES, Churn.YES, Churn.NO, Churn.NO, Churn.NO, Churn.NO, Churn.YES));

    private static final List<Fold<Customer, Churn>> FOLDS = CUSTOMERS.folds(4, 1);

    /** The mean of 1, 2, 3 and 6 is 3, their deviation √((4 + 1 + 0 + 9)/3). */
    @Test
    void meanAndDeviation() {
        CrossValidation.Figure figure = validated(1, 2, 3, 6).figure("cost");

        assertThat(figure.values()).containsExactly(1.0, 2.0, 3.0, 6.0);
        assertThat(figure.mean()).isEqualTo(3);
        assertThat(figure.deviation()).isCloseTo(2.1602469, within(1e-6));
    }

    @Test
    void aTableWithEachFold() {
        assertThat(validated(1, 2, 3, 6)).hasToString("""
                4 folds

                       mean  deviation  fold 0  fold 1  fold 2  fold 3
                cost  3.000      2.160   1.000   2.000   3.000   6.000""");
    }

    @Test
    void json() {
        assertThat(validated(1, 2, 3, Double.NaN).toJson())
                .isEqualTo("{\"folds\":4,\"figures\":[{\"name\":\"cost\",\"mean\":2,\"deviation\":1,"
                        + "\"values\":[1,2,3,null]}]}");
    }

    @Test
    void aFoldWithoutTheFigureIsLeftOut() {
        CrossValidation result = validated(1, Double.NaN, 3, Double.NaN);

        assertThat(result.figure("cost").mean()).isEqualTo(2);
        assertThat(result.toString()).endsWith("\n\ncost is undefined for 2 of 4 folds, which its mean leaves out");
    }

    @Test
    void aNetworkForEachFoldIsAdaptedToItsTrainingPartAlone() {
        List<TableRegression<Customer, Churn>> networks = new ArrayList<>();

        CrossValidation.of(FOLDS, () -> added(networks), (net, train) -> {});

        for (int fold = 0; fold < FOLDS.size(); fold++) {
            CustomerEncoder expected = new CustomerEncoder();
            expected.adapt(FOLDS.get(fold).train());
            assertThat(networks.get(fold).encoder().summary()).isEqualTo(expected.summary());
        }
    }

    @Test
    void theFiguresAreThoseOfTheReports() {
        CrossValidation trained = CrossValidation.of(
                FOLDS,
                CrossValidationTest::network,
                (net, train) -> Trainer.of(net).epochs(20).fit(train));
        CrossValidation byHand = CrossValidation.of(FOLDS, fold -> {
            TableRegression<Customer, Churn> net = network();
            net.adapt(fold.train());
            Trainer.of(net).epochs(20).fit(net.encode(fold.train()));
            return Predictions.of(net, fold.test()).report();
        });

        assertThat(trained.toJson()).isEqualTo(byHand.toJson());
        assertThat(trained.figures())
                .extracting(CrossValidation.Figure::name)
                .containsExactly(
                        "loss",
                        "accuracy",
                        "macro F1",
                        "precision",
                        "recall",
                        "F1",
                        "ROC AUC",
                        "average precision",
                        "Brier score");
    }

    @Test
    void anUnknownFigure() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> validated(1, 2, 3, 4).figure("AUC"))
                .withMessage("there is no figure \"AUC\", only cost");
    }

    @Test
    void oneFold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrossValidation.ofFigures(FOLDS.subList(0, 1), fold -> Map.of()))
                .withMessage("a cross-validation needs at least 2 folds, but has 1");
    }

    @Test
    void differentFigures() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrossValidation.ofFigures(
                        FOLDS, fold -> Map.of(fold.equals(FOLDS.get(2)) ? "price" : "cost", 1.0)))
                .withMessage("all folds must have the same figures, but fold 0 has [cost] and fold 2 has [price]");
    }

    @Test
    void anErrorNamesTheFold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrossValidation.of(
                        FOLDS,
                        CrossValidationTest::network,
                        (net, train) -> Trainer.of(net).epochs(0)))
                .withMessage("fold 0: epochs must be at least 1, but is 0");
    }

    private static CrossValidation validated(double... costs) {
        return CrossValidation.ofFigures(FOLDS, fold -> Map.of("cost", costs[FOLDS.indexOf(fold)]));
    }

    private static TableRegression<Customer, Churn> added(List<TableRegression<Customer, Churn>> networks) {
        networks.add(network());
        return networks.get(networks.size() - 1);
    }

    private static TableRegression<Customer, Churn> network() {
        return new TableRegression<>(new CustomerEncoder(), 2);
    }
}
