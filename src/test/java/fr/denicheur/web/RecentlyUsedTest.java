package fr.denicheur.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A full map forgets the least recently used entry. */
class RecentlyUsedTest {
  private final Map<String, Integer> map = new RecentlyUsed<>(2);

  @Test
  void theLeastRecentlyUsedEntryMakesRoom() {
    map.put("a", 1);
    map.put("b", 2);
    assertThat(map.get("a")).isEqualTo(1);
    map.put("c", 3);
    assertThat(map).containsOnlyKeys("a", "c");
  }

  @Test
  void anEntryThatIsReplacedTakesNoMoreRoom() {
    map.put("a", 1);
    map.put("b", 2);
    map.put("a", 3);
    assertThat(map).containsOnly(Map.entry("a", 3), Map.entry("b", 2));
  }
}
