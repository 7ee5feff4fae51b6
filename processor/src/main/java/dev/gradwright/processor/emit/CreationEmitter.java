package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.gradwright.processor.emit.text.MethodParts;
import dev.gradwright.processor.emit.text.MethodParts.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Generates the creation of layers, blocks and lists: usually in the constructor, so that their fields are final. If
 * the constructor of a deep network would be too long for HotSpot to compile, each layer, block and list is created in
 * a separate method.
 */
final class CreationEmitter {
    private static final int MAX_BYTES = 5_000;

    private final boolean isShort;
    private final CodeBlock body;
    private final List<MethodSpec> methods;

    CreationEmitter(NetworkNames names, List<LayerEmitter> layers, GroupEmitter groups) {
        List<Creation> creations = Stream.concat(
                        layers.stream().map(LayerEmitter::creation), groups.creations().stream())
                .toList();
        this.isShort = creations.stream().mapToInt(Creation::bytes).sum() <= MAX_BYTES;
        if (isShort) {
            this.body = inConstructor(creations, layers.size());
            this.methods = List.of();
        } else {
            List<MethodSpec> creates =
                    creations.stream().map(creation -> method(names, creation)).toList();
            MethodParts calls = MethodParts.of(
                    creates.stream()
                            .map(create -> Statement.call(CodeBlock.of("$L()", create.name())))
                            .toList(),
                    names::method,
                    "createLayers",
                    List.of());
            this.body = calls.body();
            this.methods =
                    Stream.concat(calls.parts().stream(), creates.stream()).toList();
        }
    }

    /** A blank line before each layer, and one before all blocks and lists. */
    private static CodeBlock inConstructor(List<Creation> creations, int layers) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int i = 0; i < creations.size(); i++) {
            code.add(i <= layers ? "\n" : "").add(creations.get(i).code());
        }
        return code.add("\n").build();
    }

    private static MethodSpec method(NetworkNames names, Creation creation) {
        return MethodSpec.methodBuilder(names.methodFor("create", creation.path()))
                .addModifiers(Modifier.PRIVATE)
                .addCode(creation.code())
                .build();
    }

    /** The statements of the constructor. */
    CodeBlock body() {
        return body;
    }

    /** The methods that the constructor calls. */
    List<MethodSpec> methods() {
        return methods;
    }

    /** The fields that are assigned; final if the constructor assigns them. */
    List<FieldSpec> fields(List<FieldSpec> fields) {
        List<FieldSpec> finished = new ArrayList<>();
        for (FieldSpec field : fields) {
            finished.add(
                    isShort ? field.toBuilder().addModifiers(Modifier.FINAL).build() : field);
        }
        return finished;
    }
}
