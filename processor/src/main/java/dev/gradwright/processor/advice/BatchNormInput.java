package dev.gradwright.processor.advice;

import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.spec.LayerSpec.BatchNormSpec;
import java.util.Optional;

/**
 * A batch norm that reads an encoded record. Its numbers are standardised with the statistics of all training rows, so
 * the norm only adds the noise of those of a batch, and scales rare columns of categories up.
 */
final class BatchNormInput implements AdviceRule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.BATCH_NORM_INPUT;
    }

    @Override
    public void check(Wiring network, Report report) {
        if (network.network().table().isPresent()) {
            network.report(BatchNormSpec.class, norm -> judge(norm, network), report);
        }
    }

    /** A norm of a block or a supertype may read something else in another network. */
    private static Optional<Finding> judge(BatchNormSpec norm, Wiring network) {
        return network.readsInput(norm) && network.isDeclaredByNetwork(norm)
                ? Optional.of(Finding.at(
                        norm.origin(),
                        "%s normalizes the features, which are standardised already, by batches; remove it"
                                .formatted(norm.method().name())))
                : Optional.empty();
    }
}
