package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.processor.emit.op.Packed;
import dev.gradwright.processor.emit.text.LineBreaks;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.emit.text.MethodParts;
import dev.gradwright.processor.emit.text.MethodParts.Statement;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.emit.text.SourceFile;
import dev.gradwright.processor.emit.text.SourceLayout;
import dev.gradwright.processor.emit.text.StaticImports;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.lower.NetworkType;
import dev.gradwright.processor.lower.Program;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.Plan;
import dev.gradwright.processor.plan.PredictorPlan;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Modifier;

/** Generates the predictor class. */
final class PredictorEmitter {
    private final Program program;
    private final NetworkType type;
    private final PredictorPlan plan;
    private final GeneratedTypes types;
    private final Optional<TableTypes> table;
    private final PredictorNames names;
    private final StaticImports imports = new StaticImports(Set.of());
    private final List<StepEmitter> steps;
    /** The packed weights that are fields of the predictor. */
    private final List<Packed> own = new ArrayList<>();
    /** The packed weights in separate objects, by the field of the object. */
    private final Map<String, List<Packed>> held = new LinkedHashMap<>();

    private PredictorEmitter(Program program, PredictorPlan plan) {
        this.program = program;
        this.type = program.type();
        this.plan = plan;
        this.table = program.table().map(TableTypes::of);
        this.types = GeneratedTypes.of(type);
        this.names = new PredictorNames(type, plan);
        this.steps = plan.steps().stream()
                .map(step -> new StepEmitter(names, imports, step))
                .toList();
        steps.forEach(step -> step.packed().forEach(weights -> listOf(step).add(weights)));
    }

    private List<Packed> listOf(StepEmitter step) {
        return step.holder()
                .map(holder -> held.computeIfAbsent(holder, key -> new ArrayList<>()))
                .orElse(own);
    }

    static SourceFile emit(Plan plan) {
        return new PredictorEmitter(plan.program(), plan.predictor()).emit();
    }

    private SourceFile emit() {
        TypeSpec.Builder predictor = TypeSpec.classBuilder(types.predictor())
                .addJavadoc(
                        "Predicts with the weights of a trained {@link $T}. Immutable; any number of threads may use it.",
                        types.spec())
                .addAnnotations(GeneratedTypes.annotations(type, type.predictorLints()))
                .addModifiers(Visibilities.modifiers(type.visibility()).toArray(Modifier[]::new))
                .addModifiers(Modifier.FINAL)
                .alwaysQualify(type.taken().types().toArray(String[]::new))
                .superclass(table.map(record -> record.predictor(types.scratch()))
                        .orElseGet(() -> ParameterizedTypeName.get(RuntimeTypes.NETWORK_PREDICTOR, types.scratch())));
        own.forEach(weights -> predictor.addField(
                weights.field().addModifiers(Modifier.PRIVATE).build()));
        held.keySet().forEach(holder -> predictor.addField(typeOf(holder), holder, Modifier.PRIVATE, Modifier.FINAL));
        predictor.addMethod(constructor());
        predictor.addMethod(load(
                ParameterSpec.builder(Path.class, "path").build(),
                CodeBlock.of(
                        "Loads a predictor from a file that {@link #save} or {@link $T#save} wrote.",
                        types.network())));
        predictor.addMethod(load(
                ParameterSpec.builder(InputStream.class, "in").build(),
                CodeBlock.of("Loads a predictor from the bytes of such a file; the stream stays open.")));
        if (isAdjustable()) {
            predictor.addMethod(withThreshold());
        }
        predictor.addMethod(newScratch());
        addForward(predictor);
        held.forEach((holder, weights) -> predictor.addType(holder(typeOf(holder), weights)));
        predictor.addType(scratch());
        return SourceLayout.of(type.packageName(), predictor.build(), imports, Set.of());
    }

