package dev.gradwright.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradwright.runtime.Allocation;
import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.state.Stateful;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ejml.data.FMatrixRMaj;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
@ResourceLock(Resources.SYSTEM_OUT)
class DashboardTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Dashboard dashboard = Dashboard.serve(0);
    private final SoftmaxRegression network = new SoftmaxRegression(3, 2);

    @AfterEach
    void close() {
        dashboard.close();
    }

    private static Dataset data() {
        Random random = new Random(1);
        FMatrixRMaj x = new FMatrixRMaj(40, 3);
        FMatrixRMaj y = new FMatrixRMaj(40, 1);
        for (int row = 0; row < 40; row++) {
            y.data[row] = row % 2;
            for (int column = 0; column < 3; column++) {
                x.set(row, column, random.nextFloat() + y.data[row]);
            }
        }
        return Dataset.of(x, y);
    }

    private static Trainer trainer(SoftmaxRegression network, int epochs) {
        return Trainer.of(network).epochs(epochs).batchSize(10);
    }

    private String get(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dashboard.port() + path)))
                .body();
    }

    private HttpResponse<String> stop() {
        String token = dashboard.url().replaceFirst(".*token=", "");
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dashboard.port() + "/stop"))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A browser that reads the data. */
    private final class Events implements AutoCloseable {
        private final BufferedReader in;

        Events() {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dashboard.port() + "/events"))
                    .build();
            try {
                InputStream body =
                        client.send(request, BodyHandlers.ofInputStream()).body();
                in = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        JSONObject next() {
            try {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (line.startsWith("data: {")) {
                        return new JSONObject(line.substring("data: ".length()));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            throw new IllegalStateException("the stream has ended");
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String kind(JSONObject data) {
        return data.getJSONObject("state").getString("kind");
    }

    private static int steps(JSONObject data) {
        return data.getJSONObject("steps")
                .getJSONObject("loss")
                .getJSONArray("x")
                .length();
    }

    @Test
    void theAddressIsPrintedWhenTheTrainingStarts() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            trainer(network, 1).listener(dashboard).fit(data());
        } finally {
            System.setOut(out);
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo("dashboard: " + dashboard.url() + System.lineSeparator());
        assertThat(dashboard.url()).matches("http://127\\.0\\.0\\.1:[0-9]+/\\?token=[0-9a-f]{32}");
    }

    @Test
    void itServesAPageBeforeDuringAndAfterATraining() {
        assertThat(get("/")).startsWith("<!DOCTYPE html>").contains("new EventSource('events')");

        trainer(network, 1).listener(dashboard).fit(data());

        assertThat(get("/")).startsWith("<!DOCTYPE html>");
    }

    @Test
    void aBrowserThatComesDuringTheTrainingGetsItsDataUpToTheEnd() {
        List<JSONObject> received = new ArrayList<>();
        Events[] browser = new Events[1];

        trainer(network, 3)
                .listener(dashboard)
                .listener(new TrainingListener() {
                    @Override
                    public void epochEnded(TrainingProgress progress, EpochLog log) {
                        if (log.epoch() == 2) {
                            browser[0] = new Events();
                            received.add(browser[0].next());
                        }
                    }
                })
                .fit(data());
        do {
            received.add(browser[0].next());
        } while (kind(received.get(received.size() - 1)).equals("running"));
        browser[0].close();

        assertThat(kind(received.get(0))).isEqualTo("running");
        JSONObject last = received.get(received.size() - 1);
        assertThat(kind(last)).isEqualTo("ended");
        assertThat(steps(last)).isEqualTo(12);
    }

    @Test
    void dataArriveWhileAnEpochIsLong() {
        int[] steps = {0, 0};

        try (Events browser = new Events()) {
            trainer(network, 1)
                    .listener(dashboard)
                    .listener(new TrainingListener() {
                        @Override
                        public void stepDone(TrainingProgress progress) {
                            if (progress.step() == 2) {
                                steps[0] = steps(browser.next());
                                pause(1100);
                            } else if (progress.step() == 4) {
                                steps[1] = steps(browser.next());
                            }
                        }
                    })
                    .fit(data());
        }

        assertThat(steps[0]).isLessThan(steps[1]);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theButtonStopsTheTrainingAfterTheEpoch() {
        List<Integer> status = new ArrayList<>();

        History history = trainer(network, 50)
                .listener(dashboard)
                .listener(new TrainingListener() {
                    @Override
                    public void stepDone(TrainingProgress progress) {
                        if (progress.epoch() == 2 && progress.step() == 2) {
                            status.add(stop().statusCode());
                        }
                    }
                })
                .fit(data());

        assertThat(status).containsExactly(202);
        assertThat(history.epochs()).isEqualTo(2);
        assertThat(history.stopReason()).isEqualTo("stopped in the dashboard");
        assertThat(stop().statusCode()).as("nothing runs any more").isEqualTo(409);
        try (Events late = new Events()) {
            assertThat(kind(late.next())).isEqualTo("stopped");
        }
    }

    @Test
    void aFailureIsShown() {
        TrainingListener failing = new TrainingListener() {
            @Override
            public void epochEnded(TrainingProgress progress, EpochLog log) {
                throw new IllegalStateException("out of luck");
            }
        };

        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> trainer(network, 3)
                        .listener(dashboard)
                        .listener(failing)
                        .fit(data()));

        try (Events late = new Events()) {
            JSONObject data = late.next();
            assertThat(kind(data)).isEqualTo("failed");
            assertThat(data.getJSONObject("state").getString("text")).contains("out of luck");
        }
    }

    @Test
    void itServesTheNextTrainingToo() {
        trainer(network, 1).listener(dashboard).fit(data());
        int port = dashboard.port();

        trainer(network, 2).listener(dashboard).fit(data());

        assertThat(dashboard.port()).isEqualTo(port);
        try (Events browser = new Events()) {
            assertThat(steps(browser.next())).isEqualTo(8);
        }
    }

    /** Browsers that read, that do not read, that have closed, and that send garbage. */
    @Test
    void nothingThatBrowsersDoChangesABitOfTheTraining() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Socket socket = new Socket(LOOPBACK, dashboard.port());
            sockets.add(socket);
            String request = switch (i % 4) {
                case 0, 1 -> "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n";
                case 2 -> "GET /eve";
                default -> "\u0000 nonsense\r\n\r\n";
            };
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            if (i % 4 == 1) {
                socket.close();
            }
        }

        trainer(network, 20).listener(dashboard).fit(data());

        SoftmaxRegression alone = new SoftmaxRegression(3, 2);
        trainer(alone, 20).fit(data());
        assertThat(StateSnapshot.of(network).toBytes())
                .isEqualTo(StateSnapshot.of(alone).toBytes());
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void aPortInUseIsAnErrorBeforeTheTrainingStarts() throws IOException {
        byte[] before = parameters();
        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress(LOOPBACK, 0));
            int port = other.getLocalPort();

            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() ->
                            trainer(network, 1).listener(Dashboard.serve(port)).fit(data()))
                    .withStackTraceContaining(
                            "cannot serve the dashboard on port " + port + " of 127.0.0.1: Address already"
                                    + " in use; choose another port, such as Dashboard.serve(0) for any free one, or end the"
                                    + " program that has this one");
        }

        assertThat(parameters()).isEqualTo(before);
    }

    private byte[] parameters() {
        return StateSnapshot.of(Stateful.of(network.parameters())).toBytes();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void portsHaveARange(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dashboard.serve(port))
                .withMessage("port must be from 0 to 65535, but is " + port);
    }

    @Test
    void anotherAddressIsAnOption() throws IOException {
        try (Dashboard open = Dashboard.serve(0).on(InetAddress.getByName("0.0.0.0"))) {
            assertThat(open.url()).startsWith("http://localhost:" + open.port() + "/?token=");
        }
    }

    @Test
    void afterClosingATrainingGoesOnWithoutIt() {
        History history = trainer(network, 3)
                .listener(dashboard)
                .listener(new TrainingListener() {
                    @Override
                    public void epochStarted(TrainingProgress progress) {
                        dashboard.close();
                    }
                })
                .fit(data());

        assertThat(history.epochs()).isEqualTo(3);
    }

    @Test
    @Tag("own-jvm")
    void aStepAllocatesNothingWhileNobodyWatches() {
        long[] bytes = {-1};

        trainer(network, 1)
                .listener(dashboard)
                .listener(new TrainingListener() {
                    @Override
                    public void epochStarted(TrainingProgress progress) {
                        bytes[0] = Allocation.ofOne(() -> dashboard.stepDone(progress));
                    }
                })
                .fit(data());

        assertThat(bytes[0]).isZero();
    }

    /** The program of the two tests below. */
    static final class Program {
        private Program() {}

        /** Trains with a dashboard. */
        public static void main(String[] args) {
            trainer(new SoftmaxRegression(3, 2), 2).listener(Dashboard.serve(0)).fit(data());
        }
    }

    @Test
    void theServerDoesNotKeepAProgramAlive() throws Exception {
        assertThat(output()).startsWith("0\n").contains("\ndashboard: http://127.0.0.1:");
    }

    @Test
    void withoutTheModuleOfTheServerTheErrorSaysWhatToAdd() throws Exception {
        assertThat(output("--limit-modules", "java.base,jdk.management"))
                .startsWith("1\n")
                .contains("the dashboard needs the module jdk.httpserver", "--add-modules jdk.httpserver");
    }

    private static String output(String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() + "\n" + output;
    }
}
