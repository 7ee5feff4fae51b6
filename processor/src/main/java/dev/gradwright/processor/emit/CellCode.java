package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.gradwright.processor.lower.ComponentOp;
import dev.gradwright.processor.naming.ComponentType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** How the value of a component is read from a row of a file. */
final class CellCode {
    private CellCode() {}

    /** The type of a component that is read. */
    static TypeName type(ComponentOp component) {
        TypeName type = switch (typeOf(component)) {
            case BYTE -> TypeName.BYTE;
            case SHORT -> TypeName.SHORT;
            case INT -> TypeName.INT;
            case LONG -> TypeName.LONG;
            case FLOAT -> TypeName.FLOAT;
            case DOUBLE -> TypeName.DOUBLE;
            case BOOLEAN -> TypeName.BOOLEAN;
            case DECIMAL -> ClassName.get(BigDecimal.class);
            case DATE -> ClassName.get(LocalDate.class);
            case INSTANT -> ClassName.get(Instant.class);
            case DURATION -> ClassName.get(Duration.class);
            case TEXT -> ClassName.get(String.class);
            case ENUM -> GeneratedTypes.named(component.enumType().orElseThrow().type());
        };
        return type.isPrimitive() && !component.isPrimitive() ? type.box() : type;
    }

    /** The expression that reads a component from a column. */
    static CodeBlock of(ComponentOp component, int column, EncoderEmitter.EnumConstants constants) {
        CodeBlock read = typeOf(component) == ComponentType.ENUM
                ? CodeBlock.of(
                        "row.getConstant($L, $L)",
                        column,
                        constants.name(component.enumType().orElseThrow()))
                : CodeBlock.of("row.$L($L)", getter(typeOf(component)), column);
        return component.isNullable() ? CodeBlock.of("row.isMissing($L) ? null : $L", column, read) : read;
    }

    private static ComponentType typeOf(ComponentOp component) {
        return component.type().orElseThrow();
    }

    private static String getter(ComponentType type) {
        return switch (type) {
            case BYTE -> "getByte";
            case SHORT -> "getShort";
            case INT -> "getInt";
            case LONG -> "getLong";
            case FLOAT -> "getFloat";
            case DOUBLE -> "getDouble";
            case BOOLEAN -> "getBoolean";
            case DECIMAL -> "getDecimal";
            case DATE -> "getDate";
            case INSTANT -> "getInstant";
            case DURATION -> "getDuration";
            case TEXT -> "getText";
            case ENUM -> "getConstant";
        };
    }
}
