package dev.gradwright.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.gradwright.processor.emit.text.Chunks;
import dev.gradwright.processor.emit.text.MethodParts;
import dev.gradwright.processor.emit.text.MethodParts.Statement;
import dev.gradwright.processor.lower.NetworkType;
import dev.gradwright.processor.lower.NetworkType.Part;
import dev.gradwright.processor.naming.Visibility;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Generates the methods that copy, freeze and unfreeze parts of a network: its spec and the supertypes that declare
 * layers.
 */
final class PartsEmitter {
    private static final TypeName NAMES =
            ParameterizedTypeName.get(ClassName.get(List.class), ClassName.get(String.class));

    private static final String COPYING = """
            Copies the parameters of $L from another network.

            @return the names of the layers copied
            @throws IllegalArgumentException if a layer is missing there or has another shape; nothing is copied then""";

    /** Number of layers that one statement adds to a part. */
    private static final int MAX_HANDLES = 100;

    /** About how many bytes of bytecode an element of an array takes. */
    private static final int BYTES_OF_HANDLE = 9;

    private final NetworkContext context;
    private final NetworkType type;
    private final ClassName specType;
    private final String createName;

    PartsEmitter(NetworkContext context) {
        this.context = context;
        this.type = context.type();
        this.specType = GeneratedTypes.of(type).spec();
        this.createName = context.names().method("createParts");
    }

    /** The name of the method that registers the parts after all layers are created. */
    String createName() {
        return createName;
    }

    /** That method, and those that it calls if there are many parts or layers. */
    List<MethodSpec> creates() {
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.call(CodeBlock.of("layers.addPart($T.class, layers.all())", specType)));
        for (Part part : type.parts()) {
            Chunks.of(part.layers(), layer -> 1, MAX_HANDLES)
                    .forEach(layers -> statements.add(addPart(typeOf(part), layers)));
        }
        MethodParts parts = MethodParts.of(statements, context.names()::method, createName, List.of());
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(MethodSpec.methodBuilder(createName)
                .addModifiers(Modifier.PRIVATE)
                .addCode(parts.body())
                .build());
        methods.addAll(parts.parts());
        return methods;
    }

    private Statement addPart(ClassName type, List<String> layers) {
        CodeBlock handles = layers.stream()
                .map(layer -> CodeBlock.of("$L", context.names().handle(layer)))
                .collect(CodeBlock.joining(", "));
        return new Statement(
                CodeBlock.of("layers.addPart($T.class, $T.of($L))", type, List.class, handles),
                20 + BYTES_OF_HANDLE * layers.size());
    }

    /** The methods that copy each part, and freeze and unfreeze any. */
    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(copying()
                .addJavadoc(COPYING, "all layers")
                .addModifiers(Modifier.PUBLIC)
                .addParameter(specType, "source")
                .addParameter(classOf(specType), "part")
                .build());
        type.parts().forEach(part -> methods.add(copyFrom(part)));
        methods.add(change("freeze", "Freezes the layers of $L, until {@link #unfreeze}.", above()));
        methods.add(change("unfreeze", "Lets training change the layers of $L again.", above()));
        return methods;
    }

    private MethodSpec copyFrom(Part part) {
        ClassName partType = typeOf(part);
        MethodSpec.Builder method = copying()
                .addJavadoc(COPYING, CodeBlock.of("the layers of {@link $T}", partType))
                .addParameter(anyOf(part), "source")
                .addParameter(classOf(partType), "part");
        if (part.visibility() == Visibility.PUBLIC || type.visibility() != Visibility.PUBLIC) {
            method.addModifiers(Modifier.PUBLIC);
        }
        if (part.typeParameters() > 0) {
            method.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "$S", "rawtypes")
                    .build());
        }
        return method.build();
    }

    private static MethodSpec.Builder copying() {
        return MethodSpec.methodBuilder("copyFrom").returns(NAMES).addStatement("return layers.copy(source, part)");
    }

    private CodeBlock above() {
        return CodeBlock.of("{@link $T}$L", specType, type.parts().isEmpty() ? "" : " or of a supertype");
    }

    private MethodSpec change(String verb, String comment, CodeBlock whose) {
        return MethodSpec.methodBuilder(verb)
                .addJavadoc(comment, whose)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(
                        ParameterizedTypeName.get(ClassName.get(Class.class), WildcardTypeName.supertypeOf(specType)),
                        "part")
                .addStatement("layers.$L(part)", verb)
                .build();
    }

    private static ClassName typeOf(Part part) {
        return GeneratedTypes.named(part.type());
    }

    private static TypeName anyOf(Part part) {
        if (part.typeParameters() == 0) {
            return typeOf(part);
        }
        TypeName anything = WildcardTypeName.subtypeOf(Object.class);
        return ParameterizedTypeName.get(
                typeOf(part),
                Collections.nCopies(part.typeParameters(), anything).toArray(TypeName[]::new));
    }

    private static TypeName classOf(ClassName type) {
        return ParameterizedTypeName.get(ClassName.get(Class.class), type);
    }
}
