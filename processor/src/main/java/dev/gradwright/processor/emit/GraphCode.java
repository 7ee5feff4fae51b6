package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.processor.emit.text.Chunks;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.emit.text.MethodParts;
import dev.gradwright.processor.emit.text.MethodParts.Statement;
import dev.gradwright.processor.emit.text.NameScope;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.lower.Attribute;
import dev.gradwright.processor.lower.Choice;
import dev.gradwright.processor.lower.ClipOp;
import dev.gradwright.processor.lower.CustomChoice;
import dev.gradwright.processor.lower.LossOp;
import dev.gradwright.processor.lower.LossOp.FusedActivation;
import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.MetricsOp;
import dev.gradwright.processor.lower.NetworkType;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.lower.ParameterShape;
import dev.gradwright.processor.lower.Program;
import dev.gradwright.processor.lower.TrainingOp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Generates the nested class that declares the graph of a network: a statement for each layer and one for each part of
 * the training configuration.
 */
final class GraphCode {
    private static final String NO_SCHEDULE = "Constant";
    private static final String LEARNING_RATE = "learningRate";

    private static final Pattern WHOLE = Pattern.compile("-?\\d+");

    /** Text that needs no escapes, as most names are. */
    private static final Pattern PLAIN = Pattern.compile("[\\w.]*");

    /** The type of a list in a format of JavaPoet. */
    private static final String LIST = "$T";

    private static final ParameterSpec GRAPH =
            ParameterSpec.builder(RuntimeTypes.GRAPH_BUILDER, "graph").build();

    /** The maximal length of a line of arguments, in a call on a node and in one on the graph. */
    private static final int COLUMNS_OF_NODE = 84;

    private static final int COLUMNS_OF_GRAPH = 98;

    /** About how many bytes of bytecode a name and its boxed value take as elements of an array. */
    private static final int BYTES_OF_ARGUMENT = 12;

    private final Program program;

    private GraphCode(Program program) {
        this.program = program;
    }

    /** The expression for the graph in the network. In the predictor it is preceded by the name of the network. */
    static String access(NetworkType type) {
        return holderName(type) + ".GRAPH";
    }

    /** The expression for the structure of the graph in the network. */
    static String structure(NetworkType type) {
        return holderName(type) + ".STRUCTURE";
    }

    private static String holderName(NetworkType type) {
        return NetworkNames.nestedTypes(type).unique("GraphHolder");
    }

    /** A class that holds the graph, so that the graph is created on first use. */
    static TypeSpec holder(Program program) {
        return new GraphCode(program).holder();
    }

    private TypeSpec holder() {
        NameScope methods = new NameScope(Set.of("declare"));
        MethodParts declarations = MethodParts.of(statements(), methods::unique, "declare", List.of(GRAPH));
        MethodSpec declare = MethodSpec.methodBuilder("declare")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(RuntimeTypes.GRAPH)
                .addStatement(
                        "$1T graph = new $1T($2S, $3L)",
                        RuntimeTypes.GRAPH_BUILDER,
                        program.type().spec().name(),
                        input())
                .addCode(declarations.body())
                .addStatement("return graph.build()")
                .build();
        return TypeSpec.classBuilder(holderName(program.type()))
                .addJavadoc("Builds the graph on first use.")
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .addField(FieldSpec.builder(RuntimeTypes.GRAPH, "GRAPH", Modifier.STATIC, Modifier.FINAL)
                        .initializer("declare()")
                        .build())
                .addField(FieldSpec.builder(String.class, "STRUCTURE", Modifier.STATIC, Modifier.FINAL)
                        .initializer("GRAPH.structure()")
                        .build())
                .addMethod(declare)
                .addMethods(declarations.parts().stream()
                        .map(part ->
                                part.toBuilder().addModifiers(Modifier.STATIC).build())
                        .toList())
                .build();
    }

