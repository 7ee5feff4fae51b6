package dev.gradwright.runtime.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests are bytes of a socket, so that they can be wrong in every way. Streams are of HTTP 1.0, which has no chunks. */
@Timeout(60)
class DashboardServerTest {
    private static final String PAGE = "<!DOCTYPE html><p>training</p>";

    private final List<Socket> sockets = new ArrayList<>();
    private DashboardServer server;

    @BeforeEach
    void open() throws IOException {
        server = DashboardServer.open(InetAddress.getLoopbackAddress(), 0, PAGE);
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
    }

    private Socket send(String... lines) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        OutputStream out = socket.getOutputStream();
        out.write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return socket;
    }

    /** The whole response; the server closes the connection. */
    private String request(String line, String... headers) throws IOException {
        List<String> lines = new ArrayList<>(List.of(line + " HTTP/1.1", "Connection: close"));
        lines.addAll(List.of(headers));
        try (Socket socket = send(lines.toArray(String[]::new))) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String host() {
        return "Host: localhost:" + server.port();
    }

    private String token() {
        return server.url().replaceFirst(".*token=", "");
    }

    private Events events() throws IOException {
        return new Events(send("GET /events HTTP/1.0", host()));
    }

    /** A browser. */
    private static final class Events {
        private final BufferedReader in;

        Events(Socket socket) throws IOException {
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        /** The next line that starts so, without its start. */
        String next(String start) throws IOException {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith(start)) {
                    return line.substring(start.length());
                }
            }
            return "(end)";
        }

        String data() throws IOException {
            return next("data: ");
        }
    }

    @Test
    void thePageIsServedWithHeadersThatProtectIt() throws IOException {
        String response = request("GET /?token=abc", host());

        assertThat(response)
                .startsWith("HTTP/1.1 200 OK\r\n")
                .endsWith(PAGE)
                .containsIgnoringCase("\r\nContent-type: text/html; charset=utf-8\r\n")
                .containsIgnoringCase("\r\nCache-Control: no-store\r\n")
                .containsIgnoringCase("\r\nX-Content-Type-Options: nosniff\r\n")
                .containsIgnoringCase("\r\nReferrer-Policy: no-referrer\r\n")
                .containsIgnoringCase("frame-ancestors 'none'");
    }

    @Test
    void theHeadOfThePageHasNoBody() throws IOException {
        assertThat(request("HEAD /", host())).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1:9000", "[::1]:8080", "[::1]"})
    void namesOfLoopbackAreAnsweredWithAnyPort(String host) throws IOException {
        assertThat(request("GET /", "Host: " + host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "localhost.evil.example:80", "127.0.0.1.evil.example", "10.0.0.1", "", "[::2]:80"
            })
    void otherNamesAreRefusedOnLoopback(String host) throws IOException {
        assertThat(request("GET /", "Host: " + host))
                .startsWith("HTTP/1.1 403")
                .endsWith("this server answers to localhost and 127.0.0.1 only\n");
    }

    @Test
    void missingAndRepeatedNamesAreRefused() throws IOException {
        assertThat(request("GET /")).startsWith("HTTP/1.1 403");
        assertThat(request("GET /", host(), "Host: evil.example")).startsWith("HTTP/1.1 403");
    }

    @Test
    void onAnotherAddressAllNamesAreAnswered() throws IOException {
        server.close();
        server = DashboardServer.open(InetAddress.getByName("0.0.0.0"), 0, PAGE);

        assertThat(request("GET /", "Host: trainer.example")).startsWith("HTTP/1.1 200");
        assertThat(server.url()).startsWith("http://localhost:" + server.port() + "/?token=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/index.html", "/../etc/passwd", "/events/", "/%00", "/stop/x"})
    void thereIsNoOtherPage(String path) throws IOException {
        assertThat(request("GET " + path, host())).startsWith("HTTP/1.1 404");
    }

    @Test
    void methodsThatAPathDoesNotHaveAreRefused() throws IOException {
        assertThat(request("POST /", host(), "Content-Length: 0")).startsWith("HTTP/1.1 405");
        assertThat(request("DELETE /events", host())).startsWith("HTTP/1.1 405");
        assertThat(request("GET /stop", host(), "Authorization: Bearer " + token()))
                .startsWith("HTTP/1.1 405")
                .contains("Allow: POST");
    }

    @Test
    void stoppingNeedsTheToken() throws IOException {
        server.trainingStarted();

        assertThat(request("POST /stop", host(), "Content-Length: 0")).startsWith("HTTP/1.1 403");
        assertThat(request("POST /stop?token=" + token(), host(), "Content-Length: 0"))
                .startsWith("HTTP/1.1 403");
        assertThat(request("POST /stop", host(), "Content-Length: 0", "Authorization: Bearer 0123"))
                .startsWith("HTTP/1.1 403")
                .endsWith("the token is wrong; open the address that the program has printed\n");
        assertThat(server.isStopRequested()).isFalse();

        assertThat(request("POST /stop", host(), "Content-Length: 0", "Authorization: Bearer " + token()))
                .startsWith("HTTP/1.1 202");
        assertThat(server.isStopRequested()).isTrue();
    }

    @Test
    void onlyATrainingThatRunsCanBeStopped() throws IOException {
        String[] stop = {host(), "Content-Length: 0", "Authorization: Bearer " + token()};
        assertThat(request("POST /stop", stop)).startsWith("HTTP/1.1 409").endsWith("no training runs\n");
        server.trainingStarted();
        assertThat(request("POST /stop", stop)).startsWith("HTTP/1.1 202");
        server.trainingEnded();
        assertThat(request("POST /stop", stop)).startsWith("HTTP/1.1 409");

        server.trainingStarted();

        assertThat(server.isStopRequested()).as("the next training").isFalse();
    }

    @Test
    void eachServerHasItsOwnToken() throws IOException {
        try (DashboardServer other = DashboardServer.open(InetAddress.getLoopbackAddress(), 0, PAGE)) {
            assertThat(token()).matches("[0-9a-f]{32}");
            assertThat(other.url()).doesNotContain(token());
        }
    }

    @Test
    void aNewBrowserGetsTheNewestDataAndThenThoseThatFollow() throws IOException {
        server.publish(() -> "1");
        server.awaitDelivery(10, TimeUnit.SECONDS);
        server.publish(() -> "2");
        server.awaitDelivery(10, TimeUnit.SECONDS);

        Events browser = events();

        assertThat(browser.data()).isEqualTo("2");
        server.publish(() -> "3");
        assertThat(browser.data()).isEqualTo("3");
    }

    @Test
    void linesOfDataAreOneEvent() throws IOException {
        server.publish(() -> "{\n}");
        Events browser = events();

        assertThat(browser.data()).isEqualTo("{");
        assertThat(browser.data()).isEqualTo("}");
    }

    @Test
    void allBrowsersLearnThatTheTrainingStops() throws IOException {
        server.trainingStarted();
        Events browser = events();

        String unused = request("POST /stop", host(), "Content-Length: 0", "Authorization: Bearer " + token());

        assertThat(browser.next("event: ")).isEqualTo("stopping");
        assertThat(browser.data()).isEqualTo("true");
        server.trainingStarted();
        assertThat(browser.data()).isEqualTo("false");
    }

    @Test
    void dataThatCannotBeWrittenAreSkipped() throws IOException {
        server.publish(() -> {
            throw new IllegalStateException("no text");
        });
        server.awaitDelivery(10, TimeUnit.SECONDS);
        server.publish(() -> "2");

        assertThat(events().data()).isEqualTo("2");
    }

    @Test
    void withoutABrowserNoDataAreWanted() throws IOException {
        assertThat(server.wantsData()).isFalse();

        Events browser = events();
        awaitBrowsers();

        server.publish(() -> "1");
        assertThat(server.wantsData()).as("the last are of now").isFalse();
        assertThat(browser.data()).isEqualTo("1");
    }

    /** A browser that has gone is noticed when something is sent to it. */
    @Test
    void aClosedBrowserIsForgotten() throws IOException {
        Socket socket = send("GET /events HTTP/1.0", host());
        awaitBrowsers();
        socket.close();

        for (int i = 0; i < 20 && server.hasBrowsers(); i++) {
            server.publish(() -> "x".repeat(100_000));
            server.awaitDelivery(1, TimeUnit.SECONDS);
        }

        assertThat(server.hasBrowsers()).isFalse();
    }

    /** Data are far larger than the buffers of a socket, and nobody reads them. */
    @Test
    void browsersThatDoNotReadDelayNobody() throws IOException {
        String large = "x".repeat(3_000_000);
        for (int i = 0; i < 20; i++) {
            Socket unused = send("GET /events HTTP/1.0", host());
        }
        Events reader = events();

        for (int i = 0; i < 5; i++) {
            String data = i + large;
            server.publish(() -> data);
            assertThat(reader.data()).isEqualTo(data);
        }
    }

    @Test
    void aHundredBrowsersAreServedAndOneMoreIsRefused() throws IOException {
        List<Events> browsers = new ArrayList<>();
        server.publish(() -> "0");
        for (int i = 0; i < NewestData.MAX_STREAMS; i++) {
            Events browser = events();
            assertThat(browser.data()).isEqualTo("0");
            browsers.add(browser);
        }

        assertThat(request("GET /events", host()))
                .startsWith("HTTP/1.1 503")
                .endsWith("too many browsers show this dashboard; close some\n");
        assertThat(request("GET /", host())).startsWith("HTTP/1.1 200");
        server.publish(() -> "1");
        for (Events browser : browsers) {
            assertThat(browser.data()).isEqualTo("1");
        }
    }

    @Test
    void halfRequestsDoNotBlockOthers() throws IOException {
        for (int i = 0; i < 50; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
            sockets.add(socket);
            socket.getOutputStream().write("GET / HTT".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(request("GET /", host())).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u0000\u0001\u0002",
                "nonsense",
                "GET",
                "GET  HTTP/1.1",
                "GET http:// HTTP/1.1",
                "GET mailto:x HTTP/1.1",
                "OPTIONS * HTTP/1.1",
                "GET / HTTP/1.1\r\nContent-Length: -7",
                "GET / HTTP/1.1\r\nContent-Length: many",
                "POST /stop HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz",
                "GET / HTTP/1.1\r\n: :\r\n:",
            })
    void garbageIsAnsweredOrDroppedAndTheServerGoesOn(String garbage) throws IOException {
        try (Socket socket = send(garbage)) {
            socket.shutdownOutput();
            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(response).doesNotContain("200 OK");
        }

        assertThat(request("GET /", host())).startsWith("HTTP/1.1 200");
    }

    @Test
    void closingEndsAllConnectionsAndFreesThePort() throws IOException {
        Events browser = events();
        server.publish(() -> "1");
        assertThat(browser.data()).isEqualTo("1");
        int port = server.port();

        server.close();

        assertThat(browser.data()).isEqualTo("(end)");
        try (DashboardServer next = DashboardServer.open(InetAddress.getLoopbackAddress(), port, PAGE)) {
            assertThat(next.port()).isEqualTo(port);
        }
    }

    @Test
    void aPortThatIsInUseIsAnError() {
        assertThatIOException()
                .isThrownBy(() -> DashboardServer.open(InetAddress.getLoopbackAddress(), server.port(), PAGE));
    }

    @Test
    void allThreadsAreDaemons() throws IOException {
        String unused = request("GET /", host());

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("gradwright-dashboard")
                        || thread.getName().startsWith("HTTP-"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
    }

    private void awaitBrowsers() {
        while (!server.hasBrowsers()) {
            Thread.onSpinWait();
        }
    }
}
