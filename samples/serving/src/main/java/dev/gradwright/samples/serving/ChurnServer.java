package dev.gradwright.samples.serving;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gradwright.samples.tabular.Customer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server: {@code POST /churn} predicts a customer, {@code GET /health} says whether requests are welcome, {@code
 * GET /metrics} has the figures for Prometheus and {@code GET /drift} the drift as JSON. A new model file is noticed
 * within a fraction of a second.
 */
final class ChurnServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int WRONG_METHOD = 405;
    private static final int TOO_LARGE = 413;
    private static final int FAILED = 500;
    private static final int UNAVAILABLE = 503;
    private static final int LARGEST_BODY = 64 * 1024;
    private static final String LONGEST_REQUEST_SECONDS = "5";
    private static final long REFRESH_MILLISECONDS = 200;
    private static final long LONGEST_STOP_MILLISECONDS = 10_000;
    private static final String JSON = "application/json";

    static {
        // Without it, an answer waits for the acknowledgement of its own header: 40 ms on Linux.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // Without it, clients that never end their request hold the threads of the pool for ever.
        System.setProperty("sun.net.httpserver.maxReqTime", LONGEST_REQUEST_SECONDS);
    }

    private final ServedModel model;
    private final Metrics metrics = new Metrics();
    private final CustomerJson json = new CustomerJson();
    private final Consumer<String> log;
    private final HttpServer server;
    private final ExecutorService threads = RequestThreads.create();
    private final Thread watcher = new Thread(this::watch, "model-watcher");
    private final AtomicInteger active = new AtomicInteger();
    private volatile boolean stopping;

    private ChurnServer(ServedModel model, HttpServer server, Consumer<String> log) {
        this.model = model;
        this.server = server;
        this.log = log;
    }

    /**
     * Starts a server.
     *
     * @param port 0 for any free one
     * @param log told about model files
     */
    static ChurnServer start(int port, Path modelFile, Consumer<String> log) throws IOException {
        ChurnServer churn =
                new ChurnServer(new ServedModel(modelFile), HttpServer.create(new InetSocketAddress(port), 0), log);
        churn.start();
        return churn;
    }

    private void start() {
        server.setExecutor(threads);
        server.createContext("/churn", exchange -> counted(exchange, this::predict));
        server.createContext("/health", exchange -> handle(exchange, "GET", this::health));
        server.createContext("/metrics", exchange -> handle(exchange, "GET", this::metrics));
        server.createContext("/drift", exchange -> handle(exchange, "GET", this::drift));
        server.start();
        watcher.setDaemon(true);
        watcher.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    ServedModel model() {
        return model;
    }

    /** What is sent back. */
    @SuppressWarnings("ArrayRecordComponent") // written once and never compared
    private record Answer(int status, String type, byte[] body) {
        static Answer text(int status, String text) {
            return new Answer(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private interface Handler {
        Answer answer(HttpExchange exchange) throws IOException;
    }

    private void counted(HttpExchange exchange, Handler handler) throws IOException {
        long start = System.nanoTime();
        active.getAndIncrement();
        try {
            int status = handle(exchange, "POST", handler);
            metrics.record(status, System.nanoTime() - start);
        } finally {
            active.getAndDecrement();
        }
    }

    private int handle(HttpExchange exchange, String method, Handler handler) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange, method, handler);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            if (stopping) {
                exchange.getResponseHeaders().set("Connection", "close");
            }
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
            return answer.status();
        }
    }

    private Answer answer(HttpExchange exchange, String method, Handler handler) throws IOException {
        String path = exchange.getHttpContext().getPath();
        if (!exchange.getRequestURI().getPath().equals(path)) { // a context has all paths that begin like it
            return Answer.text(NOT_FOUND, "did you mean " + path + "?");
        }
        if (!exchange.getRequestMethod().equals(method)) {
            exchange.getResponseHeaders().set("Allow", method);
            return Answer.text(WRONG_METHOD, "use " + method);
        }
        try {
            return handler.answer(exchange);
        } catch (RuntimeException e) {
            log.accept("A request failed: " + e);
            return Answer.text(FAILED, "the request failed");
        }
    }

    private Answer predict(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return Answer.text(TOO_LARGE, "a customer has at most " + LARGEST_BODY + " bytes");
        }
        try {
            Customer customer = json.read(body);
            Model current = model.current();
            float probability = model.probability(current, customer);
            return new Answer(OK, JSON, json.write(current.decide(probability), probability));
        } catch (BadRequestException e) {
            return new Answer(BAD_REQUEST, JSON, json.write(e));
        } catch (IllegalArgumentException e) { // such as a number too far from those of the training rows
            return new Answer(BAD_REQUEST, JSON, json.write(new BadRequestException("", e.getMessage())));
        }
    }

    private Answer health(HttpExchange exchange) {
        return stopping ? Answer.text(UNAVAILABLE, "stopping") : Answer.text(OK, "ok");
    }

    private Answer metrics(HttpExchange exchange) {
        return new Answer(OK, Metrics.CONTENT_TYPE, metrics.text(model).getBytes(StandardCharsets.UTF_8));
    }

    private Answer drift(HttpExchange exchange) {
        String report = model.current().drift().report().toJson();
        return new Answer(OK, JSON, report.getBytes(StandardCharsets.UTF_8));
    }

    private void watch() {
        String logged = null;
        try {
            while (!stopping) {
                Thread.sleep(REFRESH_MILLISECONDS);
                long before = model.replaced();
                String problem = model.refresh();
                if (problem != null && !problem.equals(logged)) {
                    log.accept("The model stays as it is: " + problem);
                } else if (model.replaced() > before) {
                    log.accept("The model was replaced.");
                }
                logged = problem;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Stops gracefully: {@code /health} says so, connections are closed with their next answer, and requests that have
     * begun are answered, for at most ten seconds.
     */
    @Override
    public void close() {
        stopping = true;
        watcher.interrupt();
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_STOP_MILLISECONDS);
        @Nullable InterruptedException interrupted = null;
        while (active.get() > 0 && System.nanoTime() < deadline && interrupted == null) {
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                interrupted = e;
            }
        }
        server.stop(1);
        threads.shutdown();
        if (interrupted != null) {
            Thread.currentThread().interrupt();
        }
    }
}
