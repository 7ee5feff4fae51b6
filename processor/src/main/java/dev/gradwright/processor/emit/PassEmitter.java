package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import dev.gradwright.processor.emit.op.Pass;
import dev.gradwright.processor.emit.text.LineBreaks;
import dev.gradwright.processor.emit.text.MethodParts;
import dev.gradwright.processor.emit.text.MethodParts.Statement;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/**
 * Generates one direction of the pass through all layers: a method that calls one small method for each layer, and for
 * the forward pass one that traces the outputs.
 */
final class PassEmitter {
    private static final ParameterSpec MODE =
            ParameterSpec.builder(RuntimeTypes.MODE, "mode").build();

    private final String name;
    private final NetworkNames names;
    private final List<MethodSpec> layerMethods = new ArrayList<>();
    private final List<Statement> calls = new ArrayList<>();
    private final List<Statement> tracedCalls = new ArrayList<>();
    private boolean needsMode;

    private PassEmitter(String name, NetworkNames names) {
        this.name = name;
        this.names = names;
    }

    /** From the first layer to the last. */
    static PassEmitter forward(String name, NetworkNames names, List<LayerEmitter> layers) {
        return of("forward", name, names, layers, LayerEmitter::forward);
    }

    /** From the last layer to the first. */
    static PassEmitter backward(String name, NetworkNames names, List<LayerEmitter> layers) {
        List<LayerEmitter> reversed = new ArrayList<>(layers);
        Collections.reverse(reversed);
        return of("backward", name, names, reversed, LayerEmitter::backward);
    }

    private static PassEmitter of(
            String verb,
            String name,
            NetworkNames names,
            List<LayerEmitter> layers,
            Function<LayerEmitter, Optional<Pass>> passOf) {
        PassEmitter emitter = new PassEmitter(name, names);
        for (LayerEmitter layer : layers) {
            passOf.apply(layer)
                    .ifPresent(pass ->
                            emitter.add(names.methodFor(verb, layer.layer().name()), pass, layer));
        }
        return emitter;
    }

    private void add(String methodName, Pass pass, LayerEmitter layer) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(methodName)
                .addJavadoc("$L.", LineBreaks.inComment(pass.comment()))
                .addModifiers(Modifier.PRIVATE)
                .addCode(pass.body());
        if (pass.needsMode()) {
            method.addParameter(MODE);
            needsMode = true;
        }
        layerMethods.add(method.build());
        calls.add(Statement.call(CodeBlock.of("$L($L)", methodName, pass.needsMode() ? "mode" : "")));
        layer.trace(CodeBlock.of("$L($L)", methodName, pass.needsMode() ? mode("TRAIN") : "")).stream()
                .map(Statement::call)
                .forEach(tracedCalls::add);
    }

    /**
     * A call of the whole pass; without the mode if no layer needs it.
     *
     * @param mode a constant of {@code Mode}
     */
    CodeBlock call(String mode) {
        return CodeBlock.of("$L($L)", name, needsMode ? mode(mode) : "");
    }

    /** A call of a pass that is the same in every mode. */
    CodeBlock call() {
        return CodeBlock.of("$L()", name);
    }

    private static CodeBlock mode(String mode) {
        return CodeBlock.of("$T.$L", RuntimeTypes.MODE, mode);
    }

    /**
     * A method that runs the pass in training layer by layer and traces each output, and the methods that it calls.
     */
    List<MethodSpec> trace(String traceName) {
        MethodParts parts = MethodParts.of(tracedCalls, names::method, traceName, List.of());
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(MethodSpec.methodBuilder(traceName)
                .addJavadoc(
                        "Repeats the forward pass layer by layer, to find the layer that first computed a value that is not finite.")
                .addModifiers(Modifier.PRIVATE)
                .addCode(parts.body())
                .build());
        methods.addAll(parts.parts());
        return methods;
    }

    /** The method of the whole pass, the methods that it calls, and those of the layers. */
    List<MethodSpec> methods() {
        List<ParameterSpec> parameters = needsMode ? List.of(MODE) : List.of();
        MethodParts parts = MethodParts.of(calls, names::method, name, parameters);
        MethodSpec.Builder whole = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addParameters(parameters)
                .addCode(parts.body());
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(whole.build());
        methods.addAll(parts.parts());
        methods.addAll(layerMethods);
        return methods;
    }
}
