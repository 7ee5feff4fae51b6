package dev.gradwright.conformance.keras;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.layer.Layer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/** A training run of Keras: data, weights at three moments, the losses of 60 steps, and the results. */
final class KerasRun {
    /** The names in Keras for the endings of parameter names. */
    private static final Map<String, String> VARIABLES = Map.of(
            "weights", "kernel",
            "bias", "bias",
            "gamma", "gamma",
            "beta", "beta",
            "movingMean", "moving_mean",
            "movingVariance", "moving_variance");

    private final JsonNode file;
    private final FMatrixRMaj x;
    private final FMatrixRMaj y;

    private KerasRun(JsonNode file) {
        this.file = file;
        this.x = Fixture.matrix(file.get("x"));
        this.y = Fixture.targets(file.get("y"));
    }

    static KerasRun load(String name) {
        return new KerasRun(Fixture.load("train_" + name));
    }

    int steps() {
        return file.get("steps").asInt();
    }

    /** The features of the batch of a step. Keras did not shuffle. */
    FMatrixRMaj x(int step) {
        return batch(x, step);
    }

    /** The targets of the batch of a step. */
    FMatrixRMaj y(int step) {
        return batch(y, step);
    }

    private FMatrixRMaj batch(FMatrixRMaj all, int step) {
        int size = file.get("batch_size").asInt();
        int first = step % file.get("steps_per_epoch").asInt() * size;
        return CommonOps_FDRM.extract(all, first, Math.min(all.numRows, first + size), 0, all.numCols);
    }

    double loss(int step) {
        return file.get("losses").get(step).asDouble();
    }

    /** Ten times the difference between float32 and float64 in Keras, like the tolerances below. */
    double lossTolerance() {
        return Math.max(1e-4, 10 * difference("loss"));
    }

    double weightTolerance() {
        return Math.max(3e-6, 10 * difference("weight"));
    }

    double predictionTolerance() {
        return Math.max(3e-6, 10 * difference("prediction"));
    }

    private double difference(String what) {
        return file.get("float64_rerun").get("max_" + what + "_diff_vs_float32").asDouble();
    }

    FMatrixRMaj predictFeatures() {
        return Fixture.matrix(file.get("predict_x"));
    }

    FMatrixRMaj predictions() {
        return Fixture.matrix(file.get("predictions"));
    }

    FMatrixRMaj validationFeatures() {
        return Fixture.matrix(file.get("val_x"));
    }

    FMatrixRMaj validationTargets() {
        return Fixture.targets(file.get("val_y"));
    }

    double validationLoss() {
        return file.get("evaluate_val_after_training").get("loss").asDouble();
    }

    /** The accuracy of the validation set, under any of its names in Keras. */
    double validationAccuracy() {
        JsonNode evaluation = file.get("evaluate_val_after_training");
        Iterator<String> names = evaluation.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (name.endsWith("accuracy")) {
                return evaluation.get(name).asDouble();
            }
        }
        throw new IllegalStateException("this run has no accuracy");
    }

    /** The moments at which the weights of Keras were recorded. */
    enum Moment {
        INITIAL("initial_weights"),
        AFTER_ONE_STEP("weights_after_step_1"),
        FINAL("final_weights"),
        /** After the averages have replaced the weights at the end of the fit. */
        AVERAGED("fit/final_weights_ema");

        private final String field;

        Moment(String field) {
            this.field = field;
        }
    }

    /** Sets the weights of a network to the initial weights of Keras. */
    void initialize(TrainableNetwork network) {
        List<FMatrixRMaj> weights = weights(network, Moment.INITIAL);
        for (int i = 0; i < weights.size(); i++) {
            network.parameters().get(i).set(weights.get(i));
        }
    }

    /** The weights in the order of the parameters of the network. Layers are matched by order. */
    List<FMatrixRMaj> weights(TrainableNetwork network, Moment moment) {
        List<FMatrixRMaj> weights = new ArrayList<>();
        Iterator<JsonNode> kerasLayers = file.at("/" + moment.field).elements();
        for (Layer layer : network.layers()) {
            if (!layer.parameters().isEmpty()) {
                JsonNode variables = kerasLayers.next();
                for (Parameter parameter : layer.parameters()) {
                    weights.add(Fixture.matrix(variables.get(variable(parameter))));
                }
            }
        }
        return weights;
    }

    private static String variable(Parameter parameter) {
        String kind = parameter.name().substring(parameter.name().lastIndexOf('.') + 1);
        return Objects.requireNonNull(VARIABLES.get(kind), kind);
    }
}
