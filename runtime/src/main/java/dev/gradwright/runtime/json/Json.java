package dev.gradwright.runtime.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.json.JSONObject;
import org.json.JSONString;
import org.json.JSONStringer;
import org.json.JSONWriter;

/** Writes a JSON object. Numbers have nine significant digits; one that is not finite is {@code null}. */
public final class Json {
    private static final MathContext DIGITS = new MathContext(9);
    private static final MathContext CHART_DIGITS = new MathContext(5);

    private final JSONWriter writer;

    private Json(JSONWriter writer) {
        this.writer = writer;
    }

    /** The text of an object. */
    public static String object(Consumer<Json> content) {
        Json json = new Json(new JSONStringer());
        json.writer.object();
        content.accept(json);
        return json.writer.endObject().toString();
    }

    /** A text. */
    public Json put(String key, String text) {
        writer.key(key).value(text);
        return this;
    }

    /** A whole number. */
    public Json put(String key, long number) {
        writer.key(key).value(number);
        return this;
    }

    /** A number. */
    public Json put(String key, double number) {
        writer.key(key).value(rounded(number));
        return this;
    }

    /** A truth value. */
    public Json put(String key, boolean flag) {
        writer.key(key).value(flag);
        return this;
    }

    /** A value that is JSON already. */
    public Json putJson(String key, String json) {
        JSONString verbatim = () -> json;
        writer.key(key).value(verbatim);
        return this;
    }

    /** An object. */
    public Json put(String key, Consumer<Json> object) {
        writer.key(key).object();
        object.accept(this);
        writer.endObject();
        return this;
    }

    /** An array of texts. */
    public Json putTexts(String key, List<String> texts) {
        writer.key(key).value(texts);
        return this;
    }

    /** An array of numbers, one for each item. */
    public <T> Json putNumbers(String key, List<T> items, ToDoubleFunction<T> number) {
        writer.key(key).array();
        items.forEach(item -> writer.value(rounded(number.applyAsDouble(item))));
        writer.endArray();
        return this;
    }

    /** An array of numbers. */
    public Json putNumbers(String key, double[] numbers) {
        writer.key(key);
        array(numbers);
        return this;
    }

    /** An array of numbers with five significant digits, which are enough for a chart. */
    public Json putChart(String key, double[] numbers) {
        writer.key(key).array();
        for (double number : numbers) {
            writer.value(rounded(number, CHART_DIGITS));
        }
        writer.endArray();
        return this;
    }

    /** An array of pairs of texts, which keeps their order. */
    public Json putPairs(String key, Map<String, String> pairs) {
        writer.key(key).array();
        pairs.forEach((name, text) -> writer.array().value(name).value(text).endArray());
        writer.endArray();
        return this;
    }

    /** An array of arrays of numbers. */
    public Json putMatrix(String key, double[][] matrix) {
        writer.key(key).array();
        for (double[] row : matrix) {
            array(row);
        }
        writer.endArray();
        return this;
    }

    private void array(double[] numbers) {
        writer.array();
        for (double number : numbers) {
            writer.value(rounded(number));
        }
        writer.endArray();
    }

    /** An array of objects, one for each item. */
    public <T> Json putObjects(String key, List<T> items, BiConsumer<Json, T> content) {
        writer.key(key).array();
        for (T item : items) {
            writer.object();
            content.accept(this, item);
            writer.endObject();
        }
        writer.endArray();
        return this;
    }

    private static Object rounded(double number) {
        return rounded(number, DIGITS);
    }

    private static Object rounded(double number, MathContext digits) {
        if (!Double.isFinite(number)) {
            return JSONObject.NULL;
        }
        BigDecimal rounded = new BigDecimal(number).round(digits).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
