"""What the folder of postings must hold, and whether files and answers agree with it."""

import collections
import hashlib
import json
import os
import threading
import time
import urllib.parse

from program import NETWORK

SENTENCES = """Vous accompagnez l’équipe dans la conception d’un service public numérique.
La personne recrutée travaille avec des usagers, des agents et des élus.
Nous cherchons un·e développeur·se qui aime les tests et les revues de code.
Le poste est basé à Lyon, avec du télétravail trois jours par semaine.
La santé mentale des étudiants est l’enjeu de ce produit.
Une première expérience en Python, en Java ou en Rust est un plus.
Vous animez des ateliers et rendez compte de l’impact à chaque trimestre.
Chargé·e de déploiement, vous allez à la rencontre des collectivités.""".splitlines()
TITLES = ["Développeuse", "Chargé de déploiement", "Designer", "Coach produit", "Data scientist"]
AGREEMENT_LIMIT = 30  # seconds until the index must say what the files say

Version = collections.namedtuple("Version", "word content digest")
GONE = None


def a_word(random):
    return "z" + "".join(random.choice("bdfgklmprtv") + random.choice("aiou") for _ in range(8))


def a_version(random):
    """A posting with a word that no other posting and no other version of it has."""
    word = a_word(random)
    lines = [
        "---",
        f"title: {random.choice(TITLES)} {random.randrange(1000)}",
        f"startup: produit-{random.randrange(30)}",
        f"open: {random.choice(['true', 'false'])}",
        f"date: 20{random.randrange(18, 26)}-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}",
        "---",
        "",
        *random.choices(SENTENCES, k=random.randrange(2, 40)),
        f"Cette annonce se reconnaît à {word}.",
    ]
    content = "\n".join(lines).encode()
    return Version(word, content, hashlib.sha256(content).hexdigest())


def write_by_hand(path, content):
    """As editors do: another name, then the right one."""
    hidden = path.with_name(f".{path.name}.swp")
    hidden.write_bytes(content)
    os.rename(hidden, path)


class Truth:
    """For each id the versions that may be in its file: one, or several after a write nobody answered."""

    def __init__(self, folder):
        self.folder = folder
        self.possible = {}
        self.former_words = collections.deque(maxlen=40)
        self.lost = []
        self.lock = threading.Lock()

    def path(self, posting):
        return self.folder / f"{posting}.md"

    def begin(self, posting, version):
        with self.lock:
            self.possible.setdefault(posting, {GONE}).add(version)

    def acknowledge(self, posting, version):
        with self.lock:
            self.retire(self.possible.get(posting, set()) - {version})
            self.possible[posting] = {version}
    
    def retire(self, versions):
        self.former_words.extend(version.word for version in versions if version is not GONE)

    def by_hand(self, posting, version):
        """Writes or removes a file behind the program's back."""
        self.begin(posting, version)
        try:
            if version is GONE:
                self.path(posting).unlink(missing_ok=True)
            else:
                write_by_hand(self.path(posting), version.content)
        except OSError:
            return  # the disk is full or read-only: then nothing was edited
        self.acknowledge(posting, version)

    def settle(self):
        """Compares the files with what was acknowledged, and takes them for the truth from here on."""
        for posting, versions in self.possible.items():
            try:
                digest = hashlib.sha256(self.path(posting).read_bytes()).hexdigest()
            except FileNotFoundError:
                digest = None
            found = {v for v in versions if (v.digest if v else None) == digest}
            if not found:
                self.lost.append(f"{posting}: neither of {len(versions)} possible versions is its file")
                found = {next(iter(versions))}
            self.retire(versions - found)
            self.possible[posting] = found

    def postings(self):
        return {p: v for p, versions in self.possible.items() for v in versions if v is not GONE}

    def disagreement(self, program):
        """Returns what the answers say that the files do not; nothing once they agree."""
        postings = self.postings()
        listed = set(all_ids(program))
        if listed != set(postings):
            return f"missing {sorted(set(postings) - listed)[:5]}, too many {sorted(listed - set(postings))[:5]}"
        connection = program.connect()
        for posting, version in postings.items():
            status, headers, _ = program.ask("GET", posting_path(posting), connection=connection)
            if status != 200 or not headers["ETag"].strip('"').startswith(version.digest[:32]):
                return f"{posting} is answered by {status} {headers['ETag']}"
            if found_by(program, version.word, connection) != [posting]:
                return f"{posting} is not found by its word {version.word}"
        for word in self.former_words:
            if found_by(program, word, connection):
                return f"a former version is still found by {word}"
        connection.close()
        return None

    def await_agreement(self, program, limit=AGREEMENT_LIMIT):
        """Waits until answers and files agree; returns what is left of the disagreement."""
        deadline = time.monotonic() + limit
        while True:
            try:
                disagreement = self.disagreement(program)
            except (Refused, AssertionError, *NETWORK) as e:
                disagreement = repr(e)
            if not program.is_running():
                return f"it ended by itself with status {program.process.returncode}: {disagreement}"
            if disagreement is None or time.monotonic() > deadline:
                return disagreement
            time.sleep(0.1)


class Refused(Exception):
    """An answer of 503: honest, but none."""


def posting_path(posting):
    return "/api/v1/postings/" + urllib.parse.quote(posting)


def search(program, connection=None, **parameters):
    path = "/api/v1/search?" + urllib.parse.urlencode(dict(typos="off", collapse="off", **parameters))
    status, headers, body = program.ask("GET", path, connection=connection)
    if status == 503:
        if headers["Retry-After"] is None:
            raise AssertionError("503 without Retry-After")
        raise Refused("503: " + body.decode())
    if status != 200:
        raise AssertionError(f"{path} was answered by {status}: {body.decode()}")
    answer = json.loads(body)
    if answer["partial"]:
        raise Refused("in part")
    return answer


def found_by(program, word, connection=None):
    return [hit["id"] for hit in search(program, connection, q=word)["hits"]]


def all_ids(program):
    page, pages = 1, 1
    while page <= pages:
        answer = search(program, size=100, page=page)
        yield from (hit["id"] for hit in answer["hits"])
        page, pages = page + 1, answer["pages"]
