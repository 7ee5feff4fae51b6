package dev.gradwright.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.Compiled;
import dev.gradwright.processor.MarkedSpec;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records as features, and targets. */
class TableRulesTest {
    private static final String REGRESSION = """
            @Loss(MEAN_SQUARED_ERROR)
            interface Spec {
                @Dense(units = 1) DenseLayer output();
            }
            """;

    private static final String COARSE_AND_FINE = """
            @Numeric(bins = 4) @interface Coarse { int bins() default 4; }
            @Numeric(bins = 40) @interface Fine {}
            """;

    private static final String REMEDY =
            "use a number, a boolean, an enum, a date, or a String with @Category, or add @Ignored";

    // FeaturesAndInput

    @Test
    void bothInputAndFeatures() {
        MarkedSpec.types("@Network(input = «8, features = Row.class, target = double.class)\n" + REGRESSION)
                .and("record Row(int x) {}")
                .reports(
                        "[FeaturesAndInput] @Network has both input and features, but the input is computed from the features; remove one of the two");
    }

    @Test
    void neitherInputNorFeatures() {
        MarkedSpec.types("«@Network\n" + REGRESSION)
                .reports(
                        "[FeaturesAndInput] @Network has neither input nor features; write the number of inputs, as in input = 784, or name a record and what to predict, as in features = Customer.class, target = Churn.class");
    }

    @Test
    void featuresWithoutTarget() {
        MarkedSpec.types("@Network(features = Row«.class)\n" + REGRESSION)
                .and("record Row(int x) {}")
                .reports(
                        "[FeaturesAndInput] @Network has features, but no target; name what to predict: an enum, boolean.class or double.class");
    }

    @Test
    void aTargetWithoutFeatures() {
        MarkedSpec.types("@Network(input = 8, target = double«.class)\n" + REGRESSION)
                .reports(
                        "[FeaturesAndInput] @Network has a target, which is for records only, but its input is numbers; remove target");
        MarkedSpec.types("@Network(target = double«.class)\n" + REGRESSION)
                .reports(
                        "[FeaturesAndInput] @Network has a target, but no features; name the record that the target is predicted from");
    }

    @Test
    void anInputThatIsWrittenButEmpty() {
        MarkedSpec.types("@Network(input = «{})\n" + REGRESSION)
                .reports(
                        "[InputShape] @Network input must have at least one dimension, but is empty; write the number of features, as in input = 784");
    }

