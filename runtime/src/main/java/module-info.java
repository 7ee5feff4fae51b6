/**
 * What generated networks call. A module that declares networks needs only {@code requires dev.gradwright.runtime};
 * generated code gets the annotations' enums and EJML's matrices along with it.
 *
 * <p>Nothing here requires {@code jdk.incubator.vector}: the vector kernels are used if the JVM was started with that
 * module.
 */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // EJML's jars have no descriptors
module dev.gradwright.runtime {
    requires transitive dev.gradwright.dsl;
    requires transitive ejml.core;
    requires de.siegmar.fastcsv;
    requires ejml.fdense;
    requires jdk.management;
    requires org.json;
    requires static jdk.httpserver;
    requires static jdk.jfr;
    requires static transitive org.jspecify;

    exports dev.gradwright.runtime;
    exports dev.gradwright.runtime.advice;
    exports dev.gradwright.runtime.checkpoint;
    exports dev.gradwright.runtime.data;
    exports dev.gradwright.runtime.drift;
    exports dev.gradwright.runtime.evaluation;
    exports dev.gradwright.runtime.feature;
    exports dev.gradwright.runtime.file;
    exports dev.gradwright.runtime.graph;
    exports dev.gradwright.runtime.init;
    exports dev.gradwright.runtime.kernel;
    exports dev.gradwright.runtime.layer;
    exports dev.gradwright.runtime.loss;
    exports dev.gradwright.runtime.network;
    exports dev.gradwright.runtime.optimizer;
    exports dev.gradwright.runtime.predict;
    exports dev.gradwright.runtime.random;
    exports dev.gradwright.runtime.regularization;
    exports dev.gradwright.runtime.schedule;
    exports dev.gradwright.runtime.search;
    exports dev.gradwright.runtime.settings;
    exports dev.gradwright.runtime.state;
    exports dev.gradwright.runtime.statistics;
    exports dev.gradwright.runtime.stream;
    exports dev.gradwright.runtime.train;
}
