package dev.gradwright.runtime.train;

import java.io.Console;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Whether somebody sits before the console. */
final class Terminal {
    private Terminal() {}

    @SuppressWarnings("SystemConsoleNull") // it is null in JDK 17 to 21 and from 25 on where nobody sits there
    static boolean isPresent() {
        Console console = System.console();
        return console != null && isTerminal(console);
    }

    /**
     * JDK 22 to 24 have a console where input and output are redirected too, and {@code Console.isTerminal} to tell; before
     * there was neither.
     */
    private static boolean isTerminal(Console console) {
        try {
            MethodHandle isTerminal = MethodHandles.publicLookup()
                    .findVirtual(Console.class, "isTerminal", MethodType.methodType(boolean.class));
            return (boolean) isTerminal.invokeExact(console);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return true;
        } catch (Throwable e) {
            throw new IllegalStateException("the console does not say whether it is a terminal", e);
        }
    }
}
