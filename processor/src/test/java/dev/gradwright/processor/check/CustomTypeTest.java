package dev.gradwright.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.Compiled;
import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Custom optimizers and schedules. */
class CustomTypeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "class Rule {}                                       | does not implement UpdateRule of dev.gradwright.runtime.optimizer; name a class that does",
                "class Rule implements LearningRateSchedule {}       | does not implement UpdateRule of dev.gradwright.runtime.optimizer; name a class that does",
                "abstract class Rule implements UpdateRule {}        | is abstract, which cannot be instantiated; name a class that is not abstract",
                "interface Rule extends UpdateRule {}                | is an interface, which cannot be instantiated; name a class that is not abstract",
                "enum Rule implements UpdateRule {}                  | is an enum, which cannot be instantiated; name a class that is not abstract",
                "class Rule implements UpdateRule { Rule(int n) {} } | has no constructor without parameters that the generated class can call and that throws no checked exception; add a public one",
                "class Rule implements UpdateRule { private Rule() {} } | has no constructor without parameters that the generated class can call and that throws no checked exception; add a public one",
                "class Rule implements UpdateRule { public Rule() throws Exception {} } | has no constructor without parameters that the generated class can call and that throws no checked exception; add a public one"
            })
    void rejectsAnOptimizerThatCannotBeInstantiated(String type, String problem) {
        MarkedSpec.annotated("@Loss(MEAN_SQUARED_ERROR) @Optimizer(Rule«.class)")
                .and(type)
                .reports("[CustomType] @Optimizer Rule " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "class Rates {}                                      | does not implement LearningRateSchedule of dev.gradwright.runtime.schedule; name a class that does",
                "abstract class Rates implements LearningRateSchedule {} | is abstract, which cannot be instantiated; name a class that is not abstract",
                "record Rates(int n) implements LearningRateSchedule {} | has no constructor without parameters, or with one double for the learning rate, that the generated class can call and that throws no checked exception; add a public one"
            })
    void rejectsAScheduleThatCannotBeInstantiated(String type, String problem) {
        MarkedSpec.annotated("@Loss(MEAN_SQUARED_ERROR) @Schedule(Rates«.class)")
                .and(type)
                .reports("[CustomType] @Schedule Rates " + problem);
    }

    @Test
    void rejectsAPrimitiveTypeAsOptimizer() {
        MarkedSpec.annotated("@Loss(MEAN_SQUARED_ERROR) @Optimizer(int«.class)")
                .reports(
                        "[CustomType] @Optimizer int does not implement UpdateRule of dev.gradwright.runtime.optimizer; name a class that does");
    }

    @Test
    void rejectsAPrivateType() {
        nested("class Outer", "private static class Rule implements UpdateRule {}")
                .reports(
                        "[CustomType] @Optimizer Outer.Rule is private, or in a private type, so the generated class cannot name it; make it package-private");
    }

    @Test
    void rejectsAnInnerClass() {
        nested("class Outer", "class Rule implements UpdateRule {}")
                .reports(
                        "[CustomType] @Optimizer Outer.Rule is an inner class, which needs an instance of its enclosing class; make it static");
    }

    @Test
    void rejectsAProtectedTypeOfAnotherPackage() {
        String library = """
                package library;

                public class Base {
                    protected static class Rule implements dev.gradwright.runtime.optimizer.UpdateRule {
                        public Rule() {}
                    }
                }
                """;
        MarkedSpec spec = nested("class Outer extends library.Base", "");

        assertThat(Compiled.of(spec.source(), library).errors())
                .containsExactly(
                        spec.places().get(0)
                                + " [CustomType] @Optimizer Base.Rule is not public, so the generated class in example cannot name it; make it public");
    }

    /** A spec in a class, where it may name types that the generated class cannot name. */
    private static MarkedSpec nested(String outer, String type) {
        return MarkedSpec.types("""
                %s {
                    %s
                    @Network(input = 4)
                    @Loss(MEAN_SQUARED_ERROR)
                    @Optimizer(Outer.Rule«.class)
                    interface Spec {
                        @Dense(units = 3) DenseLayer output();
                    }
                }
                """.formatted(outer, type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class Rule implements UpdateRule {}",
                "record Rule() implements UpdateRule {}",
                "class Rule extends Base {} abstract class Base implements UpdateRule {}",
                "class Rule implements UpdateRule { Rule() throws IllegalStateException {} Rule(int n) {} }"
            })
    void goodOptimizersAreAccepted(String type) {
        MarkedSpec.annotated("@Loss(MEAN_SQUARED_ERROR) @Optimizer(Rule.class)")
                .and(type)
                .isAccepted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class Rates implements LearningRateSchedule {}",
                "record Rates(double initialLearningRate) implements LearningRateSchedule {}"
            })
    void goodSchedulesAreAccepted(String type) {
        MarkedSpec.annotated("@Loss(MEAN_SQUARED_ERROR) @Schedule(Rates.class)")
                .and(type)
                .isAccepted();
    }

    @Test
    void hyperParametersOfACustomOptimizerAreChecked() {
        MarkedSpec.annotated("@Loss(MEAN_SQUARED_ERROR) @Optimizer(value = Rule.class, learningRate = «0)")
                .and("class Rule implements UpdateRule {}")
                .reports("[OptimizerValue] @Optimizer learningRate must be greater than 0 and finite, but is 0.0");
    }
}
