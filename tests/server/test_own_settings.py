"""What somebody has set up for her own Jupyter and Voilà changes nothing in a workshop."""

import json

import pytest
from platformdirs import user_cache_path

from tests.support.crowd import Visitor
from tests.support.server import RunningServer, free_port

DISABLED = [
    "anywidget",
    "@voila-dashboards/widgets-manager8",
    "@jupyter-widgets/jupyterlab-manager",
]


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")


@pytest.fixture
def home(tmp_path):
    """The home of somebody who has told Jupyter a lot."""
    elsewhere, home = free_port(), tmp_path / "home"
    told = {
        "Voila": {"port": elsewhere, "base_url": "/own/", "token": "secret", "ip": "192.0.2.1"},
        "VoilaConfiguration": {
            "template": "lab",
            "show_tracebacks": True,
            "file_allowlist": [".*"],
        },
    }
    written = (
        f"c = get_config()\nc.Voila.port = {elsewhere}\n"
        "c.VoilaConfiguration.template = 'lab'\n"
        "c.VoilaConfiguration.extension_denylist = ['anywidget']\n"
    )
    for folder in (home / ".jupyter", home / ".local/etc/jupyter", tmp_path / "named"):
        write(folder / "voila.json", told)
        write(folder / "voila.py", written)
        write(folder / "jupyter_config.py", written)
        write(folder / "jupyter_server_config.json", told | {"ServerApp": {"port": elsewhere}})
        write(folder / "labconfig/page_config.json", {"disabledExtensions": DISABLED})
    share = home / ".local/share/jupyter"
    write(share / "voila/templates/workshop/index.html.j2", "a template of my own")
    write(share / "voila/templates/base/index.html.j2", "a template of my own")
    write(tmp_path / "here/voila.json", told)
    return home


@pytest.fixture
def server(tmp_path, home):
    named = str(tmp_path / "named")
    mine = {
        "HOME": str(home), "USERPROFILE": str(home), "JUPYTER_TOKEN": "secret",
        "JUPYTER_CONFIG_DIR": named, "JUPYTER_CONFIG_PATH": named, "JUPYTER_PREFER_ENV_PATH": "0",
        "XDG_CACHE_HOME": str(user_cache_path()),  # the chart library is made once
    }  # fmt: skip
    running = RunningServer(tmp_path, environment=mine, folder=tmp_path / "here").start()
    yield running
    running.stop()
    running.assert_nothing_left()


@pytest.mark.slow
def test_the_users_own_settings_do_not_win(server, open_room):
    visitor = Visitor(server.base)
    assert visitor.get("/").status == 200
    assert server.links["landing"] == f"{server.base}/"
    page = visitor.post(f"/join/{open_room()}", department="sales")
    assert page.status == 200
    assert "a template of my own" not in page.body
    visitor.post("/facilitate", key=server.links["facilitator_key"])
    page = visitor.get("/voila/render/facilitator.ipynb").body
    assert 'data-notebook="facilitator"' in page
    config = json.loads(
        page.split('id="jupyter-config-data" type="application/json">')[1].split("<")[0]
    )
    loaded = {extension["name"] for extension in config["federated_extensions"]}
    assert set(DISABLED) <= loaded
    assert visitor.get("/voila/files/room.ipynb").status in (403, 404)
