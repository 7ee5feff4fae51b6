package dev.gradwright.processor.spec;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A component of a record as a feature: how it is encoded, and in how many columns. */
public sealed interface FeatureSpec {
    /** The component; empty if it is ignored and has a type that generated code cannot read. */
    Optional<ComponentSpec> component();

    /** The name of the component. */
    String name();

    /** Number of columns; below 0 if a value is out of range. */
    long columns();

    /** The names of the columns, as far as the compiler knows them. */
    Stream<String> columnNames();

    /** Number of features that the first layer sees; below 0 if a value is out of range. */
    default long width() {
        return columns();
    }

    /** A feature whose component may be read from a file. */
    sealed interface Encoded extends FeatureSpec {
        /** The component that is encoded. */
        ComponentSpec source();

        /** Whether a missing value has a column of its own. */
        boolean isOptional();

        @Override
        default Optional<ComponentSpec> component() {
            return Optional.of(source());
        }

        @Override
        default String name() {
            return source().name();
        }

        /** The names of the columns without that of missing values. */
        Stream<String> valueNames();

        /** Number of columns without that of missing values; below 0 if a value is out of range. */
        long valueColumns();

        @Override
        default long columns() {
            return valueColumns() < 0 ? -1 : valueColumns() + (isOptional() ? 1 : 0);
        }

        @Override
        default Stream<String> columnNames() {
            return isOptional() ? Stream.concat(valueNames(), Stream.of(name() + " missing")) : valueNames();
        }
    }

    /**
     * A standardised number or date.
     *
     * @param isLogarithmic whether the logarithm of the value is standardised
     */
    record NumberSpec(ComponentSpec source, boolean isLogarithmic, boolean isOptional) implements Encoded {
        @Override
        public Stream<String> valueNames() {
            return Stream.of(name());
        }

        @Override
        public long valueColumns() {
            return 1;
        }
    }

    /**
     * A number or date in a piecewise-linear encoding.
     *
     * @param rowsPerBin the least number of rows for each bin; 0 for no limit
     */
    record BinnedSpec(ComponentSpec source, Valued<Integer> bins, int rowsPerBin, boolean isOptional)
            implements Encoded {
        @Override
        public Stream<String> valueNames() {
            return IntStream.range(0, bins.value()).mapToObj(bin -> name() + " bin " + bin);
        }

        @Override
        public long valueColumns() {
            return bins.value() < 1 ? -1 : bins.value();
        }
    }

    /** A boolean. */
    record FlagSpec(ComponentSpec source, boolean isOptional) implements Encoded {
        @Override
        public Stream<String> valueNames() {
            return Stream.of(name());
        }

        @Override
        public long valueColumns() {
            return 1;
        }
    }

    /** An enum. */
    record ConstantSpec(ComponentSpec source, EnumSpec type, boolean isOptional) implements Encoded {
        @Override
        public Stream<String> valueNames() {
            Stream<String> names = type.constants().stream().map(constant -> name() + "=" + constant);
            return type.constants().size() == 2 ? names.skip(1) : names;
        }

        @Override
        public long valueColumns() {
            return type.constants().size() == 2 ? 1 : type.constants().size();
        }
    }

    /** A text with a vocabulary of the training rows. */
    record CategorySpec(ComponentSpec source, Valued<Integer> capacity) implements Encoded {
        @Override
        public boolean isOptional() {
            return false;
        }

        @Override
        public Stream<String> valueNames() {
            return Stream.concat(
                    IntStream.range(0, capacity.value()).mapToObj(slot -> name() + " " + slot),
                    Stream.of(name() + " other"));
        }

        @Override
        public long valueColumns() {
            return capacity.value() < 1 ? -1 : capacity.value() + 1L;
        }
    }

    /**
     * A category whose only column is its index; a row of a trained table takes its place before the first layer.
     *
     * @param category a {@link ConstantSpec} or a {@link CategorySpec}
     * @param units number of columns of the table
     * @param isSparse whether a step changes only the rows that its batch reads
     */
    record EmbeddedSpec(Encoded category, Valued<Integer> units, boolean isSparse) implements Encoded {
        @Override
        public ComponentSpec source() {
            return category.source();
        }

        @Override
        public boolean isOptional() {
            return category.isOptional();
        }

        @Override
        public Stream<String> valueNames() {
            return Stream.of(name());
        }

        @Override
        public Stream<String> columnNames() {
            return valueNames();
        }

        @Override
        public long valueColumns() {
            return 1;
        }

        @Override
        public long columns() {
            return 1;
        }

        /** Number of rows of the table; below 0 if a value is out of range. */
        public long entries() {
            return category instanceof ConstantSpec constants
                    ? constants.type().constants().size() + (isOptional() ? 1 : 0)
                    : category.columns();
        }

        @Override
        public long width() {
            return units.value() < 1 || entries() < 0 ? -1 : units.value();
        }
    }

    /**
     * A component that is no feature: it is ignored, or only says to which query a row belongs.
     *
     * @param isChar whether its type is {@code char}, the only primitive type that generated code does not read
     */
    record IgnoredSpec(String name, Optional<ComponentSpec> component, boolean isChar) implements FeatureSpec {
        @Override
        public long columns() {
            return 0;
        }

        @Override
        public Stream<String> columnNames() {
            return Stream.empty();
        }
    }
}
