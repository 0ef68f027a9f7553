package fr.denicheur.cli;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.exchange.ImportReport;
import fr.denicheur.posting.Facet;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.reading.Problem;
import fr.denicheur.relevance.JudgedQueries;
import fr.denicheur.result.Correction;
import fr.denicheur.result.Hits;
import fr.denicheur.sync.SyncReport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes the French texts that several commands print, or that need a plural. Help texts and usage
 * errors are in English, next to the options they describe.
 */
final class Wording {
  static final String NOTHING_FOUND = "Aucune offre ne correspond à cette recherche.";
  static final String HINT_WORDS =
      "Essayez moins de mots, un synonyme, ou le début d'un mot suivi de * : develop*";
  static final String HINT_FILTERS = "Essayez sans filtre : d'autres offres ont ces mots.";
  static final String COPIES = "Ce texte est presque le même que celui d'une offre déjà publiée :";
  static final String OTHERS = "Autres offres qui lui ressemblent :";
  static final String NOTHING_SIMILAR = "Aucune autre offre ne lui ressemble.";

  private Wording() {}

  static String postings(long count) {
    return counted(count, "offre", "offres");
  }

  static String files(long count) {
    return counted(count, "fichier", "fichiers");
  }

  /** Returns how many files are drafts, to follow other counts; nothing if none is. */
  static String drafts(long count) {
    return count == 0 ? "" : ", " + counted(count, "brouillon", "brouillons");
  }

  static String errors(long count) {
    return counted(count, "erreur", "erreurs");
  }

  /** Returns a number and its noun. French uses the plural from 2 on, so 0 is singular. */
  static String counted(long count, String one, String several) {
    return number(count) + " " + (count < 2 ? one : several);
  }

  static String answering(URI address, long postings) {
    return "Dénicheur répond sur "
        + address
        + " ("
        + postings(postings)
        + "). Ctrl+C pour l'arrêter.";
  }

  static String changes(SyncReport report) {
    return files(report.files())
        + " : "
        + String.join(
            ", ",
            counted(report.added(), "nouveau", "nouveaux"),
            counted(report.changed(), "modifié", "modifiés"),
            counted(report.removed(), "supprimé", "supprimés"),
            counted(report.unchanged(), "inchangé", "inchangés"));
  }

  static String indexed(long postings, SyncReport report) {
    double seconds = report.took().toNanos() / 1e9;
    long written = (long) report.added() + report.changed();
    long speed = Math.round(written / Math.max(1e-3, seconds));
    return postings(postings)
        + String.format(Locale.FRENCH, " dans l'index, en %.1f s", seconds)
        + (written == 0 ? "" : " (" + number(speed) + " offres/s)");
  }

  /** Returns what became of the rows of a file; the counts add up. */
  static String imported(ImportReport report, boolean isDry) {
    return counted(report.rows(), "ligne", "lignes")
        + (isDry ? ", rien n'est écrit : " : " : ")
        + String.join(
            ", ",
            counted(report.created(), "offre créée", "offres créées"),
            counted(report.replaced(), "remplacée", "remplacées"),
            counted(report.unchanged(), "inchangée", "inchangées"),
            counted(report.refused(), "refusée", "refusées"))
        + (report.others() == 0
            ? ""
            : " ; " + counted(report.others(), "autre objet ignoré", "autres objets ignorés"));
  }

  /** Returns how a file was read and how fast. */
  static String importSpeed(ImportReport report, Duration took) {
    double seconds = took.toNanos() / 1e9;
    long speed = Math.round(report.rows() / Math.max(1e-3, seconds));
    return String.format(
        Locale.FRENCH,
        "Lu en %s, en %.1f s (%s lignes/s)",
        report.encoding(),
        seconds,
        number(speed));
  }

  /**
   * Returns why postings may be missing or stale, for a person who runs a search.
   *
   * @param same what another command must be given to work on the same postings and index
   */
  static List<String> doubts(SyncReport report, String same) {
    List<String> doubts = new ArrayList<>();
    long fatal = report.problems().stream().filter(Problem::isFatal).count();
    if (fatal > 0) {
      doubts.add(errors(fatal) + " dans les fichiers, voir : ./denicheur check" + same);
    }
    if (report.kept() > 0) {
      doubts.add(kept(report.kept(), same));
    }
    return doubts;
  }

  /**
   * Says that postings are kept though their files vanished.
   *
   * @param same what another command must be given to work on the same postings and index
   */
  static String kept(long postings, String same) {
    return counted(postings, "offre sans fichier est gardée", "offres sans fichier sont gardées")
        + ", au cas où un dossier manquerait ; pour les retirer :"
        + " ./denicheur index"
        + same
        + " --accept-mass-delete";
  }

  /** Returns which queries and judged postings the measures leave out. */
  static List<String> doubts(JudgedQueries judged, SearchEngine engine) {
    List<String> doubts = new ArrayList<>();
    if (judged.leftOut() > 0) {
      doubts.add(counted(judged.leftOut(), "question", "questions") + " sans bonne réponse connue");
    }
    long missing = judged.countMissingFrom(id -> engine.find(id).isPresent());
    if (missing > 0) {
      doubts.add(counted(missing, "offre jugée", "offres jugées") + " hors de l'index");
    }
    return doubts;
  }

  /** Says which words were searched instead of the typed ones, or proposes them. */
  static String correction(SearchQuery query, Correction correction) {
    String other = quoted(correction.query());
    String missing = String.join(" ", correction.missing());
    return correction.applied()
        ? "Recherche de "
            + other
            + " au lieu de "
            + quoted(query.question().written())
            + " (--typos off cherche vos mots)."
        : (missing.isEmpty() ? "" : "Aucune offre pour " + quoted(missing) + ". ")
            + "Vouliez-vous dire "
            + other
            + " ?";
  }

  /**
   * Says that no posting is for a trade, so those found mention it, are for one near to it, or meet
   * a condition if the question has some.
   */
  static String missingTrade(String trade, Hits hits) {
    boolean isOne = hits.total() < 2;
    boolean isBare = hits.understood().conditions().isEmpty();
    String mentions = isOne ? "celle qui suit en parle" : "celles qui suivent en parlent";
    String near = (isOne ? "est" : "sont") + " d'un métier voisin";
    String meets = (isOne ? "remplit" : "remplissent") + " une condition";
    return "Aucune offre pour "
        + quoted(trade)
        + " : "
        + mentions
        + (isBare ? " ou " + near : ", " + near + " ou " + meets)
        + ".";
  }

  /** Says how many more postings hold only some of the words, and how to see them. */
  static String related(Hits hits) {
    String one = hits.total() > 0 ? "autre" : "offre";
    return counted(hits.related(), one + " n'a", one + "s n'ont")
        + " qu'une partie de vos mots (--match any "
        + (hits.related() < 2 ? "la" : "les")
        + " montre).";
  }

  static String quoted(String words) {
    return "« " + words + " »";
  }

  static String nextPage(int number) {
    return "La suite : --page " + number;
  }

  static String number(long number) {
    return String.format(Locale.FRENCH, "%,d", number);
  }

  static String name(Facet facet) {
    return switch (facet) {
      case ROLE -> "Métier";
      case STARTUP -> "Startup";
      case INCUBATOR -> "Incubateur";
      case THEME -> "Thème";
      case OPEN -> "Candidature";
      case MONTH -> "Mois";
      case JUNIOR -> "Débutants";
      case CONTRACT -> "Contrat";
      case REMOTE -> "Télétravail";
      case PLACE -> "Lieu";
      case TECHNO -> "Technologie";
    };
  }
}
