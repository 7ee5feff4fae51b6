package dev.gradwright.samples.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gradwright.samples.tabular.Customer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerJsonTest {
    static final String CUSTOMER = """
            {"female": true, "seniorCitizen": false, "partner": true, "dependents": false, "tenure": 12,
             "phoneService": true, "multipleLines": "no", "internetService": "FIBER_OPTIC", "onlineSecurity": "NO",
             "onlineBackup": "YES", "deviceProtection": "NO", "techSupport": "NO", "streamingTv": "YES",
             "streamingMovies": "NO", "contract": "Month-to-month", "paperlessBilling": true,
             "paymentMethod": "ELECTRONIC_CHECK", "monthlyCharges": 70.35, "totalCharges": 844.2}""";

    private final CustomerJson json = new CustomerJson();

    private Customer read(String text) throws BadRequestException {
        return json.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private BadRequestException problem(String text) {
        return catchThrowableOfType(BadRequestException.class, () -> read(text));
    }

    @Test
    void readsACustomerWithConstantsAsInFiles() throws BadRequestException {
        Customer customer = read(CUSTOMER);

        assertThat(customer.contract()).isEqualTo(Customer.Contract.MONTH);
        assertThat(customer.multipleLines()).isEqualTo(Customer.Lines.NO);
        assertThat(customer.tenure()).isEqualTo(12);
        assertThat(customer.totalCharges()).isEqualTo(844.2);
        assertThat(json.read(json.write(customer))).isEqualTo(customer);
    }

    @Test
    void aValueThatMayBeMissingCanBeNullOrLeftOut() throws BadRequestException {
        assertThat(read(CUSTOMER.replace("844.2", "null")).totalCharges()).isNull();
        assertThat(read(CUSTOMER.replace(", \"totalCharges\": 844.2", "")).totalCharges())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    "tenure": 12     | "tenure": "12"   | tenure         | tenure must be a whole number, but is "12"
                    "tenure": 12     | "tenure": 1.5    | tenure         | tenure must be a whole number, but is 1.5
                    "tenure": 12,    | ''               | tenure         | tenure is missing; expected a whole number
                    "tenure": 12     | "tenure": null   | tenure         | tenure is missing; expected a whole number
                    "Month-to-month" | "Weekly"         | contract       | 'contract must be one of MONTH, YEAR, TWO_YEARS, but is "Weekly"'
                    "Month-to-month" | 1                | contract       | 'contract must be one of MONTH, YEAR, TWO_YEARS, but is 1'
                    "Month-to-month" | null             | contract       | 'contract is missing; expected one of MONTH, YEAR, TWO_YEARS'
                    "female": true   | "female": "yes"  | female         | female must be true or false, but is "yes"
                    "female": true   | "female": 1      | female         | female must be true or false, but is 1
                    70.35            | {}               | monthlyCharges | monthlyCharges must be a number, but is {}
                    """)
    void aBadFieldIsNamedWithItsValue(String good, String bad, String field, String message) {
        BadRequestException problem = problem(CUSTOMER.replace(good, bad));

        assertThat(problem.field()).isEqualTo(field);
        assertThat(problem).hasMessage(message);
        assertThat(new String(json.write(problem), StandardCharsets.UTF_8)).contains("\"field\":\"" + field + "\"");
    }

    @Test
    void anUnknownFieldIsNotIgnored() {
        BadRequestException problem = problem(CUSTOMER.replace("\"tenure\"", "\"tenur\""));

        assertThat(problem.field()).isEqualTo("tenur");
        assertThat(problem)
                .hasMessageStartingWith("tenur is no field of a customer; there are female, seniorCitizen, ");
    }

    @Test
    void aBodyThatIsNoObjectIsRejected() {
        assertThat(problem("[]")).hasMessage("the body must be a JSON object");
        assertThat(problem("")).hasMessage("the body must be a JSON object");
        assertThat(problem("{\n  tenure"))
                .hasMessageStartingWith("the body is no JSON: ")
                .hasMessageContaining("line 2");
    }

    @Test
    void aFieldThatIsThereTwiceIsRejected() {
        assertThat(problem(CUSTOMER.replace("\"tenure\": 12", "\"tenure\": 12, \"tenure\": 70")))
                .hasMessageStartingWith("the body is no JSON: Duplicate field 'tenure', line 1");
    }

    @Test
    void aBodyThatIsNestedTooDeeplyIsRejected() {
        assertThat(problem("[".repeat(5000)))
                .hasMessageStartingWith("the body is no JSON: Document nesting depth (1001) exceeds the maximum");
    }
}
