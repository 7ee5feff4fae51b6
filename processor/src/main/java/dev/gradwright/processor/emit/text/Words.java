package dev.gradwright.processor.emit.text;

import dev.gradwright.dsl.ActivationFunction;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of generated comments. */
public final class Words {
    private static final int LONGEST_LIST = 6;

    private Words() {}

    /** As in {@code a, b and c}; the middle of a long list is left out. */
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

    /** What a layer reads, as in {@code deep, the input}. */
    public static String sources(List<String> sources) {
        return join(sources, ", ");
    }

    /** What a layer adds up, as in {@code the input + deep}. */
    public static String sum(List<String> sources) {
        return join(sources, " + ");
    }

    private static String join(List<String> sources, String separator) {
        return sources.stream()
                .map(source -> source.isEmpty() ? "the input" : source)
                .collect(Collectors.joining(separator));
    }

    /** What a product's comment says of the activation applied with it, which may be declared by a layer of its own. */
    public static String epilogue(String layer, String epilogueLayer, ActivationFunction function) {
        return layer.equals(epilogueLayer)
                ? ", " + of(function)
                : ", then " + epilogueLayer + " (" + of(function) + ")";
    }

    /** A function's name within a sentence. */
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
     * A path as the name of a field, or its beginning. It begins with a small letter: a field that is called like a type or a constant
     * would hide that.
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
}
