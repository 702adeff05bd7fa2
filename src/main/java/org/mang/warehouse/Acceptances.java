package org.mang.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mang.MangException;

/** Reasons given for warnings. The caller's connection holds the transaction. */
public final class Acceptances {

  /** Fewer characters of an id mean something by chance. */
  private static final int LEAST_OF_ID = 4;

  private static final String OPEN =
      """
      from core.warning
      where submission_id = $1 and because is null and ($2 is null or code = $2)
      """;

  /** The open ones; where none is, a later reason for all. */
  private static final String GIVE =
      """
      with meant as (
          select finding_no, because is null as is_open
          from core.warning
          where submission_id = $1 and ($2 is null or code = $2)
      )

      insert into ops.acceptance
      select submission_id, code, sheet, row_no, column_ref, value, $3, $4, localtimestamp
      from ops.finding
      where submission_id = $1
          and finding_no in (
              select finding_no from meant where is_open = (select bool_or(is_open) from meant))
      """;

  private final Connection connection;

  public Acceptances(Connection connection) {
    this.connection = connection;
  }

  /**
   * The submission in force that is meant.
   *
   * @param beginning of its id, as much as tells it from the others
   * @throws MangException if that is too little, if there is none, or several, or it was returned
   *     or superseded
   */
  public String meant(String beginning) throws SQLException {
    if (beginning.strip().length() < LEAST_OF_ID) {
      throw new MangException(
          "'%s' quá ngắn; hãy ghi ít nhất %d ký tự đầu của mã lần gửi"
              .formatted(beginning, LEAST_OF_ID),
          "'%s' is too short; write at least %d characters of the submission's id"
              .formatted(beginning, LEAST_OF_ID));
    }
    List<String> ids = new ArrayList<>();
    String state = "";
    String supersededBy = null;
    try (PreparedStatement select =
        connection.prepareStatement(
            "select submission_id, state, superseded_by from core.submission where starts_with(submission_id, lower(?)) order by 1")) {
      select.setString(1, beginning.strip());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
          state = rows.getString(2);
          supersededBy = rows.getString(3);
        }
      }
    }
    if (ids.isEmpty()) {
      throw new MangException(
          "không có lần gửi nào có mã bắt đầu bằng '%s'; 'mang status' cho thấy những lần gửi còn cảnh báo"
              .formatted(beginning),
          "no submission's id begins with '%s'; 'mang status' shows those with open warnings"
              .formatted(beginning));
    }
    if (ids.size() > 1) {
      String some = String.join(", ", ids.subList(0, Math.min(5, ids.size())));
      throw new MangException(
          "'%s' là phần đầu mã của %d lần gửi (%s); hãy ghi dài hơn"
              .formatted(beginning, ids.size(), some),
          "'%s' is the beginning of %d submissions (%s); write more of it"
              .formatted(beginning, ids.size(), some));
    }
    String id = ids.get(0);
    if (state.equals("returned")) {
      throw new MangException(
          id
              + " đã bị trả lại vì có lỗi, mà lỗi thì không thể chấp nhận: đơn vị phải gửi tệp đã sửa",
          id
              + " was returned for its errors, and errors cannot be accepted: the office has to send a mended file");
    }
    if (supersededBy != null) {
      throw new MangException(
          id + " không còn hiệu lực; đã được thay bằng " + supersededBy,
          id + " is no longer in force; its place was taken by " + supersededBy);
    }
    return id;
  }

  /**
   * Keeps a reason for the open warnings of a submission; if none is open, a later reason for those
   * that have one. What was said before is kept, and the newest counts.
   *
   * @param code of the warnings; null for all
   * @return how many
   * @throws MangException if there is no warning of that code
   */
  public int give(String submissionId, @Nullable String code, String because, String by)
      throws SQLException {
    int given;
    try (PreparedStatement insert = connection.prepareStatement(GIVE)) {
      insert.setString(1, submissionId);
      insert.setString(2, code);
      insert.setString(3, because);
      insert.setString(4, by);
      given = insert.executeUpdate();
    }
    if (given == 0) {
      throw nothingThere(submissionId, code);
    }
    return given;
  }

  /** How many warnings of a submission are open: of a code, or of all, if that is null. */
  public int open(String submissionId, @Nullable String code) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("select count(*) " + OPEN)) {
      select.setString(1, submissionId);
      select.setString(2, code);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private MangException nothingThere(String submissionId, @Nullable String code)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select
                (select count(*) from ops.finding where submission_id = $1 and code = $2 and severity = 'error'),
                (select string_agg(distinct code, ', ' order by code) from core.warning where submission_id = $1 and because is null)
            """)) {
      select.setString(1, submissionId);
      select.setString(2, code);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        if (row.getInt(1) > 0) {
          return new MangException(
              code
                  + " là lỗi, mà lỗi thì không thể chấp nhận: các dòng đó bị để ngoài cho đến khi đơn vị gửi tệp đã sửa",
              code
                  + " is an error, and errors cannot be accepted: its rows stay left out until the office sends a mended file");
        }
        String open = row.getString(2);
        String which = code == null ? "" : code + " ";
        return new MangException(
            submissionId
                + " không có cảnh báo "
                + which
                + "nào chưa có lý do"
                + (open == null ? "" : "; còn các cảnh báo: " + open),
            submissionId
                + " has no open warning"
                + (code == null ? "" : " " + code)
                + (open == null ? "" : "; open are: " + open));
      }
    }
  }
}
