package org.mang.check;

import java.util.List;
import java.util.stream.Collectors;
import org.mang.definition.Text;
import org.mang.form.Severity;

/** What a comment at a bad cell says, in Vietnamese. */
final class CommentText {

  /** Stands between what the clerk had written there and what we add. */
  static final String SEAM = "— Kết quả kiểm tra —";

  private CommentText() {}

  static String of(List<Finding> findings) {
    return findings.stream().map(CommentText::of).distinct().collect(Collectors.joining("\n"));
  }

  private static String of(Finding finding) {
    Text suggestion = finding.suggestion();
    return label(finding.severity())
        + ": "
        + finding.message().vi()
        + (suggestion == null ? "" : "\nGợi ý: " + suggestion.vi());
  }

  static String label(Severity severity) {
    return severity == Severity.ERROR ? "Lỗi" : "Cảnh báo";
  }

  /** What was there before ours was added. */
  static String withoutOurs(String comment) {
    int seam = comment.indexOf(SEAM);
    return seam < 0 ? "" : comment.substring(0, seam).strip();
  }
}
