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
import dev.gradwright.processor.spec.BlockSpec;
import dev.gradwright.processor.spec.Member;
import dev.gradwright.processor.spec.QualifiedName;
import dev.gradwright.processor.spec.RepeatSpec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * The text of a network's blocks and lists: a record for each type of block, a field for each block and list, and the methods
 * that fill them once all layers are there.
 */
final class GroupEmitter {
    private final NetworkContext context;
    private final List<Group> groups;
    private final Map<QualifiedName, ClassName> records = new LinkedHashMap<>();
    private final Map<String, ClassName> handleTypes = new HashMap<>();

    GroupEmitter(NetworkContext context, ClassName network, List<LayerEmitter> layers) {
        this.context = context;
        this.groups = Group.of(context.spec());
        NameScope names = new NameScope(Set.of());
        for (Group group : groups) {
            if (group.member() instanceof BlockSpec block) {
                records.computeIfAbsent(
                        block.type(), type -> network.nestedClass(names.unique(type.simple() + "Layers")));
            }
        }
        layers.forEach(layer -> handleTypes.put(layer.layer().name(), layer.handleType()));
    }

    List<FieldSpec> fields() {
        return groups.stream()
                .map(group -> FieldSpec.builder(
                                typeOf(group.member()), context.names().handle(group.path()), Modifier.PRIVATE)
                        .build())
                .toList();
    }

    /** Methods that fill the fields, in the order in which they are to be called. */
    List<MethodSpec> creates() {
        return groups.stream().map(this::create).toList();
    }

    private MethodSpec create(Group group) {
        CodeBlock held = group.held().stream()
                .map(member -> CodeBlock.of("$L", context.names().handle(member.name())))
                .collect(CodeBlock.joining(", "));
        CodeBlock made = group.member() instanceof BlockSpec block
                ? CodeBlock.of("new $T($L)", records.get(block.type()), held)
                : CodeBlock.of("$T.of($L)", List.class, held);
        return MethodSpec.methodBuilder(context.names().methodFor("create", group.path()))
                .addModifiers(Modifier.PRIVATE)
                .addStatement("$L = $L", context.names().handle(group.path()), made)
                .build();
    }

    /** The type of the accessor of a method of the spec. */
    TypeName typeOf(Member member) {
        if (member instanceof BlockSpec block) {
            return records.get(block.type());
        } else if (member instanceof RepeatSpec repeat) {
            return ParameterizedTypeName.get(
                    ClassName.get(List.class), elementType(repeat.elements().get(0)));
        }
        return handleTypes.get(member.name());
    }

    /** As declared: a list of something else is no list of this. */
    private TypeName elementType(Member element) {
        if (element instanceof BlockSpec block) {
            return GeneratedTypes.named(block.type());
        }
        return element.method().returnsLayer() ? RuntimeTypes.LAYER : handleTypes.get(element.name());
    }

    /** The records. */
    List<TypeSpec> types() {
        Map<QualifiedName, BlockSpec> first = new LinkedHashMap<>();
        for (Group group : groups) {
            if (group.member() instanceof BlockSpec block) {
                first.putIfAbsent(block.type(), block);
            }
        }
        return first.values().stream().map(this::type).toList();
    }

    private TypeSpec type(BlockSpec block) {
        ClassName declared = GeneratedTypes.named(block.type());
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        block.members()
                .forEach(member ->
                        components.addParameter(typeOf(member), member.method().name()));
        return TypeSpec.recordBuilder(records.get(block.type()).simpleName())
                .addJavadoc("The layers of a {@link $T}.", declared)
                .addModifiers(
                        Visibilities.modifiers(context.spec().visibility()).toArray(Modifier[]::new))
                .addSuperinterface(declared)
                .recordConstructor(components.build())
                .build();
    }
}
