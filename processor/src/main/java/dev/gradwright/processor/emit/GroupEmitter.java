package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.processor.emit.text.NameScope;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.lower.Accessor;
import dev.gradwright.processor.naming.QualifiedName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * Generates a network's blocks and lists: a record for each type of block, and a field for each block and list, which
 * is assigned after all layers.
 */
final class GroupEmitter {
    /** About how many bytes of bytecode an element of a list takes. */
    private static final int BYTES_OF_HANDLE = 9;

    private final NetworkContext context;
    private final List<Accessor> groups;
    private final Map<QualifiedName, ClassName> records = new LinkedHashMap<>();
    private final Map<String, ClassName> handleTypes = new HashMap<>();

    GroupEmitter(NetworkContext context, ClassName network, List<LayerEmitter> layers) {
        this.context = context;
        this.groups = context.type().groups();
        NameScope names = NetworkNames.nestedTypes(context.type());
        for (Accessor group : groups) {
            group.block()
                    .ifPresent(block -> records.computeIfAbsent(
                            block, type -> network.nestedClass(names.unique(type.simple() + "Layers"))));
        }
        layers.forEach(layer -> handleTypes.put(layer.layer().name(), layer.handleType()));
    }

    List<FieldSpec> fields() {
        return groups.stream()
                .map(group -> FieldSpec.builder(typeOf(group), context.names().handle(group.path()), Modifier.PRIVATE)
                        .build())
                .toList();
    }

    /** The statements that assign the fields, in order. */
    List<Creation> creations() {
        return groups.stream()
                .map(group -> new Creation(
                        group.path(),
                        create(group),
                        1,
                        BYTES_OF_HANDLE * group.elements().size()))
                .toList();
    }

    private CodeBlock create(Accessor group) {
        CodeBlock elements = group.elements().stream()
                .map(member -> CodeBlock.of("$L", context.names().handle(member.path())))
                .collect(CodeBlock.joining(", "));
        CodeBlock made = group.block()
                .map(block -> CodeBlock.of("new $T($L)", records.get(block), elements))
                .orElseGet(() -> CodeBlock.of("$T.of($L)", List.class, elements));
        return CodeBlock.builder()
                .addStatement("$L = $L", context.names().handle(group.path()), made)
                .build();
    }

    /** The type that an accessor returns. */
    TypeName typeOf(Accessor accessor) {
        if (accessor.isList()) {
            return ParameterizedTypeName.get(
                    ClassName.get(List.class), elementType(accessor.elements().get(0)));
        }
        return accessor.block().map(records::get).orElseGet(() -> handleTypes.get(accessor.path()));
    }

    /** The declared type of an element, because generic lists are invariant. */
    private TypeName elementType(Accessor element) {
        return element.block()
                .map(GeneratedTypes::named)
                .orElseGet(() -> element.returnsLayer() ? RuntimeTypes.LAYER : handleTypes.get(element.path()));
    }

    /** The records. */
    List<TypeSpec> types() {
        Map<QualifiedName, Accessor> first = new LinkedHashMap<>();
        groups.forEach(group -> group.block().ifPresent(block -> first.putIfAbsent(block, group)));
        return first.entrySet().stream()
                .map(block -> type(block.getKey(), block.getValue().elements()))
                .toList();
    }

    private TypeSpec type(QualifiedName block, List<Accessor> elements) {
        ClassName declared = GeneratedTypes.named(block);
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        elements.forEach(accessor -> components.addParameter(typeOf(accessor), accessor.method()));
        return TypeSpec.recordBuilder(records.get(block).simpleName())
                .addJavadoc("The layers of a {@link $T}.", declared)
                .addModifiers(
                        Visibilities.modifiers(context.type().visibility()).toArray(Modifier[]::new))
                .addSuperinterface(declared)
                .recordConstructor(components.build())
                .build();
    }
}
