package dev.gradwright.samples.serving;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gradwright.samples.tabular.Customer;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Customers as JSON objects with a field for each component. As in a CSV file, only a component that may be missing can be
 * left out or null, and a constant is its name or its text, in any case. Numbers in quotes and unknown fields are errors.
 */
final class CustomerJson {
    private static final Map<String, RecordComponent> COMPONENTS = Arrays.stream(Customer.class.getRecordComponents())
            .collect(Collectors.toMap(RecordComponent::getName, c -> c, (a, b) -> a, LinkedHashMap::new));

    private static final Set<String> REQUIRED = COMPONENTS.values().stream()
            .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
            .map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .addMixIn(Customer.Contract.class, ContractTexts.class)
            .addMixIn(Customer.Payment.class, PaymentTexts.class)
            .build();

    /** The texts of constants in files. */
    private enum ContractTexts {
        @JsonAlias("Month-to-month")
        MONTH,
        @JsonAlias("One year")
        YEAR,
        @JsonAlias("Two year")
        TWO_YEARS
    }

    /** The texts of constants in files. */
    private enum PaymentTexts {
        @JsonAlias("Bank transfer (automatic)")
        BANK_TRANSFER,
        @JsonAlias("Credit card (automatic)")
        CREDIT_CARD
    }

    /**
     * Reads a customer.
     *
     * @throws BadRequestException if the body is no JSON object, or a field is unknown, missing or has a bad value
     */
    Customer read(byte[] body) throws BadRequestException {
        ObjectNode fields = object(body);
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            if (!COMPONENTS.containsKey(field.getKey())) {
                throw new BadRequestException(
                        field.getKey(),
                        field.getKey() + " is no field of a customer; there are "
                                + String.join(", ", COMPONENTS.keySet()));
            }
        }
        for (String name : COMPONENTS.keySet()) {
            if (REQUIRED.contains(name) && !fields.hasNonNull(name)) {
                throw new BadRequestException(name, name + " is missing; expected " + expected(name));
            }
        }
        return customer(fields);
    }

    private ObjectNode object(byte[] body) throws BadRequestException {
        try {
            if (mapper.readTree(body) instanceof ObjectNode object) {
                return object;
            }
            throw new BadRequestException("", "the body must be a JSON object");
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation(); // null if it is nested too deeply
            throw new BadRequestException(
                    "",
                    "the body is no JSON: " + e.getOriginalMessage()
                            + (at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr()));
        } catch (IOException e) {
            throw new BadRequestException("", "the body is no JSON: " + e.getMessage());
        }
    }

    private Customer customer(ObjectNode fields) throws BadRequestException {
        try {
            return mapper.treeToValue(fields, Customer.class);
        } catch (JsonMappingException e) {
            String field = e.getPath().isEmpty() ? "" : e.getPath().get(0).getFieldName();
            throw new BadRequestException(
                    field, field + " must be " + expected(field) + ", but is " + fields.get(field));
        } catch (JsonProcessingException e) {
            throw new BadRequestException("", "the body is no customer: " + e.getOriginalMessage());
        }
    }

    private static String expected(String field) {
        Class<?> type = COMPONENTS.get(field).getType();
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", ", "one of ", ""));
        } else if (type == boolean.class) {
            return "true or false";
        }
        return type == int.class ? "a whole number" : "a number";
    }

    /** The fields of a customer as JSON. */
    byte[] write(Customer customer) {
        return bytes(customer);
    }

    /** The answer to a request. */
    byte[] write(Customer.Churn churn, float probability) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("churn", churn);
        fields.put("probability", probability);
        return bytes(fields);
    }

    /** The answer to a bad request. */
    byte[] write(BadRequestException problem) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("error", problem.getMessage());
        if (!problem.field().isEmpty()) {
            fields.put("field", problem.field());
        }
        return bytes(fields);
    }

    private byte[] bytes(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(String.format(Locale.ROOT, "cannot write %s as JSON", value), e);
        }
    }
}
