package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.processor.lower.MetricsOp;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.PredictorPlan;
import dev.gradwright.processor.spec.NetworkSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The text of a predictor. */
final class PredictorEmitter {
    /** A hundred expressions that fold and pack take up to 4,000 bytes of a method. */
    private static final int MOST_PACKED = 100;

    private final NetworkSpec spec;
    private final PredictorPlan plan;
    private final GeneratedTypes types;
    private final PredictorNames names;
    private final StaticImports imports = new StaticImports(Set.of());
    private final List<StepEmitter> steps;
    private final List<Packed> packed;

    private PredictorEmitter(NetworkSpec spec, PredictorPlan plan) {
        this.spec = spec;
        this.plan = plan;
        this.types = GeneratedTypes.of(spec);
        this.names = new PredictorNames(plan);
        LayerAccess access = new LayerAccess(spec);
        this.steps = plan.steps().stream()
                .map(step -> StepEmitter.of(names, access, imports, step))
                .toList();
        this.packed = steps.stream().flatMap(step -> step.packed().stream()).toList();
    }

    static SourceFile emit(NetworkSpec spec, PredictorPlan plan) {
        return new PredictorEmitter(spec, plan).emit();
    }

    private SourceFile emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(types.predictor())
                .addJavadoc(
                        "Predicts as {@link $T} was trained: immutable, for any number of threads at a time.",
                        types.spec())
                .addAnnotations(GeneratedTypes.annotations(spec))
                .addModifiers(Visibilities.modifiers(spec.visibility()).toArray(Modifier[]::new))
                .addModifiers(Modifier.FINAL)
                .alwaysQualify(spec.taken().types().toArray(String[]::new))
                .superclass(ParameterizedTypeName.get(RuntimeTypes.NETWORK_PREDICTOR, types.scratch()));
        packed.forEach(weights -> type.addField(weights.field()));
        Map<String, MethodSpec> packMethods = packMethods();
        type.addMethod(constructor(packMethods));
        type.addMethod(load());
        type.addMethods(packMethods.values());
        type.addMethod(newScratch());
        addForward(type);
        type.addType(scratch());
        return SourceLayout.of(spec.packageName(), type.build(), imports, Set.of());
    }

    /**
     * Methods that pack, by the names of the fields. Final fields are set in the constructor itself, so only a long one is
     * relieved of packing.
     */
    private Map<String, MethodSpec> packMethods() {
        Map<String, MethodSpec> methods = new LinkedHashMap<>();
        if (packed.size() > MOST_PACKED) {
            for (Packed weights : packed) {
                String name = names.newMethod("pack" + Words.capitalized(weights.name()));
                methods.put(weights.name(), weights.method(name, types.network()));
            }
        }
        return methods;
    }

    private MethodSpec constructor(Map<String, MethodSpec> packMethods) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addParameter(types.network(), "network")
                .addParameter(RuntimeTypes.KERNEL_TIER, "tier")
                .addStatement(
                        "super(tier, $L, $L$L)",
                        plan.input().width(),
                        plan.output().width(),
                        threshold());
        for (Packed weights : packed) {
            MethodSpec method = packMethods.get(weights.name());
            CodeBlock value = method == null ? weights.value() : CodeBlock.of("$L(network)", method.name());
            constructor.addStatement("$L = $L", weights.name(), value);
        }
        return constructor.build();
    }

    private CodeBlock threshold() {
        return plan.output().width() > 1 || plan.threshold() == MetricsOp.THRESHOLD
                ? CodeBlock.of("")
                : CodeBlock.of(", $L", Literals.ofFloat(plan.threshold()));
    }

    private MethodSpec load() {
        return MethodSpec.methodBuilder("load")
                .addJavadoc("Loads a predictor from a file that {@link $T#save} wrote.", types.network())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(Path.class, "path")
                .returns(types.predictor())
                .addStatement("return $T.load(path).predictor()", types.network())
                .build();
    }

    private MethodSpec newScratch() {
        return MethodSpec.methodBuilder("newScratch")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(RuntimeTypes.KERNELS, "kernels")
                .returns(types.scratch())
                .addStatement("return new $T(kernels)", types.scratch())
                .build();
    }

    private void addForward(TypeSpec.Builder type) {
        MethodParts parts = MethodParts.of(
                steps.stream()
                        .map(step -> CodeBlock.of("$L(s)", step.methodName()))
                        .toList(),
                names::newMethod,
                "forward",
                List.of(ParameterSpec.builder(types.scratch(), "s").build()));
        type.addMethod(MethodSpec.methodBuilder("forward")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(types.scratch(), "s")
                .returns(RuntimeTypes.TENSOR)
                .addCode(parts.body())
                .addStatement("return s.$L", names.of(plan.output()))
                .build());
        type.addMethods(parts.parts());
        steps.forEach(step -> type.addMethod(step.method(types)));
    }

    private TypeSpec scratch() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addParameter(RuntimeTypes.KERNELS, "kernels")
                .addStatement("super(kernels, $L)", plan.input().width());
        TypeSpec.Builder scratch = TypeSpec.classBuilder(types.scratch())
                .addJavadoc("What one thread needs to predict.")
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .superclass(RuntimeTypes.PREDICTOR_SCRATCH);
        for (Buffer buffer : plan.ownBuffers()) {
            scratch.addField(FieldSpec.builder(RuntimeTypes.TENSOR, names.of(buffer), Modifier.FINAL)
                    .addJavadoc("rows × $L$L.", buffer.width(), sharers(buffer))
                    .build());
            constructor.addStatement("$L = kernels.activations($L)", names.of(buffer), buffer.width());
        }
        return scratch.addMethod(constructor.build()).build();
    }

    private String sharers(Buffer buffer) {
        List<String> users = plan.usersOf(buffer);
        return users.size() < 2 ? "" : ", shared by " + Words.list(users);
    }
}
