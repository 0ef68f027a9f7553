"""Small file systems in memory, which can be filled and made read-only for real."""

import os
import pathlib
import subprocess


class Disk:
    """A folder; of a size of its own where this user may mount, else one like any other."""

    def __init__(self, folder, mebibytes):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir()
        options = f"size={mebibytes}m,mode=755"
        self.is_mounted = mount("-t", "tmpfs", "-o", options, "tmpfs", str(self.folder)).returncode == 0
        self.ballast = self.folder / ".ballast"

    def fill(self):
        with self.ballast.open("wb", buffering=0) as ballast:
            for size in (1 << 16, 1 << 12):
                try:
                    while True:
                        ballast.write(b"\0" * size)
                except OSError:
                    pass

    def relieve(self):
        self.ballast.unlink(missing_ok=True)

    def make(self, mode):
        """Mounts it anew as `ro` or `rw`; returns whether the system let us."""
        return mount("-o", f"remount,{mode}", str(self.folder)).returncode == 0

    def close(self):
        if self.is_mounted:
            subprocess.run(["umount", "--lazy", str(self.folder)], check=True)


def mount(*arguments):
    return subprocess.run(["mount", *arguments], capture_output=True, check=False)


def flip_a_bit(random, path):
    size = path.stat().st_size
    if size == 0:
        return
    with path.open("r+b") as file:
        position = random.randrange(size)
        file.seek(position)
        byte = file.read(1)[0]
        file.seek(position)
        file.write(bytes([byte ^ 1 << random.randrange(8)]))


def files_below(folder):
    return sorted(p for p in pathlib.Path(folder).rglob("*") if p.is_file() and os.path.getsize(p) > 0)
