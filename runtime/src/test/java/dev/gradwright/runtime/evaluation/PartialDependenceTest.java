package dev.gradwright.runtime.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.Churn;
import dev.gradwright.runtime.Customer;
import dev.gradwright.runtime.Customer.Contract;
import dev.gradwright.runtime.CustomerEncoder;
import dev.gradwright.runtime.TableRegression;
import dev.gradwright.runtime.data.Examples;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PartialDependenceTest {
    /** The tenures have mean 2 and deviation 1. */
    private static final Examples<Customer, Churn> CUSTOMERS = Examples.of(
            List.of(new Customer(Contract.MONTH, 1), new Customer(Contract.YEAR, 3), new Customer(Contract.YEAR, null)),
            List.of(Churn.YES, Churn.NO, Churn.NO));

    /**
     * The logit of YES: 2 for MONTH and −1 for others, plus the standardized tenure, or 0.5 if it is missing. That of NO
     * is 0.
     */
    private final TableRegression<Customer, Churn> network = network();

    private static TableRegression<Customer, Churn> network() {
        TableRegression<Customer, Churn> network = new TableRegression<>(new CustomerEncoder(), 2)
                .withWeights(new float[][] {
                    {0, 2}, {0, -1}, {0, -1}, {0, 1}, {0, 0.5f},
                });
        network.adapt(CUSTOMERS);
        return network;
    }

    @Test
    void theMeanPredictionOfAllRowsWithOneConstant() {
        PartialDependence contract = PartialDependence.of(network, CUSTOMERS, "contract");

        assertThat(contract.outputs()).containsExactly("NO", "YES");
        assertThat(contract.points())
                .extracting(PartialDependence.Point::value)
                .containsExactly("MONTH", "YEAR", "TWO_YEARS");
        double month = (sigmoid(2 - 1) + sigmoid(2 + 1) + sigmoid(2.5)) / 3;
        double year = (sigmoid(-1 - 1) + sigmoid(-1 + 1) + sigmoid(-0.5)) / 3;
        assertThat(contract.points().get(0).predictions().get(1)).isCloseTo(month, within(1e-6));
        assertThat(contract.points().get(0).predictions().get(0)).isCloseTo(1 - month, within(1e-6));
        assertThat(contract.points().get(1).predictions().get(1)).isCloseTo(year, within(1e-6));
        assertThat(contract.points().get(2).predictions().get(1)).isCloseTo(year, within(1e-6));
    }

    @Test
    void theValuesOfANumberAreThoseOfTheRowsAndMissing() {
        PartialDependence tenure = PartialDependence.of(network, CUSTOMERS, "tenure");

        assertThat(tenure.points()).extracting(PartialDependence.Point::value).containsExactly("1", "3", "missing");
        assertThat(tenure.points()).extracting(PartialDependence.Point::number).containsExactly(1.0, 3.0, Double.NaN);
        assertThat(tenure.points().get(0).predictions().get(1))
                .isCloseTo((sigmoid(2 - 1) + 2 * sigmoid(-1 - 1)) / 3, within(1e-6));
        assertThat(tenure.points().get(2).predictions().get(1))
                .isCloseTo((sigmoid(2.5) + 2 * sigmoid(-0.5)) / 3, within(1e-6));
    }

    @Test
    void aTable() {
        assertThat(PartialDependence.of(network, CUSTOMERS, "tenure")).hasToString("""
                tenure   mean prediction of NO  mean prediction of YES
                1                       0.6768                  0.3232
                3                       0.3491                  0.6509
                missing                 0.4403                  0.5597""");
    }

    @Test
    void json() {
        JSONObject json = new JSONObject(
                PartialDependence.of(network, CUSTOMERS, "tenure").toJson());

        assertThat(json.query("/component")).isEqualTo("tenure");
        assertThat(json.query("/points/1/number")).hasToString("3");
        assertThat(json.query("/points/2/number")).isEqualTo(JSONObject.NULL);
        assertThat(json.getJSONArray("points")).hasSize(3);
    }

    /** The vertical axis goes from 0.3 to 0.7, and the predictions are 0.3232 and 0.6509. */
    @Test
    void aPictureOfANumberIsALineWithADotForAMissingOne() throws Exception {
        Document svg = parsed(PartialDependence.of(network, CUSTOMERS, "tenure").toSvg());

        assertThat(svg.getElementsByTagName("polyline")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("points")
                        .getNodeValue())
                .isEqualTo("95.0,283.8 530.0,54.4");
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(3);
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("mean prediction of YES by tenure");
    }

    @Test
    void aPictureOfConstantsHasABarForEach() throws Exception {
        Document svg =
                parsed(PartialDependence.of(network, CUSTOMERS, "contract").toSvg());

        assertThat(svg.getElementsByTagName("polyline").getLength()).isZero();
        assertThat(svg.getElementsByTagName("rect").getLength())
                .as("with the page")
                .isEqualTo(1 + 3);
        assertThat(svg.getDocumentElement().getTextContent()).contains("TWO_YEARS", "prefers-color-scheme: dark");
    }

    @Test
    void textsAreEscaped() throws Exception {
        String text = "<b>&\u0001\"\uD800";
        PartialDependence.Point point = new PartialDependence.Point(text, Double.NaN, List.of(1.0));

        Document svg = parsed(new DependenceChart(text, text, List.of(point), 0).toSvg());

        assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("<b>&\uFFFD\"\uFFFD by <b>&\uFFFD\"\uFFFD");
    }

    @Test
    void aFlatLineAndAFlatBarAreDrawn() throws Exception {
        PartialDependence.Point number = new PartialDependence.Point("1", 1, List.of(0.0));
        PartialDependence.Point constant = new PartialDependence.Point("NO", Double.NaN, List.of(0.0));

        assertThat(new DependenceChart("x", "y", List.of(number), 0).toSvg()).doesNotContain("NaN");
        assertThat(new DependenceChart("x", "y", List.of(constant), 0).toSvg()).doesNotContain("NaN");
    }

    @Test
    void anUnknownComponent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartialDependence.of(network, CUSTOMERS, "age"))
                .withMessage("there is no component \"age\", only contract, tenure");
    }

    @Test
    void anUnknownOutput() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> PartialDependence.of(network, CUSTOMERS, "tenure").toSvg(2))
                .withMessage("there are the outputs 0 to 1, but was asked for output 2");
    }

    @Test
    void tooFewValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartialDependence.of(network, CUSTOMERS, "tenure", 1))
                .withMessage("values must be at least 2, but is 1");
    }

    @Test
    void anEncoderThatHasLearntNothing() {
        TableRegression<Customer, Churn> fresh = new TableRegression<>(new CustomerEncoder(), 2);

        assertThatIllegalStateException()
                .isThrownBy(() -> PartialDependence.of(fresh, CUSTOMERS, "tenure"))
                .withMessageContaining("call adapt");
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
