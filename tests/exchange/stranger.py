"""A reader of packages by somebody who has only the description: Python's standard library, nothing of ours.

``read(path, secret)`` opens a sealed or plain package, checks signature and hashes, gives manifest and data. From
resources/schemas/README.md, age-encryption.org/v1, RFC 7748 (X25519), RFC 8439 (ChaCha20-Poly1305), RFC 8032 (Ed25519).
"""

import base64
import hashlib
import hmac
import io
import json
import zipfile

P, L, AGE = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493, b"age-encryption.org/v1"
D = -121665 * pow(121666, P - 2, P) % P
COLUMNS = tuple((i, i + 4, i + 8, i + 12) for i in range(4))
ROUNDS = (*COLUMNS, *((i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4) for i in range(4)))


def x25519(secret, point):
    k = int.from_bytes(secret, "little") & ~7 & ~(1 << 255) | 1 << 254
    u = int.from_bytes(point, "little") & (1 << 255) - 1
    a, b, c, d = 1, 0, u, 1
    for bit in range(254, -1, -1):
        swap = k >> bit & 1
        a, b, c, d = (c, d, a, b) if swap else (a, b, c, d)
        da, cb = (c - d) * (a + b), (c + d) * (a - b)
        aa, bb = (a + b) ** 2, (a - b) ** 2
        a, b = aa * bb % P, (aa - bb) * (bb + 121666 * (aa - bb)) % P
        c, d = (da + cb) ** 2 % P, u * (da - cb) ** 2 % P
        a, b, c, d = (c, d, a, b) if swap else (a, b, c, d)
    return (a * pow(b, P - 2, P) % P).to_bytes(32, "little")


def chacha(key, count, nonce):
    start = [int.from_bytes(part, "little") for part in (b"expand 32-byte k"[i : i + 4] for i in range(0, 16, 4))]
    tail = key + count.to_bytes(4, "little") + nonce
    start += [int.from_bytes(tail[i : i + 4], "little") for i in range(0, 48, 4)]
    s = start[:]
    for a, b, c, d in ROUNDS * 10:
        for x, y, z, turn in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            s[x] = (s[x] + s[y]) & 0xFFFFFFFF
            mixed = s[z] ^ s[x]
            s[z] = (mixed << turn | mixed >> 32 - turn) & 0xFFFFFFFF
    return b"".join(((x + y) & 0xFFFFFFFF).to_bytes(4, "little") for x, y in zip(s, start, strict=True))


def unlock(key, nonce, sealed):
    text, tag = sealed[:-16], sealed[-16:]
    r_s, total = chacha(key, 0, nonce)[:32], 0
    r = int.from_bytes(r_s[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    lengths = bytes(8) + len(text).to_bytes(8, "little")
    for block in [*(text[i : i + 16].ljust(16, b"\0") for i in range(0, len(text), 16)), lengths]:
        total = (total + int.from_bytes(block + b"\1", "little")) * r % (2**130 - 5)
    if (total + int.from_bytes(r_s[16:], "little")) % 2**128 != int.from_bytes(tag, "little"):
        return None
    stream = b"".join(chacha(key, 1 + i // 64, nonce) for i in range(0, len(text), 64))
    return bytes(x ^ y for x, y in zip(text, stream, strict=False))


def derived(secret, salt, info):
    return hmac.digest(hmac.digest(salt or bytes(32), secret, "sha256"), info + b"\1", "sha256")


def plain(text):
    return base64.b64decode(text + b"=" * (-len(text) % 4))


def opened(sealed, word):
    """The zip in a file of age; ``word`` is the secret half of one of its receivers, or the passphrase."""
    head, payload = sealed.split(b"\n--- ", 1)
    for stanza in head.split(b"\n-> ")[1:]:
        kind, salt, *log = stanza.split(b"\n")[0].split()
        salt, body = plain(salt), plain(stanza.split(b"\n")[1])
        if kind == b"scrypt":
            key = hashlib.scrypt(word, salt=AGE + b"/scrypt" + salt, n=1 << int(*log), r=8, p=1, maxmem=2**30, dklen=32)
        else:
            own = x25519(word, (9).to_bytes(32, "little"))
            key = derived(x25519(word, salt), salt + own, AGE + b"/X25519")
        if file_key := unlock(key, bytes(12), body):
            break
    key = derived(file_key, payload[44:60], b"payload")  # behind 43 letters and the end of their line
    chunks = [payload[i : i + 65552] for i in range(60, len(payload), 65552)]
    return b"".join(unlock(key, i.to_bytes(11, "big") + bytes([i + 1 == len(chunks)]), c) for i, c in enumerate(chunks))


def add(p, q):
    (a, b), (c, d) = p, q
    cross = D * a * b * c * d
    return (a * d + b * c) * pow(1 + cross, P - 2, P) % P, (b * d + a * c) * pow(1 - cross, P - 2, P) % P


def times(n, point):
    result = (0, 1)
    for bit in bin(n)[2:]:
        result = add(result, result)
        result = add(result, point) if bit == "1" else result
    return result


def point(encoded):
    y = int.from_bytes(encoded, "little") & (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if (x * x - square) % P == 0 else x * pow(2, (P - 1) // 4, P) % P
    return (P - x if x & 1 != encoded[31] >> 7 else x), y


def is_signed(key, message, signature):
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    base = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
    return times(int.from_bytes(signature[32:], "little"), base) == add(point(signature[:32]), times(k, point(key)))


def read(path, secret=b""):
    """Manifest and data of the package at ``path``; AssertionError where something does not fit."""
    content = path.read_bytes()
    content = opened(content, secret) if content.startswith(AGE) else content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        raw = archive.read("manifest.json")
        manifest = json.loads(raw)
        assert is_signed(bytes.fromhex(manifest["key"]["signing"]), raw, archive.read("manifest.sig")), "signature"
        for member in manifest["members"]:
            assert hashlib.sha256(archive.read(member["name"])).hexdigest() == member["sha256"], member["name"]
        return manifest, json.loads(archive.read("data.json"))
