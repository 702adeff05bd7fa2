package org.mang.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.mang.MangException;

/** What reasons may be given for. The caller's connection holds the transaction. */
public final class Acceptances {

  private static final String OPEN =
      """
      from mart.warning
      where submission_id = $1 and state = 'open' and ($2 is null or code = $2)
      """;

  /** The open ones; where none is, all: a later reason for them. */
  private static final String MEANT_ONES =
      """
      with meant as (
          select code, sheet, row_no, column_ref, state = 'open' as is_open
          from mart.warning
          where submission_id = $1 and state in ('open', 'accepted') and ($2 is null or code = $2)
      )

      select
          count(*),
          to_json(list(distinct {'code': code, 'sheet': sheet, 'row': row_no, 'column': column_ref}))
      from meant
      where is_open = (select bool_or(is_open) from meant)
      """;

  private final Connection connection;

  public Acceptances(Connection connection) {
    this.connection = connection;
  }

  /**
   * The submission in force that is meant.
   *
   * @param beginning of its id, as much as tells it from the others
   * @throws MangException if that is too little, if there is none, or several, or it is not in
   *     force
   */
  public String meant(String beginning) throws SQLException {
    NamedSubmission named = NamedSubmission.by(connection, beginning);
    String id = named.id();
    if (named.isReturned()) {
      throw new MangException(
          id
              + " đã bị trả lại vì có lỗi, mà lỗi thì không thể chấp nhận: đơn vị phải gửi tệp đã sửa",
          id
              + " was returned for its errors, and errors cannot be accepted: the office has to send a mended file");
    }
    if (named.isWithdrawn()) {
      throw new MangException(
          id + " không còn hiệu lực; đã bị rút lại",
          id + " is no longer in force; it was withdrawn");
    }
    if (!id.equals(named.inForce())) {
      throw new MangException(
          id + " không còn hiệu lực; đã được thay bằng " + named.inForce(),
          id + " is no longer in force; its place was taken by " + named.inForce());
    }
    return id;
  }

  /**
   * The warnings that a reason is for.
   *
   * @param places where they stand, as JSON
   */
  public record Ones(int count, String places) {}

  /**
   * The open warnings of a submission; if none is open, those that have a reason: what was said
   * before is kept, and the newest counts.
   *
   * @param code of the warnings; null for all
   * @throws MangException if there is no warning of that code
   */
  public Ones ones(String submissionId, @Nullable String code) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(MEANT_ONES)) {
      select.setString(1, submissionId);
      select.setString(2, code);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        if (row.getInt(1) > 0) {
          return new Ones(row.getInt(1), row.getString(2));
        }
      }
    }
    throw nothingThere(submissionId, code);
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
                (select string_agg(distinct code, ', ' order by code) from mart.warning where submission_id = $1 and state = 'open')
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
