package dev.gradwright.conformance.fuzz;

import dev.gradwright.conformance.fuzz.Source.Annotation;
import dev.gradwright.conformance.fuzz.Source.Attribute;
import dev.gradwright.conformance.fuzz.Source.Method;
import dev.gradwright.conformance.fuzz.Source.TypeText;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Generates specs that mostly compile, with all kinds of layers, blocks, inheritance and composed annotations. */
final class SpecGenerator {
    private static final List<String> WIDTHS = List.of("1", "2", "3", "4", "8", "300");

    private final RandomGenerator random;
    private final List<TypeText> types = new ArrayList<>();
    private final List<TypeText> nested = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private int layers;
    private int blocks;
    private String width;
    private final String input;

    /** A layer that others can read. */
    private record Output(String name, String width) {}

    private SpecGenerator(RandomGenerator random) {
        this.random = random;
        width = any(WIDTHS);
        input = width;
    }

    /** The spec of a random stream. */
    static Source of(RandomGenerator random) {
        return new SpecGenerator(random).source();
    }

    private Source source() {
        boolean isClass = random.nextInt(6) == 0;
        TypeText spec = new TypeText(
                new ArrayList<>(),
                random.nextBoolean() ? "public" : "",
                isClass ? "abstract class" : "interface",
                "Net",
                "",
                new ArrayList<>(),
                nested,
                new ArrayList<>());
        types.add(spec);
        if (random.nextInt(3) == 0) {
            composed();
        }
        String heading = inherited(isClass);
        boolean isImage = heading.isEmpty() && random.nextInt(4) == 0;
        spec.annotations().add(Annotation.of("Network", "input", isImage ? "{2, " + input + "}" : input));
        if (isImage) {
            spec.methods()
                    .add(simple("Flatten", "Layer", "pixels")
                            .with(isClass ? "abstract" : "", "Layer", "pixels", "();"));
            width = Integer.toString(2 * Integer.parseInt(input));
        }
        spec.methods().addAll(layers(random.nextInt(6), isClass ? "abstract" : ""));
        spec.methods().add(output(spec).with(isClass ? "abstract" : "", "DenseLayer", "output", "();"));
        if (!isImage && random.nextInt(5) == 0) {
            readRecord(spec);
        }
        training(spec.annotations());
        if (random.nextInt(5) == 0) {
            spec.annotations().add(Annotation.of("Ensemble", "k", any(List.of("2", "3", "16", "1"))));
        }
        types.set(0, spec.with(spec.modifiers(), spec.kind(), spec.name(), heading));
        if (random.nextInt(6) == 0) {
            spec.extras().add("static final int UNITS = 3;".replace("static final ", isClass ? "static final " : ""));
        }
        return new Source(imports(), random.nextInt(8) == 0 ? new ArrayList<>(List.of(around(types.get(0)))) : types);
    }

    /** The spec, with all other types, in another type. */
    private TypeText around(TypeText spec) {
        TypeText outer = new TypeText(
                new ArrayList<>(),
                "",
                "final class",
                "Outer",
                "",
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        outer.nested().add(spec.with("static", spec.kind(), spec.name(), spec.heading()));
        outer.nested().addAll(types.subList(1, types.size()));
        return outer;
    }

    private static List<String> imports() {
        return new ArrayList<>(List.of("dev.gradwright.dsl.*", "dev.gradwright.runtime.layer.*", "java.util.List"));
    }

    /** Declares interfaces with layers, and returns the clause that extends them. */
    private String inherited(boolean isClass) {
        int count = Math.max(0, random.nextInt(5) - 2);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = "Base" + i;
            boolean isChain = i > 0 && random.nextBoolean();
            TypeText base = type(name, isChain ? " extends Base" + (i - 1) : "");
            base.methods().addAll(layers(1 + random.nextInt(2), ""));
            types.add(base);
            if (isChain) {
                names.clear();
            }
            names.add(name);
        }
        return names.isEmpty() ? "" : (isClass ? " implements " : " extends ") + String.join(", ", names);
    }

