package dev.gradwright.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.gradwright.processor.emit.text.StaticImports;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.lower.Accessor;
import dev.gradwright.processor.lower.NetworkType;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.Plan;
import java.util.List;

/** The plan, names and imports that the emitters of one network share. */
record NetworkContext(Plan plan, NetworkNames names, StaticImports imports) {
    static NetworkContext of(Plan plan) {
        return new NetworkContext(
                plan,
                new NetworkNames(plan),
                new StaticImports(plan.program().type().taken().fields()));
    }

    NetworkType type() {
        return plan.program().type();
    }

    /** A method that overrides one of the spec's. */
    MethodSpec accessor(Accessor accessor, TypeName type) {
        return MethodSpec.methodBuilder(accessor.method())
                .addAnnotation(Override.class)
                .addModifiers(Visibilities.modifiers(accessor.visibility()))
                .returns(type)
                .addStatement("return $L", names.handle(accessor.path()))
                .build();
    }

    /** Describes a buffer: its shape, and the layers that share it. */
    String describe(Buffer buffer) {
        return Words.rows(buffer.members()) + " × " + buffer.width() + logits(buffer) + kept(buffer) + users(buffer);
    }

    private static String kept(Buffer buffer) {
        return switch (buffer.role()) {
            case PRE_ACTIVATION -> ", kept for the slope of the activation";
            case CONTRIBUTION -> ", scratch for one reader's contribution to a shared gradient";
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
                .map(fused -> fused.op().function())
                .map(function -> ", " + Words.inputOf(function) + ": the loss applies the " + Words.of(function))
                .orElse("");
    }
}
