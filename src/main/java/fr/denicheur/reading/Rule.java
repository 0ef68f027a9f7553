package fr.denicheur.reading;

import fr.denicheur.reading.Problem.Severity;
import java.util.Locale;

/**
 * A rule that a posting file can break, with the message and the remedy that its author reads.
 * Breaking it is a warning, unless the rule says FATAL.
 *
 * <p>Messages are formats for {@link String#format}; {@link #problem} fills them in.
 */
public enum Rule {
  // The file as a whole
  FILE_TOO_LARGE(
      Severity.FATAL,
      "le fichier dépasse 1 Mio (%s octets) et n'est pas lu",
      "Raccourcissez le texte ou placez les annexes ailleurs."),
  NOT_UTF_8(
      Severity.FATAL,
      "le fichier n'est pas en UTF-8 à l'octet %s (not UTF-8 at byte %1$s)",
      "Enregistrez le fichier en UTF-8 (par exemple : iconv -f WINDOWS-1252 -t UTF-8)."),
  UTF_16(
      Severity.FATAL,
      "le fichier est en UTF-16 (%s), il n'est pas lu",
      "Enregistrez le fichier en UTF-8 (par exemple : iconv -f UTF-16 -t UTF-8)."),
  FILE_UNREADABLE(
      Severity.FATAL,
      "le fichier ne peut pas être lu : %s",
      "Vérifiez les droits du fichier (chmod a+r) et le disque."),
  NOT_DIGESTED(
      Severity.FATAL,
      "Dénicheur n'a pas su traiter le fichier : %s",
      "Signalez cette faute de Dénicheur en joignant le fichier ; en attendant, simplifiez-le."),
  FOLDER_UNREADABLE(
      Severity.FATAL,
      "le dossier ne peut pas être lu : %s",
      "Vérifiez que le dossier existe, qu'il est monté et lisible (chmod a+rx)."),
  NO_POSTINGS(
      "aucun fichier de ce dossier n'est une annonce ; vu et non lu : %s",
      "Nommez un autre dossier (--postings), ou donnez aux annonces l'extension « .md »."),
  SYMBOLIC_LINK(
      "c'est un lien symbolique qui sort du dossier, tourne en rond ou ne mène nulle part : il n'est pas suivi",
      "Copiez le fichier à la place du lien."),
  NOT_A_POSTING(
      "le fichier n'a ni extension, à la différence de ses voisins, ni en-tête : il n'est pas lu",
      "Si c'est une annonce, ajoutez « .md » à son nom ; sinon, rien à faire (ou --exclude)."),
  PASSED_OVER(
      "un fichier de ce nom n'est jamais lu (fichier caché, README, autre extension, --exclude…)",
      "Si c'est une annonce, renommez-la, par exemple en « annonce.md » ; sinon, rien à faire."),
  NOT_A_REGULAR_FILE(
      "ce n'est pas un fichier ordinaire, il n'est pas ouvert",
      "Retirez-le du dossier des annonces."),
  FILE_CHANGING(
      "le fichier change pendant la lecture, il sera relu au prochain passage",
      "Rien à faire si l'écriture se termine."),
  NAME_INVALID(
      Severity.FATAL,
      "le nom du fichier ne peut pas servir d'identifiant : %s",
      "Renommez le fichier en lettres, chiffres, points et tirets."),
  ID_CLASH(
      "l'identifiant « %s » est déjà celui de « %s », qui est gardé",
      "Renommez ou supprimez l'un des deux fichiers."),
  NAME_CLASH(
      "« %s » porte le même nom à l'extension près : l'identifiant est « %s »",
      "Renommez l'un des deux fichiers."),
  MANY_VANISHED(
      "%s annonces sur %s ont disparu d'un coup, elles restent affichées jusqu'au prochain passage",
      "Vérifiez que le dossier est complet ; sinon, rien à faire."),
  FILE_NAME_DATE_INVALID(
      "la date qui commence le nom du fichier n'est pas lue : %s",
      "Renommez le fichier avec une date aaaa-mm-jj, par exemple 2021-12-09."),
  FILE_NAME_DATE_IN_FUTURE(
      "la date du nom du fichier est dans l'avenir, l'annonce est sans date jusque-là",
      "Corrigez la date du nom, ou ajoutez « date: » à l'en-tête."),
  // The text
  CONTROL_CHARACTER(
      "le fichier contient %s caractère(s) de commande, retirés (le premier : U+%s)",
      "Supprimez ce caractère invisible."),
  REPLACEMENT_CHARACTER(
      "le fichier contient %s fois le caractère « \uFFFD », trace d'un accent perdu",
      "Retapez les lettres accentuées perdues."),
  COMMENT_NOT_CLOSED(
      "un commentaire HTML n'est pas fermé, la suite est gardée comme texte",
      "Ajoutez « --> » à la fin du commentaire."),
  TEXT_EMPTY("l'annonce n'a pas de texte", "Écrivez le texte sous l'en-tête."),
  TITLE_MISSING("ni « roles » ni « title » : le titre vient %s", "Ajoutez « title: » à l'en-tête."),
  FIELDS_AS_TEXT(
      Severity.ADVICE,
      "ces champs sont montrés, et lus comme une ligne du texte, où un lieu est reconnu : %s",
      "Rien à faire ; docs/POSTINGS.md liste les champs qui ont un sens à eux."),
  FIELDS_IGNORED(
      Severity.ADVICE,
      "ces champs règlent un générateur de sites, ils ne sont ni montrés ni cherchés : %s",
      "Rien à faire."),
  DRAFT(
      Severity.ADVICE,
      "%s dit que l'annonce est un brouillon, elle n'est pas publiée",
      "Rien à faire, ou retirez ce champ (ou le fichier de ce dossier) pour la publier."),
  OPEN_MISSING(
      Severity.ADVICE,
      "aucun champ ne dit si l'annonce est ouverte, elle est présentée comme fermée",
      "Ajoutez « open: true » à l'en-tête tant que l'on peut postuler."),
  DATE_MISSING(
      Severity.ADVICE,
      "ni l'en-tête ni le nom du fichier ne donne de date, l'annonce est classée après les autres",
      "Ajoutez « date: » à l'en-tête, par exemple date: 2021-12-09."),
  // The first and the last line of the front matter
  FRONT_MATTER_MISSING(
      "le fichier n'a pas d'en-tête, tout est lu comme texte",
      "Ajoutez au début : une ligne « --- », les champs roles, open et date, une ligne « --- »."),
  FRONT_MATTER_EMPTY("l'en-tête est vide", "Ajoutez-y les champs roles, open et date."),
  FRONT_MATTER_NOT_OPENED(
      "l'en-tête ne commence pas par une ligne « --- »",
      "Ajoutez une ligne « --- » avant le premier champ."),
  FRONT_MATTER_NOT_CLOSED(
      "l'en-tête n'est pas fermé par une ligne « --- », il s'arrête avant cette ligne",
      "Ajoutez une ligne « --- » après le dernier champ."),
  FRONT_MATTER_TOO_LONG(
      "l'en-tête dépasse 64 Kio, il n'est pas lu",
      "Fermez l'en-tête par une ligne « --- » après le dernier champ."),
  TEXT_BEFORE_FRONT_MATTER(
      "du texte précède l'en-tête, il est lu avec le texte de l'annonce",
      "Placez l'en-tête au tout début du fichier."),
  SECOND_FRONT_MATTER(
      "un second en-tête suit le premier, il est lu comme texte",
      "Réunissez les champs dans le premier en-tête."),
  // YAML
  YAML_SYNTAX(
      "« %s » n'est pas du YAML valable (%s), le champ est lu ligne à ligne",
      "Mettez la valeur entre guillemets, par exemple : title: \"Dev : H/F\" (put the title in quotes)."),
  YAML_TAB(
      "« %s » contient une tabulation à la place d'espaces, le champ est lu ligne à ligne",
      "Remplacez la tabulation par des espaces ; un champ commence au début de sa ligne."),
  YAML_ANCHOR(
      "les ancres « & » et les alias « * » ne sont pas acceptés (anchors and aliases are not supported)",
      "Mettez la valeur entre guillemets, ou répétez-la."),
  YAML_TAG(
      "les étiquettes YAML « ! » ne sont pas acceptées (tags are not supported), le champ est ignoré",
      "Retirez le « ! », ou mettez la valeur entre guillemets."),
  YAML_TOO_DEEP(
      "les valeurs sont emboîtées sur plus de 10 niveaux (depth limit 10), le champ est ignoré",
      "Écrivez une valeur simple ou une liste simple."),
  SEVERAL_DOCUMENTS(
      "l'en-tête contient plusieurs documents YAML, seul le premier est lu",
      "Réunissez les champs dans un seul en-tête."),
  ROOT_NOT_A_MAPPING(
      "l'en-tête n'est pas une suite de lignes « champ: valeur »",
      "Écrivez un champ par ligne, par exemple : open: true."),
  LINE_NOT_UNDERSTOOD(
      "cette ligne de l'en-tête n'est pas comprise, elle est ignorée",
      "Écrivez « champ: valeur », ou placez ce texte sous l'en-tête."),
  KEY_NOT_TEXT(
      "le nom d'un champ doit être un mot, ce champ est ignoré",
      "Nommez le champ, par exemple : title."),
  KEY_DUPLICATE(
      "« %s » est écrit ligne %s et ligne %s, la dernière valeur est gardée",
      "Supprimez la ligne en trop."),
  COMMENT_IN_TEXT(
      "« %s » est coupé à « # », qui commence un commentaire",
      "Mettez la valeur entre guillemets si le « # » en fait partie, sinon retirez le commentaire."),
  HASH_IN_TEXT(
      "« %s » contient « # », qui est gardé alors que YAML y verrait un commentaire",
      "Mettez la valeur entre guillemets."),
  // Fields
  WRONG_TYPE("« %s » attend %s ; trouvé : %s", "Écrivez une valeur du type attendu."),
  LIST_TOO_LONG("« %s » a plus de %s éléments, la suite est ignorée", "Raccourcissez la liste."),
  VALUE_TOO_LONG("« %s » dépasse %s caractères, la valeur est coupée", "Raccourcissez la valeur."),
  DATE_NOT_ISO(
      "« %s » n'est pas lue comme date : %s",
      "Écrivez par exemple 2021-12-09, ou 2021-12-09T11:04:55Z."),
  DATE_ORDER(
      "« %s » n'est pas écrite aaaa-mm-jj, elle est lue %s", "Écrivez par exemple 2021-12-09."),
  DATE_WITHOUT_ZONE(
      "« %s » donne une heure sans fuseau, elle compte comme l'heure de Paris",
      "Ajoutez le fuseau, par exemple Z ou +01:00, ou retirez l'heure."),
  DATE_IN_FUTURE(
      "« %s » est dans l'avenir, l'annonce est sans date jusque-là",
      "Vérifiez l'année, le mois et le jour."),
  BOOLEAN_NOT_UNDERSTOOD(
      "« %s » n'est ni vrai ni faux, la valeur compte comme %s", "Écrivez true ou false."),
  OPEN_CONTRADICTION(
      "« %s » dit que l'annonce est ouverte, « %s » (ligne %s) qu'elle est fermée : elle est fermée",
      "Si l'annonce est bien fermée, retirez le champ qui la dit ouverte."),
  STARTUP_NOT_UNDERSTOOD(
      "« startup » ne contient ni lettre ni chiffre",
      "Écrivez l'identifiant du produit, par exemple lapins."),
  URL_NOT_HTTP(
      "« %s » n'est pas une adresse http:// ou https://, elle est ignorée",
      "Écrivez l'adresse entière."),
  TOO_MANY_PROBLEMS(
      "le fichier a plus de %s problèmes, la suite n'est pas montrée", "Corrigez les premiers.");

  private final Severity severity;
  private final String message;
  private final String remedy;

  Rule(String message, String remedy) {
    this(Severity.WARNING, message, remedy);
  }

  Rule(Severity severity, String message, String remedy) {
    this.severity = severity;
    this.message = message;
    this.remedy = remedy;
  }

  /** Returns the name that people see and scripts rely on: {@code date-not-iso}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the problem of a file that breaks this rule.
   *
   * @param path the file, as it is shown to people
   * @param line from 1, or 0 for the whole file
   * @param column from 1, or 0 for the whole line
   * @param value the wrong value, or an empty string
   * @param details the values that fill in the message, in its order
   */
  public Problem problem(String path, int line, int column, String value, Object... details) {
    String text = String.format(Locale.FRENCH, message, details);
    return new Problem(path, line, column, severity, id(), value, text, remedy);
  }

  /** Returns the problem of a file that breaks this rule as a whole. */
  public Problem ofFile(String path, Object... details) {
    return problem(path, 0, 0, "", details);
  }
}