    private String input() {
        return program.input().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private List<Statement> statements() {
        List<Statement> statements = new ArrayList<>();
        for (int index = 0; index < program.layers().size(); index++) {
            statements.add(node(index));
        }
        LossOp loss = program.loss();
        statements.add(settings("loss", loss.function().name(), loss(loss)));
        MetricsOp metrics = program.metrics();
        if (!metrics.metrics().isEmpty() || !metrics.isPlain()) {
            statements.add(call("metrics", metrics(metrics)));
        }
        TrainingOp training = program.training();
        statements.add(settings("optimizer", training.rule().kind(), optimizer(training)));
        if (!training.schedule().kind().equals(NO_SCHEDULE)) {
            statements.add(settings("schedule", training.schedule().kind(), schedule(training)));
        }
        training.clip().ifPresent(clip -> statements.add(call("clipping", List.of(clipping(clip)))));
        return statements;
    }

    private Statement node(int index) {
        LoweredLayer layer = program.layers().get(index);
        CodeBlock.Builder code = CodeBlock.builder()
                .add("graph.node($S, $S, $L, $L)", layer.name(), layer.kind(), layer.inputs(), layer.outputs());
        int arguments = 4;
        if (!program.readsAbove(index)) {
            addCall("reads", texts(layer.sources()), code);
            arguments += layer.sources().size();
        }
        List<Op> ops = Stream.concat(layer.ops().stream(), fused(layer)).toList();
        List<Attribute> attributes =
                ops.stream().flatMap(op -> op.attributes().stream()).toList();
        arguments += add(
                "attributes",
                attributes.stream().filter(Attribute::actsOnInference).toList(),
                code);
        arguments += add("training", training(layer, attributes), code);
        List<ParameterShape> parameters =
                ops.stream().flatMap(op -> op.parameters().stream()).toList();
        for (ParameterShape parameter : parameters) {
            String method = parameter.isTrained() && !layer.isFrozen() ? "trained" : "untrained";
            code.add("\n.$L($S, $L)", method, parameter.role(), matrix(parameter.shape()));
        }
        arguments += 3 * parameters.size();
        return new Statement(code.build(), arguments * BYTES_OF_ARGUMENT);
    }

    /** Rows and columns; values for each feature are one row. */
    private static String matrix(List<Integer> shape) {
        return shape.size() == 1 ? "1, " + shape.get(0) : shape.get(0) + ", " + shape.get(1);
    }

    private Stream<Op> fused(LoweredLayer layer) {
        return program.loss().fused().stream()
                .filter(fused -> fused.layer().equals(layer.name()))
                .map(FusedActivation::op);
    }

    private static List<Attribute> training(LoweredLayer layer, List<Attribute> attributes) {
        Stream<Attribute> frozen = layer.isFrozen() ? Stream.of(ofTraining("frozen", true)) : Stream.of();
        Stream<Attribute> rate =
                layer.learningRate() == 1 ? Stream.of() : Stream.of(ofTraining(LEARNING_RATE, layer.learningRate()));
        Stream<Attribute> own = attributes.stream().filter(attribute -> !attribute.actsOnInference());
        return Stream.of(own, rate, frozen).flatMap(all -> all).toList();
    }

    /** Returns the number of arguments. */
    private static int add(String method, List<Attribute> attributes, CodeBlock.Builder code) {
        if (!attributes.isEmpty()) {
            addCall(method, arguments(attributes), code);
        }
        return 2 * attributes.size();
    }

    private static void addCall(String method, List<String> arguments, CodeBlock.Builder code) {
        code.add("\n.$L($>$>$L$<$<)", method, lines(arguments, COLUMNS_OF_NODE));
    }

    private static List<Attribute> loss(LossOp loss) {
        return Stream.concat(
                        loss.parameters().stream(),
                        loss.fused().stream()
                                .map(fused ->
                                        ofTraining("fusedActivation", fused.op().function())))
                .toList();
    }

    private static List<Attribute> metrics(MetricsOp metrics) {
        return List.of(
                ofTraining("value", metrics.metrics()),
                ofTraining("threshold", metrics.threshold()),
                ofTraining("topK", metrics.topK()),
                ofTraining("aucThresholds", metrics.aucThresholds()),
                ofTraining("weighted", metrics.weighted()));
    }

    private static List<Attribute> optimizer(TrainingOp training) {
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(ofTraining(LEARNING_RATE, training.learningRate()));
        attributes.add(ofTraining("weightDecay", training.weightDecay()));
        attributes.add(ofTraining("averaging", training.averaging()));
        attributes.add(ofTraining("decayBiases", training.decayBiases()));
        attributes.add(ofTraining("decayNorms", training.decayNorms()));
        if (training.decayPerEpoch()) {
            attributes.add(ofTraining("decayPerEpoch", true));
        }
        attributes.addAll(choice(training.rule(), training.customRule()));
        return attributes;
    }

    /** Leaves out the initial rate of a schedule if it is that of the optimizer. */
    private static List<Attribute> schedule(TrainingOp training) {
        return choice(training.schedule(), training.customSchedule()).stream()
                .filter(attribute -> !attribute.name().equals(LEARNING_RATE))
                .toList();
    }

    private static List<Attribute> choice(Choice choice, Optional<CustomChoice> custom) {
        return custom.map(own -> List.of(ofTraining("value", own.type().full())))
                .orElseGet(() -> choice.arguments().stream()
                        .map(argument -> ofTraining(argument.name(), argument.value()))
                        .toList());
    }

    private static Attribute clipping(ClipOp clip) {
        return switch (clip.by()) {
            case VALUE -> ofTraining("value", clip.limit());
            case NORM -> ofTraining("norm", clip.limit());
            case GLOBAL_NORM -> ofTraining("globalNorm", clip.limit());
        };
    }

    private static Attribute ofTraining(String name, Object value) {
        return new Attribute(name, value, false);
    }

    private static Statement settings(String method, String kind, List<Attribute> attributes) {
        List<String> arguments = new ArrayList<>(List.of(quoted(kind)));
        arguments.addAll(arguments(attributes));
        return statement(method, arguments, attributes);
    }

    private static Statement call(String method, List<Attribute> attributes) {
        return statement(method, arguments(attributes), attributes);
    }

    private static Statement statement(String method, List<String> arguments, List<Attribute> attributes) {
        return new Statement(
                CodeBlock.of("graph.$L($L)", method, lines(arguments, COLUMNS_OF_GRAPH)), bytes(attributes));
    }

    private static int bytes(List<Attribute> attributes) {
        return attributes.stream()
                .mapToInt(attribute ->
                        BYTES_OF_ARGUMENT * (attribute.value() instanceof List<?> list ? 2 + list.size() : 2))
                .sum();
    }

    /** Alternating names and values, each name on the line of its value, as formats of JavaPoet. */
    private static List<String> arguments(List<Attribute> attributes) {
        List<String> arguments = new ArrayList<>();
        for (Attribute attribute : attributes) {
            List<String> values = literals(attribute.value());
            arguments.add(quoted(attribute.name()) + ", " + values.get(0));
            arguments.addAll(values.subList(1, values.size()));
        }
        return arguments;
    }

    /** The literals of a value. A list may be broken after each element. */
    private static List<String> literals(Object value) {
        if (!(value instanceof List<?> list)) {
            return List.of(literal(value));
        } else if (list.isEmpty()) {
            return List.of(LIST + ".of()");
        }
        List<String> elements =
                new ArrayList<>(list.stream().map(GraphCode::literal).toList());
        int last = elements.size() - 1;
        elements.set(0, LIST + ".of(" + elements.get(0));
        elements.set(last, elements.get(last) + ")");
        return elements;
    }

    /** Breaks arguments into lines; if there are several, the first line is empty. */
    private static CodeBlock lines(List<String> arguments, int columns) {
        List<String> lines = Chunks.of(arguments, GraphCode::width, columns).stream()
                .map(line -> String.join(", ", line))
                .toList();
        long lists =
                arguments.stream().filter(argument -> argument.contains(LIST)).count();
        return CodeBlock.of(
                lines.size() == 1 ? lines.get(0) : "\n" + String.join(",\n", lines),
                Collections.nCopies((int) lists, List.class).toArray());
    }

    private static int width(String argument) {
        return argument.replace(LIST, "List").replace("$$", "$").length() + ", ".length();
    }

    private static List<String> texts(List<String> texts) {
        return texts.stream().map(GraphCode::quoted).toList();
    }

    private static String literal(Object value) {
        if (value instanceof Double number) {
            return ofDouble(number);
        } else if (value instanceof Enum<?> constant) {
            return quoted(constant.name());
        } else if (value instanceof String text) {
            return quoted(text);
        }
        return value.toString();
    }

    private static String quoted(String text) {
        return PLAIN.matcher(text).matches() ? "\"" + text + "\"" : escaped(text);
    }

    private static String escaped(String text) {
        return CodeBlock.of("$S", text).toString().replace("$", "$$");
    }

    /** A literal with a decimal point: without one, boxing would make it an {@link Integer}. */
    private static String ofDouble(double value) {
        String text = Literals.ofDouble(value);
        return WHOLE.matcher(text).matches() ? text + ".0" : text;
    }
}