    private MethodSpec constructor() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addParameter(RuntimeTypes.PREDICTOR_WEIGHTS, "weights")
                .addStatement(
                        "super(weights, $L, $L, $T.$L$L)",
                        table.isPresent() ? CodeBlock.of("new $T()", types.encoder()) : InputCode.of(program),
                        plan.output().width(),
                        RuntimeTypes.DECISION,
                        plan.decision(),
                        threshold());
        own.forEach(weights -> constructor.addStatement("$L = $L", weights.name(), weights.value()));
        held.keySet().forEach(holder -> constructor.addStatement("$L = new $T(weights)", holder, typeOf(holder)));
        return constructor.build();
    }

    /** Whether the predictor compares an output with a threshold that users may choose. */
    private boolean isAdjustable() {
        return plan.decision().isAdjustable() && predictsClass();
    }

    private boolean predictsClass() {
        return table.isEmpty() || table.get().isClass();
    }

    private CodeBlock threshold() {
        return !predictsClass()
                        || Double.compare(plan.threshold(), plan.decision().defaultThreshold()) == 0
                ? CodeBlock.of("")
                : CodeBlock.of(", $L", Literals.ofFloat(plan.threshold()));
    }

    private MethodSpec withThreshold() {
        return MethodSpec.methodBuilder("withThreshold")
                .addJavadoc("The same predictor with another threshold for {@link #classify}.")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(double.class, "threshold")
                .returns(types.predictor())
                .addStatement("return new $T(weightsWithThreshold(threshold))", types.predictor())
                .build();
    }

    private ClassName typeOf(String holder) {
        return types.predictor().nestedClass(Words.capitalized(holder));
    }

    /**
     * The class of an object that holds packed weights. A deep predictor has several, because a constructor that packs
     * hundreds of layers would be too long for HotSpot to compile.
     */
    private TypeSpec holder(ClassName name, List<Packed> packed) {
        MethodSpec.Builder constructor =
                MethodSpec.constructorBuilder().addParameter(RuntimeTypes.PREDICTOR_WEIGHTS, "weights");
        packed.forEach(weights -> constructor.addStatement("$L = $L", weights.name(), weights.value()));
        return TypeSpec.classBuilder(name.simpleName())
                .addJavadoc(
                        "The packed weights of $L.",
                        Words.list(packed.stream().map(Packed::name).toList()))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addFields(
                        packed.stream().map(weights -> weights.field().build()).toList())
                .addMethod(constructor.build())
                .build();
    }

    private MethodSpec load(ParameterSpec source, CodeBlock comment) {
        return MethodSpec.methodBuilder("load")
                .addJavadoc(comment)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(source)
                .returns(types.predictor())
                .addStatement(
                        "return $T.load($N, $T.$L, $T::new)",
                        RuntimeTypes.PREDICTOR_WEIGHTS,
                        source,
                        types.network(),
                        GraphCode.access(type),
                        types.predictor())
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
                        .map(step -> Statement.call(CodeBlock.of("$L(s)", step.methodName())))
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

    /**
     * The tensors are final, unless there are so many that methods must create them. The class is as visible as the
     * predictor, whose superclass names it: javac's lint warns of a type of an exported package that clients cannot see.
     */
    private TypeSpec scratch() {
        ParameterSpec kernels =
                ParameterSpec.builder(RuntimeTypes.KERNELS, "kernels").build();
        List<Statement> creates = plan.ownBuffers().stream()
                .map(buffer ->
                        Statement.call(CodeBlock.of("$L = kernels.activations($L)", names.of(buffer), buffer.width())))
                .toList();
        MethodParts parts = MethodParts.of(creates, UnaryOperator.identity(), "createTensors", List.of(kernels));
        TypeSpec.Builder scratch = TypeSpec.classBuilder(types.scratch())
                .addJavadoc("The buffers of one call.")
                .addModifiers(Visibilities.modifiers(type.visibility()).toArray(Modifier[]::new))
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .superclass(RuntimeTypes.PREDICTOR_SCRATCH);
        for (Buffer buffer : plan.ownBuffers()) {
            FieldSpec.Builder field = FieldSpec.builder(RuntimeTypes.TENSOR, names.of(buffer))
                    .addJavadoc(
                            "$L.",
                            LineBreaks.inComment(
                                    Words.rows(buffer.members()) + " × " + buffer.width() + sharers(buffer)));
            scratch.addField((parts.parts().isEmpty() ? field.addModifiers(Modifier.FINAL) : field).build());
        }
        MethodSpec constructor = MethodSpec.constructorBuilder()
                .addParameter(kernels)
                .addStatement("super(kernels, $L)", plan.input().width())
                .addCode(parts.body())
                .build();
        return scratch.addMethod(constructor).addMethods(parts.parts()).build();
    }

    private String sharers(Buffer buffer) {
        List<String> users = plan.usersOf(buffer);
        return users.size() < 2 ? "" : ", shared by " + Words.list(users);
    }
}
