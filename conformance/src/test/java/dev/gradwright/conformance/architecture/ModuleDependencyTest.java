package dev.gradwright.conformance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.predict.NetworkPredictor;

/** The allowed dependencies between modules and packages. */
@AnalyzeClasses(packages = "dev.gradwright")
class ModuleDependencyTest {
    private static final String DSL = "dev.gradwright.dsl..";
    private static final String RUNTIME = "dev.gradwright.runtime..";
    private static final String PROCESSOR = "dev.gradwright.processor..";
    private static final String VECTOR_KERNELS = "dev.gradwright.runtime.kernel.vector..";

    private static final DescribedPredicate<JavaClass> ENUMS =
            resideInAPackage(DSL).and(describe("enums", type -> type.isEnum() || type.isArray()));

    private static final DescribedPredicate<JavaClass> GENERATED = describe(
            "generated networks and predictors",
            type -> resideInAPackage("dev.gradwright.conformance..").test(type)
                    && (isConcrete(type, TrainableNetwork.class)
                            || isConcrete(type, NetworkPredictor.class)
                            || isConcrete(type, NetworkPredictor.Scratch.class)));

    private static boolean isConcrete(JavaClass type, Class<?> supertype) {
        return !type.isInterface() && type.isAssignableTo(supertype);
    }

    @ArchTest
    static final ArchRule theDslDependsOnTheJdkOnly = classes()
            .that()
            .resideInAPackage(DSL)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(DSL, "java..");

    @ArchTest
    static final ArchRule theDslHasOnlyAnnotationsAndEnums = classes()
            .that()
            .resideInAPackage(DSL)
            .and(describe("are not package-info", type -> !type.getSimpleName().equals("package-info")))
            .should(com.tngtech.archunit.lang.conditions.ArchConditions.be(
                    describe("annotations or enums", type -> type.isAnnotation() || type.isEnum())));

    @ArchTest
    static final ArchRule theRuntimeDependsOnFewLibraries = classes()
            .that()
            .resideInAPackage(RUNTIME)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    RUNTIME,
                    DSL,
                    "java..",
                    "de.siegmar.fastcsv..",
                    "com.sun.management..", // part of the JDK: tells whether the processor has fused multiply-add
                    "com.sun.net.httpserver..", // optional modules of the JDK, see below
                    "jdk.incubator.vector..",
                    "jdk.jfr..",
                    "org.ejml..",
                    "org.json..",
                    "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule theRuntimeUsesOnlyEnumsOfTheDsl = noClasses()
            .that()
            .resideInAPackage(RUNTIME)
            .should()
            .dependOnClassesThat(resideInAPackage(DSL).and(not(ENUMS)));

    @ArchTest
    static final ArchRule theProcessorDoesNotDependOnTheRuntime = noClasses()
            .that()
            .resideInAPackage(PROCESSOR)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(RUNTIME);

    @ArchTest
    static final ArchRule theVectorModuleIsUsedInOnePackage = noClasses()
            .that(resideOutsideOfPackage(VECTOR_KERNELS))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jdk.incubator..");

    /** A program that lacks the module can use everything else. */
    @ArchTest
    static final ArchRule theServerOfTheJdkIsUsedByTheDashboard = noClasses()
            .that(resideInAPackage(RUNTIME).and(resideOutsideOfPackage("dev.gradwright.runtime.dashboard")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.net.httpserver..");

    /** A program that lacks the module can use everything else. */
    @ArchTest
    static final ArchRule flightRecorderIsUsedByItsListener = noClasses()
            .that(resideInAPackage(RUNTIME)
                    .and(not(HasName.Predicates.nameMatching(".*\\.train\\.Jfr(Events|Listener)(\\$.*)?"))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jdk.jfr..");

    @ArchTest
    static final ArchRule theVectorKernelsAreLoadedByName = noClasses()
            .that(resideOutsideOfPackage(VECTOR_KERNELS))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(VECTOR_KERNELS);

    @ArchTest
    static final ArchRule generatedCodeDependsOnTheRuntimeAndItsSpec = classes()
            .that(GENERATED)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            RUNTIME,
                            "dev.gradwright.conformance..",
                            "java..",
                            "javax.annotation.processing..",
                            "org.ejml.data..")
                    .or(ENUMS));
}
