package dev.gradwright.processor.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.processor.Compiled;
import dev.gradwright.processor.MarkedSpec;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LossKindTest {
    @Test
    void allNestedAnnotationsDeclareALoss() {
        assertThat(LossKind.annotations())
                .doesNotHaveDuplicates()
                .contains(Loss.class)
                .containsAll(Stream.of(Loss.class.getDeclaredClasses())
                        .<Class<? extends Annotation>>map(type -> type.asSubclass(Annotation.class))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void theAnnotationOfALossIsNamedLikeIt(LossFunction function) {
        assertThat(LossKind.of(function).annotation().stream()
                        .map(annotation -> annotation.type().getSimpleName().toUpperCase(Locale.ROOT)))
                .allMatch(function.name().replace("_", "")::equals);
    }

    @ParameterizedTest
    @EnumSource
    void theAnnotationOfALossHasItsParametersAndNothingElse(LossFunction function) {
        LossKind.of(function)
                .annotation()
                .ifPresent(annotation -> assertThat(annotation.type().getDeclaredMethods())
                        .extracting(Method::getName)
                        .containsExactlyInAnyOrderElementsOf(annotation.hyperParameters().stream()
                                .map(HyperParameter::name)
                                .toList()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@Loss(HUBER)                                     | @Loss.Huber",
                "@Loss(value = HUBER, delta = 2)                  | @Loss.Huber(delta = 2)",
                "@Loss(CATEGORICAL_CROSSENTROPY)                  | @Loss.CategoricalCrossentropy",
                "@Loss(value = CATEGORICAL_CROSSENTROPY, labelSmoothing = 0.1) | @Loss.CategoricalCrossentropy(labelSmoothing = 0.1)",
                "@Loss(value = SPARSE_CATEGORICAL_CROSSENTROPY, labelSmoothing = 0.1) | @Loss.SparseCategoricalCrossentropy(labelSmoothing = 0.1)",
                "@Loss(QUANTILE)                                  | @Loss.Quantile(quantiles = {0.1, 0.5, 0.9})"
            })
    void bothSpellingsAreOneLoss(String plain, String own) {
        LossSpec one = loss(plain);
        LossSpec other = loss(own);

        assertThat(one.function().value()).isEqualTo(other.function().value());
        assertThat(parametersOf(one)).hasSize(1).isEqualTo(parametersOf(other));
    }

    private static Map<String, Object> parametersOf(LossSpec loss) {
        Map<String, Object> parameters = new HashMap<>();
        loss.parameters().values().forEach((name, value) -> parameters.put(name, HyperParameters.plain(value)));
        return parameters;
    }

    private static LossSpec loss(String annotation) {
        return Compiled.of(MarkedSpec.annotated(annotation).source())
                .network()
                .loss()
                .orElseThrow();
    }
}
