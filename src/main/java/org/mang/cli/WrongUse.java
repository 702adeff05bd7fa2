package org.mang.cli;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What is wrong with the arguments of a command, and where to look how it is used. */
record WrongUse(boolean isVietnamese) implements CommandLine.IParameterExceptionHandler {

  @Override
  public int handleParseException(CommandLine.ParameterException wrong, String[] args) {
    CommandLine line = wrong.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("mang: " + Printable.of(isVietnamese ? vietnamese(wrong) : english(wrong)));
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err)) {
      String name = line.getCommandSpec().qualifiedName();
      String help = name.equals("mang") ? "mang help" : name.replaceFirst(" ", " help ");
      err.println(
          isVietnamese
              ? "Xem cách dùng: " + help + " --lang vi"
              : "To see how it is used: " + help);
    }
    return Mang.WRONG_USE;
  }

  private static String english(CommandLine.ParameterException wrong) {
    return String.valueOf(wrong.getMessage());
  }

  private static String vietnamese(CommandLine.ParameterException wrong) {
    if (wrong instanceof CommandLine.UnmatchedArgumentException unmatched) {
      String what = String.join(" ", unmatched.getUnmatched());
      return (unmatched.isUnknownOption() ? "không có tuỳ chọn nào là " : "thừa, không rõ là gì: ")
          + what;
    }
    if (wrong instanceof CommandLine.MissingParameterException missing) {
      return "còn thiếu "
          + missing.getMissing().stream().map(WrongUse::name).collect(Collectors.joining(", "));
    }
    if (wrong instanceof CommandLine.MutuallyExclusiveArgsException) {
      return "các tuỳ chọn này không dùng cùng nhau được: " + english(wrong);
    }
    ArgSpec at = wrong.getArgSpec();
    if (at == null) {
      return english(wrong);
    }
    return wrong.getValue() == null
        ? "%s: giá trị còn thiếu hoặc ghi sai".formatted(name(at))
        : "%s: không dùng được giá trị “%s”".formatted(name(at), wrong.getValue());
  }

  private static String name(ArgSpec at) {
    return at instanceof OptionSpec option
        ? option.longestName() + (option.arity().max() == 0 ? "" : " " + option.paramLabel())
        : at.paramLabel();
  }
}
