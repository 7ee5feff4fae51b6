package dev.gradwright.processor.check;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RankingGroupTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Group int query",
                "@Group Long query",
                "@Group String query",
                "@Group Kind query",
                "@Group char query",
                "@Group java.util.UUID query",
                "@Group java.time.LocalDate query",
                "@Group @Numeric(log = true) int query",
                "@Group @Category(capacity = 4) String query"
            })
    void groupMayHaveAnyTypeThatNamesAQuery(String group) {
        ranking("LAMBDA_RANK", group + ", double match").isAccepted();
    }

    @Test
    void recordOfARankingHasAGroup() {
        ranking("«LAMBDA_RANK", "int query, double match")
                .reports(
                        "[RankingGroup] LAMBDA_RANK ranks the rows of a query, but no component of Row says to which query a row belongs; add @Group to the one that does");
    }

    @Test
    void recordHasOneGroup() {
        ranking("PAIRWISE_LOGISTIC", "@Group int query, «@Group String user, double match")
                .reports(
                        "[RankingGroup] query and user are both the group, but a row belongs to one query; remove one @Group");
    }

    @ParameterizedTest
    @ValueSource(strings = {"double", "Float", "java.math.BigDecimal"})
    void groupIsNoFraction(String type) {
        ranking("LISTWISE_SOFTMAX", "«@Group %s query, double match".formatted(type))
                .reports(
                        "[RankingGroup] query is a number with a fraction, which is no name of a query; use a whole number, a String or an enum");
    }

    @ParameterizedTest
    @ValueSource(strings = {"int[]", "String[]", "byte[][]"})
    void groupIsNoArray(String type) {
        ranking("LISTWISE_SOFTMAX", "«@Group %s query, double match".formatted(type))
                .reports(
                        "[RankingGroup] query is an array, which equals only itself, so that each row would be a query; use a whole number, a String or an enum");
    }

    @Test
    void groupIsNeverMissing() {
        ranking("LAMBDA_RANK", "«@Group @Missing Kind query, double match")
                .reports(
                        "[RankingGroup] query is the group, which must not be missing; remove @Missing, and leave out rows without it");
    }

    @Test
    void groupIsNotIgnored() {
        ranking("LAMBDA_RANK", "@Ignored «@Group int query, double match")
                .reports("[FeatureValue] @Group has no effect on query, which is ignored; remove @Group or @Ignored");
    }

    @Test
    void groupIsNoFeature() {
        MarkedSpec.types("@Network(features = Row«.class, target = double.class)\n" + spec("LAMBDA_RANK"))
                .and("record Row(@Group int query) {} enum Kind { A, B }")
                .reports("[FeatureType] Row has no component that is a feature; add one, or remove @Ignored from one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "boolean | the target is a boolean, but LAMBDA_RANK takes the relevance of a row, a number; write double.class, with a relevance such as 0 to 1",
                "Kind    | the target Kind has 2 constants, but LAMBDA_RANK takes the relevance of a row, a number; write double.class, with a relevance such as 0 to 1"
            })
    void targetOfARankingIsANumber(String target, String problem) {
        MarkedSpec.types("@Network(features = Row.class, target = %s«.class)\n".formatted(target) + spec("LAMBDA_RANK"))
                .and("record Row(@Group int query, double match) {} enum Kind { A, B }")
                .reports("[TargetOutput] " + problem);
    }

    @Test
    void relevancesAreNotScaled() {
        MarkedSpec.types(
                        "@Network(features = Row.class, target = double.class)\n«@TargetScaling(TargetScale.STANDARD)\n"
                                + spec("LAMBDA_RANK"))
                .and("record Row(@Group int query, double match) {}")
                .reports(
                        "[TargetOutput] @TargetScaling scales numbers, but LAMBDA_RANK takes the relevance of a row; remove it");
    }

    private static MarkedSpec ranking(String loss, String components) {
        return MarkedSpec.types("@Network(features = Row.class, target = double.class)\n" + spec(loss))
                .and("record Row(%s) {} enum Kind { A, B }".formatted(components));
    }

    private static String spec(String loss) {
        return """
                @Loss(%s)
                interface Spec {
                    @Dense(units = 1) DenseLayer output();
                }
                """.formatted(loss);
    }
}
