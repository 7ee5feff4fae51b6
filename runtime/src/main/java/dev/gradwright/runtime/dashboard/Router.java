package dev.gradwright.runtime.dashboard;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Answers requests: the page, the stream of events, and the request to stop. It reads no request's body. */
final class Router implements HttpHandler {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
            + " img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final byte[] RECONNECT = "retry: 2000\n\n".getBytes(StandardCharsets.UTF_8);

    private final HostCheck hosts;
    private final byte[] page;
    private final NewestData data;
    private final StopRequests stops;

    Router(HostCheck hosts, String page, NewestData data, StopRequests stops) {
        this.hosts = hosts;
        this.page = page.getBytes(StandardCharsets.UTF_8);
        this.data = data;
        this.stops = stops;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            secure(exchange.getResponseHeaders());
            if (!hosts.allows(exchange.getRequestHeaders().get("Host"))) {
                answer(exchange, FORBIDDEN, "this server answers to localhost and 127.0.0.1 only");
                return;
            }
            switch (String.valueOf(exchange.getRequestURI().getPath())) {
                case "/" -> page(exchange);
                case "/events" -> events(exchange);
                case "/stop" -> stop(exchange);
                default -> answer(exchange, NOT_FOUND, "there is no such page; the dashboard is at /");
            }
        }
    }

    private static void secure(Headers headers) {
        headers.set("Cache-Control", "no-store");
        headers.set("Content-Security-Policy", POLICY);
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Content-Type-Options", "nosniff");
    }

    private void page(HttpExchange exchange) throws IOException {
        if (isAllowed(exchange, "GET", "HEAD")) {
            answer(exchange, OK, "text/html; charset=utf-8", page);
        }
    }

    private void events(HttpExchange exchange) throws IOException {
        if (!isAllowed(exchange, "GET")) {
            return;
        }
        NewestData.Stream stream = data.open();
        if (stream == null) {
            exchange.getResponseHeaders().set("Retry-After", "10");
            answer(exchange, UNAVAILABLE, "too many browsers show this dashboard; close some");
            return;
        }
        try {
            send(exchange, stream);
        } finally {
            data.close(stream);
        }
    }

    private void send(HttpExchange exchange, NewestData.Stream stream) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(OK, 0);
        OutputStream out = exchange.getResponseBody();
        for (byte[] event = RECONNECT; event != null; event = data.next(stream)) {
            out.write(event);
            out.flush();
        }
    }

    private void stop(HttpExchange exchange) throws IOException {
        if (!isAllowed(exchange, "POST")) {
            return;
        }
        if (!stops.isAuthorized(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, FORBIDDEN, "the token is wrong; open the address that the program has printed");
        } else if (!stops.request()) {
            answer(exchange, CONFLICT, "no training runs");
        } else {
            data.setStopping(true);
            answer(exchange, ACCEPTED, "the training stops after this epoch");
        }
    }

    private static boolean isAllowed(HttpExchange exchange, String... methods) throws IOException {
        for (String method : methods) {
            if (exchange.getRequestMethod().equals(method)) {
                return true;
            }
        }
        exchange.getResponseHeaders().set("Allow", String.join(", ", methods));
        answer(exchange, METHOD_NOT_ALLOWED, "use " + String.join(" or ", methods));
        return false;
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        answer(exchange, status, TEXT, (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
