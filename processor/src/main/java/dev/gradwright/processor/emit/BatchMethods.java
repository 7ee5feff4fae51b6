package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The methods of {@code TrainableNetwork} in a generated network: those that take a batch, and the getters. */
final class BatchMethods {
    private static final CodeBlock DRAW_BY_BATCH =
            CodeBlock.builder().addStatement("draw = optimizer.batches()").build();

    private final NetworkContext context;
    private final PassEmitter forward;
    private final PassEmitter backward;
    private final String traceName;

    BatchMethods(NetworkContext context, PassEmitter forward, PassEmitter backward, String traceName) {
        this.context = context;
        this.forward = forward;
        this.backward = backward;
        this.traceName = traceName;
    }

    /** Training, testing and predicting. */
    List<MethodSpec> steps() {
        List<MethodSpec> steps = new ArrayList<>();
        steps.add(computeGradients());
        steps.add(override("applyGradients", TypeName.VOID)
                .addStatement("guard.requireGradients()")
                .addStatement("optimizer.step()")
                .build());
        steps.addAll(inferences());
        if (context.plan().isRandom()) {
            steps.add(predictSample());
        }
        steps.add(override("check", TypeName.VOID)
                .addParameters(matrices("x", "y"))
                .addStatement("batches.require(x, y)")
                .build());
        return steps;
    }

    private List<MethodSpec> inferences() {
        String inferred = context.names().of(context.plan().output().inference());
        return List.of(
                override("testOnBatch", TypeName.FLOAT)
                        .addParameters(matrices("x", "y"))
                        .addStatement("batches.require(x, y)")
                        .addCode(load("INFER"))
                        .addStatement("return head.test($L, y$L)", inferred, penalty())
                        .build(),
                override("predict", TypeName.VOID)
                        .addParameters(matrices("x", "out"))
                        .addStatement("batches.require(x)")
                        .addCode(load("INFER"))
                        .addStatement("head.predict($L, out)", inferred)
                        .build());
    }

    private MethodSpec predictSample() {
        return override("predictSample", TypeName.VOID)
                .addParameter(RuntimeTypes.MATRIX, "x")
                .addParameter(TypeName.LONG, "sample")
                .addParameter(RuntimeTypes.MATRIX, "out")
                .addStatement("batches.require(x)")
                .addStatement("draw = $T.ofSample(sample)", RuntimeTypes.DRAW)
                .addCode(load("SAMPLE"))
                .addStatement(
                        "head.predict($L, out)",
                        context.names().of(context.plan().output().training()))
                .build();
    }

    private MethodSpec computeGradients() {
        MethodSpec.Builder method = override("computeGradients", TypeName.FLOAT)
                .addParameters(matrices("x", "y", "sampleWeights"))
                .addStatement("batches.require(x, y, sampleWeights)")
                .addStatement("guard.beginStep()")
                .addCode(context.plan().isRandom() ? DRAW_BY_BATCH : CodeBlock.of(""))
                .addCode(load("TRAIN"))
                .addStatement(
                        "float loss = head.train($L, y, sampleWeights$L, $L)",
                        context.names().of(context.plan().output().training()),
                        penalty(),
                        context.names().gradient(context.plan().outputLayer()))
                .beginControlFlow("if (!$T.isFinite(loss))", Float.class)
                .addStatement("throw guard.diverged(loss, x, y, this::$L)", traceName)
                .endControlFlow()
                .addStatement(backward.call());
        if (isPenalized()) {
            method.addStatement("penalties.addGradients()");
        }
        return method.addStatement("guard.requireFiniteGradients(x, y)")
                .addStatement("return loss")
                .build();
    }

    private boolean isPenalized() {
        return context.plan().program().isPenalized();
    }

    /** The argument for the sum of the penalties; empty if there are no penalties. */
    private String penalty() {
        return isPenalized() ? ", penalties.value()" : "";
    }

    private CodeBlock load(String mode) {
        return CodeBlock.builder()
                .addStatement("input.borrow(x)")
                .addStatement(forward.call(mode))
                .build();
    }

    /** Getters of layers, parameters, optimizer and metrics. */
    List<MethodSpec> getters() {
        return List.of(
                getter("layers", listOf(RuntimeTypes.LAYER), "layers.all()"),
                getter("parameters", listOf(RuntimeTypes.PARAMETER), "layers.parameters()"),
                getter("graph", RuntimeTypes.GRAPH, "settings.graph(" + GraphCode.access(context.type()) + ")"),
                getter(
                        "summary",
                        ClassName.get(String.class),
                        takesRecords()
                                ? "layers.summary(graph().summary()) + encoder.summary() + settings.summary()"
                                : "layers.summary(graph().summary()) + settings.summary()"),
                getter("optimizer", RuntimeTypes.NETWORK_OPTIMIZER, "optimizer"),
                getter("metrics", RuntimeTypes.RUNNING_METRICS, "head.metrics()"));
    }

