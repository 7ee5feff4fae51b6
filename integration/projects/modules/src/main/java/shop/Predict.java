package shop;

import dev.gradwright.runtime.predict.PredictorHandle;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;

public class Predict {
    public static void main(String[] args) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(Path.of(args[0])))) {
            PredictorHandle handle = (PredictorHandle) in.readObject();
            System.out.println("class of (1, 1) by handle: " + handle.predictor().classify(new float[] {1, 1}));
        }
    }
}
