package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The methods of {@code TrainableNetwork}: those that take a batch, and those that tell what the network is. */
final class BatchMethods {
    private static final CodeBlock DRAW_BY_STEP =
            CodeBlock.builder().addStatement("draw = optimizer.steps()").build();

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
                .addStatement("state.requireGradients()")
                .addStatement("optimizer.step()")
                .build());
        steps.addAll(inferences());
        if (context.plan().isRandom()) {
            steps.add(predictSample());
        }
        steps.add(override("check", TypeName.VOID)
                .addParameters(matrices("x", "y"))
                .addStatement("head.check(x, y)")
                .build());
        return steps;
    }

    private List<MethodSpec> inferences() {
        String inferred = context.names().of(context.plan().output().inference());
        return List.of(
                override("testOnBatch", TypeName.FLOAT)
                        .addParameters(matrices("x", "y"))
                        .addStatement("head.check(x, y)")
                        .addCode(load("false"))
                        .addStatement("return head.test($L, y$L)", inferred, penalty())
                        .build(),
                override("predict", TypeName.VOID)
                        .addParameters(matrices("x", "out"))
                        .addStatement("head.check(x)")
                        .addCode(load("false"))
                        .addStatement("head.predict($L, out)", inferred)
                        .build());
    }

    private MethodSpec predictSample() {
        return override("predictSample", TypeName.VOID)
                .addParameter(RuntimeTypes.MATRIX, "x")
                .addParameter(TypeName.LONG, "sample")
                .addParameter(RuntimeTypes.MATRIX, "out")
                .addStatement("head.check(x)")
                .addStatement("draw = state.drawOfSample(sample)")
                .addCode(load("true"))
                .addStatement(
                        "head.predict($L, out)",
                        context.names().of(context.plan().output().training()))
                .build();
    }

    private MethodSpec computeGradients() {
        MethodSpec.Builder method = override("computeGradients", TypeName.FLOAT)
                .addParameters(matrices("x", "y", "sampleWeights"))
                .addStatement("head.check(x, y, sampleWeights)")
                .addStatement("state.beginStep()")
                .addCode(context.plan().isRandom() ? DRAW_BY_STEP : CodeBlock.of(""))
                .addCode(load("true"))
                .addStatement(
                        "float loss = head.train($L, y, sampleWeights$L, $L)",
                        context.names().of(context.plan().output().training()),
                        penalty(),
                        context.names().of(context.plan().outputGradient()))
                .beginControlFlow("if (!$T.isFinite(loss))", Float.class)
                .addStatement("throw state.diverged(loss, x, y, head, optimizer, this::$L)", traceName)
                .endControlFlow()
                .addStatement(backward.call(""));
        if (isPenalized()) {
            method.addStatement("state.addPenaltyGradients()");
        }
        return method.addStatement("state.requireFiniteGradients(x, y, head, optimizer)")
                .addStatement("return loss")
                .build();
    }

    private boolean isPenalized() {
        return context.plan().program().isPenalized();
    }

    /** The argument that says what penalties add to the loss; none where there are none. */
    private String penalty() {
        return isPenalized() ? ", state.penalty()" : "";
    }

    private CodeBlock load(String training) {
        return CodeBlock.builder()
                .addStatement("input.borrow(x)")
                .addStatement(forward.call(training))
                .build();
    }

    /** Layers, parameters and what keeps account of them. */
    static List<MethodSpec> getters() {
        ClassName string = ClassName.get(String.class);
        return List.of(
                getter("layers", listOf(RuntimeTypes.LAYER), "state.layers()"),
                getter("parameters", listOf(RuntimeTypes.PARAMETER), "state.parameters()"),
                getter("summary", string, "state.summary(SUMMARY)"),
                getter("fingerprint", string, "FINGERPRINT"),
                getter("optimizer", RuntimeTypes.NETWORK_OPTIMIZER, "optimizer"),
                getter("metrics", RuntimeTypes.RUNNING_METRICS, "head.metrics()"));
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
