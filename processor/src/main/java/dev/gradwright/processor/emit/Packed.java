package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import javax.lang.model.element.Modifier;

/**
 * Weights that a predictor keeps.
 *
 * @param name of the field
 * @param comment what they are
 * @param value an expression that packs them, from the layers of {@code network}
 */
record Packed(ClassName type, String name, String comment, CodeBlock value) {
    FieldSpec field() {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL)
                .addJavadoc("$L.", comment)
                .build();
    }

    /** A method that gives the value. */
    MethodSpec method(String methodName, ClassName network) {
        return MethodSpec.methodBuilder(methodName)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(network, "network")
                .returns(type)
                .addStatement("return $L", value)
                .build();
    }
}