    /** Saving, loading, evaluating and sampling, which call the runtime's packages for files, training and prediction. */
    List<MethodSpec> conveniences() {
        return List.of(
                MethodSpec.methodBuilder("save")
                        .addJavadoc(
                                "Saves the parameters as a safetensors file. An older file is replaced only after the new one is on disk.")
                        .addModifiers(Modifier.PUBLIC)
                        .addParameter(Path.class, "path")
                        .addStatement("$T.save(this, path)", RuntimeTypes.MODEL_FILE)
                        .build(),
                MethodSpec.methodBuilder("loadBest")
                        .addJavadoc(
                                takesRecords()
                                        ? "Sets the parameters of the best epoch, which {@code Checkpoints.best} kept, and what {@code adapt} learnt."
                                        : "Sets the parameters of the best epoch, which {@code Checkpoints.best} kept.")
                        .addModifiers(Modifier.PUBLIC)
                        .addParameter(Path.class, "directory")
                        .addStatement("$T.loadBest(this, directory)", RuntimeTypes.CHECKPOINTS)
                        .build(),
                MethodSpec.methodBuilder("evaluate")
                        .addJavadoc("Computes loss and metrics over a dataset, in inference mode.")
                        .addModifiers(Modifier.PUBLIC)
                        .returns(RuntimeTypes.EVALUATION)
                        .addParameter(RuntimeTypes.DATASET, "data")
                        .addStatement("return $T.of(this, data)", RuntimeTypes.EVALUATION)
                        .build(),
                MethodSpec.methodBuilder("monteCarlo")
                        .addJavadoc(
                                "Monte Carlo dropout: mean and standard deviation of {@code samples} calls of {@link #predictSample}.")
                        .addModifiers(Modifier.PUBLIC)
                        .returns(RuntimeTypes.MC_PREDICTION)
                        .addParameter(RuntimeTypes.MATRIX, "x")
                        .addParameter(TypeName.INT, "samples")
                        .addStatement("return $T.of(this, x, samples)", RuntimeTypes.MC_PREDICTION)
                        .build());
    }

    private boolean takesRecords() {
        return context.plan().program().table().isPresent();
    }

    /** Visits the state that training changes. */
    MethodSpec visit() {
        MethodSpec.Builder visit = override("visit", TypeName.VOID)
                .addParameter(RuntimeTypes.STATE_VISITOR, "visitor")
                .addStatement("visitor.visitFixed($S, $L)", "structure", GraphCode.structure(context.type()))
                .addStatement("visitor.visit($S, settings)", "settings")
                .addStatement("layers.visit(visitor)");
        if (takesRecords()) {
            visit.addStatement("visitor.visit($S, encoder)", "encoder");
        }
        if (context.plan().isRandom()) {
            visit.addStatement("visitor.visit($S, factory)", "streams");
        }
        return visit.addStatement("visitor.visit($S, optimizer)", "optimizer")
                .addStatement("visitor.visit($S, head.metrics())", "metrics")
                .build();
    }

    /** The evaluation of data that are not in memory. */
    static MethodSpec evaluateStream() {
        return MethodSpec.methodBuilder("evaluate")
                .addJavadoc("Computes loss and metrics over a stream, which is read once, in inference mode.")
                .addModifiers(Modifier.PUBLIC)
                .returns(RuntimeTypes.EVALUATION)
                .addParameter(RuntimeTypes.ENCODED_STREAM, "data")
                .addStatement("return $T.of(this, data)", RuntimeTypes.EVALUATION)
                .build();
    }

    static MethodSpec useThreads() {
        return override("useThreads", TypeName.VOID)
                .addParameter(TypeName.INT, "threads")
                .addStatement("kernels.useThreads(threads)")
                .build();
    }

    private static TypeName listOf(ClassName element) {
        return ParameterizedTypeName.get(ClassName.get(List.class), element);
    }

    private static MethodSpec getter(String name, TypeName type, String value) {
        return override(name, type).addStatement("return $L", value).build();
    }

    private static MethodSpec.Builder override(String name, TypeName type) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(type);
    }

    private static List<ParameterSpec> matrices(String... names) {
        return Stream.of(names)
                .map(name -> ParameterSpec.builder(RuntimeTypes.MATRIX, name).build())
                .toList();
    }
}
