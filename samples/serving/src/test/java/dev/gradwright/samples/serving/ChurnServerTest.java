package dev.gradwright.samples.serving;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.samples.tabular.ChurnModelPredictor;
import dev.gradwright.samples.tabular.TrainedChurn;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ChurnServerTest {
    @TempDir
    private static Path models;

    private static Path first;
    private static Path second;

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger answered = new AtomicInteger();
    private final List<Object> failures = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path directory;

    private Path model;
    private ChurnServer server;

    @BeforeAll
    static void train() {
        first = models.resolve("1.safetensors");
        second = models.resolve("2.safetensors");
        TrainedChurn.save(first, 1);
        TrainedChurn.save(second, 2);
    }

    @BeforeEach
    void start() throws IOException {
        model = Files.copy(first, directory.resolve("churn.safetensors"));
        server = ChurnServer.start(0, model, log::add);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(to(path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return http.send(to("/churn").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private void replaceBy(Path other) throws IOException {
        Files.move(Files.copy(other, directory.resolve("copy")), model, ATOMIC_MOVE);
    }

    private void awaitReplacements(int count) throws InterruptedException {
        while (server.model().replaced() < count) {
            Thread.sleep(10);
        }
    }

    private static float expected(Path file) throws BadRequestException {
        byte[] body = CustomerJsonTest.CUSTOMER.getBytes(StandardCharsets.UTF_8);
        return ChurnModelPredictor.load(file).probability(new CustomerJson().read(body));
    }

    /** Clients that send one request after another. */
    private List<Thread> clients(int count, Predicate<Client> isDone) {
        byte[] request = Client.request(CustomerJsonTest.CUSTOMER.getBytes(StandardCharsets.UTF_8));
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(() -> {
                try (Client client = new Client(server.port())) {
                    while (!isDone.test(client)) {
                        int status = client.send(request);
                        answered.getAndIncrement();
                        if (status != 200) {
                            failures.add(status);
                        }
                    }
                } catch (IOException e) {
                    failures.add(e);
                }
            });
            clients.add(thread);
            thread.start();
        }
        return clients;
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void predictsACustomer() throws Exception {
        HttpResponse<String> response = post(CustomerJsonTest.CUSTOMER);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body())
                .isEqualTo(String.format(
                        Locale.ROOT,
                        "{\"churn\":\"%s\",\"probability\":%s}",
                        expected(first) > 0.5f ? "YES" : "NO",
                        expected(first)));
    }

    @Test
    void aBadRequestNamesTheFieldAndItsValue() throws Exception {
        HttpResponse<String> response = post(CustomerJsonTest.CUSTOMER.replace("\"tenure\": 12", "\"tenure\": \"x\""));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .isEqualTo("{\"error\":\"tenure must be a whole number, but is \\\"x\\\"\",\"field\":\"tenure\"}");
    }

    @Test
    void otherMethodsAndLargeBodiesAreRejected() throws Exception {
        assertThat(get("/churn").statusCode()).isEqualTo(405);
        assertThat(get("/churn").headers().firstValue("Allow")).hasValue("POST");
        assertThat(post(" ".repeat(70_000)).statusCode()).isEqualTo(413);
        assertThat(get("/health").body()).isEqualTo("ok");
    }

    @Test
    void aPathThatOnlyBeginsLikeAnotherIsNotFound() throws Exception {
        assertThat(get("/healthy").statusCode()).isEqualTo(404);
        assertThat(get("/healthy").body()).isEqualTo("did you mean /health?");
    }

    /** They have all threads of the pool, until they are cut off. */
    @Test
    void clientsThatDoNotEndTheirRequestAreCutOff() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 16 + 4 * Runtime.getRuntime().availableProcessors(); i++) {
                Socket socket = new Socket("localhost", server.port());
                slow.add(socket);
                String begun = i % 2 == 0 ? "POST /ch" : "POST /churn HTTP/1.1\r\nContent-Length: 100\r\n\r\n{";
                socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
            }

            for (Socket socket : slow) {
                assertThat(isCutOff(socket)).isTrue();
            }
            assertThat(post(CustomerJsonTest.CUSTOMER).statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static boolean isCutOff(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException e) { // a reset
            return true;
        }
    }

    @Test
    void metricsCountRequestsAndErrorsAndDrift() throws Exception {
        post(CustomerJsonTest.CUSTOMER);
        post(CustomerJsonTest.CUSTOMER);
        post("{}");
        while (!get("/metrics").body().contains("churn_request_duration_seconds_count 3")) {
            Thread.sleep(10); // a request is counted after it was answered
        }

        HttpResponse<String> metrics = get("/metrics");

        assertThat(metrics.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(metrics.body().lines().toList())
                .contains(
                        "# TYPE churn_requests_total counter",
                        "churn_requests_total{code=\"200\"} 2",
                        "churn_requests_total{code=\"400\"} 1",
                        "churn_request_errors_total 1",
                        "churn_request_duration_seconds_bucket{le=\"+Inf\"} 3",
                        "churn_prediction_duration_seconds_count 2",
                        "churn_model_replacements_total 0",
                        "churn_drift_rows 2",
                        "churn_drift_level{component=\"tenure\"} 0.0")
                .allMatch(line -> line.matches("# (HELP|TYPE) \\w+ .+|\\w+(\\{\\w+=\"[^\"]+\"\\})? \\S+"));
        assertThat(get("/drift").body()).startsWith("{\"rows\":2,\"level\":\"TOO_FEW_ROWS\"");
    }

    @Test
    void aModelIsReplacedWithoutADroppedRequest() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        List<Thread> clients = clients(8, client -> done.get());

        for (int i = 1; i <= 5; i++) {
            replaceBy(i % 2 == 1 ? second : first);
            awaitReplacements(i);
        }
        done.set(true);
        join(clients);

        assertThat(failures).isEmpty();
        assertThat(answered.get()).isPositive();
        assertThat(post(CustomerJsonTest.CUSTOMER).body()).contains("\"probability\":" + expected(second));
        assertThat(log).contains("The model was replaced.");
    }

    @Test
    void aFileThatCannotBeLoadedDoesNotReplaceTheModel() throws Exception {
        Path bad = Files.writeString(directory.resolve("bad"), "not a model");
        replaceBy(bad);
        while (server.model().failed() == 0) {
            Thread.sleep(10);
        }

        assertThat(post(CustomerJsonTest.CUSTOMER).body()).contains("\"probability\":" + expected(first));
        assertThat(get("/metrics").body()).contains("churn_model_failures_total 1");
        assertThat(get("/health").statusCode()).isEqualTo(200);
        replaceBy(second);
        awaitReplacements(1);
        assertThat(post(CustomerJsonTest.CUSTOMER).body()).contains("\"probability\":" + expected(second));
    }

    /** The clients send until an answer says that the connection is closed, so each request of theirs is answered. */
    @Test
    void stopAnswersTheRequestsThatHaveBegun() throws Exception {
        List<Thread> clients = clients(4, Client::isLast);
        while (answered.get() < 100) {
            Thread.sleep(1);
        }

        server.close();

        join(clients);
        assertThat(failures).isEmpty();
    }
}
