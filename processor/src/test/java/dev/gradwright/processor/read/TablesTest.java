package dev.gradwright.processor.read;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.dsl.TargetScale;
import dev.gradwright.processor.Compiled;
import dev.gradwright.processor.MarkedSpec;
import dev.gradwright.processor.naming.QualifiedName;
import dev.gradwright.processor.naming.Visibility;
import dev.gradwright.processor.spec.ComponentSpec;
import dev.gradwright.processor.spec.FeatureSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.TableSpec;
import dev.gradwright.processor.spec.TargetSpec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records as features, and what is predicted from them. */
class TablesTest {
    private static final String SPEC = """
            @Network(features = %s.class, target = %s.class)
            @Loss(%s)
            %s
            interface Spec {
                @Dense(units = %d, activation = %s) DenseLayer output();
            }
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "boolean x                                  | x",
                "Boolean x                                  | x, x missing",
                "byte x                                     | x",
                "short x                                    | x",
                "int x                                      | x",
                "long x                                     | x",
                "float x                                    | x",
                "double x                                   | x",
                "Byte x                                     | x, x missing",
                "Short x                                    | x, x missing",
                "Integer x                                  | x, x missing",
                "Long x                                     | x, x missing",
                "Float x                                    | x, x missing",
                "Double x                                   | x, x missing",
                "java.math.BigDecimal x                     | x",
                "@Missing java.math.BigDecimal x            | x, x missing",
                "java.time.LocalDate x                      | x",
                "java.time.Instant x                        | x",
                "@Missing java.time.Duration x              | x, x missing",
                "@Numeric(log = true) double x              | x",
                "@Numeric(bins = 3) double x                | x bin 0, x bin 1, x bin 2",
                "@Numeric(bins = 2) Double x                | x bin 0, x bin 1, x missing",
                "Thread.State x                             | x=NEW, x=RUNNABLE, x=BLOCKED, x=WAITING, x=TIMED_WAITING, x=TERMINATED",
                "Answer x                                   | x=YES",
                "@Missing Answer x                          | x=YES, x missing",
                "@Category(capacity = 2) String x           | x 0, x 1, x other",
                "int x, @Ignored int y                      | x",
                "int x, @Ignored java.util.List<String> y   | x",
                "@Marked int x, @Marked Double y            | x, y, y missing"
            })
    void aComponentIsEncodedInColumns(String components, String columns) {
        NetworkSpec network = read(
                "record Row(%s) {} enum Answer { NO, YES } @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE) @interface Marked {}"
                        .formatted(components));

        assertThat(table(network).columnNames()).containsExactly(columns.split(", "));
        assertThat(network.input().value()).containsExactly(columns.split(", ").length);
        assertThat(table(network).columns()).isEqualTo(columns.split(", ").length);
    }

    @Test
    void anEncodingOnTheNetworkIsForNumbersWithoutTheirOwn() {
        NetworkSpec network = read(
                spec("Row", "double", "@Numeric(bins = 2)")
                        + "record Row(int a, Double b, @Numeric double c, @Numeric(log = true) double d, java.time.LocalDate e, boolean f, @Ignored int g) {}");

        assertThat(table(network).columnNames())
                .containsExactly(
                        "a bin 0", "a bin 1", "b bin 0", "b bin 1", "b missing", "c", "d", "e bin 0", "e bin 1", "f");
    }

    @Test
    void textsOfConstantsAndColumnsAreRead() {
        TableSpec table = table(
                read(
                        "record Row(@Column(\"An answer\") Answer x) {} enum Answer { @Text(\"Nope\") NO, YES, @Text(A.B) MAYBE } interface A { String B = \"b\"; }"));

        ComponentSpec component = table.components().get(0).component().orElseThrow();
        assertThat(component.column()).contains("An answer");
        assertThat(component.enumType().orElseThrow().texts()).containsExactly("Nope", "YES", "b");
    }

    @Test
    void anIgnoredComponentIsKnownIfItCanBeRead() {
        TableSpec table = table(read("record Row(int x, @Ignored String id, @Ignored Object other) {}"));

        assertThat(table.components())
                .extracting(component -> component.component().isPresent())
                .containsExactly(true, true, false);
        assertThat(table.features()).extracting(FeatureSpec::name).containsExactly("x");
    }

    @Test
    void aTargetIsAnEnumABooleanOrANumber() {
        assertThat(target("Thread.State").classes()).hasSize(6);
        assertThat(target("boolean")).isInstanceOf(TargetSpec.BooleanTarget.class);
        assertThat(target("double")).isInstanceOf(TargetSpec.NumberTarget.class);
    }

    @Test
    void theScaleOfATargetIsRead() {
        TargetSpec target = table(read(
                        spec("Row", "double", "@TargetScaling(TargetScale.LOG_STANDARD)") + "record Row(int x) {}"))
                .target();

        assertThat(((TargetSpec.NumberTarget) target).scaling().orElseThrow().value())
                .isEqualTo(TargetScale.LOG_STANDARD);
    }

    @Test
    void aRecordMayBeNested() {
        String spec = """
                @Network(features = Spec.Row.class, target = Spec.Answer.class)
                @Loss(BINARY_CROSSENTROPY)
                interface Spec {
                    record Row(int x, Answer y) {}

