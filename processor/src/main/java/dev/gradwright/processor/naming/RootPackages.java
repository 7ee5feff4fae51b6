package dev.gradwright.processor.naming;

import java.util.List;

/** The first parts of the packages of generated code's types; a type or field of such a name would hide the package. */
public final class RootPackages {
    /** Those of the runtime, of the JDK and of EJML. */
    public static final List<String> NAMES = List.of("dev", "java", "javax", "org");

    private RootPackages() {}
}
