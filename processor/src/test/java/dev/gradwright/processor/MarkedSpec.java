package dev.gradwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/**
 * The source of a spec, or of several in one file, in which {@code «} marks the positions where problems are expected:
 * a problem is reported at the character that follows. The marks are removed before the source is compiled.
 */
public record MarkedSpec(String marked) {
    private static final String HEADER = """
            package example;

            import dev.gradwright.dsl.*;
            import dev.gradwright.dsl.Optimizer.*;
            import dev.gradwright.dsl.Schedule.*;
            import dev.gradwright.runtime.layer.*;
            import dev.gradwright.runtime.optimizer.UpdateRule;
            import dev.gradwright.runtime.schedule.LearningRateSchedule;
            import static dev.gradwright.dsl.ActivationFunction.*;
            import static dev.gradwright.dsl.Initializer.*;
            import static dev.gradwright.dsl.LossFunction.*;
            import static dev.gradwright.dsl.Metric.*;

            """;

    /** Types in a file of package {@code example} that imports the whole DSL. */
    public static MarkedSpec types(String types) {
        return new MarkedSpec(HEADER + types);
    }

    /** A regression on eight features with the given layers. */
    public static MarkedSpec layers(String layers) {
        return types("""
                @Network(input = 8)
                @Loss(MEAN_SQUARED_ERROR)
                interface Spec {
                %s
                }
                """.formatted(layers.stripTrailing()));
    }

    /** A network on four features with a softmax over three classes and the given annotations on its type. */
    public static MarkedSpec annotated(String annotations) {
        return types("""
                @Network(input = 4)
                %s
                interface Spec {
                    @Dense(units = 3, activation = SOFTMAX) DenseLayer output();
                }
                """.formatted(annotations.stripTrailing()));
    }

    /** The same with more types in its file. */
    public MarkedSpec and(String types) {
        return new MarkedSpec(marked + types);
    }

    /** The source without marks. */
    public String source() {
        return marked.replace("«", "");
    }

    /** Asserts that compiling reports these errors at the marks, in order, and nothing else, and generates nothing. */
    public void reports(String... messages) {
        Compiled compiled = Compiled.of(source());

        assertThat(compiled.errors()).containsExactlyElementsOf(at(places(), messages));
        assertThat(compiled.warnings()).isEmpty();
        assertThat(compiled.networks()).isEmpty();
    }

    /**
     * Asserts that compiling reports exactly these errors at the marks, in order. The spec itself is valid, so other
     * networks may be generated.
     */
    public void isRejected(String... messages) {
        assertThat(Compiled.of(source()).errors()).containsExactlyElementsOf(at(places(), messages));
    }

    /**
     * Asserts that compiling reports these warnings at the marks, in order, and nothing else, and generates the
     * networks.
     */
    public void warns(String... messages) {
        Compiled compiled = Compiled.of(source());

        assertThat(compiled.errors()).isEmpty();
        assertThat(compiled.warnings()).containsExactlyElementsOf(at(places(), messages));
        assertThat(compiled.networks()).isNotEmpty();
    }

    /** Asserts that compiling reports nothing. */
    public void isAccepted() {
        Compiled compiled = Compiled.of(source());

        assertThat(compiled.errors()).isEmpty();
        assertThat(compiled.warnings()).isEmpty();
        assertThat(compiled.networks()).isNotEmpty();
    }

    /** The marked positions as {@code File.java:line:column}. */
    public List<String> places() {
        List<String> places = new ArrayList<>();
        String file = mainType() + ".java";
        int line = 0;
        for (String text : marked.lines().toList()) {
            line++;
            for (int mark = text.indexOf('«'), earlier = 0; mark >= 0; mark = text.indexOf('«', mark + 1), earlier++) {
                places.add(file + ":" + line + ":" + (mark - earlier + 1));
            }
        }
        return places;
    }

    private String mainType() {
        return Compiled.mainType(source());
    }

    private static List<String> at(List<String> places, String... messages) {
        assertThat(messages).as("one message for each mark").hasSameSizeAs(places);
        List<String> described = new ArrayList<>();
        for (int i = 0; i < messages.length; i++) {
            described.add(places.get(i) + " " + messages[i]);
        }
        return described;
    }
}
