package dev.gradwright.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.emit.text.SourceFile;
import dev.gradwright.processor.naming.TakenNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The exact text of generated classes. {@code -Dgoldens.update=true} rewrites the goldens; read the diff. */
class GoldensTest {
    private static final Path GOLDENS = Path.of("src", "test", "resources", "goldens");
    private static final Pattern SIMPLE_TYPE_NAME = Pattern.compile("(?<![.\\w])[A-Z]\\w*");
    private static final boolean UPDATE = Boolean.getBoolean("goldens.update");

    @ParameterizedTest
    @MethodSource("dev.gradwright.processor.emit.Golden#all")
    void theTextIsTheGolden(Golden golden) throws IOException {
        for (SourceFile file : NetworkSources.of(golden.plan())) {
            Path path = GOLDENS.resolve(golden.directory()).resolve(file.simpleName() + ".java");
            if (UPDATE) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.text());
            }
            assertThat(path).hasContent(file.text());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gradwright.processor.emit.Golden#all")
    void theSameSpecGivesTheSameText(Golden golden) {
        assertThat(NetworkSources.of(golden.plan())).isEqualTo(NetworkSources.of(golden.plan()));
    }

    @ParameterizedTest
    @MethodSource("dev.gradwright.processor.emit.Golden#all")
    void theTextFitsThePage(Golden golden) {
        assertThat(NetworkSources.of(golden.plan()))
                .flatMap(file -> file.text().lines().toList())
                .allSatisfy(line -> assertThat(line)
                        .hasSizeLessThanOrEqualTo(120)
                        .doesNotContain("\t")
                        .doesNotMatch(".*\\s"));
    }

    /**
     * A type of the user's package may hide one of {@code java.lang}; the reader looks only for the names that are
     * listed.
     */
    @ParameterizedTest
    @MethodSource("dev.gradwright.processor.emit.Golden#all")
    void theTypesOfJavaLangThatItNamesAreKnown(Golden golden) {
        assertThat(NetworkSources.of(golden.plan()))
                .flatMap(file -> javaLangTypesIn(file.text()))
                .isSubsetOf(TakenNames.OF_JAVA_LANG);
    }

    private static List<String> javaLangTypesIn(String text) {
        String code = text.replaceAll("(?s)/\\*.*?\\*/|//[^\n]*|\"[^\"\n]*\"|(?m)^import .*", "");
        return SIMPLE_TYPE_NAME
                .matcher(code)
                .results()
                .map(MatchResult::group)
                .distinct()
                .filter(GoldensTest::isOfJavaLang)
                .toList();
    }

    private static boolean isOfJavaLang(String name) {
        try {
            Class.forName("java.lang." + name);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
