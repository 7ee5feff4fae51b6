package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.processor.emit.MethodParts.Parameter;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.PredictorPlan;
import dev.gradwright.processor.plan.PredictorStep;
import dev.gradwright.processor.spec.NetworkSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The text of a predictor. */
final class PredictorEmitter {
    private final NetworkSpec spec;
    private final PredictorPlan plan;
    private final GeneratedTypes types;
    private final PredictorNames names;
    private final StaticImports imports = new StaticImports();
    private final List<StepEmitter> steps;

    private PredictorEmitter(NetworkSpec spec, PredictorPlan plan) {
        this.spec = spec;
        this.plan = plan;
        this.types = GeneratedTypes.of(spec);
        this.names = new PredictorNames(plan);
        this.steps = plan.steps().stream()
                .map(step -> StepEmitter.of(names, imports, step))
                .toList();
    }

    static SourceFile emit(NetworkSpec spec, PredictorPlan plan) {
        return new PredictorEmitter(spec, plan).emit();
    }

    private SourceFile emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(types.predictor())
                .addJavadoc(
                        "Predicts as {@link $T} was trained: immutable, for any number of threads at a time.",
                        types.spec())
                .addAnnotation(GeneratedTypes.GENERATED)
                .addModifiers(Visibilities.modifiers(spec.visibility()).toArray(Modifier[]::new))
                .addModifiers(Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(RuntimeTypes.NETWORK_PREDICTOR, types.scratch()));
        steps.forEach(step -> step.field().ifPresent(type::addField));
        type.addMethod(constructor());
        type.addMethod(load());
        type.addMethod(newScratch());
        addForward(type);
        type.addType(scratch());
        return SourceLayout.of(spec.packageName(), type.build(), imports, Set.of());
    }

    private MethodSpec constructor() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addParameter(types.network(), "network")
                .addParameter(RuntimeTypes.KERNEL_TIER, "tier")
                .addStatement(
                        "super(tier, $L, $L)",
                        plan.input().width(),
                        plan.output().width());
        for (StepEmitter step : steps) {
            step.field().ifPresent(field -> constructor.addStatement("$L = $L", field.name(), step.pack()));
        }
        return constructor.build();
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
                List.of(new Parameter(types.scratch(), "s")));
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
        for (Buffer buffer : ownBuffers()) {
            scratch.addField(FieldSpec.builder(RuntimeTypes.TENSOR, names.of(buffer), Modifier.FINAL)
                    .addJavadoc("rows × $L.", buffer.width())
                    .build());
            constructor.addStatement("$L = kernels.activations($L)", names.of(buffer), buffer.width());
        }
        return scratch.addMethod(constructor.build()).build();
    }

    private List<Buffer> ownBuffers() {
        List<Buffer> buffers = new ArrayList<>(
                plan.steps().stream().map(PredictorStep::out).distinct().toList());
        buffers.remove(plan.input());
        return buffers;
    }
}
