package org.mang.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.file.transform.FieldSet;

/** A row of the register, checked and typed in Java; none where something is wrong with it. */
final class UsualCheck implements ItemProcessor<FieldSet, UsualCheck.Child> {

  static final String[] COLUMNS = {
    "as_of", "number", "name", "birth", "sex", "district", "commune", "groups", "assisted"
  };

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/uuuu");
  private static final Map<String, String> SEXES = Map.of("Nam", "M", "Nữ", "F", "Không rõ", "_U");
  private static final Set<String> GROUPS =
      Set.of("a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o");
  private static final int ADULT = 16;
  private static final int KEY_LENGTH = 32;

  private final Map<String, String> districtOfCommune;
  private final Mac mac;

  /** As it is stored. */
  record Child(
      String key,
      LocalDate asOf,
      LocalDate birthMonth,
      String sex,
      String district,
      String commune,
      String groups,
      boolean assisted) {

    void set(PreparedStatement insert) throws SQLException {
      insert.setString(1, key);
      insert.setObject(2, asOf);
      insert.setObject(3, birthMonth);
      insert.setString(4, sex);
      insert.setString(5, district);
      insert.setString(6, commune);
      insert.setString(7, groups);
      insert.setBoolean(8, assisted);
    }
  }

  UsualCheck(Map<String, String> districtOfCommune) throws GeneralSecurityException {
    this.districtOfCommune = districtOfCommune;
    this.mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(new byte[KEY_LENGTH], "HmacSHA256"));
  }

  /** Communes with their districts, on the day of the extract. */
  static Map<String, String> areas() throws SQLException {
    Map<String, String> districts = new HashMap<>();
    Communes.on(RegisterFile.AS_OF)
        .forEach(commune -> districts.put(commune.code(), commune.district()));
    return districts;
  }

  @Override
  public @Nullable Child process(FieldSet row) {
    LocalDate asOf = day(text(row, "as_of"));
    YearMonth birth = month(text(row, "birth"));
    String number = text(row, "number");
    String sex = SEXES.get(text(row, "sex"));
    String district = text(row, "district");
    String commune = text(row, "commune");
    String groups = text(row, "groups");
    String assisted = text(row, "assisted");
    if (asOf == null
        || birth == null
        || number.isEmpty()
        || sex == null
        || !district.equals(districtOfCommune.get(commune))
        || !(groups.isEmpty() || GROUPS.containsAll(List.of(groups.split(";", -1))))
        || !(assisted.isEmpty() || assisted.equals("x"))
        || !birth.atDay(1).isAfter(asOf.minusYears(ADULT))) {
      return null;
    }
    return new Child(
        pseudonym(number),
        asOf,
        birth.atDay(1),
        sex,
        district,
        commune,
        groups,
        !assisted.isEmpty());
  }

  private static String text(FieldSet row, String column) {
    return Objects.requireNonNullElse(row.readString(column), "");
  }

  private String pseudonym(String number) {
    byte[] digest = mac.doFinal(("child-register:" + number).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest).substring(0, KEY_LENGTH);
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text, DAY);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static @Nullable YearMonth month(String text) {
    try {
      return YearMonth.parse(text, MONTH);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
