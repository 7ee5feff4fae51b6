package dev.gradwright.benchmarks.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gradwright.benchmarks.contender.Agreement;
import dev.gradwright.benchmarks.contender.Contender;
import dev.gradwright.benchmarks.contender.PredictionTask;
import dev.gradwright.benchmarks.network.OptimizerKind;
import dev.gradwright.benchmarks.run.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Notes that show to which degree the contenders did the same work. */
final class AgreementNotes {
    private static final List<Integer> SHOWN = List.of(1, 2, 10, Agreement.STEPS);

    private final Bench bench;
    private final Torch torch;

    AgreementNotes(Bench bench) {
        this.bench = bench;
        this.torch = new Torch(bench);
    }

    /** The losses of some steps, one sentence per contender. */
    List<String> of(OptimizerKind optimizer) {
        List<String> notes = new ArrayList<>();
        notes.add("Losses at steps " + SHOWN + " from the same weights on the same batches of " + Agreement.ROWS + ":");
        for (Contender contender : Contender.TRAINERS) {
            notes.add(losses(contender.label(), () -> ask(contender, optimizer.name())));
        }
        notes.add(losses(Torch.LABEL, () -> torch.losses(optimizer)));
        return notes;
    }

    /** The largest difference from the predictions of the first contender, one sentence per contender. */
    List<String> of(PredictionTask task) {
        List<String> notes = new ArrayList<>();
        notes.add("Largest difference from the predictions of "
                + Contender.PREDICTORS.get(0).label() + " for the same " + Agreement.ROWS + " rows:");
        try {
            JsonNode first = ask(Contender.PREDICTORS.get(0), task.name());
            for (Contender contender : Contender.PREDICTORS) {
                notes.add(difference(contender.label(), first, () -> ask(contender, task.name())));
            }
            notes.add(difference(Torch.LABEL, first, () -> torch.outputs(task)));
        } catch (Failure e) {
            notes.add("- " + e.getMessage());
        }
        return notes;
    }

    private interface Answer {
        JsonNode get() throws Failure;
    }

    private static String losses(String contender, Answer answer) {
        try {
            JsonNode node = answer.get();
            List<String> shown = new ArrayList<>();
            for (int step : SHOWN) {
                shown.add(String.format(
                        Locale.ROOT, "%.5f", node.path("losses").path(step - 1).asDouble()));
            }
            return String.format(
                    Locale.ROOT,
                    "- %s: %s; it trains %,d parameters",
                    contender,
                    String.join(", ", shown),
                    node.path("parameters").asLong());
        } catch (Failure e) {
            return "- " + contender + ": " + e.getMessage();
        }
    }

    private static String difference(String contender, JsonNode first, Answer answer) {
        try {
            JsonNode node = answer.get();
            double greatest = node.size() == first.size() ? 0 : Double.NaN;
            for (int i = 0; i < first.size(); i++) {
                greatest = Math.max(
                        greatest,
                        Math.abs(first.get(i).asDouble() - node.path(i).asDouble()));
            }
            return String.format(Locale.ROOT, "- %s: %.1e", contender, greatest);
        } catch (Failure e) {
            return "- " + contender + ": " + e.getMessage();
        }
    }

    private JsonNode ask(Contender contender, String what) throws Failure {
        List<String> command = bench.child().java(contender.jvmFlags(), Agreement.class, contender.name(), what);
        String output =
                bench.child().output("agreement-" + contender.name(), command).trim();
        try {
            return new ObjectMapper().readTree(output.substring(output.lastIndexOf('\n') + 1));
        } catch (JsonProcessingException e) {
            throw new Failure("printed no JSON: " + e.getMessage(), e);
        }
    }
}
