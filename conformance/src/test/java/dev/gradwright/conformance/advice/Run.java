package dev.gradwright.conformance.advice;

import dev.gradwright.runtime.DivergenceException;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.advice.Finding;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.train.Advice;
import dev.gradwright.runtime.train.History;
import dev.gradwright.runtime.train.Trainer;
import java.util.ArrayList;
import java.util.List;

/**
 * A training with advice.
 *
 * @param findings in order
 * @param accuracy on validation data; NaN if it is not measured or the training diverged
 * @param error the loss on validation data, infinite if the training diverged
 */
record Run(List<Finding> findings, double accuracy, double error) {
    static Run of(TrainableNetwork network, int epochs, Dataset train, Dataset valid) {
        List<Finding> findings = new ArrayList<>();
        return of(Trainer.of(network).listener(Advice.to(findings::add)), findings, epochs, train, valid);
    }

    /** A training whose advice is collected in a list. */
    static Run of(Trainer trainer, List<Finding> findings, int epochs, Dataset train, Dataset valid) {
        try {
            History history = trainer.epochs(epochs).validation(valid).fit(train);
            return new Run(findings, last(history, "val_accuracy"), last(history, "val_loss"));
        } catch (DivergenceException e) {
            return new Run(findings, Double.NaN, Double.POSITIVE_INFINITY);
        }
    }

    private static double last(History history, String name) {
        return history.names().contains(name) ? history.get(name)[history.epochs() - 1] : Double.NaN;
    }

    List<String> names() {
        return findings.stream().map(Finding::name).toList();
    }

    /** The message of the only finding of a name. */
    String message(String name) {
        List<Finding> named =
                findings.stream().filter(finding -> finding.name().equals(name)).toList();
        if (named.size() != 1) {
            throw new AssertionError("expected one " + name + ", but found " + findings);
        }
        return named.get(0).message();
    }
}
