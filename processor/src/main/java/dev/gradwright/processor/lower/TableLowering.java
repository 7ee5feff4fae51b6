package dev.gradwright.processor.lower;

import dev.gradwright.dsl.LossFunction;
import dev.gradwright.processor.spec.ComponentSpec;
import dev.gradwright.processor.spec.EnumSpec;
import dev.gradwright.processor.spec.FeatureSpec;
import dev.gradwright.processor.spec.FeatureSpec.BinnedSpec;
import dev.gradwright.processor.spec.FeatureSpec.CategorySpec;
import dev.gradwright.processor.spec.FeatureSpec.EmbeddedSpec;
import dev.gradwright.processor.spec.FeatureSpec.Encoded;
import dev.gradwright.processor.spec.FeatureSpec.FlagSpec;
import dev.gradwright.processor.spec.FeatureSpec.IgnoredSpec;
import dev.gradwright.processor.spec.FeatureSpec.NumberSpec;
import dev.gradwright.processor.spec.LossKind;
import dev.gradwright.processor.spec.TableSpec;
import dev.gradwright.processor.spec.TargetSpec;
import dev.gradwright.processor.spec.TargetSpec.EnumTarget;
import dev.gradwright.processor.spec.TargetSpec.NumberTarget;
import dev.gradwright.processor.spec.Valued;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lowers the record of a network and its target. */
final class TableLowering {
    /** More names of columns are abridged to the first ones and the last. */
    private static final int MAX_NAMES = 8;

    private static final int FIRST_NAMES = 4;

    private TableLowering() {}

    static TableOp of(TableSpec table, LossFunction loss) {
        Optional<String> group = LossKind.of(loss).ranks() ? table.group() : Optional.empty();
        return new TableOp(
                table.type(),
                table.visibility(),
                table.components().stream()
                        .map(feature -> component(feature, group))
                        .toList(),
                group,
                target(table.target(), isOneHot(loss)));
    }

    /** The look-ups of the embedded components; empty if there are none. */
    static Optional<Op.Embedding> embeddings(TableSpec table) {
        List<Op.Embedding.LookUp> lookUps = new ArrayList<>();
        int column = 0;
        for (Encoded feature : table.features()) {
            if (feature instanceof EmbeddedSpec embedded) {
                lookUps.add(new Op.Embedding.LookUp(
                        feature.name(),
                        column,
                        1,
                        Math.toIntExact(embedded.entries()),
                        embedded.units().value(),
                        embedded.isSparse()));
            }
            column += Math.toIntExact(feature.columns());
        }
        return lookUps.isEmpty() ? Optional.empty() : Optional.of(new Op.Embedding(column, lookUps));
    }

    private static ComponentOp component(FeatureSpec feature, Optional<String> group) {
        boolean isGroup = group.filter(feature.name()::equals).isPresent();
        Optional<ComponentSpec> component = feature.component();
        return new ComponentOp(
                feature.name(),
                component.flatMap(ComponentSpec::column).orElse(feature.name()),
                component.map(ComponentSpec::type),
                component.stream().anyMatch(ComponentSpec::isPrimitive)
                        || (feature instanceof IgnoredSpec ignored && ignored.isChar()),
                isNullable(feature) && !isGroup,
                feature instanceof Encoded || isGroup,
                component.flatMap(ComponentSpec::enumType).map(TableLowering::enumOp),
                feature instanceof Encoded encoded ? Optional.of(encoding(encoded)) : Optional.empty(),
                Math.toIntExact(feature.columns()),
                names(feature));
    }

    private static List<String> names(FeatureSpec feature) {
        return feature.columns() <= MAX_NAMES
                ? feature.columnNames().toList()
                : Stream.of(
                                feature.columnNames().limit(FIRST_NAMES),
                                Stream.of("…"),
                                feature.columnNames().skip(feature.columns() - 1))
                        .flatMap(names -> names)
                        .toList();
    }

    /** A missing category is one of the rare ones; an ignored component may always be missing. */
    private static boolean isNullable(FeatureSpec feature) {
        boolean isPrimitive = feature.component().stream().anyMatch(ComponentSpec::isPrimitive);
        return !isPrimitive
                && (!(feature instanceof Encoded encoded)
                        || encoded.isOptional()
                        || categoryOf(encoded) instanceof CategorySpec);
    }

    private static Encoded categoryOf(Encoded feature) {
        return feature instanceof EmbeddedSpec embedded ? embedded.category() : feature;
    }

    private static EnumOp enumOp(EnumSpec type) {
        return new EnumOp(type.type(), type.texts());
    }

    private static EncodingOp encoding(Encoded feature) {
        if (feature instanceof NumberSpec number) {
            return new EncodingOp.Scaled(number.isLogarithmic(), number.isOptional());
        } else if (feature instanceof BinnedSpec binned) {
            return new EncodingOp.Bins(binned.bins().value(), binned.rowsPerBin(), binned.isOptional());
        } else if (feature instanceof FlagSpec flag) {
            return new EncodingOp.Flag(flag.isOptional());
        }
        boolean isIndex = feature instanceof EmbeddedSpec;
        return categoryOf(feature) instanceof CategorySpec category
                ? new EncodingOp.Category(category.capacity().value(), isIndex)
                : new EncodingOp.Constants(feature.isOptional(), isIndex);
    }

    private static TargetOp target(TargetSpec target, boolean isOneHot) {
        if (target instanceof EnumTarget constants) {
            return new TargetOp.OfEnum(enumOp(constants.type()), isOneHot);
        } else if (target instanceof NumberTarget number) {
            return new TargetOp.OfNumber(number.scaling().map(Valued::value));
        }
        return new TargetOp.OfBoolean(isOneHot);
    }

    /** Whether the loss takes a target for each class. */
    private static boolean isOneHot(LossFunction loss) {
        return switch (loss) {
            case CATEGORICAL_CROSSENTROPY, CATEGORICAL_FOCAL_CROSSENTROPY, KL_DIVERGENCE -> true;
            default -> false;
        };
    }
}
