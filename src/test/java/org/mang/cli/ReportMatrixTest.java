package org.mang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.Normalizer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Signs stand below their periods, whatever letters are before them. */
class ReportMatrixTest {

  @Test
  void eachPeriodHasItsSignAndEachSignItsWords() throws SQLException {
    String decomposed = Normalizer.normalize("Huyện Thuỷ Nguyên", Normalizer.Form.NFD);
    assertThat(
            printed(
                """
                ('303', 'Quận Hồng Bàng', 'a', '2020-H1', date '2020-01-01', date '2020-06-30', 'on_time'),
                ('303', 'Quận Hồng Bàng', 'a', '2020', date '2020-01-01', date '2020-12-31', 'late'),
                ('303', 'Quận Hồng Bàng', 'a', '2020-H2', date '2020-07-01', date '2020-12-31', 'not_asked_for'),
                ('303', 'Quận Hồng Bàng', 'b', '2020-Q1', date '2020-01-01', date '2020-03-31', 'returned_after_accepted'),
                ('303', 'Quận Hồng Bàng', 'b', '2020-Q2', date '2020-04-01', date '2020-06-30', 'due'),
                ('311', '%s', 'a', '2020-H1', date '2020-01-01', date '2020-06-30', 'returned'),
                ('311', '%s', 'a', '2020', date '2020-01-01', date '2020-12-31', 'missing'),
                ('311', '%s', 'b', '2020-Q2', date '2020-04-01', date '2020-06-30', 'not_yet_due'),
                ('so-y-te', 'Sở Y tế', 'a', '2020', date '2020-01-01', date '2020-12-31', 'missing')
                """
                    .formatted(decomposed, decomposed, decomposed)))
        .isEqualTo(
            Normalizer.normalize(
                """
                                         a            b
                                         H1 H2 2020   Q1 Q2
                303  Quận Hồng Bàng      ✓  o  +      *  ?
                311  Huyện Thuỷ Nguyên   x  -  !      -  .

                                   a
                                   H1 H2 2020
                so-y-te  Sở Y tế   -  -  !

                ✓ đúng hạn;  + muộn;  x bị trả lại;  * đã nhận, bản sửa bị trả lại;  ! quá hạn chưa gửi;  \
                ? đến kỳ nộp, chưa quá hạn;  . chưa hết kỳ;  o có gửi, không phải nộp;  - không phải nộp
                """,
                Normalizer.Form.NFC));
  }

  @Test
  void noTwoStatusesHaveOneSign() {
    assertThat(Arrays.stream(ReportStatus.values()).map(ReportStatus::sign))
        .doesNotHaveDuplicates()
        .doesNotContain(ReportStatus.NOTHING, ' ');
  }

  private static Mang vietnamese() {
    Mang mang = new Mang();
    new CommandLine(mang).parseArgs("--lang", "VI");
    return mang;
  }

  private static String printed(String rows) throws SQLException {
    StringWriter out = new StringWriter();
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet read =
            statement.executeQuery(
                "from (values "
                    + rows
                    + ") as t (reporter_code, name, form_code, period_code, period_start, period_end, status)")) {
      ReportMatrix.read(read).print(new PrintWriter(out, true), vietnamese());
    }
    return Normalizer.normalize(out.toString(), Normalizer.Form.NFC);
  }
}
