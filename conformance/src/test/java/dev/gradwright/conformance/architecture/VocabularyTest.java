package dev.gradwright.conformance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names never collide under on-demand imports: of the DSL, of what is nested in it, of its constants, and of what users name. */
class VocabularyTest {
    private static final String DSL = "dev.gradwright.dsl";

    @Test
    void noTypeOfTheDslSharesItsNameWithAnotherOrWithWhatUsersNameBesideIt() {
        List<String> names = typesIn(
                        DSL,
                        "dev.gradwright.runtime.layer",
                        "dev.gradwright.runtime.data",
                        "dev.gradwright.runtime.train")
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> type.isTopLevelClass() || type.getPackageName().equals(DSL))
                .map(JavaClass::getSimpleName)
                .toList();

        assertThat(names).hasSizeGreaterThan(50).doesNotHaveDuplicates();
    }

    @Test
    void noConstantStandsInTwoEnums() {
        List<String> constants = typesIn(DSL)
                .filter(JavaClass::isEnum)
                .flatMap(type -> type.getEnumConstants().stream())
                .map(constant -> constant.name())
                .toList();

        assertThat(constants).hasSizeGreaterThan(40).doesNotHaveDuplicates();
    }

    private static Stream<JavaClass> typesIn(String... packages) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(packages).stream();
    }
}
