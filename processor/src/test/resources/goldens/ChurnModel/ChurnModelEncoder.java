package example;

import dev.gradwright.runtime.data.CsvColumn;
import dev.gradwright.runtime.data.CsvConstants;
import dev.gradwright.runtime.data.CsvRow;
import dev.gradwright.runtime.feature.BinnedFeature;
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
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Encodes a {@link Customer} as 77 numbers. What it learns from the training rows is saved with a
 * {@link ChurnModelNetwork}.
 */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class ChurnModelEncoder extends TableEncoder<Customer, ChurnModel.Churn> {
    private static final CsvConstants<Customer.Contract> CONTRACT = CsvConstants.of(
            Customer.Contract.values(), "Month-to-month", "One year", "Two year");
    private static final CsvConstants<Customer.Gender> GENDER = CsvConstants.of(
            Customer.Gender.values(), "FEMALE", "MALE");
    private static final CsvConstants<ChurnModel.Churn> CHURN = CsvConstants.of(ChurnModel.Churn.values(), "No", "Yes");

    private final EnumFeature<Customer.Contract> contract;
    private final FlagFeature paperless;
    private final FlagFeature senior;
    private final NumberFeature tenure;
    private final NumberFeature monthlyCharges;
    private final NumberFeature totalCharges;
    private final EnumFeature<Customer.Gender> gender;
    private final BinnedFeature age;
    private final CategoryFeature city;
    private final NumberFeature since;
    private final NumberFeature lastCall;
    private final NumberFeature callTime;
    private final NumberFeature balance;
    private final NumberFeature rowComponent;

    ChurnModelEncoder() {
        super(new EnumTarget<>(ChurnModel.Churn.class, TargetLayout.INDEX));
        contract = add(new EnumFeature<>("contract", Customer.Contract.class, Presence.REQUIRED));
        paperless = add(new FlagFeature("paperless", Presence.REQUIRED));
        senior = add(new FlagFeature("senior", Presence.OPTIONAL));
        tenure = add(new NumberFeature("tenure", Scale.LINEAR, Presence.REQUIRED));
        monthlyCharges = add(new NumberFeature("monthlyCharges", Scale.LOG, Presence.REQUIRED));
        totalCharges = add(new NumberFeature("totalCharges", Scale.LINEAR, Presence.OPTIONAL));
        gender = add(new EnumFeature<>("gender", Customer.Gender.class, Presence.OPTIONAL));
        age = add(new BinnedFeature("age", 16, 10, Presence.REQUIRED));
        city = add(new CategoryFeature("city", 40));
        since = add(new NumberFeature("since", Scale.LINEAR, Presence.REQUIRED));
        lastCall = add(new NumberFeature("lastCall", Scale.LINEAR, Presence.OPTIONAL));
        callTime = add(new NumberFeature("callTime", Scale.LINEAR, Presence.REQUIRED));
        balance = add(new NumberFeature("balance", Scale.LINEAR, Presence.OPTIONAL));
        rowComponent = add(new NumberFeature("row", Scale.LINEAR, Presence.OPTIONAL));
    }

    @Override
    protected void learn(Customer row) {
        contract.learn(row.contract());
        paperless.learn(row.paperless());
        senior.learn(row.senior());
        tenure.learn(row.tenure());
        monthlyCharges.learn(row.monthlyCharges());
        totalCharges.learn(row.totalCharges());
        gender.learn(row.gender());
        age.learn(row.age());
        city.learn(row.city());
        since.learn(row.since());
        lastCall.learn(row.lastCall());
        callTime.learn(row.callTime());
        balance.learn(row.balance());
        rowComponent.learn(row.row());
    }

    @Override
    protected void write(Customer row, float[] out, int at) {
        contract.encode(row.contract(), out, at);
        paperless.encode(row.paperless(), out, at);
        senior.encode(row.senior(), out, at);
        tenure.encode(row.tenure(), out, at);
        monthlyCharges.encode(row.monthlyCharges(), out, at);
        totalCharges.encode(row.totalCharges(), out, at);
        gender.encode(row.gender(), out, at);
        age.encode(row.age(), out, at);
        city.encode(row.city(), out, at);
        since.encode(row.since(), out, at);
        lastCall.encode(row.lastCall(), out, at);
        callTime.encode(row.callTime(), out, at);
        balance.encode(row.balance(), out, at);
        rowComponent.encode(row.row(), out, at);
    }

    @Override
    protected void tally(Customer row, RowCounts counts) {
        contract.count(row.contract(), counts);
        paperless.count(row.paperless(), counts);
        senior.count(row.senior(), counts);
        tenure.count(row.tenure(), counts);
        monthlyCharges.count(row.monthlyCharges(), counts);
        totalCharges.count(row.totalCharges(), counts);
        gender.count(row.gender(), counts);
        age.count(row.age(), counts);
        city.count(row.city(), counts);
        since.count(row.since(), counts);
        lastCall.count(row.lastCall(), counts);
        callTime.count(row.callTime(), counts);
        balance.count(row.balance(), counts);
        rowComponent.count(row.row(), counts);
    }

    @Override
    protected Customer read(CsvRow row) {
        String customerId = row.isMissing(0) ? null : row.getText(0);
        Customer.Contract contract = row.getConstant(1, CONTRACT);
        boolean paperless = row.getBoolean(2);
        Boolean senior = row.isMissing(3) ? null : row.getBoolean(3);
        int tenure = row.getInt(4);
        double monthlyCharges = row.getDouble(5);
        Double totalCharges = row.isMissing(6) ? null : row.getDouble(6);
        Customer.Gender gender = row.isMissing(7) ? null : row.getConstant(7, GENDER);
        double age = row.getDouble(8);
        String city = row.isMissing(9) ? null : row.getText(9);
        LocalDate since = row.getDate(10);
        Instant lastCall = row.isMissing(11) ? null : row.getInstant(11);
        Duration callTime = row.getDuration(12);
        BigDecimal balance = row.isMissing(13) ? null : row.getDecimal(13);
        Long rowComponent = row.isMissing(14) ? null : row.getLong(14);
        return row.isBad() ? null : new Customer(
                customerId,
                contract,
                paperless,
                senior,
                tenure,
                monthlyCharges,
                totalCharges,
                gender,
                age,
                city,
                since,
                lastCall,
                callTime,
                balance,
                rowComponent,
                null);
    }

    @Override
    protected ChurnModel.Churn readTarget(CsvRow row, int column) {
        return row.getConstant(column, CHURN);
    }

    @Override
    protected List<CsvColumn> csvColumns() {
        return List.of(
                new CsvColumn("customerId", false),
                new CsvColumn("contract", true),
                new CsvColumn("paperless", true),
                new CsvColumn("senior", true),
                new CsvColumn("tenure", true),
                new CsvColumn("Monthly Charges", true),
                new CsvColumn("totalCharges", true),
                new CsvColumn("gender", true),
                new CsvColumn("age", true),
                new CsvColumn("city", true),
                new CsvColumn("since", true),
                new CsvColumn("lastCall", true),
                new CsvColumn("callTime", true),
                new CsvColumn("balance", true),
                new CsvColumn("row", true));
    }
}
