package dev.gradwright.conformance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.SpecCompiler;
import dev.gradwright.conformance.model.SpecCompiler.Compilation;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The guide's page about serving has a whole service, from the CSV file to HTTP. */
@Timeout(120)
class ServingPageTest {
    private static final int TRIES = 5;

    private static final String CUSTOMER = """
            {"female": true, "seniorCitizen": false, "partner": true, "dependents": false, "tenure": 2,
             "phoneService": true, "multipleLines": "NO", "internetService": "FIBER_OPTIC", "onlineSecurity": "NO",
             "onlineBackup": "NO", "deviceProtection": "NO", "techSupport": "NO", "streamingTv": "YES",
             "streamingMovies": "NO", "contract": "MONTH", "paperlessBilling": true,
             "paymentMethod": "ELECTRONIC_CHECK", "monthlyCharges": 80.35}""";

    private final Page page = Page.all()
            .filter(candidate -> candidate.file().endsWith("serving.md"))
            .findFirst()
            .orElseThrow();

    private final JavaBlock service = page.blocks().stream()
            .filter(block -> block.text().contains("class ChurnService"))
            .findFirst()
            .orElseThrow();

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    private int port;

    @Test
    void theServiceTakesAtMost40Lines() {
        long lines = service.text()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("import ") && !line.startsWith("package "))
                .count();

        assertThat(lines).isLessThanOrEqualTo(40);
        assertThat(service.text().lines()).allMatch(line -> line.length() <= 150);
    }

    @Test
    void theServicePredictsOverHttp() throws Exception {
        Compilation compilation = SpecCompiler.strict(directory)
                .withJson()
                .with("-Xlint:-processing")
                .with("-Xlint:-auxiliaryclass")
                .compile(Map.of(service.path(), service.text()))
                .requireSuccess();
        Process running = start(compilation.classes());
        try {
            HttpResponse<String> predicted = post(CUSTOMER);
            HttpResponse<String> unknown = post(CUSTOMER.replace("MONTH", "WEEKLY"));
            HttpResponse<String> missing = post(CUSTOMER.replace("\"tenure\": 2,", ""));

            assertThat(predicted.statusCode()).isEqualTo(200);
            assertThat(predicted.body()).containsPattern("\"churn\":\"(YES|NO)\"");
            assertThat(probability(predicted)).isGreaterThan(0.3);
            assertThat(probability(
                            post(CUSTOMER.replace("MONTH", "TWO_YEARS").replace("\"tenure\": 2", "\"tenure\": 70"))))
                    .isLessThan(0.1);
            assertThat(unknown.statusCode()).isEqualTo(400);
            assertThat(unknown.body()).contains("WEEKLY", "contract");
            assertThat(missing.statusCode()).isEqualTo(400);
            assertThat(missing.body()).contains("tenure");
        } finally {
            running.destroy();
            running.waitFor();
        }
    }

    /** Starts the service in a JVM of its own, on another port if somebody else takes the one that was free. */
    private Process start(Path classes) throws IOException, InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            port = freePort();
            Process process = new ProcessBuilder(
                            System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                            "-cp",
                            classes + File.pathSeparator + System.getProperty("java.class.path"),
                            "shop.ChurnService",
                            TablesPageTest.CUSTOMERS.toString(),
                            String.valueOf(port))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            while (process.isAlive()) {
                if (answer("{}") != null) {
                    return process;
                }
                Thread.sleep(20);
            }
        }
        throw new IllegalStateException("the service does not start");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/churn"))
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static double probability(HttpResponse<String> predicted) {
        return new JSONObject(predicted.body()).getDouble("probability");
    }

    private @Nullable HttpResponse<String> answer(String body) throws IOException, InterruptedException {
        try {
            return post(body);
        } catch (ConnectException e) {
            return null;
        }
    }
}
