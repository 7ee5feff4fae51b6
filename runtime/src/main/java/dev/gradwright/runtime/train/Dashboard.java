package dev.gradwright.runtime.train;

import dev.gradwright.runtime.dashboard.DashboardServer;
import dev.gradwright.runtime.dashboard.LiveScript;
import dev.gradwright.runtime.report.ReportData;
import dev.gradwright.runtime.report.ReportPage;
import dev.gradwright.runtime.state.StateVisitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Shows the page of {@link TrainingReport} live in browsers, at an address that it prints to standard output when the
 * training starts.
 *
 * <pre>{@code
 * Trainer.of(net).epochs(25).validation(valid).listener(Dashboard.serve(8080)).fit(train);
 *
 * dashboard: http://127.0.0.1:8080/?token=5f0c...
 * }</pre>
 *
 * <p>Browsers get the newest data about once a second. A browser that is slow or gone delays nothing: it misses data, and
 * the training is not changed by a bit. The page has a button that stops the training after the current epoch, as {@link
 * TrainingProgress#stop(String)} does; it needs the token of the printed address. Without the token the page can only be
 * read.
 *
 * <p>The server listens on this machine only, unless {@link #on} names another address. It stays open after the training,
 * and serves the next one too, until {@link #close} or the end of the program, which it does not delay. It needs the
 * module {@code jdk.httpserver}, which every JDK has.
 */
public final class Dashboard implements TrainingListener, AutoCloseable {
    private static final int MAX_PORT = 65_535;
    private static final String REASON = "stopped in the dashboard";
    /** Browsers have so long to get the data of the end, because the program may end then. */
    private static final long LAST_DATA_SECONDS = 1;
    /** The thread that trains collects data for at most a fiftieth of the time. */
    private static final int PAUSES = 50;

    private final InetAddress address;
    private final int port;
    private volatile @Nullable DashboardServer server;
    private @Nullable RunMonitor monitor;
    private long collectedAt;
    private long collecting;

    private Dashboard(InetAddress address, int port) {
        this.address = address;
        this.port = port;
    }

    /**
     * Serves the page on a port of this machine. The server opens when a training starts, or when {@link #url} or {@link
     * #port} is called. If the port is in use, the fit fails before its first epoch.
     *
     * @param port 0 for any free one
     * @throws IllegalArgumentException if it is not from 0 to 65535
     */
    public static Dashboard serve(int port) {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("port must be from 0 to 65535, but is " + port);
        }
        return new Dashboard(InetAddress.getLoopbackAddress(), port);
    }

    /**
     * Returns a dashboard that listens on an address of the network, such as that of one of this machine's interfaces.
     * Everybody who can reach it can read the page, without encryption. To look at a remote machine, a tunnel to the
     * default address is safer: {@code ssh -L 8080:localhost:8080 machine}.
     *
     * @param address {@code 0.0.0.0} for all interfaces
     */
    public Dashboard on(InetAddress address) {
        return new Dashboard(Objects.requireNonNull(address, "address must not be null"), port);
    }

    /**
     * The port that the server listens on; opens it if it is not open.
     *
     * @throws UncheckedIOException if the port is in use
     */
    public int port() {
        return open().port();
    }

    /**
     * The address of the page, with the token that the stop button needs; opens the server if it is not open.
     *
     * @throws UncheckedIOException if the port is in use
     */
    public String url() {
        return open().url();
    }

    private synchronized DashboardServer open() {
        DashboardServer opened = server;
        if (opened == null) {
            try {
                opened = DashboardServer.open(address, port, ReportPage.live("Training", LiveScript.text()));
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "cannot serve the dashboard on port " + port + " of " + address.getHostAddress() + ": "
                                + e.getMessage()
                                + "; choose another port, such as Dashboard.serve(0) for any free one, or end the program"
                                + " that has this one",
                        e);
            } catch (NoClassDefFoundError e) {
                throw new IllegalStateException(
                        "the dashboard needs the module jdk.httpserver, which this Java runtime lacks or has not"
                                + " resolved; add --add-modules jdk.httpserver, or `requires jdk.httpserver;` to your"
                                + " module-info.java",
                        e);
            }
            server = opened;
        }
        return opened;
    }

    @Override
    public void trainingStarted(TrainingProgress progress) {
        DashboardServer opened = open();
        monitor = new RunMonitor(progress);
        opened.trainingStarted();
        collectedAt = System.nanoTime();
        opened.publish(monitor.now()::toJson);
        ProgressBar.println("dashboard: " + opened.url());
    }

    @Override
    public void trainingResumed(TrainingProgress progress) {
        monitor().resumed();
    }

    @Override
    public void stepDone(TrainingProgress progress) {
        monitor().stepDone();
        look(progress);
    }

    @Override
    public void epochEnded(TrainingProgress progress, EpochLog log) {
        monitor().epochEnded();
        look(progress);
    }

    /** Gives browsers what they wait for, and does what they ask for. It does not wait for them. */
    private void look(TrainingProgress progress) {
        DashboardServer opened = server;
        if (opened == null) {
            return;
        }
        if (opened.isStopRequested()) {
            progress.stop(REASON);
        }
        if (opened.wantsData() && System.nanoTime() - collectedAt >= PAUSES * collecting) {
            long start = System.nanoTime();
            opened.publish(monitor().now()::toJson);
            collectedAt = System.nanoTime();
            collecting = collectedAt - start;
        }
    }

    @Override
    public void historyCompleted(TrainingProgress progress, History history) {
        end(monitor().completed(history));
    }

    @Override
    public void trainingFailed(TrainingProgress progress, Throwable cause) {
        if (monitor != null) {
            end(monitor.failed(cause));
        }
    }

    private void end(ReportData last) {
        monitor = null;
        DashboardServer opened = server;
        if (opened != null) {
            opened.trainingEnded();
            opened.publish(last::toJson);
            opened.awaitDelivery(LAST_DATA_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Ends all connections and frees the port. The browsers keep what they show. */
    @Override
    public synchronized void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    private RunMonitor monitor() {
        return Objects.requireNonNull(monitor, "the training has not started");
    }

    /** Visits what the curves show. */
    @Override
    public void visit(StateVisitor visitor) {
        visitor.visit("monitor", monitor());
    }
}
