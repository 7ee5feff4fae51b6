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

/** A network of any size in Gradwright's hands, out of classes that were compiled while the benchmarks ran. */
public final class GrownNetwork {
    private final TrainableNetwork network;
    private final NetworkPredictor<?> predictor;
    private final Examples examples;
    private final FMatrixRMaj outputs;

    /**
     * @param classes where the compiled network lies
     * @throws ReflectiveOperationException if it does not
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
