package dev.gradwright.processor.emit.text;

import dev.gradwright.dsl.ActivationFunction;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words and phrases of generated comments. */
public final class Words {
    private static final int LONGEST_LIST = 6;

    private Words() {}

    /** As in {@code a, b and c}; the middle of a long list is omitted. */
    public static String list(List<String> words) {
        int last = words.size() - 1;
        if (last < 1) {
            return String.join("", words);
        }
        String first = words.size() <= LONGEST_LIST
                ? String.join(", ", words.subList(0, last))
                : words.get(0) + ", " + words.get(1) + ", …";
        return first + " and " + words.get(last);
    }

    /** The sources of a layer, as in {@code deep and the input}. */
    public static String sources(List<String> sources) {
        return list(named(sources));
    }

    /** The terms of a sum, as in {@code the input + deep}. */
    public static String sum(List<String> sources) {
        return String.join(" + ", named(sources));
    }

    private static List<String> named(List<String> sources) {
        return sources.stream()
                .map(source -> source.isEmpty() ? "the input" : source)
                .toList();
    }

    /**
     * The part of a comment that describes an activation merged into a product. Another layer may declare the
     * activation.
     */
    public static String merged(String layer, String activationLayer, ActivationFunction function) {
        return layer.equals(activationLayer) ? ", " + of(function) : ", then " + activationLayer + ": " + of(function);
    }

    /** A number of features, as in {@code 300 features}. */
    public static String features(int count) {
        return count + (count == 1 ? " feature" : " features");
    }

    /** The values that a function which is fused with the loss is applied to. */
    public static String inputOf(ActivationFunction function) {
        return function == ActivationFunction.EXPONENTIAL ? "exponents" : "logits";
    }

    /** A function's name in a sentence. */
    public static String of(ActivationFunction function) {
        return switch (function) {
            case RELU -> "ReLU";
            case LEAKY_RELU -> "leaky ReLU";
            case PRELU -> "PReLU";
            case ELU, SELU, GELU -> function.name();
            case SWISH -> "Swish";
            case MISH -> "Mish";
            case LINEAR, SIGMOID, TANH, SOFTPLUS, SOFTSIGN, HARD_SIGMOID, EXPONENTIAL, SOFTMAX ->
                function.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    /** A path as one word: {@code tower.7.norm} as {@code tower7Norm}. */
    public static String identifier(String path) {
        String[] steps = path.split("\\.", -1);
        return steps[0] + Stream.of(steps).skip(1).map(Words::capitalized).collect(Collectors.joining());
    }

    /**
     * A path as the name, or the prefix of the name, of a field. It begins with a lower-case letter, because a field
     * with the name of a type or a constant would hide that.
     */
    public static String field(String path) {
        String identifier = identifier(path);
        return Character.isUpperCase(identifier.codePointAt(0)) ? "layer" + identifier : identifier;
    }

    /** The first letter in upper case. */
    public static String capitalized(String name) {
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first).toUpperCase(Locale.ROOT) + name.substring(first);
    }

    /** The first letter in lower case. */
    public static String decapitalized(String name) {
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first).toLowerCase(Locale.ROOT) + name.substring(first);
    }

    /** The rows of a buffer: of the batch, or of a batch for each member of an ensemble. */
    public static String rows(int members) {
        return members == 1 ? "rows" : members + "·rows";
    }
}
