#!/usr/bin/env python3
"""Writes the C++ source of system::embedded_files(): every listed file as bytes inside the binary, sorted by path.

The assembler reads the files (.incbin), which takes no time whatever their size. The digest in the source makes it differ
whenever a file does, so that build tools and compiler caches that look only at the source see the change.
"""
import argparse
import hashlib
import pathlib


def embedded_path(path):
    """web/dist/index.html is served as web/index.html; everything else keeps its name."""
    return "web/" + path.removeprefix("web/dist/") if path.startswith("web/dist/") else path


def c_string(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def source_for(root, paths):
    digest = hashlib.sha256()
    assembly, rows = [], []
    for number, path in enumerate(sorted(paths, key=embedded_path)):
        absolute = (root / path).resolve()
        content = absolute.read_bytes()
        digest.update(f"{path}\0{len(content)}\0".encode() + content)
        assembly.append(f'    "noroshi_embedded_{number}:\\n.incbin \\"{absolute}\\"\\n.byte 0\\n"')
        rows.append((number, embedded_path(path), len(content)))
    lines = [
        f"// sha256 of the content: {digest.hexdigest()}",
        '#include "adapters/system/embedded.hpp"',
        "",
        "#include <array>",
        "",
    ]
    if rows:
        lines += ['__asm__(".pushsection .rodata\\n"', *assembly, '    ".popsection\\n");', ""]
    lines += [f"extern const char noroshi_embedded_{number}[];" for number, _, _ in rows]
    lines += ["", "namespace noroshi::system {", "", "auto embedded_files() -> std::span<const EmbeddedFile> {"]
    lines.append(f"  static const std::array<EmbeddedFile, {len(rows)}> files{{{{")
    lines += [f"      {{{c_string(path)}, {{noroshi_embedded_{number}, {size}}}}}," for number, path, size in rows]
    lines += ["  }};", "  return files;", "}", "", "}", ""]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=pathlib.Path, required=True)
    parser.add_argument("--list", type=pathlib.Path, required=True, help="paths relative to the root, one a line")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    paths = [line for line in arguments.list.read_text().splitlines() if line]
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(source_for(arguments.root, paths))


if __name__ == "__main__":
    main()
