package dev.gradwright.benchmarks.contender;

import dev.gradwright.benchmarks.network.Examples;
import dev.gradwright.benchmarks.network.SpecSource;
import dev.gradwright.benchmarks.network.StartWeights;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.predict.NetworkPredictor;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.ejml.data.FMatrixRMaj;

/** A Gradwright network of any size, loaded from classes that the benchmarks have compiled. */
public final class GrownNetwork {
    private final TrainableNetwork network;
    private final NetworkPredictor<?> predictor;
    private final Examples examples;
    private final FMatrixRMaj outputs;

    /**
     * @param classes the directory of the compiled network
     * @throws ReflectiveOperationException if it is not there
     */
    public GrownNetwork(Path classes, SpecSource spec, KernelTier tier, int rows) throws ReflectiveOperationException {
        Class<?> type = Class.forName(spec.name() + "Network", true, new URLClassLoader(new URL[] {url(classes)}));
        network = (TrainableNetwork)
                type.getMethod("create", long.class, KernelTier.class).invoke(null, StartWeights.SEED, tier);
        predictor = (NetworkPredictor<?>) type.getMethod("predictor").invoke(network);
        examples = new Examples(rows, spec.width(), SpecSource.CLASSES);
        outputs = new FMatrixRMaj(rows, SpecSource.CLASSES);
    }

    private static URL url(Path directory) {
        try {
            return directory.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** One optimizer step on the next batch. */
    public void step() {
        int batch = examples.next();
        network.trainOnBatch(examples.features(batch), examples.labels(batch));
    }

    /** Predicts the next batch. */
    public void predict() {
        predictor.predict(examples.features(examples.next()), outputs);
    }
}
