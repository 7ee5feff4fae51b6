package dev.gradwright.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = GradwrightProcessor.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.gradwright.processor";

    @ArchTest
    static final ArchRule onlyTheEdgesKnowTheCompiler = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, ROOT + ".read", ROOT + ".diagnostic", ROOT + ".write")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.lang.model..", "javax.annotation.processing..", "com.sun.source..");

    @ArchTest
    static final ArchRule onlyEmitKnowsJavaPoet = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".emit")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.palantir.javapoet..");

    @ArchTest
    static final ArchRule nobodyKnowsTheRuntime =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.gradwright.runtime..");

    @ArchTest
    static final ArchRule rulesAndExpansionDoNotPrint = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".check", ROOT + ".expand", ROOT + ".declaration", ROOT + ".spec")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".read", ROOT + ".write", ROOT + ".emit");

    @ArchTest
    static final ArchRule stagesDoNotDependOnEachOtherInCircles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();
}