    // FeatureType

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "String «x            | x is a String, whose values need columns; add @Category with the number of frequent values, as in @Category(capacity = 40), or @Ignored",
                "Object «x            | x is of type Object, which cannot be a feature; " + REMEDY,
                "java.util.List<String> «x | x is of type List<String>, which cannot be a feature; " + REMEDY,
                "int[] «x             | x is of type int[], which cannot be a feature; " + REMEDY,
                "Row «x               | x is of type Row, which cannot be a feature; " + REMEDY,
                "Other «x             | x is of type Other, which cannot be a feature; " + REMEDY,
                "char «x              | x is of type char, which cannot be a feature; use an enum, or a String with @Category, or add @Ignored",
                "java.util.Date «x    | x is of type Date, which cannot be a feature; use Instant or LocalDate, or add @Ignored",
                "java.util.Optional<Double> «x | x is of type Optional<Double>, which cannot be a feature; use the type of its value: a wrapper such as Double may be missing, and others with @Missing",
                "java.math.BigInteger «x | x is of type BigInteger, which cannot be a feature; use long or BigDecimal, or add @Ignored",
                "Empty «x             | x is of the enum Empty, which has no constant and so tells nothing; add constants, or @Ignored",
                "Single «x            | x is of the enum Single, which has one constant and so tells nothing; add constants, or @Ignored"
            })
    void aComponentThatCannotBeEncoded(String component, String problem) {
        regression("int a, " + component)
                .and("record Other(int x) {} enum Empty {} enum Single { ONE }")
                .reports("[FeatureType] " + problem);
    }

    @Test
    void allComponentsAreReportedTogether() {
        regression("Object «a, int b, Object «c")
                .reports(
                        "[FeatureType] a is of type Object, which cannot be a feature; " + REMEDY,
                        "[FeatureType] c is of type Object, which cannot be a feature; " + REMEDY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "class Row {}                        | is not a record, whose components would be the features; name a record",
                "interface Row {}                    | is not a record, whose components would be the features; name a record",
                "enum Row { A, B }                   | is not a record, whose components would be the features; name a record",
                "record Row<T>(T x) {}               | is generic, so the types of its components are not known; name a record without type parameters",
                "record Row() {}                     | has no component that is a feature; add one, or remove @Ignored from one",
                "record Row(@Ignored int x) {}       | has no component that is a feature; add one, or remove @Ignored from one"
            })
    void aTypeWithoutFeatures(String type, String problem) {
        MarkedSpec.types("@Network(features = Row«.class, target = double.class)\n" + REGRESSION)
                .and(type)
                .reports("[FeatureType] Row " + problem);
    }

    @Test
    void nothingIsSaidAboutSignalsOfATypeWithoutFeatures() {
        MarkedSpec.types("""
                        @Network(features = Row«.class, target = double.class)
                        @Loss(MEAN_SQUARED_ERROR)
                        interface Spec {
                            @Dense(units = 64, activation = SWISH, init = HE_NORMAL) DenseLayer hidden();
                            @Dense(units = 1) DenseLayer output();
                        }
                        class Row {}
                        """)
                .reports("[FeatureType] Row is not a record, whose components would be the features; name a record");
    }

    @ParameterizedTest
    @ValueSource(strings = {"int", "int[]"})
    void aTypeThatIsNotDeclared(String type) {
        MarkedSpec.types("@Network(features = %s«.class, target = double.class)\n".formatted(type) + REGRESSION)
                .reports("[FeatureType] %s is not a record, whose components would be the features; name a record"
                        .formatted(type));
    }

    @Test
    void aPrivateRecord() {
        MarkedSpec.types("""
                        class Outer {
                            private record Row(int x) {}

                            @Network(features = Row«.class, target = double.class)
                            @Loss(MEAN_SQUARED_ERROR)
                            interface Spec {
                                @Dense(units = 1) DenseLayer output();
                            }
                        }
                        """)
                .reports(
                        "[FeatureType] Outer.Row is private, or in a private type, so generated code cannot name it; make it package-private");
    }

    @Test
    void aPrivateEnum() {
        MarkedSpec.types("@Network(features = Row.class, target = double.class)\n" + REGRESSION)
                .and("record Row(Answer «x) { private enum Answer { NO, YES } }")
                .reports(
                        "[FeatureType] x is of the enum Row.Answer, which is private, or in a private type, so generated code cannot name it; make it package-private");
    }

    @Test
    void aRecordOfAClassFileIsReportedWhereItIsNamed(@TempDir Path library) {
        Compiled.library(
                library,
                "package library; \nimport dev.gradwright.dsl.*;\n\npublic record Row(int x, Object y, @Category(capacity = 0) String z) {}");
        MarkedSpec spec =
                MarkedSpec.types("@Network(features = library.Row«.class, target = double.class)\n" + REGRESSION);

        assertThat(Compiled.against(library, spec.source()).errors())
                .containsExactlyInAnyOrder(
                        spec.places().get(0)
                                + " [FeatureType] library.Row.y: y is of type Object, which cannot be a feature; "
                                + REMEDY,
                        spec.places().get(0)
                                + " [FeatureValue] library.Row.z: @Category capacity must be at least 1, but is 0");
    }

    @Test
    void aMisspeltRecordIsReportedByTheCompilerOnly() {
        Compiled compiled = Compiled.of(MarkedSpec.types(
                        "@Network(features = Rwo.class, target = double.class)\n" + REGRESSION + "record Row(int x) {}")
                .source());

        assertThat(compiled.errors()).singleElement().asString().contains("cannot find symbol");
    }

    @Test
    void aMissingTypeOfAComponentIsReportedByTheCompilerOnly() {
        Compiled compiled = Compiled.of(regression("int a, Absent x").source());

        assertThat(compiled.errors()).singleElement().asString().contains("cannot find symbol");
    }

    // FeatureValue

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "«@Numeric(log = true) boolean x     | @Numeric is for numbers and dates, but x is a boolean; remove it",
                "«@Numeric(log = true) Answer x      | @Numeric is for numbers and dates, but x is an enum; remove it",
                "@Numeric(bins = «1) double x        | @Numeric bins must be at least 2, or 0 for a standardised number, but is 1",
                "@Numeric(bins = «-1) double x       | @Numeric bins must be at least 2, or 0 for a standardised number, but is -1",
                "@Numeric(log = «true, bins = 4) double x | @Numeric log has no use beside bins, whose limits are quantiles on any scale; remove it",
                "@Numeric(bins = 4, rowsPerBin = «-1) double x | @Numeric rowsPerBin must be at least 1, or 0 for no limit, but is -1",
                "@Numeric(log = true, rowsPerBin = «9) double x | @Numeric rowsPerBin has no effect without bins; set bins, or remove it",
                "@Numeric(rowsPerBin = «9) double x  | @Numeric rowsPerBin has no effect without bins; set bins, or remove it",
                "«@Numeric double x                  | @Numeric changes nothing on x; set log or bins, or remove it",
                "«@Category(capacity = 4) int x      | @Category is for a String, but x is a number; remove it",
                "«@Category(capacity = 4) java.time.LocalDate x | @Category is for a String, but x is a number or a date; remove it",
                "@Category(capacity = «0) String x   | @Category capacity must be at least 1, but is 0",
                "«@Embedding(8) int x                | @Embedding is for an enum, or for a String with @Category, but x is a number; remove it",
                "«@Embedding(8) boolean x            | @Embedding is for an enum, or for a String with @Category, but x is a boolean; remove it",
                "«@Embedding Answer x                | @Embedding needs a number of units of at least 1, as in @Embedding(8), but has none",
                "@Embedding(«-2) Answer x            | @Embedding needs a number of units of at least 1, as in @Embedding(8), but it is -2",
                "@Embedding(entries = «2, units = 4) Answer x | @Embedding entries is for layers; on x write the number of units alone, as in @Embedding(8)",
                "@Embedding(value = 8, units = «4) Answer x | @Embedding units is for layers; on x write the number of units alone, as in @Embedding(8)",
                "@Category(capacity = 16777216) @Embedding(«1) String x | @Embedding takes at most 16777216 categories, because a float does not hold every larger index, but x has 16777217; lower the capacity",
                "@Category(capacity = 9999999) @Embedding(«200) String x | a table of 10000000 × 200 has 2000000000 weights, but only 1000000000 fit into an array; use fewer units or entries",
                "@Ignored «@Embedding(4) Answer x    | @Embedding has no effect on x, which is ignored; remove @Embedding or @Ignored",
                "«@Missing int x                     | x is of type int, which is never missing; make it Integer, which says that it may be missing, and remove @Missing",
                "«@Missing boolean x                 | x is of type boolean, which is never missing; make it Boolean, which says that it may be missing, and remove @Missing",
                "«@Missing @Category(capacity = 4) String x | @Missing has no effect on x, because a missing category counts among the rare ones; remove it",
                "@Ignored «@Numeric(log = true) int x | @Numeric has no effect on x, which is ignored; remove @Numeric or @Ignored",
                "@Ignored «@Category(capacity = 0) String x | @Category has no effect on x, which is ignored; remove @Category or @Ignored",
                "@Column(«\"\") int x                | @Column is empty; write the name in the header of the file",
                "@Column(«\"A-A\") int x             | aa and x are read from the same column A-A, because case, spaces, _ and - do not matter; name another with @Column",
                "int «a_a                            | aa and a_a are read from the same column a_a, because case, spaces, _ and - do not matter; name another with @Column"
            })
    void aValueThatDoesNotFit(String component, String problem) {
        regression("int aa, " + component).and("enum Answer { NO, YES }").reports("[FeatureValue] " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@Numeric(bins = «1)                 | @Numeric bins must be at least 2, or 0 for a standardised number, but is 1",
                "@Numeric(log = «true, bins = 4)     | @Numeric log has no use beside bins, whose limits are quantiles on any scale; remove it",
                "«@Numeric                           | @Numeric changes nothing; set log or bins, or remove it",
                "@Coarse(bins = «1)                  | @Numeric bins must be at least 2, or 0 for a standardised number, but is 1 (through @Coarse)",
                "@Coarse «@Fine                      | a network has one encoding for all numbers, but @Numeric is used in addition to @Numeric of @Coarse; remove one of the two (through @Fine)"
            })
    void anEncodingOfAllNumbersThatDoesNotFit(String annotation, String problem) {
        MarkedSpec.types("@Network(features = Row.class, target = double.class)\n" + annotation + "\n" + REGRESSION)
                .and("record Row(int x, @Numeric double y) {}")
                .and(COARSE_AND_FINE)
                .reports("[FeatureValue] " + problem);
    }

    @Test
    void anEncodingOfNumbersWithoutARecord() {
        MarkedSpec.types("@Network(input = 8)\n«@Numeric(bins = 4)\n" + REGRESSION)
                .reports(
                        "[FeatureValue] @Numeric is about the numbers of a record, but the network has no features; remove it");
    }

    @Test
    void anEncodingOfNumbersOnALayer() {
        MarkedSpec.types("""
                        @Network(input = 8)
                        @Loss(MEAN_SQUARED_ERROR)
                        interface Spec {
                            «@Binned @Dense(units = 1) DenseLayer output();
                        }
                        """)
                .and("@Numeric(bins = 4) @interface Binned {}")
                .reports(
                        "[ModifierMisplaced] @Numeric acts on a network, not on a layer; move it to the type (through @Binned)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Network(features = Row.class, target = double.class) @Numeric(bins = 4)",
                "@Network(features = Row.class, target = double.class) @Coarse @Numeric(bins = 4)",
                "@Network(features = Row.class, target = double.class) @Coarse @Numeric",
                "@Network(input = 8) @Coarse"
            })
    void anEncodingOfAllNumbersThatFits(String annotations) {
        MarkedSpec spec = MarkedSpec.types(annotations + "\n" + REGRESSION)
                .and("record Row(int x, @Numeric(log = true) double y, boolean flag) {}")
                .and(COARSE_AND_FINE);

        assertThat(Compiled.of(spec.source()).errors()).isEmpty();
    }

    @Test
    void aLayerWithTheNameOfTheEmbeddings() {
        MarkedSpec.types("""
                        @Network(features = Row.class, target = double.class)
                        @Loss(MEAN_SQUARED_ERROR)
                        interface Spec {
                            @Dense(units = 1) DenseLayer «embeddings();
                        }
                        """)
                .and("record Row(@Embedding(2) Answer x) {}\nenum Answer { NO, YES }")
                .reports(
                        "[NameClash] a layer cannot be named embeddings, because the generated network has a member of that name; rename it");
    }

    @Test
    void withoutEmbeddingsTheNameIsFree() {
        MarkedSpec.types("""
                        @Network(features = Row.class, target = double.class)
                        @Loss(MEAN_SQUARED_ERROR)
                        interface Spec {
                            @Dense(units = 1) DenseLayer embeddings();
                        }
                        """).and("record Row(int x) {}").isAccepted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"entries = 10, units = 4", "units = 4"})
    void anEmbeddingLayerInANetworkForRecords(String size) {
        MarkedSpec.types("""
                        @Network(features = Row.class, target = double.class)
                        @Loss(MEAN_SQUARED_ERROR)
                        interface Spec {
                            «@Embedding(%s) EmbeddingLayer words();
                            @Dense(units = 1) DenseLayer output();
                        }
                        """.formatted(size))
                .and("record Row(int x) {}")
                .reports(
                        "[EmbeddingValue] @Embedding on a layer reads indices, but the columns of an encoded record are mostly numbers; write @Embedding(4) on the component instead");
    }

    @Test
    void tooManyFeaturesFromTables() {
        MarkedSpec.types("@Network(features = Row«.class, target = double.class)\n" + REGRESSION)
                .and("record Row(@Embedding(60_000_000) Answer x, int y) {}\nenum Answer { NO, YES }")
                .reports(
                        "[InputShape] the first layer must see at most 50000000 features, since 32 rows of them must fit into an array, but sees 60000001, 60000000 of them x; use fewer units there");
    }

    @Test
    void constantsWithTheSameText() {
        regression("Answer x")
                .and("enum Answer { NO, @Text(«\"NO\") YES, @Text(«\" \") MAYBE }")
                .reports(
                        "[FeatureValue] NO and YES have the same text \"NO\" in files; write another @Text for one of them",
                        "[FeatureValue] @Text of MAYBE is blank, which files have for missing values; write another text, or remove it");
    }

    @Test
    void tooManyColumns() {
        MarkedSpec.types("@Network(features = Row«.class, target = double.class)\n" + REGRESSION)
                .and(
                        "record Row(@Category(capacity = Integer.MAX_VALUE) String city, @Numeric(bins = Integer.MAX_VALUE) int x) {}")
                .reports(
                        "[InputShape] the features must have at most 50000000 columns, since 32 rows of them must fit into an array, but have 4294967295, 2147483648 of them city; use fewer there");
    }

    @Test
    void aSharedRecordIsReportedOnce() {
        String second = REGRESSION.replace("Spec", "Second");
        MarkedSpec.types("@Network(features = Row.class, target = double.class)\n" + REGRESSION
                        + "@Network(features = Row.class, target = double.class)\n" + second)
                .and("record Row(Object «x) {}")
                .reports("[FeatureType] x is of type Object, which cannot be a feature; " + REMEDY);
    }

    // TargetOutput

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "String      | the target is String, but must be an enum, boolean.class or double.class",
                "Row         | the target is Row, but must be an enum, boolean.class or double.class",
                "Boolean     | the target is Boolean, but is never missing; write boolean.class",
                "float       | the target is float, but numbers are predicted as double; write double.class",
                "Integer     | the target is Integer, but numbers are predicted as double; write double.class",
                "Single      | the target Single has one constant, so there is nothing to predict; give it a constant for each class"
            })
    void aTypeThatCannotBeATarget(String type, String problem) {
        MarkedSpec.types("@Network(features = Row.class, target = %s«.class)\n".formatted(type) + REGRESSION)
                .and("record Row(int x) {} enum Single { ONE }")
                .reports("[TargetOutput] " + problem);
    }

    @Test
    void aPrivateTarget() {
        MarkedSpec.types("""
                        class Outer {
                            private enum Kind { A, B }

                            record Row(int x) {}

                            @Network(features = Row.class, target = Kind«.class)
                            @Loss(BINARY_CROSSENTROPY)
                            interface Spec {
                                @Dense(units = 1, activation = SIGMOID) DenseLayer output();
                            }
                        }
                        """)
                .reports(
                        "[TargetOutput] the target Outer.Kind is private, or in a private type, so generated code cannot name it; make it package-private");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Four    | SPARSE_CATEGORICAL_CROSSENTROPY | 3 | SOFTMAX | the target Four has 4 constants, but the output has 3 units; give the last layer 4",
                "boolean | CATEGORICAL_CROSSENTROPY        | 3 | SOFTMAX | the target is a boolean, but the output has 3 units; give the last layer 2",
                "Three   | BINARY_CROSSENTROPY             | 1 | SIGMOID | the target Three has 3 constants, of which a row has one, but BINARY_CROSSENTROPY decides on each unit alone; use SPARSE_CATEGORICAL_CROSSENTROPY, and a last layer of 3 units with activation = SOFTMAX",
                "Three   | HINGE                           | 3 | LINEAR  | the target Three has 3 constants, of which a row has one, but HINGE decides on each unit alone; use SPARSE_CATEGORICAL_CROSSENTROPY, and a last layer of 3 units with activation = SOFTMAX",
                "Two     | BINARY_CROSSENTROPY             | 2 | SIGMOID | the target Two has 2 constants, which BINARY_CROSSENTROPY tells apart with 1 unit, but the output has 2; give the last layer 1",
                "Two     | MEAN_SQUARED_ERROR              | 1 | SIGMOID | the target Two has 2 constants, but MEAN_SQUARED_ERROR is no loss for classes; use BINARY_CROSSENTROPY, and a last layer of 1 unit with activation = SIGMOID",
                "Three   | HUBER                           | 3 | LINEAR  | the target Three has 3 constants, but HUBER is no loss for classes; use SPARSE_CATEGORICAL_CROSSENTROPY, and a last layer of 3 units with activation = SOFTMAX",
                "double  | BINARY_CROSSENTROPY             | 1 | SIGMOID | the target is a number, but BINARY_CROSSENTROPY is no loss for numbers; use one such as MEAN_SQUARED_ERROR, or name an enum or boolean.class as the target",
                "double  | MEAN_SQUARED_ERROR              | 2 | LINEAR  | the target is one number, but the output has 2 units; give the last layer 1 unit"
            })
    void aTargetThatTheNetworkCannotPredict(String target, String loss, int units, String activation, String problem) {
        network(target + "«", loss, units, activation).reports("[TargetOutput] " + problem);
    }

    @ParameterizedTest
    @CsvSource({
        "Four, SPARSE_CATEGORICAL_CROSSENTROPY, 4, SOFTMAX",
        "Two, CATEGORICAL_CROSSENTROPY, 2, SOFTMAX",
        "Two, BINARY_CROSSENTROPY, 1, SIGMOID",
        "boolean, BINARY_FOCAL_CROSSENTROPY, 1, SIGMOID",
        "boolean, HINGE, 1, LINEAR",
        "Three, KL_DIVERGENCE, 3, SOFTMAX",
        "double, POISSON, 1, EXPONENTIAL",
        "double, HUBER, 1, LINEAR"
    })
    void aTargetThatTheNetworkCanPredict(String target, String loss, int units, String activation) {
        network(target, loss, units, activation).isAccepted();
    }

    @Test
    void severalQuantilesOfANumber() {
        MarkedSpec.types("""
                        @Network(features = Row.class, target = double.class)
                        @Loss.Quantile(quantiles = {0.1, 0.5, 0.9})
                        @TargetScaling(TargetScale.STANDARD)
                        interface Spec {
                            @Dense(units = 3) DenseLayer output();
                        }

                        record Row(int x) {}
                        """).isAccepted();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "features = Row.class, target = boolean.class | BINARY_CROSSENTROPY | SIGMOID     | scales numbers, but the target is a class; remove it",
                "input = 8                                    | MEAN_SQUARED_ERROR  | LINEAR      | scales the target of records, but the network has no target; name features and target = double.class, or remove it",
                "features = Row.class, target = double.class  | POISSON             | EXPONENTIAL | makes targets negative, which POISSON cannot take; remove it, or use MEAN_SQUARED_ERROR"
            })
    void aScaleThatDoesNotFit(String network, String loss, String activation, String problem) {
        MarkedSpec.types("""
                        @Network(%s)
                        @Loss(%s)
                        «@TargetScaling(TargetScale.STANDARD)
                        interface Spec {
                            @Dense(units = 1, activation = %s) DenseLayer output();
                        }

                        record Row(int x) {}
                        """.formatted(network, loss, activation)).reports("[TargetOutput] @TargetScaling " + problem);
    }

    // NameClash

    @Test
    void onlyNetworksForRecordsHaveAnEncoder() {
        String layers = """
                @Loss(MEAN_SQUARED_ERROR)
                interface Spec {
                    @Dense(units = 4, activation = ELU, init = HE_NORMAL) DenseLayer %sencoder();
                    @Dense(units = 1) DenseLayer output();
                }
                """;
        MarkedSpec.types("@Network(input = 8)\n" + layers.formatted("")).isAccepted();
        MarkedSpec.types("@Network(features = Row.class, target = double.class)\n" + layers.formatted("«"))
                .and("record Row(int x) {}")
                .reports(
                        "[NameClash] a layer cannot be named encoder, because the generated network has a member of that name; rename it");
    }

    @Test
    void theNameOfTheEncoderIsTaken() {
        MarkedSpec.types("""
                        @Network(features = Row.class, target = double.class)
                        @Loss(MEAN_SQUARED_ERROR)
                        «interface Spec {
                            @Dense(units = 1) DenseLayer output();
                        }

                        record Row(int x) {}

                        class SpecEncoder {}
                        """)
                .reports(
                        "[NameClash] Spec would be generated as SpecEncoder, but the package has a type of that name; rename one of the two");
    }

    private static MarkedSpec regression(String components) {
        return MarkedSpec.types("@Network(features = Row.class, target = double.class)\n" + REGRESSION)
                .and("record Row(%s) {}\n".formatted(components));
    }

    private static MarkedSpec network(String target, String loss, int units, String activation) {
        return MarkedSpec.types("""
                @Network(features = Row.class, target = %s.class)
                @Loss(%s)
                interface Spec {
                    @Dense(units = %d, activation = %s) DenseLayer output();
                }

                record Row(int x) {}
                enum Two { A, B }
                enum Three { A, B, C }
                enum Four { A, B, C, D }
                """.formatted(target, loss, units, activation));
    }
}
