package dev.gradwright.runtime.train;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.DataFingerprint;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.graph.Attributes;
import dev.gradwright.runtime.graph.Choice;
import dev.gradwright.runtime.graph.Training;
import dev.gradwright.runtime.network.NetworkOrigin;
import dev.gradwright.runtime.report.Facts;
import dev.gradwright.runtime.train.RunRecord.Environment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a page about a training says of its settings, data and machine, as tables of names and values. */
final class RunFacts {
    /** The title of the facts about the data. */
    static final String DATA = "Data";

    private RunFacts() {}

    /** The tables, in the order of the page. */
    static List<Facts> of(TrainingProgress progress) {
        Optional<NetworkOrigin> origin = NetworkOrigin.of(progress.network());
        return List.of(fit(progress), network(progress.network(), origin), data(progress), machine(origin));
    }

    private static Facts fit(TrainingProgress progress) {
        Map<String, String> entries = new LinkedHashMap<>();
        progress.settings().forEach((name, value) -> entries.put(name, value.toString()));
        entries.put("steps of an epoch", String.format(Locale.ROOT, "%,d", progress.stepsPerEpoch()));
        return new Facts("Fit", entries);
    }

    private static Facts network(TrainableNetwork network, Optional<NetworkOrigin> origin) {
        Training training = network.graph().training();
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("loss", text(training.loss()));
        if (!training.metrics().isEmpty()) {
            entries.put("metrics", text(training.metrics()));
        }
        entries.put("optimizer", text(training.optimizer()));
        entries.put("schedule", text(training.schedule()));
        entries.put("clipping", training.clipping().isEmpty() ? "none" : text(training.clipping()));
        if (origin.isPresent() && origin.get().seed().isPresent()) {
            entries.put("seed", Long.toString(origin.get().seed().getAsLong()));
        }
        entries.put("fingerprint", network.fingerprint());
        return new Facts("Network", entries);
    }

    private static String text(Choice choice) {
        return choice.attributes().isEmpty() ? choice.kind() : choice.kind() + ": " + text(choice.attributes());
    }

    private static String text(Attributes attributes) {
        return attributes.asMap().entrySet().stream()
                .map(entry -> entry.getKey() + " " + Attributes.text(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static Facts data(TrainingProgress progress) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("training", progress.data().fingerprint());
        Dataset validation = progress.validation();
        entries.put(
                "validation",
                validation == null ? "none" : DataFingerprint.of(validation).toString());
        return new Facts(DATA, entries);
    }

    private static Facts machine(Optional<NetworkOrigin> origin) {
        Environment environment = RunRecorder.environment(origin);
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("Gradwright", environment.gradwright());
        entries.put("Java", environment.java() + ", " + environment.vm());
        entries.put("system", environment.os());
        entries.put("processors", Integer.toString(environment.processors()));
        entries.put("threads of the network", Integer.toString(environment.threads()));
        entries.put("kernels", environment.kernels().toLowerCase(Locale.ROOT));
        entries.put(
                "largest heap",
                String.format(Locale.ROOT, "%,d MB", Runtime.getRuntime().maxMemory() >> 20));
        return new Facts("Machine", entries);
    }
}
