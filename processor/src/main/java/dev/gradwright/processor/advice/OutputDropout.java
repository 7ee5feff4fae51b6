package dev.gradwright.processor.advice;

import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.ActivationSpec;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import dev.gradwright.processor.spec.LayerSpec.RateSpec;
import java.util.Optional;

/**
 * A dropout after the output layer sets predictions to 0 during training, which no weight can make up for. After the
 * output layer means: only activations and other dropouts follow, if anything.
 */
final class OutputDropout implements AdviceRule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.OUTPUT_DROPOUT;
    }

    @Override
    public void check(Wiring network, Report report) {
        network.report(RateSpec.class, dropout -> judge(dropout, network), report);
    }

    private static Optional<Finding> judge(RateSpec dropout, Wiring network) {
        if (dropout.rate().value() == 0 || !network.isDeclaredByNetwork(dropout) || !endsBelow(dropout, network)) {
            return Optional.empty();
        }
        return network.above(dropout, layer -> !(layer instanceof DenseSpec))
                .map(output -> Finding.at(
                        dropout.origin(),
                        "%s drops outputs of the network, because %s is its last dense layer; remove %s, or move it above %s"
                                .formatted(
                                        dropout.method().name(),
                                        output.method().name(),
                                        dropout.method().name(),
                                        output.method().name())));
    }

    private static boolean endsBelow(LayerSpec layer, Wiring network) {
        Optional<LayerSpec> last = Optional.of(layer);
        while (last.filter(network::isOutput).isEmpty()) {
            last = last.flatMap(network::onlyReader)
                    .filter(reader -> Activations.isIdentity(reader) || reader instanceof ActivationSpec);
            if (last.isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
