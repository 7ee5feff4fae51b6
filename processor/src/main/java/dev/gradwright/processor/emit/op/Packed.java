package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import javax.lang.model.element.Modifier;

/**
 * A field of a predictor with packed weights.
 *
 * @param name of the field
 * @param comment of the field
 * @param value an expression that packs them, from {@code weights}
 */
public record Packed(ClassName type, String name, String comment, CodeBlock value) {
    /** The field without access modifiers. */
    public FieldSpec.Builder field() {
        return FieldSpec.builder(type, name, Modifier.FINAL).addJavadoc("$L.", comment);
    }
}