    private static TypeText type(String name, String heading) {
        return new TypeText(
                new ArrayList<>(),
                "",
                "interface",
                name,
                heading,
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    private List<Method> layers(int count, String modifiers) {
        List<Method> methods = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Method method = layer("l" + layers++);
            if (outputs.size() > 1
                    && random.nextInt(8) == 0
                    && !method.returns().contains("Block")) {
                Output source = any(outputs);
                method.annotations().add(Annotation.of("From", "value", "\"" + source.name + "\""));
                if (!method.toString().contains("units")) {
                    width = source.width;
                }
            }
            outputs.add(new Output(method.name(), width));
            methods.add(method.with(modifiers, method.returns(), method.name(), method.rest()));
        }
        return methods;
    }

    private Method layer(String name) {
        return switch (random.nextInt(15)) {
            case 0 -> simple("BatchNorm", "BatchNormLayer", name);
            case 1 -> simple(any(List.of("LayerNorm", "RmsNorm")), "Layer", name);
            case 2 -> simple(any(List.of("Dropout", "AlphaDropout", "GaussianNoise")), "Layer", name, "value", "0.1");
            case 3 -> activation(name);
            case 4 -> join(name);
            case 5 -> block(name);
            case 6 -> simple("Flatten", "Layer", name);
            case 7 -> repeated(name);
            case 8 -> composedLayer(name);
            case 9 -> embedding(name);
            default -> dense(name);
        };
    }

    private static Method simple(String annotation, String returns, String name, String... attributes) {
        return Method.layer(new ArrayList<>(List.of(Annotation.of(annotation, attributes))), returns, name);
    }

    private Method activation(String name) {
        String function = any(Values.ACTIVATIONS);
        return simple("Activation", function.endsWith("PRELU") ? "PReluLayer" : "Layer", name, "value", function);
    }

    /** A layer that reads the input, which must be of one dimension. */
    private Method embedding(String name) {
        String units = any(List.of("1", "2", "8"));
        Method method = simple("Embedding", "EmbeddingLayer", name, "entries", "7", "units", units);
        if (layers > 1 || random.nextBoolean()) {
            method.annotations().add(Annotation.of("From", "value", "\"\""));
        }
        width = Long.toString(Long.parseLong(input) * Long.parseLong(units));
        return method;
    }

    private Method join(String name) {
        List<String> same = outputs.stream()
                .filter(output -> output.width.equals(width))
                .map(Output::name)
                .toList();
        if (same.size() < 2) {
            return dense(name);
        }
        String sources = "{\"" + same.get(0) + "\", \"" + same.get(same.size() - 1) + "\"}";
        boolean isSum = random.nextBoolean() || !width.matches("\\d+");
        if (!isSum) {
            width = Integer.toString(2 * Integer.parseInt(width));
        }
        return simple(isSum ? "Add" : "Concat", "Layer", name, "value", sources);
    }

    private Method dense(String name) {
        Method method = simple("Dense", random.nextInt(5) == 0 ? "Layer" : "DenseLayer", name);
        width = any(WIDTHS);
        List<Attribute> attributes = method.annotations().get(0).attributes();
        attributes.add(new Attribute("units", width));
        if (random.nextBoolean()) {
            attributes.add(new Attribute("activation", any(Values.ACTIVATIONS)));
        }
        boolean hasInit = random.nextInt(3) == 0;
        if (hasInit) {
            attributes.add(new Attribute("init", any(Values.INITIALIZERS)));
        }
        if (random.nextInt(4) == 0) {
            attributes.add(new Attribute("bias", "false"));
        }
        modifiers(method.annotations(), hasInit);
        return method;
    }

    private void modifiers(List<Annotation> annotations, boolean hasInit) {
        switch (random.nextInt(12)) {
            case 0 -> annotations.add(0, Annotation.of("L2", "value", "0.01"));
            case 1 -> annotations.add(Annotation.of("L1", "value", "1e-4", "bias", "1e-4"));
            case 2 -> annotations.add(Annotation.of(any(List.of("UnitNorm", "NonNegative", "Frozen"))));
            case 3 ->
                annotations.add(Annotation.of(any(List.of("MaxNorm", "ActivityL2", "LearningRate")), "value", "0.5"));
            case 4 -> {
                if (!hasInit) {
                    annotations.add(Annotation.of(
                            any(List.of("Init.RandomNormal", "Init.VarianceScaling", "Init.RandomUniform"))));
                }
            }
            default -> {
                // most layers have no modifier
            }
        }
    }

    private Method repeated(String name) {
        Method method = random.nextBoolean() ? dense(name) : block(name);
        if (method.returns().equals("Layer")) {
            method = method.with("", "DenseLayer", name, "();");
        }
        method.annotations().add(0, Annotation.of("Repeat", "value", any(List.of("1", "2", "5"))));
        return method.with("", "List<" + method.returns() + ">", name, "();");
    }

    private Method block(String name) {
        String block = "Block" + blocks++;
        List<Output> before = List.copyOf(outputs);
        outputs.clear();
        TypeText type = type(block, "");
        type.annotations().add(Annotation.of("Block"));
        type.methods().addAll(layers(1 + random.nextInt(3), ""));
        if (random.nextBoolean()) {
            types.add(type);
        } else {
            nested.add(type);
        }
        outputs.clear();
        outputs.addAll(before);
        return Method.layer(new ArrayList<>(), block, name);
    }

    private void composed() {
        TypeText type = new TypeText(
                new ArrayList<>(),
                "",
                "@interface",
                "Composed",
                "",
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        Method units = Method.layer(
                new ArrayList<>(List.of(Annotation.of("Alias", "annotation", "Dense.class", "attribute", "\"units\""))),
                "int",
                "value");
        type.annotations().addAll(dense("value").annotations());
        type.methods().add(units);
        if (random.nextBoolean()) {
            type.methods()
                    .add(Method.layer(new ArrayList<>(), "boolean", "bias")
                            .with("", "boolean", "bias", "() default true;"));
        }
        types.add(type);
    }

    private Method composedLayer(String name) {
        boolean isOwn = types.stream().anyMatch(type -> type.name().equals("Composed"));
        String annotation = isOwn
                ? "Composed"
                : any(List.of("Defaults.DeepHidden", "Defaults.DeepBeforeNorm", "Defaults.TabularHidden"));
        width = any(WIDTHS);
        return simple(annotation, "DenseLayer", name, "value", width);
    }

    /** A loss with the output that it needs. */
    private Method output(TypeText spec) {
        String loss = any(Values.LOSSES);
        String function = loss.substring(loss.indexOf('.') + 1);
        String activation = "LINEAR";
        String units = "1";
        String metric = "MAE";
        if (function.contains("BINARY")) {
            metric = "AUC";
            activation = "SIGMOID";
        } else if (function.contains("CATEGORICAL") || function.startsWith("KL")) {
            activation = "SOFTMAX";
            units = "3";
            metric = "ACCURACY";
        } else if (function.equals("POISSON") || function.equals("TWEEDIE") || function.contains("LOGARITHMIC")) {
            activation = "EXPONENTIAL";
        } else if (function.equals("QUANTILE") || function.startsWith("COSINE")) {
            units = "3";
        } else if (ranks(function)) {
            metric = "NDCG";
        }
        spec.annotations().add(Annotation.of("Loss", "value", loss));
        if (random.nextInt(3) == 0) {
            spec.annotations().add(Annotation.of("Metrics", "value", "Metric." + metric));
        }
        return simple(
                "Dense", "DenseLayer", "output", "units", units, "activation", "ActivationFunction." + activation);
    }

    private static boolean ranks(String loss) {
        return loss.contains("PAIRWISE") || loss.contains("LISTWISE") || loss.contains("LAMBDA");
    }

    /** Replaces the input by a record, with a target that fits the loss. */
    private void readRecord(TypeText spec) {
        List<String> components = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            String name = random.nextInt(10) == 0 ? any(Values.NAMES) : "c" + i;
            components.add(any(random.nextInt(15) == 0 ? Values.WRONG_COMPONENTS : Values.COMPONENTS) + " " + name);
        }
        String loss = spec.annotations().toString();
        if (ranks(loss) && random.nextInt(8) > 0) {
            components.add(
                    any(List.of("@Group int", "@Group String", "@Group Level", "@Group java.util.UUID")) + " query");
        }
        types.add(data("record", "Row", "(" + String.join(", ", components) + ")", ""));
        types.add(data("enum", "Answer", "", "NO, @Text(\"yes\") YES;"));
        types.add(data("enum", "Level", "", "LOW, MIDDLE, HIGH;"));
        String target = "double";
        if (loss.contains("BINARY") || loss.contains("HINGE")) {
            target = random.nextBoolean() ? "boolean" : "Answer";
        } else if (loss.contains("CATEGORICAL") || loss.contains("KL_")) {
            target = "Level";
        } else if (!ranks(loss) && random.nextBoolean()) {
            spec.annotations().add(Annotation.of("TargetScaling", "value", "TargetScale.STANDARD"));
        }
        if (random.nextInt(4) == 0) {
            spec.annotations().add(Annotation.of("Numeric", "bins", any(List.of("3", "16", "1"))));
        }
        spec.annotations().set(0, Annotation.of("Network", "features", "Row.class", "target", target + ".class"));
    }

    private static TypeText data(String kind, String name, String heading, String content) {
        TypeText type = type(name, heading).with("", kind, name, heading);
        if (!content.isEmpty()) {
            type.extras().add(content);
        }
        return type;
    }

    private void training(List<Annotation> annotations) {
        if (random.nextBoolean()) {
            annotations.add(Annotation.of("Optimizer."
                    + any(List.of(
                            "Sgd", "AdaGrad", "RmsProp", "AdaDelta", "Adam", "AdamW", "AdaMax", "Nadam", "Lion"))));
        }
        switch (random.nextInt(8)) {
            case 0 -> annotations.add(Annotation.of("Schedule.OneCycle", "maxLearningRate", "0.05"));
            case 1 ->
                annotations.add(Annotation.of("Schedule." + any(List.of("Power", "Polynomial", "Cosine", "Plateau"))));
            case 2 ->
                annotations.add(
                        Annotation.of("Schedule.Piecewise", "boundaries", "{5, 10}", "values", "{0.1, 0.01, 0.001}"));
            case 3 -> annotations.add(Annotation.of("Clip", any(List.of("value", "norm", "globalNorm")), "1"));
            default -> {
                // most specs have neither
            }
        }
        if (random.nextInt(8) == 0) {
            annotations.add(Annotation.of("SuppressWarnings", "value", "\"gradwright\""));
        }
    }

    private <T> T any(List<T> pool) {
        return Values.any(pool, random);
    }
}
