package example;

import dev.gradwright.runtime.data.CsvColumn;
import dev.gradwright.runtime.data.CsvConstants;
import dev.gradwright.runtime.data.CsvRow;
import dev.gradwright.runtime.feature.CategoryFeature;
import dev.gradwright.runtime.feature.EnumFeature;
import dev.gradwright.runtime.feature.EnumTarget;
import dev.gradwright.runtime.feature.FlagFeature;
import dev.gradwright.runtime.feature.NumberFeature;
import dev.gradwright.runtime.feature.Presence;
import dev.gradwright.runtime.feature.RowCounts;
import dev.gradwright.runtime.feature.Scale;
import dev.gradwright.runtime.feature.TableEncoder;
import dev.gradwright.runtime.feature.TargetLayout;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Encodes a {@link Payment} as 9 numbers. What it learns from the training rows is saved with a
 * {@link FraudModelNetwork}.
 */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class FraudModelEncoder extends TableEncoder<Payment, FraudModel.Risk> {
    private static final CsvConstants<Payment.Card> CARD = CsvConstants.of(
            Payment.Card.values(), "DEBIT", "CREDIT", "PREPAID");
    private static final CsvConstants<FraudModel.Risk> RISK = CsvConstants.of(FraudModel.Risk.values(), "LOW", "HIGH");

    private final NumberFeature amount;
    private final CategoryFeature merchant;
    private final FlagFeature online;
    private final CategoryFeature currency;
    private final EnumFeature<Payment.Card> card;
    private final EnumFeature<Payment.Card> replaced;

    FraudModelEncoder() {
        super(new EnumTarget<>(FraudModel.Risk.class, TargetLayout.INDEX));
        amount = add(new NumberFeature("amount", Scale.LOG, Presence.REQUIRED));
        merchant = add(CategoryFeature.indexed("merchant", 5000));
        online = add(new FlagFeature("online", Presence.REQUIRED));
        currency = add(new CategoryFeature("currency", 3));
        card = add(EnumFeature.indexed("card", Payment.Card.class, Presence.REQUIRED));
        replaced = add(EnumFeature.indexed("replaced", Payment.Card.class, Presence.OPTIONAL));
    }

    @Override
    protected void learn(Payment row) {
        amount.learn(row.amount());
        merchant.learn(row.merchant());
        online.learn(row.online());
        currency.learn(row.currency());
        card.learn(row.card());
        replaced.learn(row.replaced());
    }

    @Override
    protected void write(Payment row, float[] out, int at) {
        amount.encode(row.amount(), out, at);
        merchant.encode(row.merchant(), out, at);
        online.encode(row.online(), out, at);
        currency.encode(row.currency(), out, at);
        card.encode(row.card(), out, at);
        replaced.encode(row.replaced(), out, at);
    }

    @Override
    protected void tally(Payment row, RowCounts counts) {
        amount.count(row.amount(), counts);
        merchant.count(row.merchant(), counts);
        online.count(row.online(), counts);
        currency.count(row.currency(), counts);
        card.count(row.card(), counts);
        replaced.count(row.replaced(), counts);
    }

    @Override
    protected Payment read(CsvRow row) {
        double amount = row.getDouble(0);
        String merchant = row.isMissing(1) ? null : row.getText(1);
        boolean online = row.getBoolean(2);
        String currency = row.isMissing(3) ? null : row.getText(3);
        Payment.Card card = row.getConstant(4, CARD);
        Payment.Card replaced = row.isMissing(5) ? null : row.getConstant(5, CARD);
        return row.isBad() ? null : new Payment(amount, merchant, online, currency, card, replaced);
    }

    @Override
    protected FraudModel.Risk readTarget(CsvRow row, int column) {
        return row.getConstant(column, RISK);
    }

    @Override
    protected List<CsvColumn> csvColumns() {
        return List.of(
                new CsvColumn("amount", true),
                new CsvColumn("merchant", true),
                new CsvColumn("online", true),
                new CsvColumn("currency", true),
                new CsvColumn("card", true),
                new CsvColumn("replaced", true));
    }
}