                    enum Answer { NO, YES }

                    @Dense(units = 1, activation = SIGMOID) DenseLayer output();
                }
                """;

        assertThat(table(onlyOf(Compiled.of(MarkedSpec.types(spec).source()))).type())
                .isEqualTo(new QualifiedName("example", "Spec.Row"));
    }

    @ParameterizedTest
    @CsvSource({"public, public, PUBLIC", "'', public, PACKAGE", "public, '', PACKAGE"})
    void aTableIsAsVisibleAsItsRecordAndItsTarget(String record, String target, Visibility visibility) {
        String types = "interface Types { %s record Row(int x) {} %s enum Answer { NO, YES } }"
                .formatted(record, target)
                .replace("interface", "public class")
                .replace("public record", "public static record");
        Compiled compiled = Compiled.of(
                MarkedSpec.types(spec("Types.Row", "Types.Answer", "")).source(), "package example;\n" + types);

        assertThat(table(onlyOf(compiled)).visibility()).isEqualTo(visibility);
    }

    @Test
    void severalSpecsShareARecord() {
        String second = spec("Row", "double", "").replace("interface Spec", "interface Second");
        Compiled compiled =
                Compiled.of(MarkedSpec.types(spec("Row", "double", "") + second + "record Row(int x, Double y) {}")
                        .source());

        assertThat(compiled.errors()).isEmpty();
        assertThat(compiled.networks())
                .extracting(network -> table(network).columns())
                .containsExactly(3L, 3L);
    }

    @Test
    void aRecordMayComeFromAClassFile(@TempDir Path library) {
        Compiled.library(library, """
                package library;

                import dev.gradwright.dsl.*;

                public record Row(
                        @Numeric(log = true) double amount,
                        @Category(capacity = 3) String city,
                        @Missing Answer answer,
                        @Column("Some date") java.time.LocalDate date,
                        @Ignored Object other) {
                    public enum Answer { @Text("no") NO, @Text("yes") YES, MAYBE }
                }
                """);

        TableSpec table = table(onlyOf(Compiled.against(
                library,
                MarkedSpec.types(spec("library.Row", "library.Row.Answer", "")).source())));

        assertThat(table.columnNames().stream().collect(joining(", ")))
                .isEqualTo(
                        "amount, city 0, city 1, city 2, city other, answer=NO, answer=YES, answer=MAYBE, answer missing, date");
        assertThat(table.features().get(0))
                .isInstanceOfSatisfying(
                        FeatureSpec.NumberSpec.class,
                        amount -> assertThat(amount.isLogarithmic()).isTrue());
        assertThat(((TargetSpec.EnumTarget) table.target()).type().texts()).containsExactly("no", "yes", "MAYBE");
        assertThat(table.features().get(3).source().column()).contains("Some date");
    }

    private static TargetSpec target(String type) {
        return table(read(spec("Row", type, "") + "record Row(int x) {}")).target();
    }

    private static NetworkSpec read(String types) {
        String source = types.contains("interface Spec") ? types : spec("Row", "double", "") + types;
        return onlyOf(Compiled.of(MarkedSpec.types(source).source()));
    }

    private static NetworkSpec onlyOf(Compiled compiled) {
        assertThat(compiled.errors()).isEmpty();
        List<NetworkSpec> networks = compiled.networks();
        assertThat(networks).hasSize(1);
        return networks.get(0);
    }

    private static TableSpec table(NetworkSpec network) {
        return network.table().orElseThrow();
    }

    /** A network that fits the target. */
    private static String spec(String record, String target, String annotations) {
        return switch (target) {
            case "double" -> SPEC.formatted(record, target, "MEAN_SQUARED_ERROR", annotations, 1, "LINEAR");
            case "Thread.State", "library.Row.Answer" ->
                SPEC.formatted(
                        record,
                        target,
                        "SPARSE_CATEGORICAL_CROSSENTROPY",
                        annotations,
                        target.startsWith("T") ? 6 : 3,
                        "SOFTMAX");
            default -> SPEC.formatted(record, target, "BINARY_CROSSENTROPY", annotations, 1, "SIGMOID");
        };
    }
}
