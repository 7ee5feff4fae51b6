package dev.gradwright.processor;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import javax.annotation.processing.Generated;
import javax.lang.model.element.Modifier;

@AnalyzeClasses(packagesOf = GradwrightProcessor.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.gradwright.processor";

    private static final DescribedPredicate<JavaClass> COMPILER =
            resideInAnyPackage("javax.lang.model..", "javax.annotation.processing..", "com.sun.source..");

    @ArchTest
    static final ArchRule onlyReadersWritersAndDiagnosticsDependOnTheCompiler = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, ROOT + ".read", ROOT + ".diagnostic", ROOT + ".write", ROOT + ".emit..")
            .should()
            .dependOnClassesThat(COMPILER);

    /** JavaPoet uses the modifiers of {@code javax.lang.model}, and generated classes have {@code @Generated}. */
    @ArchTest
    static final ArchRule emitDependsOnNoOtherClassesOfTheCompiler = noClasses()
            .that()
            .resideInAPackage(ROOT + ".emit..")
            .should()
            .dependOnClassesThat(COMPILER.and(not(belongToAnyOf(Modifier.class, Generated.class))));

    @ArchTest
    static final ArchRule onlyEmitDependsOnJavaPoet = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".emit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.palantir.javapoet..");

    @ArchTest
    static final ArchRule nothingDependsOnTheRuntime =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.gradwright.runtime..");

    @ArchTest
    static final ArchRule checkAdviceAndExpandDoNotDependOnReadWriteOrEmit = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT + ".check", ROOT + ".advice", ROOT + ".expand", ROOT + ".declaration", ROOT + ".spec")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".read", ROOT + ".write", ROOT + ".emit..");

    /** All decisions about what is computed, and about the meaning of values, are made before a plan is emitted. */
    @ArchTest
    static final ArchRule emitDependsOnPlansOnly = noClasses()
            .that()
            .resideInAPackage(ROOT + ".emit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT, ROOT + ".read", ROOT + ".declaration", ROOT + ".expand", ROOT + ".spec", ROOT + ".check");

    @ArchTest
    static final ArchRule emitTextDoesNotDependOnNetworks = noClasses()
            .that()
            .resideInAPackage(ROOT + ".emit.text")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".lower", ROOT + ".plan", ROOT + ".emit", ROOT + ".emit.op");

    @ArchTest
    static final ArchRule emitOpDoesNotDependOnEmit = noClasses()
            .that()
            .resideInAPackage(ROOT + ".emit.op")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".emit");

    @ArchTest
    static final ArchRule stagesDoNotDependOnEachOtherInCycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();
}
