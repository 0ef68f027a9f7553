package fr.denicheur.cli;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.Facet;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.reading.Problem;
import fr.denicheur.relevance.JudgedQueries;
import fr.denicheur.result.Correction;
import fr.denicheur.sync.SyncReport;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The French texts about postings and answers. Help texts and usage errors are in English, next to
 * the options they describe.
 */
final class Wording {
  static final String NOTHING_FOUND = "Aucune offre ne correspond à cette recherche.";
  static final String HINT_WORDS =
      "Essayez moins de mots, un synonyme, ou le début d'un mot suivi de * : develop*";
  static final String HINT_FILTERS = "Essayez sans filtre : d'autres offres ont ces mots.";
  static final String NOTHING_SIMILAR = "Aucune autre offre ne lui ressemble.";
  static final String FOR_BEGINNERS = "débutants bienvenus";
  static final String TRUNCATED = "Trop de mots : les derniers n'ont pas été cherchés.";
  static final String PARTIAL = "Recherche interrompue : la réponse est incomplète.";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH);

  private Wording() {}

  static String postings(long count) {
    return counted(count, "offre", "offres");
  }

  static String files(long count) {
    return counted(count, "fichier", "fichiers");
  }

  static String errors(long count) {
    return counted(count, "erreur", "erreurs");
  }

  static String warnings(long count) {
    return counted(count, "avertissement", "avertissements");
  }

  /** French uses the plural from 2 on, so 0 is singular. */
  private static String counted(long count, String one, String several) {
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
    return postings(postings) + " dans l'index, en " + seconds(report.took()) + speed(report);
  }

  /** Returns how fast postings were indexed; empty if none were. */
  private static String speed(SyncReport report) {
    long written = (long) report.added() + report.changed();
    double seconds = Math.max(1e-3, report.took().toNanos() / 1e9);
    return written == 0 ? "" : " (" + number(Math.round(written / seconds)) + " offres/s)";
  }

  /** Returns why postings may be missing or stale, for a person who runs a search. */
  static List<String> doubts(SyncReport report) {
    List<String> doubts = new ArrayList<>();
    long fatal = report.problems().stream().filter(Problem::isFatal).count();
    if (fatal > 0) {
      doubts.add(errors(fatal) + " dans les fichiers, voir : ./denicheur check");
    }
    if (report.kept() > 0) {
      doubts.add(kept(report.kept()));
    }
    return doubts;
  }

  static String purged(long postings) {
    return postings(postings) + " dans l'index, rien d'autre dans ses fichiers";
  }

  static String kept(long postings) {
    return counted(postings, "offre sans fichier est gardée", "offres sans fichier sont gardées")
        + ", au cas où un dossier manquerait ; pour les retirer :"
        + " ./denicheur index --accept-mass-delete";
  }

  static String answered(long queries) {
    return counted(queries, "question traitée", "questions traitées");
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

  static String missed(long postings) {
    return counted(postings, "offre jugée manque", "offres jugées manquent")
        + " à la première page";
  }

  /** Returns which words replaced those of the query, or might. */
  static String correction(SearchQuery query, Correction correction) {
    String other = quoted(correction.query());
    return correction.applied()
        ? "Recherche de "
            + other
            + " au lieu de "
            + quoted(query.question().written())
            + " (--typos off cherche vos mots)."
        : "Vouliez-vous dire " + other + " ?";
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

  static String milliseconds(Duration took) {
    return String.format(Locale.FRENCH, "%.1f ms", took.toNanos() / 1e6);
  }

  static String seconds(Duration took) {
    return String.format(Locale.FRENCH, "%.1f s", took.toNanos() / 1e9);
  }

  static String openness(boolean open) {
    return open ? "ouverte" : "pourvue";
  }

  static String day(LocalDate date) {
    return DAY.format(date);
  }

  static String name(Facet facet) {
    return switch (facet) {
      case ROLE -> "Métier";
      case STARTUP -> "Startup";
      case OPEN -> "Candidature";
      case MONTH -> "Mois";
      case JUNIOR -> "Débutants";
    };
  }
}
