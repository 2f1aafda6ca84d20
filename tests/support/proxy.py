"""A real nginx with TLS before a server, as somebody puts it there who has a name in the world."""

import os
import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

from tests.support.server import free_port, wait_until

REQUIRED = os.environ.get("WORKSHOP_BROWSER_REQUIRED") == "1" or bool(os.environ.get("CI"))

_CONFIG = """
{user}
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  map $http_upgrade $line {{ default upgrade; '' ''; }}
  server {{
    listen {port} ssl;
    ssl_certificate {folder}/cert.pem;
    ssl_certificate_key {folder}/key.pem;
    location / {{
      proxy_pass http://127.0.0.1:{inside};
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $line;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header X-Forwarded-Proto $scheme;
      proxy_read_timeout 1h;
    }}
  }}
}}
"""


def nginx_program() -> str:
    """Return where nginx is; installed where that is possible, else the test is skipped aloud."""
    places = os.environ.get("PATH", "") + os.pathsep + "/usr/sbin"
    if not shutil.which("nginx", path=places) and getattr(os, "geteuid", lambda: 1)() == 0:
        subprocess.run(["apt-get", "install", "-y", "-q", "nginx-light"], capture_output=True)
    found = shutil.which("nginx", path=places)
    if not found or not shutil.which("openssl"):
        reason = "nginx or openssl is missing: install them with 'sudo apt install nginx openssl'."
        pytest.fail(reason) if REQUIRED else pytest.skip(reason)
    return found


class Nginx:
    """nginx on `https://localhost:PORT`, which passes everything on to a port of this machine."""

    def __init__(self, folder: Path, inside: int) -> None:
        self.program = nginx_program()
        self.folder, self.port, self.inside = folder, free_port(), inside
        folder.mkdir()
        self._make_certificate()
        user = "user root;" if os.geteuid() == 0 else ""
        text = _CONFIG.format(user=user, folder=folder, port=self.port, inside=inside)
        (folder / "nginx.conf").write_text(text)

    def _make_certificate(self) -> None:
        subprocess.run(
            [
                "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
                "-keyout", self.folder / "key.pem", "-out", self.folder / "cert.pem",
                "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
            ],
            check=True, capture_output=True,
        )  # fmt: skip

    @property
    def base(self) -> str:
        return f"https://localhost:{self.port}"

    def trust(self) -> ssl.SSLContext:
        """A client's trust in the certificate."""
        return ssl.create_default_context(cafile=str(self.folder / "cert.pem"))

    def start(self) -> "Nginx":
        config, log = self.folder / "nginx.conf", self.folder / "error.log"
        command = [self.program, "-c", str(config), "-e", str(log), "-p", str(self.folder)]
        self._process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        wait_until(lambda: (self.folder / "nginx.pid").exists(), patience=10)
        assert self._process.poll() is None, log.read_text()
        return self

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(10)
