package dev.gradwright.processor.naming;

import java.util.List;

/** The root packages of the types that generated code names. A type or field of the same name hides the package. */
public final class RootPackages {
    /** The root packages of the runtime, of the JDK and of EJML. */
    public static final List<String> NAMES = List.of("dev", "java", "javax", "org");

    private RootPackages() {}
}
