package dev.gradwright.conformance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * On-demand imports cause no collisions between types of the DSL, nested types, constants and other types that users
 * import.
 */
class VocabularyTest {
    private static final String DSL = "dev.gradwright.dsl";

    @Test
    void noTypeOfTheDslSharesItsNameWithAnotherTypeThatUsersImport() {
        List<String> names = typesIn(
                        DSL,
                        "dev.gradwright.runtime.layer",
                        "dev.gradwright.runtime.data",
                        "dev.gradwright.runtime.evaluation",
                        "dev.gradwright.runtime.train")
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> type.isTopLevelClass() || type.getPackageName().equals(DSL))
                .map(JavaClass::getSimpleName)
                .toList();

        assertThat(names).hasSizeGreaterThan(50).doesNotHaveDuplicates();
    }

    @Test
    void noConstantIsInTwoEnums() {
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
