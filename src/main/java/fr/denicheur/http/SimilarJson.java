package fr.denicheur.http;

import fr.denicheur.result.SimilarHit;
import java.util.List;

/** Postings that resemble another, as they go over the wire. */
record SimilarJson(List<HitJson> hits) {
  static SimilarJson of(List<SimilarHit> similar) {
    return new SimilarJson(similar.stream().map(HitJson::of).toList());
  }
}
