package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.EnsembleSpec;
import dev.gradwright.processor.spec.Features;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import java.util.List;
import java.util.Optional;

/** {@code @Ensemble} has a sensible number of members, and a dense layer that computes the output. */
final class EnsembleOutput implements Rule {
    private static final int MIN_MEMBERS = 2;
    private static final int MAX_MEMBERS = 256;
    /** The length of the longest array that JVMs support. */
    private static final long MAX_WEIGHTS = Integer.MAX_VALUE - 8;

    @Override
    public DiagnosticName name() {
        return DiagnosticName.ENSEMBLE;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.network().flatMap(NetworkSpec::ensemble).ifPresent(ensemble -> check(ensemble, spec, report));
    }

    private static void check(EnsembleSpec ensemble, ExpandedSpec spec, Report report) {
        int members = ensemble.members().value();
        if (members < MIN_MEMBERS || members > MAX_MEMBERS) {
            report.at(
                    ensemble.members().origin(),
                    "@Ensemble k must be from %d to %d, but is %d".formatted(MIN_MEMBERS, MAX_MEMBERS, members));
            return;
        }
        if (spec.oversize().isPresent() || !spec.hasAllLayers()) {
            return; // the last layer is missing here
        }
        List<LayerSpec> layers = spec.layers().toList();
        if (layers.isEmpty()) {
            return;
        }
        LayerSpec output = LayerSpec.computing(layers);
        if (output instanceof DenseSpec dense) {
            checkWeights(dense, members, spec, report);
        } else {
            report.at(
                    ensemble.origin(),
                    "the members of an @Ensemble differ in the dense layer that computes the output, but %s is a @%s; end with a @Dense layer, or remove @Ensemble"
                            .formatted(output.name(), output.kind().simpleName()));
        }
    }

    private static void checkWeights(DenseSpec dense, int members, ExpandedSpec spec, Report report) {
        long units = dense.units().value();
        Optional<Long> inputs = Features.ofFirst(LayerFeatures.of(spec).readBy(dense)).width().stream()
                .boxed()
                .findFirst();
        if (units > 0 && inputs.isPresent() && inputs.get() * units * members > MAX_WEIGHTS) {
            report.at(
                    dense.units().origin(),
                    "%s has %d weights for each of the %d members of the @Ensemble, since it reads %d features, but all of them must fit into an array; use fewer units or members"
                            .formatted(dense.name(), inputs.get() * units, members, inputs.get()));
        }
    }
}
