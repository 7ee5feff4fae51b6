package dev.gradwright.runtime.dashboard;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Serves a page, and pushes the newest data to the browsers that show it. All its threads are daemons. {@link
 * #wantsData}, {@link #publish} and {@link #isStopRequested} never wait for a browser.
 */
public final class DashboardServer implements AutoCloseable {
    private static final int TOKEN_BYTES = 16;
    /** More than there are event streams, so that pages are served while all streams are taken. */
    private static final int THREADS = 2 * NewestData.MAX_STREAMS;

    private static final long IDLE_SECONDS = 30;

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final NewestData data = new NewestData();
    private final StopRequests stops = new StopRequests(token());

    private DashboardServer(HttpServer server, String page) {
        this.server = server;
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), newThreads());
        threads.allowCoreThreadTimeOut(true);
        server.setExecutor(threads);
        server.createContext("/", new Router(HostCheck.of(server.getAddress().getAddress()), page, data, stops));
    }

    /**
     * Opens a server.
     *
     * @param port 0 for any free one
     * @param page HTML
     * @throws IOException if the address cannot be used, for example because another program has the port
     */
    public static DashboardServer open(InetAddress address, int port, String page) throws IOException {
        DashboardServer opened = new DashboardServer(HttpServer.create(new InetSocketAddress(address, port), 0), page);
        opened.start();
        return opened;
    }

    private static String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static ThreadFactory newThreads() {
        AtomicInteger number = new AtomicInteger();
        return task -> daemon(task, "gradwright-dashboard-" + number.incrementAndGet());
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** The dispatcher of the server is a daemon only if a daemon starts it. */
    private void start() {
        Thread starter = daemon(server::start, "gradwright-dashboard-start");
        starter.start();
        daemon(data::run, "gradwright-dashboard").start();
        boolean isInterrupted = false;
        while (starter.isAlive()) {
            try {
                starter.join();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** The address of the page, with the token that lets a browser stop the training. */
    public String url() {
        return "http://" + host() + ":" + port() + "/?token=" + stops.token();
    }

    private String host() {
        InetAddress address = server.getAddress().getAddress();
        if (address.isAnyLocalAddress()) {
            return "localhost";
        }
        String text = address.getHostAddress();
        return address instanceof Inet6Address ? "[" + text.replaceFirst("%.*", "") + "]" : text;
    }

    /** A training starts: requests to stop are for it from now on. */
    public void trainingStarted() {
        stops.trainingStarted();
        data.setStopping(false);
    }

    /** The training has ended: nothing can be stopped until the next one starts. */
    public void trainingEnded() {
        stops.trainingEnded();
    }

    /** Whether a browser has asked to stop this training. */
    public boolean isStopRequested() {
        return stops.isRequested();
    }

    /** Whether a browser waits for data that are newer than the last. That is at most once a second. */
    public boolean wantsData() {
        return data.isWanted();
    }

    /** Whether there are browsers. */
    boolean hasBrowsers() {
        return data.hasStreams();
    }

    /**
     * Shows data to all browsers, as soon as another thread has made their text.
     *
     * @param json is called once or never, by another thread; an exception of it skips these data
     */
    public void publish(Supplier<String> json) {
        data.publish(json);
    }

    /** Waits until all browsers that can keep up have the newest data, but at most as long as given. */
    public void awaitDelivery(long time, TimeUnit unit) {
        data.awaitDelivery(unit.toNanos(time));
    }

    /** Ends all connections and frees the port. */
    @Override
    public void close() {
        data.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
