package dev.gradwright.conformance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.table.HousePricesNetwork;
import dev.gradwright.conformance.transfer.TaskA;
import dev.gradwright.conformance.transfer.TaskANetwork;
import dev.gradwright.processor.naming.NetworkMembers;
import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.TrainableNetwork;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The processor's list of the methods of generated networks, which specs must not redeclare, is complete. */
class NetworkMembersTest {
    @Test
    void theListHasTheMethodsOfTheRuntimeAndOfGeneratedNetworks() {
        Set<String> signatures = new TreeSet<>();
        methodsOf(TrainableNetwork.class).map(NetworkMembersTest::signatureOf).forEach(signatures::add);
        methodsOf(TaskANetwork.class)
                .filter(method -> !isOfSpec(method))
                .map(NetworkMembersTest::signatureOf)
                .filter(signature -> !signature.startsWith("copyFrom("))
                .forEach(signatures::add);

        assertThat(NetworkMembers.signatures()).containsExactlyInAnyOrderElementsOf(signatures);
    }

    @Test
    void theListOfNetworksForRecordsHasTheirAdditionalMethods() {
        Set<String> signatures = Stream.of(TableNetwork.class, HousePricesNetwork.class)
                .flatMap(NetworkMembersTest::methodsOf)
                .filter(method -> !method.getName().equals("price"))
                .map(NetworkMembersTest::signatureOf)
                .filter(signature -> !NetworkMembers.hasSignature(signature))
                .collect(Collectors.toSet());

        assertThat(NetworkMembers.tableSignatures()).isEqualTo(signatures);
    }

    @Test
    void eachCopyFromIsOnTheList() {
        assertThat(methodsOf(TaskANetwork.class)
                        .map(NetworkMembersTest::signatureOf)
                        .filter(signature -> signature.startsWith("copyFrom(")))
                .hasSizeGreaterThan(1)
                .allMatch(NetworkMembers::hasSignature);
    }

    private static Stream<Method> methodsOf(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> !method.isSynthetic() && !Modifier.isPrivate(method.getModifiers()));
    }

    private static boolean isOfSpec(Method method) {
        return Stream.of(TaskA.class.getMethods())
                .anyMatch(layer -> layer.getName().equals(method.getName()));
    }

    private static String signatureOf(Method method) {
        return Stream.of(method.getParameterTypes())
                .map(Class::getTypeName)
                .collect(Collectors.joining(",", method.getName() + "(", ")"));
    }
}
