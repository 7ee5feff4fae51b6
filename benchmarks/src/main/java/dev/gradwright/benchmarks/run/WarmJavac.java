package dev.gradwright.benchmarks.run;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles the same files over and over in one JVM that keeps the classes of the processor, as the daemon of a build
 * does, and prints the microseconds of each of the last compilations on a line.
 */
public final class WarmJavac {
    private static final int WARM_UPS = 150;
    private static final int COMPILATIONS = 15;

    private WarmJavac() {}

    /**
     * Compiles again and again, and prints the microseconds of the last times.
     *
     * @param arguments those of javac: options, {@code --}, and files; without {@code -proc:none} Gradwright runs
     */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        List<String> all = Arrays.asList(arguments);
        int end = all.indexOf("--");
        for (int i = 0; i < WARM_UPS + COMPILATIONS; i++) {
            long start = System.nanoTime();
            compile(all.subList(0, end), all.subList(end + 1, all.size()));
            if (i >= WARM_UPS) {
                System.out.println((System.nanoTime() - start) / 1000);
            }
        }
    }

    private static void compile(List<String> options, List<String> files)
            throws IOException, ReflectiveOperationException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
            CompilationTask task =
                    javac.getTask(null, manager, null, options, null, manager.getJavaFileObjectsFromStrings(files));
            if (!options.contains("-proc:none")) {
                task.setProcessors(List.of(Class.forName(Child.PROCESSOR)
                        .asSubclass(Processor.class)
                        .getDeclaredConstructor()
                        .newInstance()));
            }
            if (!task.call()) {
                throw new IllegalStateException("the files do not compile");
            }
        }
    }
}
