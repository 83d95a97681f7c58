"""A change, a typed error code, a code that this client does not know yet, and what gateways send.

Passwords, codes and tokens are the sandbox's. `npm run clients -- --serve` serves it and prints the variables.
"""

import os
import sys
from typing import Any, cast

from idaas_passwords import AuthenticatedClient, Client
from idaas_passwords.api.ciam import update_password_by_mobile
from idaas_passwords.models import (
    ChangeByMobile,
    MessageLanguage,
    ResetByMobile,
    UpdatePasswordByMobileError400,
    UpdatePasswordByMobileError400Code,
)
from idaas_passwords.types import Response


def call(client: AuthenticatedClient, body: ChangeByMobile | ResetByMobile) -> Response[Any]:
    return update_password_by_mobile.sync_detailed(
        client=client,
        body=body,
        x_operating_sys_version="Android 10",
        x_device_fingerprint="sample",
        x_agent="sample",
        x_client_id="nTo1eRIub60vPb54WeE6aojPwYwImtl4",
        x_l=MessageLanguage.ZH,
    )


def failed_reset(base_url: str) -> tuple[int, UpdatePasswordByMobileError400]:
    """Mode reset: nobody is signed in. The generator asks for a token wherever one may be sent, hence the cast."""
    client = cast(AuthenticatedClient, Client(base_url))
    response = call(client, ResetByMobile(mobile="12345678901", verify_code="123456", password="Ab-12"))
    if not isinstance(response.parsed, UpdatePasswordByMobileError400):
        sys.exit(f"no error but {response.status_code}")
    return int(response.status_code), response.parsed


def expect(name: str, found: object, wanted: object) -> None:
    if found != wanted:
        sys.exit(f"{name}: {found}, not {wanted}")
    print(f"{name}: {found}")


# A request in a log shows no secret; `post_hooks` in client.yaml sees to it.
if "Quiet-River-7" in repr(ChangeByMobile(verify_code="123456", password="Quiet-River-7")):
    sys.exit("the password is in the text of the request")

# Mode change: the user is signed in, so the client has a token.
signed_in = AuthenticatedClient(os.environ["IDAAS_URL"], token="sandbox-id-token")
changed = call(signed_in, ChangeByMobile(verify_code="123456", password="Quiet-River-7"))
expect("success", int(changed.status_code), 200)

status, error = failed_reset(os.environ["IDAAS_URL"])
expect(
    "typed code",
    (status, error.error_code, error.error_msg),
    (400, UpdatePasswordByMobileError400Code.IDAAS_SDK_PWD_0007, "密码长度为8~20个字符"),
)

# A newer server may send codes that this client does not know; then the code is a plain string.
status, error = failed_reset(os.environ["IDAAS_NEWER_URL"])
expect("unknown code", (status, isinstance(error.error_code, UpdatePasswordByMobileError400Code)), (400, False))

# A gateway sends a page, nothing, or another status: what came is the status, and there is no error to read.
statuses = []
for status in (502, 429, 204):
    client = cast(AuthenticatedClient, Client(f"{os.environ['IDAAS_GATEWAY_URL']}/{status}"))
    response = call(client, ResetByMobile(mobile="12345678901", verify_code="123456", password="Quiet-River-7"))
    statuses.append((int(response.status_code), response.parsed))
expect("gateway", statuses, [(502, None), (429, None), (204, None)])
