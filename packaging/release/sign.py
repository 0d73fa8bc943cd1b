"""Sign the finished files of a release, or make the key for it.

    python packaging/release/sign.py --key KEY.pem dist/SoDoiThoai-*-setup.exe dist/doithoai_*.deb
    python packaging/release/sign.py --new-key KEY.pem

The secret key never stands in the repository; its public half is ``resources/keys/release.pub``, which --new-key
writes. Whoever loses the key makes a new one: installed programs then refuse the update that brings it, and it has
to be installed by hand once.
"""

import argparse
import os
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
sys.path.insert(0, str(CHECKOUT / "src"))
PUBLIC = CHECKOUT / "resources" / "keys" / "release.pub"


def new_key(path: Path) -> None:
    """Make a pair: the secret half at ``path``, readable for its owner only, the public one in the resources."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    if path.resolve().is_relative_to(CHECKOUT):
        sys.exit(f"sign.py: {path} is inside the repository, where a secret must not stand")
    key = Ed25519PrivateKey.generate()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    PUBLIC.parent.mkdir(exist_ok=True)
    PUBLIC.write_text(key.public_key().public_bytes_raw().hex() + "\n", encoding="ascii", newline="\n")


def sign(key_path: Path, path: Path) -> Path:
    """Write the signature of ``path`` beside it and return its path."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    from doithoai.work import updating

    key = load_pem_private_key(key_path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        sys.exit(f"sign.py: {key_path} is not an Ed25519 key")
    from archives import sha256

    digest = sha256(path)
    text = updating.signature_text(digest, key.sign(updating.message(path.name, digest)))
    target = Path(f"{path}{updating.ENDING}")
    target.write_text(text, encoding="ascii", newline="\n")
    updating.verify(path, key.public_key().public_bytes_raw())
    return target


def main() -> None:
    """Do what the arguments ask."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--new-key", type=Path)
    parser.add_argument("--key", type=Path)
    parser.add_argument("files", type=Path, nargs="*")
    options = parser.parse_args()
    if options.new_key:
        new_key(options.new_key)
    for path in options.files:
        print(sign(options.key, path))


if __name__ == "__main__":
    main()
