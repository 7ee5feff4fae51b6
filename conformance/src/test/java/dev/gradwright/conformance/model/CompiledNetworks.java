package dev.gradwright.conformance.model;

import dev.gradwright.conformance.model.SpecCompiler.Compilation;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.predict.NetworkPredictor;
import dev.gradwright.runtime.settings.Settings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Networks that were compiled and loaded within a test run. */
public final class CompiledNetworks {
    private final ClassLoader loader;

    private CompiledNetworks(ClassLoader loader) {
        this.loader = loader;
    }

    /** Compiles all models at once, into an empty directory. */
    public static CompiledNetworks of(Path directory, List<NetworkModel> models) {
        Map<String, String> sources = models.stream()
                .collect(Collectors.toMap(
                        model -> NetworkModel.PACKAGE + "/" + model.name() + ".java", NetworkModel::source));
        return of(directory, sources);
    }

    /**
     * Compiles specs given as text, into an empty directory, without warnings about them.
     *
     * @param sources by path, of types in the package {@link NetworkModel#PACKAGE}
     */
    public static CompiledNetworks of(Path directory, Map<String, String> sources) {
        return of(SpecCompiler.unadvised(directory).compile(sources).requireSuccess());
    }

    /** The networks that were compiled already. */
    public static CompiledNetworks of(Compilation compilation) {
        try {
            URL[] urls = {compilation.classes().toUri().toURL()};
            return new CompiledNetworks(new URLClassLoader(urls, TrainableNetwork.class.getClassLoader()));
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The networks on the class path of this JVM. */
    public static CompiledNetworks onClassPath() {
        return new CompiledNetworks(CompiledNetworks.class.getClassLoader());
    }

    /** {@code create(seed, tier)} of the generated network. */
    public TrainableNetwork create(NetworkModel model, long seed, KernelTier tier) {
        return create(model.name(), seed, tier);
    }

    /**
     * {@code create(seed, tier)} of the generated network.
     *
     * @param name of the spec
     */
    public TrainableNetwork create(String name, long seed, KernelTier tier) {
        return createClass(NetworkModel.PACKAGE + "." + name + "Network", seed, tier);
    }

    /** {@code create(seed, tier, settings)} of a generated network. */
    public TrainableNetwork create(String name, long seed, KernelTier tier, Consumer<Settings> settings) {
        try {
            return (TrainableNetwork) loader.loadClass(NetworkModel.PACKAGE + "." + name + "Network")
                    .getMethod("create", long.class, KernelTier.class, Consumer.class)
                    .invoke(null, seed, tier, settings);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw unwrapped(e);
        } catch (ReflectiveOperationException e) {
            throw unwrapped(e);
        }
    }

    /**
     * {@code create(seed, tier)} of a generated network, which need not be public.
     *
     * @param className with its package
     */
    public TrainableNetwork createClass(String className, long seed, KernelTier tier) {
        try {
            Method create = loader.loadClass(className).getMethod("create", long.class, KernelTier.class);
            create.setAccessible(true);
            return (TrainableNetwork) create.invoke(null, seed, tier);
        } catch (ReflectiveOperationException e) {
            throw unwrapped(e);
        }
    }

    /** {@code predictor()} of a generated network. */
    public static NetworkPredictor<?> predictor(TrainableNetwork network) {
        try {
            return (NetworkPredictor<?>)
                    network.getClass().getMethod("predictor").invoke(network);
        } catch (ReflectiveOperationException e) {
            throw unwrapped(e);
        }
    }

    /** {@code load(path)} of the generated predictor. */
    public NetworkPredictor<?> load(NetworkModel model, Path path) {
        try {
            return (NetworkPredictor<?>) loader.loadClass(NetworkModel.PACKAGE + "." + model.name() + "Predictor")
                    .getMethod("load", Path.class)
                    .invoke(null, path);
        } catch (ReflectiveOperationException e) {
            throw unwrapped(e);
        }
    }

    private static IllegalStateException unwrapped(ReflectiveOperationException e) {
        return new IllegalStateException(e instanceof InvocationTargetException ? e.getCause() : e);
    }
}
