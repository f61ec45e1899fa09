"""Whom we believe to be who they say they are, when we call them over https."""

import ssl
from functools import cache


@cache
def certificates() -> ssl.SSLContext:
    """Whom this computer trusts, or the file that `SSL_CERT_FILE` names; where that is nobody, as in a small container,
    whom Mozilla trusts.

    Read once for all: each reading takes 40 ms and a megabyte.
    """
    ours = ssl.create_default_context()
    if not ours.get_ca_certs():  # none in one file; those of a folder are looked up as they are needed
        import certifi

        ours.load_verify_locations(certifi.where())
    return ours
