package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.op.PredictorLayer;
import dev.gradwright.processor.lower.Accessor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the layers of a network are reached from outside, as in {@code network.tower().get(7).norm()}. */
final class LayerAccess implements PredictorLayer.Handles {
    private final Map<String, CodeBlock> handles = new HashMap<>();
    private final Set<String> isDeclaredAsLayer = new HashSet<>();

    LayerAccess(List<Accessor> accessors) {
        collect(accessors, CodeBlock.of("network"), false);
    }

    @Override
    public CodeBlock of(String path, ClassName type) {
        CodeBlock handle = handles.get(path);
        return isDeclaredAsLayer.contains(path) ? CodeBlock.of("($T) $L", type, handle) : handle;
    }

    private void collect(List<Accessor> accessors, CodeBlock owner, boolean inList) {
        accessors.forEach(accessor -> collect(accessor, CodeBlock.of("$L.$L()", owner, accessor.method()), inList));
    }

    /**
     * Collects the layers of one accessor.
     *
     * @param inList whether a list comes before: its elements have the declared types, all others those of the generated network
     */
    private void collect(Accessor accessor, CodeBlock handle, boolean inList) {
        if (accessor.isBlock()) {
            collect(accessor.held(), handle, inList);
        } else if (accessor.isList()) {
            for (int i = 0; i < accessor.held().size(); i++) {
                collect(accessor.held().get(i), CodeBlock.of("$L.get($L)", handle, i), true);
            }
        } else {
            handles.put(accessor.path(), handle);
            if (inList && accessor.returnsLayer()) {
                isDeclaredAsLayer.add(accessor.path());
            }
        }
    }
}
