package dev.gradwright.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.lower.NetworkType;
import dev.gradwright.processor.naming.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * A spec and the types that are generated for it.
 *
 * @param spec the user's interface or abstract class
 * @param network the class that trains
 * @param predictor the class that predicts
 * @param encoder the class that encodes records, if the spec names one
 * @param scratch the buffers of one call of the predictor
 */
record GeneratedTypes(ClassName spec, ClassName network, ClassName predictor, ClassName encoder, ClassName scratch) {
    private static final AnnotationSpec GENERATED = AnnotationSpec.builder(Generated.class)
            .addMember("value", "$S", "dev.gradwright.processor.GradwrightProcessor")
            .build();

    static GeneratedTypes of(NetworkType type) {
        ClassName predictor = ClassName.get(type.packageName(), type.generatedPrefix() + "Predictor");
        return new GeneratedTypes(
                named(type.spec()),
                ClassName.get(type.packageName(), type.generatedPrefix() + "Network"),
                predictor,
                ClassName.get(type.packageName(), type.generatedPrefix() + "Encoder"),
                predictor.nestedClass("Scratch"));
    }

    /**
     * The annotations of a generated type: {@code @Generated} if it is visible, and the suppressed warnings.
     *
     * @param lints the lint warnings to suppress
     */
    static List<AnnotationSpec> annotations(NetworkType type, List<String> lints) {
        List<AnnotationSpec> annotations = new ArrayList<>();
        if (type.seesGenerated()) {
            annotations.add(GENERATED);
        }
        if (!lints.isEmpty()) {
            CodeBlock names =
                    lints.stream().map(lint -> CodeBlock.of("$S", lint)).collect(CodeBlock.joining(", "));
            annotations.add(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", lints.size() == 1 ? "$L" : "{$L}", names)
                    .build());
        }
        return annotations;
    }

    /** The name of a user's type. */
    static ClassName named(QualifiedName type) {
        String[] path = type.name().split("\\.", -1);
        ClassName named = ClassName.get(type.packageName(), path[0]);
        for (int i = 1; i < path.length; i++) {
            named = named.nestedClass(path[i]);
        }
        return named;
    }
}
