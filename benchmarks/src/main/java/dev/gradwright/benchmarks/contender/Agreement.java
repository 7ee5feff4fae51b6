package dev.gradwright.benchmarks.contender;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gradwright.benchmarks.network.OptimizerKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Checks that a contender does the same work as the others. It runs in its own JVM and prints the number of trained
 * parameters and the losses of the first steps, or the predictions, as JSON.
 */
public final class Agreement {
    /** The number of training steps. */
    public static final int STEPS = 40;

    /** The batch size. */
    public static final int ROWS = 32;

    private Agreement() {}

    /** Takes a {@link Contender} and an {@link OptimizerKind} or a {@link PredictionTask}. */
    public static void main(String[] arguments) throws IOException {
        Contender contender = Contender.valueOf(arguments[0]);
        String what = arguments[1];
        Object result = isOptimizer(what)
                ? losses(contender, OptimizerKind.valueOf(what))
                : outputs(contender, PredictionTask.valueOf(what));
        System.out.println("\n" + new ObjectMapper().writeValueAsString(result));
        System.exit(0); // some peers leave threads running
    }

    private static boolean isOptimizer(String name) {
        return List.of(OptimizerKind.values()).stream()
                .anyMatch(kind -> kind.name().equals(name));
    }

    private static Map<String, Object> losses(Contender contender, OptimizerKind optimizer) {
        try (Training training = contender.training(optimizer, ROWS)) {
            List<Float> losses = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                losses.add(training.stepWithLoss());
            }
            return Map.of("parameters", training.trainedParameters(), "losses", losses);
        }
    }

    private static float[] outputs(Contender contender, PredictionTask task) {
        try (Prediction prediction = contender.prediction(task, ROWS)) {
            prediction.run();
            return prediction.outputs();
        }
    }
}
