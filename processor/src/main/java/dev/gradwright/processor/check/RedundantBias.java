package dev.gradwright.processor.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.BatchNormSpec;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import dev.gradwright.processor.spec.Origin;
import dev.gradwright.processor.spec.PartSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A dense layer that only a batch norm reads needs no bias: the norm subtracts the mean of the batch, and the bias with
 * it (Ioffe and Szegedy, 2015, section 3.2), whether or not the norm has a β.
 *
 * <p>A layer in a repeat or a block is reported only if this holds for each of its copies. A frozen layer is not
 * reported, because its values come from another network. Neither is a layer in a supertype or a block that does not
 * declare the norm too: other networks may use it without one.
 */
final class RedundantBias implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.REDUNDANT_BIAS;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        if (!spec.isComplete() || !spec.declaration().isResolved() || !UnknownSource.holds(spec)) {
            return; // the readers of layers are not known
        }
        Map<String, List<LayerSpec>> readers = readersOf(spec);
        Map<Origin, List<DenseSpec>> copiesByMethod = spec.layers()
                .filter(DenseSpec.class::isInstance)
                .map(DenseSpec.class::cast)
                .collect(groupingBy(dense -> dense.method().origin(), LinkedHashMap::new, toList()));
        for (List<DenseSpec> copies : copiesByMethod.values()) {
            List<BatchNormSpec> norms = copies.stream()
                    .flatMap(dense -> onlyReader(dense, readers)
                            .filter(norm -> removesBias(dense, norm) && areDeclaredTogether(dense, norm, spec))
                            .stream())
                    .toList();
            if (norms.size() == copies.size()) {
                report(copies.get(0), norms.get(0), report);
            }
        }
    }

    /** The layers that read a layer, by the name of the one that is read. */
    private static Map<String, List<LayerSpec>> readersOf(ExpandedSpec spec) {
        Map<String, List<LayerSpec>> readers = new HashMap<>();
        spec.layers()
                .forEach(layer -> layer.sources()
                        .forEach(source -> readers.computeIfAbsent(source, name -> new ArrayList<>())
                                .add(layer)));
        return readers;
    }

    private static Optional<BatchNormSpec> onlyReader(DenseSpec dense, Map<String, List<LayerSpec>> readers) {
        List<LayerSpec> all = readers.getOrDefault(dense.name(), List.of());
        return all.size() == 1 && all.get(0) instanceof BatchNormSpec norm ? Optional.of(norm) : Optional.empty();
    }

    /** An activity penalty is computed before the norm, so the bias affects it. */
    private static boolean removesBias(DenseSpec dense, BatchNormSpec norm) {
        return dense.bias().value()
                && dense.activation().value() == ActivationFunction.LINEAR
                && dense.regularization().activity().isEmpty()
                && !dense.isFrozen()
                && !norm.isFrozen();
    }

    /** Whether each network that has the dense layer has the norm, too. */
    private static boolean areDeclaredTogether(DenseSpec dense, BatchNormSpec norm, ExpandedSpec spec) {
        int end = dense.name().lastIndexOf('.');
        if (end >= 0) {
            return norm.name().startsWith(dense.name().substring(0, end + 1));
        }
        String normMethod = norm.name().split("\\.", 2)[0];
        for (PartSpec part : spec.declaration().parts()) {
            if (part.methods().contains(dense.name()) && !part.methods().contains(normMethod)) {
                return false;
            }
        }
        return true;
    }

    private static void report(DenseSpec dense, BatchNormSpec norm, Report report) {
        report.at(
                dense.bias().origin(),
                "the bias of %s has no effect, because %s subtracts the mean of the batch; set bias = false"
                        .formatted(dense.method().name(), norm.method().name()));
    }
}
