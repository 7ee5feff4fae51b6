package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.op.PredictorLayer;
import dev.gradwright.processor.spec.BlockSpec;
import dev.gradwright.processor.spec.Member;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.RepeatSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the layers of a network are reached from outside, as in {@code network.tower().get(7).norm()}. */
final class LayerAccess implements PredictorLayer.Handles {
    private final Map<String, CodeBlock> handles = new HashMap<>();
    private final Set<String> isDeclaredAsLayer = new HashSet<>();

    LayerAccess(NetworkSpec spec) {
        collect(spec.members(), CodeBlock.of("network"), false);
    }

    @Override
    public CodeBlock of(String path, ClassName type) {
        CodeBlock handle = handles.get(path);
        return isDeclaredAsLayer.contains(path) ? CodeBlock.of("($T) $L", type, handle) : handle;
    }

    private void collect(List<Member> members, CodeBlock owner, boolean inList) {
        for (Member member : members) {
            collect(member, CodeBlock.of("$L.$L()", owner, member.method().name()), inList);
        }
    }

    /**
     * @param inList whether a list comes before: its elements have the declared types, all others those of the generated network
     */
    private void collect(Member member, CodeBlock handle, boolean inList) {
        if (member instanceof BlockSpec block) {
            collect(block.members(), handle, inList);
        } else if (member instanceof RepeatSpec repeat) {
            for (int i = 0; i < repeat.elements().size(); i++) {
                collect(repeat.elements().get(i), CodeBlock.of("$L.get($L)", handle, i), true);
            }
        } else {
            handles.put(member.name(), handle);
            if (inList && member.method().returnsLayer()) {
                isDeclaredAsLayer.add(member.name());
            }
        }
    }
}
