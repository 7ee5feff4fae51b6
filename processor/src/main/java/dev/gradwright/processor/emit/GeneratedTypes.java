package dev.gradwright.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import dev.gradwright.processor.spec.NetworkSpec;
import javax.annotation.processing.Generated;

/**
 * The types that belong together.
 *
 * @param spec what the user wrote
 * @param network what trains
 * @param predictor what predicts
 * @param scratch what a thread needs to predict
 */
record GeneratedTypes(ClassName spec, ClassName network, ClassName predictor, ClassName scratch) {
    /** Says who wrote a generated type. */
    static final AnnotationSpec GENERATED = AnnotationSpec.builder(Generated.class)
            .addMember("value", "$S", "dev.gradwright.processor.GradwrightProcessor")
            .build();

    static GeneratedTypes of(NetworkSpec spec) {
        ClassName type = named(spec.packageName(), spec.specName());
        ClassName predictor = ClassName.get(spec.packageName(), spec.generatedPrefix() + "Predictor");
        return new GeneratedTypes(
                type,
                ClassName.get(spec.packageName(), spec.generatedPrefix() + "Network"),
                predictor,
                predictor.nestedClass("Scratch"));
    }

    /** A type of the user's, by its name within the package, as in {@code Outer.Inner}. */
    static ClassName named(String packageName, String name) {
        String[] path = name.split("\\.", -1);
        ClassName type = ClassName.get(packageName, path[0]);
        for (int i = 1; i < path.length; i++) {
            type = type.nestedClass(path[i]);
        }
        return type;
    }
}
