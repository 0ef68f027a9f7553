"""Three real nodes of OpenSearch, each in a network of its own, so that one can be cut off."""

import json
import os
import pathlib
import signal
import subprocess
import time
import urllib.error
import urllib.request

COUNT = 3
SUBNET = "10.213.77"
BRIDGE = f"dn{os.getpid() % 100_000}"
HTTP, TRANSPORT = 9200, 9300
START_LIMIT = 180  # seconds; three nodes start at once on a machine with other work


class Node:
    """One node: a process inside a network namespace, joined to the others by a cable."""

    def __init__(self, number, folder, classpath, java, settings):
        self.name = f"node{number}"
        self.address = f"{SUBNET}.{11 + number}"
        self.url = f"http://{self.address}:{HTTP}"
        self.space = f"{BRIDGE}-{number}"
        self.cable = f"{BRIDGE}v{number}"
        self.folder = folder / self.name
        seeds = ",".join(f"{SUBNET}.{11 + i}:{TRANSPORT}" for i in range(COUNT))
        managers = ",".join(f"node{i}" for i in range(COUNT))
        self.command = ["ip", "netns", "exec", self.space, java, "-Xms512m", "-Xmx512m"]
        self.command += ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"]
        self.command += ["-Dends.with.parent=true", "-cp", classpath, "src/test/opensearch/OpenSearchNode.java"]
        self.command += [str(self.folder), self.name, str(HTTP), str(TRANSPORT), self.address, seeds, managers]
        self.command += settings
        self.process = None

    def join_network(self):
        run("ip", "netns", "add", self.space)
        run("ip", "link", "add", self.cable, "type", "veth", "peer", "name", "eth0", "netns", self.space)
        run("ip", "link", "set", self.cable, "master", BRIDGE, "up")
        inside = ("ip", "-n", self.space)
        run(*inside, "addr", "add", f"{self.address}/24", "dev", "eth0")
        run(*inside, "link", "set", "eth0", "up")
        run(*inside, "link", "set", "lo", "up")

    def start(self):
        self.folder.mkdir(exist_ok=True)
        with (self.folder / "output.log").open("ab") as output:
            self.process = subprocess.Popen(
                self.command, stdin=subprocess.DEVNULL, stdout=output, stderr=output
            )

    def kill(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def freeze(self):
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self):
        self.process.send_signal(signal.SIGCONT)

    def cut_off(self):
        run("ip", "link", "set", self.cable, "nomaster")

    def reconnect(self):
        run("ip", "link", "set", self.cable, "master", BRIDGE)


class Nodes:
    """The cluster of the three."""

    def __init__(self, repository, folder, java, settings):
        classpath = (pathlib.Path(repository) / "target" / "opensearch.classpath").read_text().strip()
        self.all = [Node(i, folder, classpath, java, settings) for i in range(COUNT)]

    def start(self):
        run("ip", "link", "add", BRIDGE, "type", "bridge")
        run("ip", "addr", "add", f"{SUBNET}.1/24", "dev", BRIDGE)
        run("ip", "link", "set", BRIDGE, "up")
        for node in self.all:
            node.join_network()
            node.start()
        self.await_health("wait_for_nodes=3", START_LIMIT)

    def urls(self):
        return ",".join(node.url for node in self.all)

    def ask(self, path, node=None, timeout=5):
        """Asks a node, or any that answers."""
        for one in [node] if node else self.all:
            try:
                with urllib.request.urlopen(one.url + path, timeout=timeout) as answer:
                    return json.load(answer)
            except (OSError, urllib.error.URLError, ValueError):
                continue
        return None

    def manager(self):
        found = self.ask("/_cat/cluster_manager?format=json")
        return next(node for node in self.all if found and node.name == found[0]["node"])

    def await_health(self, wanted, limit):
        """Waits until all nodes belong to the cluster and the wanted state holds; returns the seconds."""
        begin = time.monotonic()
        while time.monotonic() - begin < limit:
            health = self.ask(f"/_cluster/health?timeout=2s&{wanted}", timeout=10)
            if health and not health["timed_out"] and health["number_of_nodes"] == COUNT:
                return time.monotonic() - begin
            time.sleep(0.5)
        raise AssertionError(f"the cluster did not reach {wanted} within {limit} s")

    def close(self):
        for node in self.all:
            node.kill()
            subprocess.run(["ip", "netns", "del", node.space], capture_output=True, check=False)
        subprocess.run(["ip", "link", "del", BRIDGE], capture_output=True, check=False)


def run(*command):
    subprocess.run(command, check=True)
