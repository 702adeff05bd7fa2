package org.mang.cli;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The help in Vietnamese. What it says in English stands at the commands and their options; what it
 * says in Vietnamese in {@code help_vi.properties}, by the names of commands and options.
 */
final class Help {

  private static final String VIETNAMESE = "org.mang.cli.help";

  private Help() {}

  /**
   * Whether to speak Vietnamese, before the arguments are read: wrong ones are answered too.
   *
   * @param args as they were given
   */
  static boolean isVietnamese(String... args) {
    String chosen = Locale.getDefault().getLanguage();
    for (int i = 0; i < args.length; i++) {
      if (args[i].startsWith("--lang=")) {
        chosen = args[i].substring("--lang=".length());
      } else if (args[i].equals("--lang") && i + 1 < args.length) {
        chosen = args[i + 1];
      }
    }
    return chosen.equalsIgnoreCase("vi");
  }

  /** Has the help of a command and of those below it speak Vietnamese. */
  static void inVietnamese(CommandLine line) {
    line.setResourceBundle(new Words(line));
  }

  /** The words of the properties; those of what stands in line, which has no name, by its label. */
  private static final class Words extends ResourceBundle {

    private final Map<String, String> words = new HashMap<>();

    Words(CommandLine line) {
      ResourceBundle bundle = ResourceBundle.getBundle(VIETNAMESE, new Locale("vi"));
      bundle.keySet().forEach(key -> words.put(key, bundle.getString(key)));
      label(line.getCommandSpec());
    }

    private void label(CommandSpec command) {
      for (PositionalParamSpec parameter : command.positionalParameters()) {
        String name = command.qualifiedName(".") + "." + parameter.paramLabel();
        if (words.containsKey(name)) {
          words.put(name + "[" + parameter.index() + "]", Objects.requireNonNull(words.get(name)));
        }
      }
      command.subcommands().values().forEach(below -> label(below.getCommandSpec()));
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
      return words.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
      return Collections.enumeration(List.copyOf(words.keySet()));
    }
  }
}
