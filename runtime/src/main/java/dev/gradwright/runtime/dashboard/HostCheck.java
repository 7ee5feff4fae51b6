package dev.gradwright.runtime.dashboard;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which names a request may use for this server. A site on the Internet can let its own name point to this machine (DNS
 * rebinding), and would then read the page with the browser of a user who visits the site. So a server on loopback
 * answers only to names of loopback. The port may be another, because of tunnels.
 *
 * @param names that are allowed; null for all
 */
record HostCheck(@Nullable Set<String> names) {
    static HostCheck of(InetAddress address) {
        if (!address.isLoopbackAddress()) {
            return new HostCheck(null);
        }
        String own = address.getHostAddress();
        return new HostCheck(Set.of(List.of("localhost", "127.0.0.1", "[::1]", own).stream()
                .distinct()
                .toArray(String[]::new)));
    }

    /** @param headers the values of all headers {@code Host} of a request */
    boolean allows(@Nullable List<String> headers) {
        return names == null || (headers != null && headers.size() == 1 && names.contains(name(headers.get(0))));
    }

    private static String name(String host) {
        return host.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
    }
}
