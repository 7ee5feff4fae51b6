package dev.gradwright.runtime.train;

import dev.gradwright.runtime.checkpoint.CheckpointException;
import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The listeners of a training, which are called in order. If one of them throws an exception, the exception that passes
 * it on names the listener and the event. Errors are passed on as they are.
 */
final class Listeners implements Stateful {
    private static final String PREFIX = "listeners.";

    private final List<TrainingListener> listeners;
    private final List<String> names;
    /** Number of listeners whose start was begun in this training. */
    private int started;

    Listeners(List<TrainingListener> listeners) {
        this.listeners = List.copyOf(listeners);
        this.names = names(listeners);
    }

    /**
     * The names of their states: those of their classes, so that the places of the listeners do not matter; a number
     * tells apart those of one class.
     */
    private static List<String> names(List<TrainingListener> listeners) {
        Map<String, Integer> numbers = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (TrainingListener listener : listeners) {
            String type = listener.getClass().getName();
            String name = type.substring(type.lastIndexOf('.') + 1);
            int number = numbers.merge(name, 1, Integer::sum);
            names.add(PREFIX + name + (number == 1 ? "" : "." + number));
        }
        return names;
    }

    /**
     * Starts the listeners. An argument error of one is passed on as it is: it concerns how the listener was made.
     *
     * @throws IllegalStateException if a listener has restored the state of a training, and others have yet to be started
     */
    void trainingStarted(TrainingProgress progress) {
        for (TrainingListener listener : listeners) {
            requireNotRestored(progress, listener);
            started++;
            try {
                listener.trainingStarted(progress);
            } catch (IllegalArgumentException e) {
                throw e;
            } catch (Exception e) {
                throw new ListenerException(listener, "trainingStarted", progress, e);
            }
        }
    }

    /** A listener that is started after the state of a training was restored would forget its own. */
    private static void requireNotRestored(TrainingProgress progress, TrainingListener listener) {
        if (progress.epoch() > 0) {
            throw new IllegalStateException("the state of a training was restored before the start of "
                    + listener.getClass().getName()
                    + ", which would lose its own; add the listener that restores it last");
        }
    }

    void trainingResumed(TrainingProgress progress) {
        tell("trainingResumed", progress, listener -> listener.trainingResumed(progress));
    }

    void epochStarted(TrainingProgress progress) {
        tell("epochStarted", progress, listener -> listener.epochStarted(progress));
    }

    /** Allocates nothing. */
    void stepDone(TrainingProgress progress) {
        for (int i = 0; i < listeners.size(); i++) {
            try {
                listeners.get(i).stepDone(progress);
            } catch (Exception e) {
                throw new ListenerException(listeners.get(i), "stepDone", progress, e);
            }
        }
    }

    void epochEnded(TrainingProgress progress, EpochLog log) {
        tell("epochEnded", progress, listener -> listener.epochEnded(progress, log));
    }

    void trainingEnded(TrainingProgress progress) {
        tell("trainingEnded", progress, listener -> listener.trainingEnded(progress));
    }

    void historyCompleted(TrainingProgress progress, History history) {
        tell("historyCompleted", progress, listener -> listener.historyCompleted(progress, history));
    }

    private void tell(String event, TrainingProgress progress, Consumer<TrainingListener> call) {
        for (TrainingListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (Exception e) {
                throw new ListenerException(listener, event, progress, e);
            }
        }
    }

    /** Tells all listeners that were started; what they throw is added to the cause. */
    void trainingFailed(TrainingProgress progress, Throwable cause) {
        for (TrainingListener listener : listeners.subList(0, started)) {
            try {
                listener.trainingFailed(progress, cause);
            } catch (Throwable e) {
                if (e != cause) {
                    cause.addSuppressed(e);
                }
            }
        }
    }

    /**
     * Requires that each listener of a saved training is there.
     *
     * @param training its state
     * @param file that it was read from
     */
    void requireNamed(StateSnapshot training, Path file) {
        for (String saved : training.values().keySet()) {
            if (saved.startsWith(PREFIX) && names.stream().noneMatch(name -> saved.startsWith(name + "."))) {
                throw new CheckpointException(file + " is a checkpoint of a training with the listener "
                        + saved.substring(PREFIX.length(), saved.indexOf('.', PREFIX.length()))
                        + ", whose state it holds, but this training has no listener of that class. Nothing was changed. Add that listener"
                        + " to resume the training; for a new one, use another folder");
            }
        }
    }

    /**
     * Requires that a saved training has the state of each listener that has one.
     *
     * @param training its state
     * @param file that it was read from
     */
    void requireSaved(StateSnapshot training, Path file) {
        for (int i = 0; i < listeners.size(); i++) {
            String name = names.get(i);
            if (training.values().keySet().stream().noneMatch(saved -> saved.startsWith(name + "."))
                    && !StateSnapshot.of(listeners.get(i)).values().isEmpty()) {
                throw new CheckpointException(file + " is a checkpoint of a training without the listener "
                        + name.substring(PREFIX.length())
                        + ", which has a state that must begin with the first epoch. Nothing was changed. Leave out that"
                        + " listener to resume the training; for a new one, use another folder");
            }
        }
    }

    /** Visits the listeners. The argument error of a visitor is passed on: it says that a saved state does not fit. */
    @Override
    public void visit(StateVisitor visitor) {
        for (int i = 0; i < listeners.size(); i++) {
            try {
                visitor.visit(names.get(i), listeners.get(i));
            } catch (IllegalArgumentException e) {
                throw e;
            } catch (Exception e) {
                throw new ListenerException(listeners.get(i), "visit", e);
            }
        }
    }
}
