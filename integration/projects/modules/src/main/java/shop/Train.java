package shop;

import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.predict.PredictorHandle;
import dev.gradwright.runtime.train.ProgressBar;
import dev.gradwright.runtime.train.Trainer;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;

public class Train {
    public static void main(String[] args) throws IOException {
        Dataset points = points(1_000);
        QuadrantsNetwork net = QuadrantsNetwork.create(42);
        Trainer.of(net).epochs(10).listener(ProgressBar.console()).fit(points);
        net.save(Path.of(args[0]));
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(Path.of(args[1])))) {
            out.writeObject(PredictorHandle.of(net.predictor()));
        }

        boolean accurate = QuadrantsNetwork.load(Path.of(args[0])).evaluate(points).metric(ACCURACY) > 0.9f;
        System.out.println(KernelTier.active() + " kernels, accurate: " + accurate);
        System.out.println("class of (1, 1): " + QuadrantsPredictor.load(Path.of(args[0])).classify(new float[] {1, 1}));
    }

    private static Dataset points(int rows) {
        Random random = new Random(1);
        FMatrixRMaj x = new FMatrixRMaj(rows, 2);
        FMatrixRMaj y = new FMatrixRMaj(rows, 1);
        for (int row = 0; row < rows; row++) {
            float right = (float) random.nextGaussian();
            float up = (float) random.nextGaussian();
            x.set(row, 0, right);
            x.set(row, 1, up);
            y.set(row, 0, (right > 0 ? 1 : 0) + (up > 0 ? 2 : 0));
        }
        return Dataset.of(x, y);
    }
}
