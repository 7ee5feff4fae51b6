package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.gradwright.dsl.TargetScale;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.lower.NetworkType;
import dev.gradwright.processor.lower.TableOp;
import dev.gradwright.processor.lower.TargetOp;
import dev.gradwright.processor.naming.Visibility;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * The types of a record and its target in generated code.
 *
 * @param record the user's record
 * @param target the user's enum, {@code Boolean} or {@code Double}
 */
record TableTypes(TableOp table, ClassName record, ClassName target) {
    static TableTypes of(TableOp table) {
        return new TableTypes(table, GeneratedTypes.named(table.record()), target(table.target()));
    }

    private static ClassName target(TargetOp target) {
        if (target instanceof TargetOp.OfEnum constants) {
            return GeneratedTypes.named(constants.type().type());
        }
        return ClassName.get(target instanceof TargetOp.OfBoolean ? Boolean.class : Double.class);
    }

    /** Examples of the record and its target. */
    TypeName examples() {
        return ParameterizedTypeName.get(RuntimeTypes.EXAMPLES, record, target);
    }

    /** The interface of a network for the record. */
    TypeName network() {
        return ParameterizedTypeName.get(RuntimeTypes.TABLE_NETWORK, record, target);
    }

    /** The superclass of the encoder. */
    TypeName encoder() {
        return ranks()
                ? ParameterizedTypeName.get(RuntimeTypes.RANKING_ENCODER, record)
                : ParameterizedTypeName.get(RuntimeTypes.TABLE_ENCODER, record, target);
    }

    /** Whether the network ranks the rows of a query. */
    private boolean ranks() {
        return table.group().isPresent();
    }

    /** The superclass of a predictor for the record. */
    TypeName predictor(ClassName scratch) {
        if (ranks()) {
            return ParameterizedTypeName.get(RuntimeTypes.RANKING_PREDICTOR, record, scratch);
        }
        return isClass()
                ? ParameterizedTypeName.get(RuntimeTypes.CLASS_PREDICTOR, record, target, scratch)
                : ParameterizedTypeName.get(RuntimeTypes.VALUE_PREDICTOR, record, scratch);
    }

    /** The methods of a network that read files. */
    List<MethodSpec> reads(GeneratedTypes types, NetworkType type) {
        return List.of(
                read(type)
                        .addJavadoc(
                                "Reads records and their targets from a file.\n\n@param target the name of the column of the target")
                        .returns(examples())
                        .addParameter(String.class, "target")
                        .addStatement("return new $T().read(csv, target)", types.encoder())
                        .build(),
                read(type)
                        .addJavadoc("Reads records without targets from a file.")
                        .returns(ParameterizedTypeName.get(ClassName.get(List.class), record))
                        .addStatement("return new $T().read(csv)", types.encoder())
                        .build(),
                reading("stream", type)
                        .addJavadoc(
                                "Reads records and their targets from a file row by row, so that it need not fit into memory.\n\n@param target the name of the column of the target")
                        .returns(ParameterizedTypeName.get(RuntimeTypes.EXAMPLE_STREAM, record, target))
                        .addParameter(String.class, "target")
                        .addStatement("return new $T().stream(csv, target)", types.encoder())
                        .build());
    }

    private MethodSpec.Builder read(NetworkType type) {
        return reading("read", type);
    }

    private MethodSpec.Builder reading(String name, NetworkType type) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Visibilities.modifiers(visibility(type)))
                .addModifiers(Modifier.STATIC)
                .addParameter(RuntimeTypes.CSV, "csv");
    }

    /** The visibility of generated code that names the record and the target. */
    Visibility visibility(NetworkType type) {
        return type.visibility() == Visibility.PUBLIC ? table.visibility() : Visibility.PACKAGE;
    }

    /** The expression that creates the target column. */
    CodeBlock targetColumn() {
        if (table.target() instanceof TargetOp.OfEnum constants) {
            return CodeBlock.of(
                    "new $T<>($T.class, $L)", RuntimeTypes.ENUM_TARGET, target, layout(constants.isOneHot()));
        } else if (table.target() instanceof TargetOp.OfBoolean flag) {
            return CodeBlock.of("new $T($L)", RuntimeTypes.BOOLEAN_TARGET, layout(flag.isOneHot()));
        }
        return CodeBlock.of("new $T($T.$L())", RuntimeTypes.NUMBER_TARGET, RuntimeTypes.TARGET_SCALER, scaler());
    }

    /** The method that creates the scaler of a number. */
    private String scaler() {
        Optional<TargetScale> scale = ((TargetOp.OfNumber) table.target()).scale();
        return scale.map(chosen -> switch (chosen) {
                    case STANDARD -> "standard";
                    case LOG_STANDARD -> "logStandard";
                })
                .orElse("none");
    }

    /** Whether the loss is that of scaled targets. */
    boolean isScaled() {
        return table.target() instanceof TargetOp.OfNumber number
                && number.scale().isPresent();
    }

    /** Whether the target is a class rather than a number. */
    boolean isClass() {
        return !(table.target() instanceof TargetOp.OfNumber);
    }

    private static CodeBlock layout(boolean isOneHot) {
        return CodeBlock.of("$T.$L", RuntimeTypes.TARGET_LAYOUT, isOneHot ? "ONE_HOT" : "INDEX");
    }
}
