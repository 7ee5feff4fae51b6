package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.dsl.Network;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Parallel;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.json.JSONObject;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server can unload an application: its class loader is collected although the threads of the server live on. */
@Timeout(60)
class ReloadTest {
    private final ExecutorService serverThread = Executors.newSingleThreadExecutor();

    @AfterEach
    void stopServer() {
        serverThread.shutdown();
    }

    @Test
    void anApplicationWithItsOwnLibraryIsCollected() throws Exception {
        ClassLoader server = ClassLoader.getPlatformClassLoader();
        URL[] application = Stream.concat(Stream.of(locationOf(Application.class)), library())
                .toArray(URL[]::new);

        assertThat(isCollected(runAndDrop(application, server))).isTrue();
    }

    @Test
    void anApplicationWithASharedLibraryIsCollected() throws Exception {
        try (URLClassLoader server =
                new URLClassLoader(library().toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            URL[] application = {locationOf(Application.class)};

            assertThat(isCollected(runAndDrop(application, server))).isTrue();
        }
    }

    private WeakReference<ClassLoader> runAndDrop(URL[] application, ClassLoader parent) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(application, parent)) {
            Class<?> type = loader.loadClass(Application.class.getName());
            Runnable main = (Runnable) type.getDeclaredConstructor().newInstance();
            assertThat(main.getClass()).isNotEqualTo(Application.class);
            serverThread.submit(main).get();
            return new WeakReference<>(loader);
        }
    }

    /** Waits, because the worker threads end only after some time. */
    @SuppressWarnings("SystemGc")
    private static boolean isCollected(WeakReference<ClassLoader> loader) throws InterruptedException {
        while (loader.get() != null) {
            System.gc();
            Thread.sleep(50);
        }
        return true;
    }

    private static Stream<URL> library() {
        return Stream.of(
                        Network.class,
                        TrainableNetwork.class,
                        FMatrixRMaj.class,
                        CommonOps_FDRM.class,
                        JSONObject.class,
                        NullMarked.class)
                .map(ReloadTest::locationOf);
    }

    private static URL locationOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    /** Trains and predicts with several threads; its predictor stays in a static field. */
    public static final class Application implements Runnable {
        private static ClassifierPredictor predictor;

        @Override
        public void run() {
            for (KernelTier tier : KernelTier.values()) {
                use(tier);
            }
            new Parallel().run((part, parts) -> {}, 2);
        }

        private static void use(KernelTier tier) {
            ClassifierNetwork network = ClassifierNetwork.create(1, tier);
            network.useThreads(2);
            network.trainOnBatch(new FMatrixRMaj(8, 20), new FMatrixRMaj(8, 1));
            predictor = network.predictor();
            float[] row = new float[20];
            Arrays.fill(row, 1);
            predictor.classify(row);
        }
    }
}
