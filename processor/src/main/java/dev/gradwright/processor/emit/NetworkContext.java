package dev.gradwright.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.gradwright.processor.emit.text.StaticImports;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.Plan;
import dev.gradwright.processor.spec.Member;
import dev.gradwright.processor.spec.NetworkSpec;
import java.util.List;

/** What the emitters of one network share. */
record NetworkContext(NetworkSpec spec, Plan plan, NetworkNames names, StaticImports imports) {
    static NetworkContext of(NetworkSpec spec, Plan plan) {
        return new NetworkContext(
                spec,
                plan,
                new NetworkNames(spec, plan),
                new StaticImports(spec.taken().fields()));
    }

    /** A method that overrides one of the spec's. */
    MethodSpec accessor(Member member, TypeName type) {
        return MethodSpec.methodBuilder(member.method().name())
                .addAnnotation(Override.class)
                .addModifiers(Visibilities.modifiers(member.method().visibility()))
                .returns(type)
                .addStatement("return $L", names.handle(member.name()))
                .build();
    }

    /** The shape of a buffer, and who shares it. */
    String describe(Buffer buffer) {
        return "rows × " + buffer.width() + logits(buffer) + kept(buffer) + users(buffer);
    }

    private static String kept(Buffer buffer) {
        return switch (buffer.role()) {
            case PRE_ACTIVATION -> ", kept for the slope of the activation";
            case SHARE -> ", scratch for one reader's contribution to a shared gradient";
            default -> "";
        };
    }

    private String users(Buffer buffer) {
        List<String> users = plan.usersOf(buffer);
        return users.size() < 2 ? "" : ", shared by " + Words.list(users);
    }

    private String logits(Buffer buffer) {
        return plan.program()
                .loss()
                .fused()
                .filter(fused -> plan.output().training().equals(buffer))
                .map(fused ->
                        ", logits: the loss applies the " + Words.of(fused.op().function()))
                .orElse("");
    }
}
