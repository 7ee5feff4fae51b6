package dev.gradwright.samples.serving;

import picocli.CommandLine.IVersionProvider;

/** The version from the manifest of the jar, and the JVM. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "serving " + (version == null ? "(not from a jar)" : version),
            System.getProperty("java.vm.name") + " " + Runtime.version()
        };
    }
}
