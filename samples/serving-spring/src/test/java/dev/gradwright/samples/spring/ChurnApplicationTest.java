package dev.gradwright.samples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The service over HTTP, on any free port. */
class ChurnApplicationTest {
    private static final String CUSTOMER = """
            {"female": true, "seniorCitizen": false, "partner": true, "dependents": false, "tenure": 12,
             "phoneService": true, "multipleLines": "no", "internetService": "FIBER_OPTIC", "onlineSecurity": "NO",
             "onlineBackup": "YES", "deviceProtection": "NO", "techSupport": "NO", "streamingTv": "YES",
             "streamingMovies": "NO", "contract": "MONTH", "paperlessBilling": true,
             "paymentMethod": "ELECTRONIC_CHECK", "monthlyCharges": 70.35, "totalCharges": null}""";

    @TempDir
    private static Path directory;

    private static ConfigurableApplicationContext service;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        service = SpringApplication.run(
                ChurnApplication.class,
                "--server.port=0",
                "--logging.level.root=warn",
                "--churn.model=" + directory.resolve("churn.safetensors"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static HttpRequest.Builder to(String path) {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        HttpRequest request = to("/churn")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    @Test
    void predictsACustomerAndCountsIt() throws Exception {
        HttpResponse<String> response = post(CUSTOMER);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).matches("\\{\"churn\":\"(YES|NO)\",\"probability\":0\\.\\d+}");
        HttpResponse<String> drift = http.send(to("/drift").build(), BodyHandlers.ofString());
        assertThat(drift.body()).startsWith("{\"rows\":").contains("\"name\":\"tenure\"");
        assertThat(http.send(to("/health").build(), BodyHandlers.ofString()).body())
                .isEqualTo("ok");
    }

    @Test
    void aBadRequestNamesTheFieldAndItsValue() throws Exception {
        HttpResponse<String> response = post(CUSTOMER.replace("\"MONTH\"", "\"WEEK\""));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("contract must not be \\\"WEEK\\\"", "MONTH", "TWO_YEARS");
    }

    @Test
    void aNumberInQuotesAMissingFieldAndAnUnknownOneAreErrors() throws Exception {
        assertThat(post(CUSTOMER.replace("\"tenure\": 12", "\"tenure\": \"12\""))
                        .body())
                .contains("\"status\":400", "tenure");
        assertThat(post(CUSTOMER.replace("\"tenure\": 12,", "")).body()).contains("\"status\":400", "tenure");
        assertThat(post(CUSTOMER.replace("\"MONTH\"", "null")).body())
                .contains("\"status\":400", "contract must not be null");
        assertThat(post(CUSTOMER.replace("tenure", "tenur")).body()).contains("\"status\":400", "tenur");
    }

    @Test
    void aFieldThatIsThereTwiceAndANumberForAConstantAreErrors() throws Exception {
        assertThat(post(CUSTOMER.replace("\"tenure\": 12", "\"tenure\": 12, \"tenure\": 70"))
                        .body())
                .contains("\"status\":400", "the body is no JSON: Duplicate", "tenure");
        assertThat(post(CUSTOMER.replace("\"MONTH\"", "0")).body()).contains("\"status\":400", "contract");
    }
}
