package fr.denicheur.http;

import static fr.denicheur.posting.PostingBuilder.aPosting;

import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingDetails;
import fr.denicheur.posting.RoleFamily;
import java.util.List;
import java.util.Map;

/** Postings written for these tests. */
public final class Samples {
  public static final Posting NURSE =
      aPosting()
          .withId("000_infirmiere")
          .titled("Infirmière de nuit <H/F>")
          .role("Infirmière")
          .inFamily(RoleFamily.SUPPORT)
          .atStartup("Santé Psy")
          .open()
          .junior()
          .publishedOn("2021-12-09")
          .under(Condition.Kind.CONTRACT, "cdd", "CDD")
          .under(Condition.Kind.REMOTE, "none", "Sans télétravail")
          .under(Condition.Kind.PLACE, "lyon", "Lyon")
          .under(Condition.Kind.TECHNO, "c++", "C++")
          .under(Condition.Kind.DAYS, "2.5-4", "2.5-4")
          .under(Condition.Kind.MONTHS, "6", "6")
          .under(Condition.Kind.BEGINNER, "true", "true")
          .with(
              new PostingDetails(
                  List.of("C++", "R&D"),
                  List.of("santé"),
                  "CDD",
                  "ARS",
                  "rh@exemple.fr",
                  "https://exemple.fr/offre",
                  null,
                  false,
                  Map.of()))
          .markdown("# Infirmière\n\nLa santé **mentale**.<script>alert(1)</script>")
          .text("Infirmière\nLa santé mentale.")
          .build();

  public static final Posting SILENT = aPosting().withId("silencieuse").titled("Sans rien").build();

  /** Ids as people name files, and how each stands in an address. */
  public static final List<String[]> ODD_IDS =
      List.of(
          new String[] {"dossier/sous dossier/offre", "dossier/sous%20dossier/offre"},
          new String[] {"chargé·e d'été", "charg%C3%A9%C2%B7e%20d%27%C3%A9t%C3%A9"},
          new String[] {"équipe@santé", "%C3%A9quipe%40sant%C3%A9"},
          new String[] {"v1.2.fr", "v1.2.fr"},
          new String[] {"100% C++ & C#?", "100%25%20C%2B%2B%20%26%20C%23%3F"},
          new String[] {"windows\\\\vigie", "windows%5C%5Cvigie"},
          new String[] {"poste: vigie", "poste%3A%20vigie"},
          new String[] {"a;b=c", "a%3Bb%3Dc"},
          new String[] {"similar", "similar"});

  private Samples() {}

  public static Posting withId(String id) {
    return aPosting()
        .withId(id)
        .titled("Offre " + id)
        .role("Développeuse")
        .inFamily(RoleFamily.DEVELOPPEMENT)
        .open()
        .publishedOn("2021-12-09")
        .text("java")
        .build();
  }
}
