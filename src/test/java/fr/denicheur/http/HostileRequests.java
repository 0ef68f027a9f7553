package fr.denicheur.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;

/** What strangers send to any server that can be reached: all kinds of it, one after the other. */
public final class HostileRequests {
  private static final String POST =
      "POST /api/v1/similar HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n";

  /** Parts of a head after which something is wrong. */
  private static final List<String> HEADS =
      List.of(
          "GET /api/v1/search HTTP/1.1\nHost: x\n\n",
          "GET /api/v1/search HTTP/1.1\r\n\r\n",
          "GET /api/v1/search HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(8_200) + "\r\n\r\n",
          "GET /api/v1/search HTTP/1.1\r\nHost: x\r\n" + "X-Y: a\r\n".repeat(1_000) + "\r\n",
          "TRACE /api/v1/search HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
          "OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
          "CONNECT x:80 HTTP/1.1\r\nHost: x:80\r\nConnection: close\r\n\r\n",
          "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
          "GET http://x/api/v1/search HTTP/9.9\r\nHost: x\r\n\r\n",
          "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n",
          POST + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
          POST + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
          POST + "Content-Length: +5\r\n\r\nabcde",
          POST + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
          POST + "X-Folded: a\r\n b\r\nContent-Length: 3\r\n\r\nabc",
          POST + "Content-Length : 3\r\n\r\nabc",
          POST + "Transfer-Encoding: chunked\r\n\r\n1;a=\"\r\nX\r\n0\r\n\r\n",
          POST + "Transfer-Encoding: chunked\r\n\r\nzz\r\nX\r\n0\r\n\r\n",
          POST + "Content-Length: 9000000000\r\n\r\n",
          POST + "Content-Length: 2000000\r\n\r\n" + "a".repeat(1_200_000),
          POST + "Content-Length: 100\r\n\r\nbroken off",
          POST + "Transfer-Encoding: chunked\r\n\r\n5\r\nbroken off",
          POST + "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc",
          POST.replace("text/plain", "application/json") + "Content-Length: 2\r\n\r\n{}",
          "PUT /api/v1/postings/a HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a\r\n"
              + "Connection: close\r\nContent-Length: 1\r\n\r\na",
          "DELETE /api/v1/postings/a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
          "GET /api/v1/postings/a HTTP/1.1\r\nHost: x\r\nBroken off");

  private static final List<String> TARGETS =
      List.of(
          "/api/v1/search?q=" + "a".repeat(9 * 1024),
          "/api/v1/postings/..%2f..%2fetc%2fpasswd",
          "/api/v1/search;a=b",
          "//api/v1/search",
          "/api/v1/postings/a%00b",
          "/api/v1/postings/a%0ASet-Cookie:a=b",
          "/api/v1/postings/%2e%2e/search",
          "/api/v1/postings/%zz",
          "/api/v1/search?q=%ff%fe",
          "/api/v1/search?q=%ed%a0%80",
          "/api/v1/search?page=-1",
          "/api/v1/search?size=1e9",
          "/api/v1/search?page=1&page=2",
          "/api/v1/search?unknown=1",
          "/api/v1/suggest?q=" + "a".repeat(101),
          "/api/v1/postings/unknown",
          "/api/v1/problems",
          "/offres/%3Cscript%3E",
          "/wp-login.php",
          "/.git/config",
          "/.env",
          "/metrics",
          "/admin%0d%0a");

  private HostileRequests() {}

  /** All of them, as bytes of ISO 8859-1. */
  public static List<String> all() {
    List<String> all = new ArrayList<>(HEADS);
    TARGETS.forEach(target -> all.add(get(target)));
    for (String typed : QueryRowsTest.TYPED) {
      all.add(get("/?q=" + URLEncoder.encode(typed, UTF_8)));
      all.add(get("/feed.atom?q=" + URLEncoder.encode(typed, UTF_8)));
    }
    return all;
  }

  private static String get(String target) {
    return "GET "
        + target
        + " HTTP/1.1\r\nHost: x\r\nUser-Agent: a\u001b[31m\r\n"
        + "Connection: close\r\n\r\n";
  }
}
