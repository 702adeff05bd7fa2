package org.mang.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.MangException;

/**
 * A submission as somebody names it, and how it stands.
 *
 * @param isReturned else it was accepted
 * @param inForce the submission that is in force for its report: itself, another, or null
 */
public record NamedSubmission(
    String id, boolean isReturned, boolean isWithdrawn, @Nullable String inForce) {

  /** Fewer characters of an id mean something by chance. */
  private static final int LEAST_OF_ID = 4;

  private static final int SOME = 5;

  private static final String BEGINNING_WITH =
      """
      select
          submission_id,
          state = 'returned',
          submission_id in (select submission_id from core.withdrawn),
          (
              select any_value(now.submission_id)
              from core.submission_in_force as now
              where now.form_code = submission.form_code
                  and now.reporter_code = submission.reporter_code
                  and now.period_code = submission.period_code)
      from core.submission
      where starts_with(submission_id, lower(?))
      order by 1
      """;

  /**
   * Finds it.
   *
   * @param beginning of its id, as much as tells it from the others
   * @throws MangException if that is too little, if there is none, or several
   */
  public static NamedSubmission by(Connection connection, String beginning) throws SQLException {
    if (beginning.strip().length() < LEAST_OF_ID) {
      throw new MangException(
          "'%s' quá ngắn; hãy ghi ít nhất %d ký tự đầu của mã lần gửi"
              .formatted(beginning, LEAST_OF_ID),
          "'%s' is too short; write at least %d characters of the submission's id"
              .formatted(beginning, LEAST_OF_ID));
    }
    List<NamedSubmission> named = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(BEGINNING_WITH)) {
      select.setString(1, beginning.strip());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          named.add(
              new NamedSubmission(
                  rows.getString(1), rows.getBoolean(2), rows.getBoolean(3), rows.getString(4)));
        }
      }
    }
    if (named.isEmpty()) {
      throw new MangException(
          "không có lần gửi nào có mã bắt đầu bằng '%s'; 'mang status' cho thấy mã các lần gửi"
              .formatted(beginning),
          "no submission's id begins with '%s'; 'mang status' shows their ids"
              .formatted(beginning));
    }
    if (named.size() > 1) {
      String some =
          named.stream().limit(SOME).map(NamedSubmission::id).collect(Collectors.joining(", "));
      throw new MangException(
          "'%s' là phần đầu mã của %d lần gửi (%s); hãy ghi dài hơn"
              .formatted(beginning, named.size(), some),
          "'%s' is the beginning of %d submissions (%s); write more of it"
              .formatted(beginning, named.size(), some));
    }
    return named.get(0);
  }
}
