package dev.gradwright.conformance.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.json.JSONArray;
import org.json.JSONObject;

/** A page in a running Chromium without a window, over its DevTools protocol. */
final class LivePage implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 60;
    private static final String LISTENING = "DevTools listening on ";

    private final Process browser;
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final BlockingQueue<JSONObject> answers = new LinkedBlockingQueue<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private int calls;

    private LivePage(Process browser, String url) throws IOException, InterruptedException {
        this.browser = browser;
        URI tools = URI.create(address(browser));
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(page(tools.getPort())), new Receiver())
                .orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .join();
        JSONObject unused = call("Runtime.enable", new JSONObject());
        unused = call("Log.enable", new JSONObject());
        unused = call("Page.enable", new JSONObject());
        unused = call("Page.navigate", new JSONObject().put("url", url));
    }

    /** Opens a page in a new browser. */
    static LivePage open(Browser installed, String url, int width, boolean isDark, Path scratch)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        installed.program().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--no-first-run",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--remote-allow-origins=*",
                        "--user-data-dir=" + scratch.resolve("profile"),
                        "--window-size=" + width + ",900",
                        "--blink-settings=preferredColorScheme=" + (isDark ? 0 : 1),
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return new LivePage(process, url);
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static String address(Process browser) throws IOException {
        BufferedReader log =
                new BufferedReader(new InputStreamReader(browser.getErrorStream(), StandardCharsets.UTF_8));
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            if (line.startsWith(LISTENING)) {
                drain(log);
                return line.substring(LISTENING.length());
            }
        }
        throw new IOException("the browser has no DevTools");
    }

    private static void drain(BufferedReader log) {
        Thread reader = new Thread(() -> log.lines().forEach(line -> {}), "browser-log");
        reader.setDaemon(true);
        reader.start();
    }

    private String page(int port) throws IOException, InterruptedException {
        HttpRequest list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .build();
        JSONArray targets = new JSONArray(
                client.send(list, HttpResponse.BodyHandlers.ofString()).body());
        for (int i = 0; i < targets.length(); i++) {
            if (targets.getJSONObject(i).getString("type").equals("page")) {
                return targets.getJSONObject(i).getString("webSocketDebuggerUrl");
            }
        }
        throw new IOException("the browser has no page");
    }

    private final class Receiver implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean isLast) {
            text.append(data);
            if (isLast) {
                receive(new JSONObject(text.toString()));
                text.setLength(0);
            }
            return WebSocket.Listener.super.onText(webSocket, data, isLast);
        }
    }

    private void receive(JSONObject message) {
        if (message.has("id")) {
            answers.add(message);
            return;
        }
        switch (message.getString("method")) {
            case "Runtime.exceptionThrown", "Log.entryAdded" -> problems.add(message.toString());
            case "Runtime.consoleAPICalled" -> {
                if (message.getJSONObject("params").getString("type").equals("error")) {
                    problems.add(message.toString());
                }
            }
            default -> {
                // not about problems
            }
        }
    }

    private JSONObject call(String method, JSONObject params) throws InterruptedException {
        int id = ++calls;
        socket.sendText(
                        new JSONObject()
                                .put("id", id)
                                .put("method", method)
                                .put("params", params)
                                .toString(),
                        true)
                .orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .join();
        for (JSONObject answer = take(); ; answer = take()) {
            if (answer.getInt("id") == id) {
                return answer.getJSONObject("result");
            }
        }
    }

    private JSONObject take() throws InterruptedException {
        JSONObject answer = answers.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (answer == null) {
            throw new IllegalStateException("the browser does not answer");
        }
        return answer;
    }

    /** The value of an expression in JavaScript, as text. */
    String evaluate(String expression) throws InterruptedException {
        JSONObject result = call("Runtime.evaluate", new JSONObject().put("expression", "String(" + expression + ")"));
        return result.getJSONObject("result").optString("value", result.toString());
    }

    /** Waits until an expression is true. */
    void await(String expression) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (!evaluate(expression).equals("true")) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException(expression + " does not become true; " + problems);
            }
            Thread.sleep(50);
        }
    }

    /** Errors that the page or the browser reported. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Saves what is visible as a picture. */
    void screenshot(Path file) throws IOException, InterruptedException {
        String picture = call("Page.captureScreenshot", new JSONObject()).getString("data");
        Files.write(file, Base64.getDecoder().decode(picture));
    }

    @Override
    public void close() {
        try {
            socket.sendText("{\"id\": 0, \"method\": \"Browser.close\"}", true)
                    .orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .join();
            if (!browser.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                browser.destroyForcibly();
            }
        } catch (InterruptedException e) {
            browser.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            socket.abort();
        }
    }
}
