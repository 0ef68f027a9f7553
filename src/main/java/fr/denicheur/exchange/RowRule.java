package fr.denicheur.exchange;

import fr.denicheur.reading.Problem;
import fr.denicheur.reading.Problem.Severity;
import java.util.Locale;

/**
 * A rule that a row of an imported file can break, with the message and the remedy that people
 * read. Breaking it refuses the row.
 *
 * <p>Messages are formats for {@link String#format}; {@link #problem} fills them in.
 */
enum RowRule {
  JSON_SYNTAX(
      "ce n'est pas du JSON valable : %s",
      "Corrigez cette ligne, ou exportez de nouveau le fichier depuis sa source."),
  JSON_CUT_SHORT(
      "le JSON n'est pas valable ici, la suite du fichier n'est pas lue : %s",
      "Corrigez le fichier à cette ligne, puis relancez : ce qui est importé ne change pas."),
  NOT_AN_OBJECT(
      "une ligne doit être un objet JSON { … } ; trouvé : %s",
      "Écrivez un objet par offre, avec les champs que la correspondance nomme."),
  CSV_SYNTAX(
      "le CSV n'est pas valable ici, la suite du fichier n'est pas lue : %s",
      "Fermez le guillemet \", ou doublez-le s'il fait partie du texte, puis relancez."),
  COLUMNS(
      "la ligne a %s colonnes, l'en-tête en a %s",
      "Mettez entre guillemets une valeur qui contient le séparateur ou une fin de ligne."),
  FIELD_MISSING(
      "« %s » est obligatoire, et %s est vide ou absent",
      "Remplissez ce champ, ou corrigez la correspondance (--mapping)."),
  NOT_A_VALUE(
      "« %s » attend un texte, un nombre ou un booléen ; %s est un objet",
      "Nommez dans la correspondance un champ de cet objet, par exemple « objet.nom »."),
  NOT_A_DATE(
      "« %s » attend une date %s, dans %s",
      "Corrigez la date, ou donnez son écriture dans la correspondance (format: dd/MM/yyyy)."),
  NOT_A_FLAG(
      "« %s » attend true ou false, dans %s",
      "Écrivez true ou false, ou traduisez les valeurs dans la correspondance (words:)."),
  NOT_A_URL("« %s » attend une adresse http:// ou https://, dans %s", "Écrivez l'adresse entière."),
  NOT_A_NAME(
      "l'identifiant ne peut pas nommer un fichier : %s",
      "Donnez à la ligne un autre identifiant, en lettres, chiffres, points et tirets."),
  TOO_LONG(
      "l'offre dépasserait %s octets (%s)",
      "Raccourcissez le texte : un fichier plus long ne serait pas lu."),
  ID_TWICE(
      "l'identifiant est déjà celui de la ligne %s, dont le contenu diffère",
      "Gardez une seule des deux lignes."),
  NAME_TAKEN(
      "le fichier « %s » porte déjà cet identifiant, à l'extension ou à la casse près",
      "Renommez ou supprimez ce fichier, ou changez l'identifiant.");

  private final String message;
  private final String remedy;

  RowRule(String message, String remedy) {
    this.message = message;
    this.remedy = remedy;
  }

  /** Returns the problem of a row that breaks this rule. */
  Problem problem(String path, int line, String value, Object... details) {
    String id = name().toLowerCase(Locale.ROOT).replace('_', '-');
    String text = String.format(Locale.FRENCH, message, details);
    return new Problem(path, line, 0, Severity.FATAL, id, value, text, remedy);
  }

  /** Returns what a row that breaks this rule throws; {@link Import} adds the file and the line. */
  RefusedRowException refusal(String value, Object... details) {
    return new RefusedRowException(this, value, details);
  }
}
