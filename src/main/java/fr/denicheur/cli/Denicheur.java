package fr.denicheur.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code denicheur} command: names the commands there are and hands over to one of them. */
@Command(
    name = "denicheur",
    mixinStandardHelpOptions = true,
    description = "Moteur de recherche plein texte d'offres d'emploi.")
public final class Denicheur implements Runnable {

  private Denicheur() {}

  /** Runs the command that {@code arguments} name and ends the process with its exit status. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Denicheur()).execute(arguments));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
