package fr.denicheur.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.repost.MarkedPosting;
import fr.denicheur.lucene.repost.RepostFinder;
import fr.denicheur.lucene.repost.RepostMark;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.util.BytesRef;

/**
 * Finds the groups of near-duplicates that some changed postings belong to. It looks only at
 * postings that agree with them in a band, and at those that agree with these, and so on: no other
 * can be of such a group.
 */
final class Groups {
  /** Bands that one request looks for; OpenSearch allows 65,536. */
  private static final int BANDS = 10_000;

  /** Postings that one request reads. */
  private static final int PAGE = 2_000;

  /** The most postings that are looked at; more are texts of one template. */
  private static final int MOST = 50_000;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * What the groups need to know of a posting.
   *
   * @param place its group, as far as is known
   */
  record Member(RepostMark mark, long date, boolean open, Place place) {
    static Member of(KeptPosting kept, RepostMark mark) {
      LocalDate date = kept.posting().date();
      return new Member(
          mark,
          date == null ? Long.MIN_VALUE : date.toEpochDay(),
          kept.posting().open(),
          Place.ALONE);
    }
  }

  /**
   * The place of a posting in its group.
   *
   * @param versions the ids of the others, newest first
   * @param isShown whether it is the version that is shown
   */
  record Place(List<String> versions, boolean isShown) {
    static final Place ALONE = new Place(List.of(), true);
  }

  private final Searches searches;

  /**
   * @param searches ask the index, as it was last made visible
   */
  Groups(Searches searches) {
    this.searches = searches;
  }

  /**
   * Returns the new place of each posting whose place changes.
   *
   * @param changed the postings that were put, by their ids
   * @param gone the ids of what was put or removed, as the index still holds it; empty if the index
   *     was empty before
   */
  Map<String, Place> places(Map<String, Member> changed, Set<String> gone) {
    Map<String, Member> all = new LinkedHashMap<>(changed);
    Set<Integer> looked = new HashSet<>();
    Map<String, Member> next = new LinkedHashMap<>(changed);
    if (gone.isEmpty()) {
      next.clear();
    }
    formerMates(gone)
        .forEach((id, member) -> {
          all.put(id, member);
          next.put(id, member);
        });
    while (!next.isEmpty() && all.size() < MOST) {
      Set<Integer> bands = new HashSet<>();
      next.values().forEach(member -> member.mark.bands().filter(looked::add).forEach(bands::add));
      next.clear();
      agreeing(bands, gone)
          .forEach((id, member) -> {
            if (all.putIfAbsent(id, member) == null) {
              next.put(id, member);
            }
          });
    }
    Map<String, Place> places = grouped(all);
    all.forEach((id, member) -> places.remove(id, member.place));
    return places;
  }

  private static Map<String, Place> grouped(Map<String, Member> all) {
    List<String> ids = new ArrayList<>(all.keySet());
    List<MarkedPosting> postings = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      Member member = Objects.requireNonNull(all.get(ids.get(i)));
      postings.add(
          new MarkedPosting(i, member.mark, member.date, member.open, new BytesRef(ids.get(i))));
    }
    postings.sort(MarkedPosting.NEWEST_FIRST);
    Map<String, Place> places = new HashMap<>();
    ids.forEach(id -> places.put(id, Place.ALONE));
    for (List<MarkedPosting> group : RepostFinder.groups(postings)) {
      MarkedPosting shown = MarkedPosting.shown(group);
      for (MarkedPosting one : group) {
        List<String> others =
            group.stream()
                .filter(other -> other.doc() != one.doc())
                .map(other -> ids.get(other.doc()))
                .toList();
        places.put(ids.get(one.doc()), new Place(others, one.doc() == shown.doc()));
      }
    }
    return places;
  }

  /** Returns the postings that were in a group with some that are gone. */
  private Map<String, Member> formerMates(Set<String> gone) {
    Map<String, Member> mates = new HashMap<>();
    List<String> ids = List.copyOf(gone);
    Set<String> wanted = new HashSet<>();
    for (int start = 0; start < ids.size(); start += PAGE) {
      ObjectNode query = QueryJson.object("ids", "values", array(ids, start));
      for (JsonNode hit : hits(query)) {
        wanted.addAll(PostingJson.texts(hit.path("_source").path(Mapping.VERSIONS)));
      }
    }
    wanted.removeAll(gone);
    List<String> rest = List.copyOf(wanted);
    for (int start = 0; start < rest.size(); start += PAGE) {
      mates.putAll(members(QueryJson.object("ids", "values", array(rest, start)), gone));
    }
    return mates;
  }

  private static ArrayNode array(List<String> ids, int start) {
    ArrayNode some = JSON.arrayNode();
    ids.subList(start, Math.min(ids.size(), start + PAGE)).forEach(some::add);
    return some;
  }

  private Map<String, Member> agreeing(Collection<Integer> bands, Set<String> gone) {
    Map<String, Member> agreeing = new LinkedHashMap<>();
    List<Integer> all = List.copyOf(bands);
    for (int start = 0; start < all.size(); start += BANDS) {
      ArrayNode some = JSON.arrayNode();
      all.subList(start, Math.min(all.size(), start + BANDS)).forEach(some::add);
      agreeing.putAll(members(QueryJson.object("terms", Mapping.BAND, some), gone));
    }
    return agreeing;
  }

  private Map<String, Member> members(ObjectNode query, Set<String> gone) {
    Map<String, Member> members = new LinkedHashMap<>();
    for (JsonNode hit : hits(query)) {
      JsonNode source = hit.path("_source");
      String id = hit.path("_id").asText();
      if (!gone.contains(id) && source.has(Mapping.MARK)) {
        byte[] mark = Base64.getDecoder().decode(source.path(Mapping.MARK).asText());
        JsonNode date = hit.path("fields").path(Mapping.name(IndexField.DATE)).path(0);
        JsonNode open = hit.path("fields").path(Mapping.name(IndexField.OPEN)).path(0);
        members.put(
            id,
            new Member(
                RepostMark.decode(new BytesRef(mark)),
                date.asLong(Long.MIN_VALUE),
                open.asBoolean(),
                new Place(
                    PostingJson.texts(source.path(Mapping.VERSIONS)),
                    source.path(Mapping.SHOWN).asBoolean(true))));
      }
    }
    return members;
  }

  /** Returns all hits of a query, up to {@link #MOST}. */
  private List<JsonNode> hits(ObjectNode query) {
    List<JsonNode> hits = new ArrayList<>();
    ObjectNode body = JSON.objectNode().set("query", query);
    body.putArray("_source").add(Mapping.MARK).add(Mapping.VERSIONS).add(Mapping.SHOWN);
    body.putArray("docvalue_fields")
        .add(Mapping.name(IndexField.DATE))
        .add(Mapping.name(IndexField.OPEN));
    searches.each(body, PAGE, MOST, hits::add);
    return hits;
  }
}
