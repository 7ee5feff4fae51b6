package dev.gradwright.processor.emit;

import dev.gradwright.dsl.ActivationFunction;
import java.util.List;
import java.util.Locale;

/** The words of generated comments. */
final class Words {
    private Words() {}

    /** As in {@code a, b and c}. */
    static String list(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    /** A function's name within a sentence. */
    static String of(ActivationFunction function) {
        return switch (function) {
            case RELU -> "ReLU";
            case LEAKY_RELU -> "leaky ReLU";
            case ELU, SELU -> function.name();
            case LINEAR, SIGMOID, TANH, SOFTMAX -> function.name().toLowerCase(Locale.ROOT);
        };
    }

    /** The first letter in upper case. */
    static String capitalized(String name) {
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first).toUpperCase(Locale.ROOT) + name.substring(first);
    }
}
