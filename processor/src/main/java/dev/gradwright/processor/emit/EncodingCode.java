package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.lower.ComponentOp;
import dev.gradwright.processor.lower.EncodingOp;

/** The features of an encoder. */
final class EncodingCode {
    private EncodingCode() {}

    /** The type of a feature. */
    static TypeName type(ComponentOp feature) {
        EncodingOp encoding = encoding(feature);
        if (encoding instanceof EncodingOp.Scaled) {
            return RuntimeTypes.NUMBER_FEATURE;
        } else if (encoding instanceof EncodingOp.Bins) {
            return RuntimeTypes.BINNED_FEATURE;
        } else if (encoding instanceof EncodingOp.Flag) {
            return RuntimeTypes.FLAG_FEATURE;
        } else if (encoding instanceof EncodingOp.Constants) {
            return ParameterizedTypeName.get(RuntimeTypes.ENUM_FEATURE, enumType(feature));
        }
        return RuntimeTypes.CATEGORY_FEATURE;
    }

    /** The expression that creates a feature. */
    static CodeBlock creation(ComponentOp feature) {
        EncodingOp encoding = encoding(feature);
        if (encoding instanceof EncodingOp.Scaled number) {
            return CodeBlock.of(
                    "new $T($S, $T.$L, $L)",
                    RuntimeTypes.NUMBER_FEATURE,
                    feature.name(),
                    RuntimeTypes.SCALE,
                    number.isLogarithmic() ? "LOG" : "LINEAR",
                    presence(number));
        } else if (encoding instanceof EncodingOp.Bins binned) {
            return CodeBlock.of(
                    "new $T($S, $L, $L)", RuntimeTypes.BINNED_FEATURE, feature.name(), bins(binned), presence(binned));
        } else if (encoding instanceof EncodingOp.Flag flag) {
            return CodeBlock.of("new $T($S, $L)", RuntimeTypes.FLAG_FEATURE, feature.name(), presence(flag));
        } else if (encoding instanceof EncodingOp.Constants constants) {
            return CodeBlock.of(
                    constants.isIndex() ? "$T.indexed($S, $T.class, $L)" : "new $T<>($S, $T.class, $L)",
                    RuntimeTypes.ENUM_FEATURE,
                    feature.name(),
                    enumType(feature),
                    presence(constants));
        }
        EncodingOp.Category category = (EncodingOp.Category) encoding;
        return CodeBlock.of(
                category.isIndex() ? "$T.indexed($S, $L)" : "new $T($S, $L)",
                RuntimeTypes.CATEGORY_FEATURE,
                feature.name(),
                category.capacity());
    }

    /** The number of bins, and the least number of rows for each if there is one. */
    private static CodeBlock bins(EncodingOp.Bins binned) {
        return binned.rowsPerBin() == 0
                ? CodeBlock.of("$L", binned.bins())
                : CodeBlock.of("$L, $L", binned.bins(), binned.rowsPerBin());
    }

    private static EncodingOp encoding(ComponentOp feature) {
        return feature.encoding().orElseThrow();
    }

    private static ClassName enumType(ComponentOp feature) {
        return GeneratedTypes.named(feature.enumType().orElseThrow().type());
    }

    private static CodeBlock presence(EncodingOp encoding) {
        return CodeBlock.of("$T.$L", RuntimeTypes.PRESENCE, encoding.isOptional() ? "OPTIONAL" : "REQUIRED");
    }
}
