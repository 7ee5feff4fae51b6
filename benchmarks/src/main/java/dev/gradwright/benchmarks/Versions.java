package dev.gradwright.benchmarks;

import java.io.File;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The versions of the jars on the class path. */
final class Versions {
    private static final Pattern OF_INTEREST = Pattern.compile(
            "(gradwright-runtime|ejml-fdense|pytorch-engine|pytorch-native-cpu|onnxruntime|deeplearning4j-nn|xgboost4j_2\\.12|smile-core|jmh-core)-\\d.*\\.jar");

    private Versions() {}

    /** The names and versions of the relevant jars. */
    static List<String> peers() {
        return Stream.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1))
                .map(path -> new File(path).getName())
                .filter(name -> OF_INTEREST.matcher(name).matches())
                .map(name -> name.substring(0, name.length() - ".jar".length()))
                .sorted()
                .toList();
    }
}
