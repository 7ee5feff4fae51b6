package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.DslAnnotation;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatMethod;
import dev.gradwright.processor.spec.FeatureSpec;
import dev.gradwright.processor.spec.LayerMethod;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.InputForm;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.Origin;
import dev.gradwright.processor.spec.TableSpec;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The shape of the input is valid and fits into an array, and the input is flattened before a layer that takes rows.
 */
final class InputShape implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.INPUT_SHAPE;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.network().ifPresent(network -> check(spec, network, report));
    }

    private static void check(ExpandedSpec spec, NetworkSpec network, Report report) {
        if (spec.declaration().features().isPresent()) {
            network.table().ifPresent(table -> checkColumns(table, report));
        } else if (!network.input().origin().equals(originOfNetwork(spec))) {
            checkShape(spec, network, report);
        }
    }

    /** An input that is not written is reported by {@code FeaturesAndInput}. */
    private static Origin originOfNetwork(ExpandedSpec spec) {
        return spec.annotations().stream()
                .filter(annotation -> annotation.kind() == DslAnnotation.NETWORK)
                .findFirst()
                .orElseThrow()
                .origin();
    }

    private static void checkColumns(TableSpec table, Report report) {
        if (table.columns() > LayerFeatures.MAX) {
            FeatureSpec widest = table.components().stream()
                    .max(Comparator.comparing(FeatureSpec::columns))
                    .orElseThrow();
            report.at(
                    table.origin(),
                    "the features must have at most %d columns, since %d rows of them must fit into an array, but have %d, %d of them %s; use fewer there"
                            .formatted(
                                    LayerFeatures.MAX,
                                    LayerFeatures.ROWS,
                                    table.columns(),
                                    widest.columns(),
                                    widest.name()));
        } else if (!table.embeddings().isEmpty()) {
            checkWidth(table, report);
        }
    }

    /** Rows of tables make the first layer see more features than a row has columns. */
    private static void checkWidth(TableSpec table, Report report) {
        if (table.width() > LayerFeatures.MAX) {
            FeatureSpec widest = table.components().stream()
                    .max(Comparator.comparing(FeatureSpec::width))
                    .orElseThrow();
            report.at(
                    table.origin(),
                    "the first layer must see at most %d features, since %d rows of them must fit into an array, but sees %d, %d of them %s; use fewer units there"
                            .formatted(
                                    LayerFeatures.MAX,
                                    LayerFeatures.ROWS,
                                    table.width(),
                                    widest.width(),
                                    widest.name()));
        }
    }

    private static void checkShape(ExpandedSpec spec, NetworkSpec network, Report report) {
        List<Integer> shape = network.input().value();
        String problem = problemOf(shape);
        if (problem.isEmpty() && shape.size() > 1) {
            problem = firstThatNeedsRows(spec)
                    .map(layer -> "is %s, but %s takes one row of features; add a @Flatten layer before it"
                            .formatted(describe(shape), layer.name()))
                    .orElse("");
        }
        if (!problem.isEmpty()) {
            report.at(network.input().origin(), "@Network input " + problem);
        }
    }

    private static String problemOf(List<Integer> shape) {
        if (shape.isEmpty()) {
            return "must have at least one dimension, but is empty; write the number of features, as in input = 784";
        }
        for (int dimension : shape) {
            if (dimension < 1) {
                return "must have dimensions of at least 1, but one is " + dimension;
            }
        }
        if (LayerFeatures.widthOf(shape).orElse(0) > LayerFeatures.MAX) {
            return "must have at most %d features, since %d rows of them must fit into an array, but is %s"
                    .formatted(LayerFeatures.MAX, LayerFeatures.ROWS, describe(shape));
        }
        return "";
    }

    /** The first layer that needs a row of features and reads the input without a {@code @Flatten} between them. */
    private static Optional<LayerSpec> firstThatNeedsRows(ExpandedSpec spec) {
        if (!spec.declaration().hasResolvedSupertypes()) {
            return Optional.empty(); // a missing supertype may declare a @Flatten
        }
        Set<String> unflattened = new HashSet<>(Set.of(LayerMethod.INPUT));
        for (FlatMethod method : spec.methods()) {
            if (!method.isKnown()) {
                return Optional.empty();
            }
            Optional<LayerSpec> layer = method.layer()
                    .filter(candidate -> candidate.sources().stream().anyMatch(unflattened::contains));
            if (layer.filter(reader -> reader.inputForm() == InputForm.ROW).isPresent()) {
                return layer;
            }
            layer.filter(reader -> reader.inputForm() == InputForm.ANY)
                    .ifPresent(reader -> unflattened.add(reader.name()));
        }
        return Optional.empty();
    }

    private static String describe(List<Integer> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining(" × "));
    }
}
