package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.lower.NetworkType;
import dev.gradwright.processor.lower.TableOp;
import dev.gradwright.processor.lower.TargetOp;
import dev.gradwright.processor.naming.Visibility;

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
        return CodeBlock.of("new $T(scaler)", RuntimeTypes.NUMBER_TARGET);
    }

    private static CodeBlock layout(boolean isOneHot) {
        return CodeBlock.of("$T.$L", RuntimeTypes.TARGET_LAYOUT, isOneHot ? "ONE_HOT" : "INDEX");
    }
}
