package dev.gradwright.processor.spec;

import dev.gradwright.processor.naming.QualifiedName;
import dev.gradwright.processor.naming.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The record that a network takes, and what it predicts from it.
 *
 * @param type the record
 * @param visibility of the record and of the target: generated methods that name them have the same
 * @param components of the record in order, ignored ones included
 * @param group the name of the component that says to which query a row belongs, if there is one
 * @param origin where the spec names the record
 */
public record TableSpec(
        QualifiedName type,
        Visibility visibility,
        List<FeatureSpec> components,
        Optional<String> group,
        TargetSpec target,
        Origin origin) {
    public TableSpec {
        components = List.copyOf(components);
    }

    /** The components that are encoded, in order. */
    public List<FeatureSpec.Encoded> features() {
        return components.stream()
                .filter(FeatureSpec.Encoded.class::isInstance)
                .map(FeatureSpec.Encoded.class::cast)
                .toList();
    }

    /** Number of columns of an encoded record; below 0 if a value is out of range. */
    public long columns() {
        return components.stream().anyMatch(component -> component.columns() < 0)
                ? -1
                : components.stream().mapToLong(FeatureSpec::columns).sum();
    }

    /** The components whose indices are replaced by rows of trained tables, in order. */
    public List<FeatureSpec.EmbeddedSpec> embeddings() {
        return components.stream()
                .filter(FeatureSpec.EmbeddedSpec.class::isInstance)
                .map(FeatureSpec.EmbeddedSpec.class::cast)
                .toList();
    }

    /** Number of features that the first layer sees; below 0 if a value is out of range. */
    public long width() {
        return components.stream().anyMatch(component -> component.width() < 0)
                ? -1
                : components.stream().mapToLong(FeatureSpec::width).sum();
    }

    /** The names of the columns of an encoded record, as far as the compiler knows them. */
    public List<String> columnNames() {
        return components.stream().flatMap(FeatureSpec::columnNames).toList();
    }

    /** The record, and the enum that is predicted. */
    public Stream<QualifiedName> types() {
        return target instanceof TargetSpec.EnumTarget predicted
                ? Stream.of(type, predicted.type().type())
                : Stream.of(type);
    }
}
