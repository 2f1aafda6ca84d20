"""Under which addresses people reach the server: told, listened on, found, and in which order."""

import json
import os
import subprocess
import sys
import urllib.request
from collections import namedtuple

import pytest

from tests.support.server import RunningServer, free_port, wait_until
from workshop.errors import WorkshopError
from workshop.server.hosts import is_host
from workshop.server.networks import Kind, networks, own_addresses, sorted_networks
from workshop.server.reach import Reach, expected_base, lan_host
from workshop.server.visits import Visits

V4, V6, CARD = 2, 10, 17
PORT = 8866

Told = namedtuple("Told", "family address netmask")
State = namedtuple("State", "isup flags")


def interface(*addresses, card="3c:22:fb:01:02:03", up=True, flags="up,broadcast,running"):
    """What psutil tells of an interface: addresses with bits of their networks, card and state."""
    listed = [Told(CARD, card, None)] if card else []
    for text in addresses:
        address, _, bits = text.partition("/")
        mask = (0xFFFFFFFF << (32 - int(bits or 24))) & 0xFFFFFFFF
        dotted = ".".join(str(mask >> shift & 255) for shift in (24, 16, 8, 0))
        listed.append(Told(V6 if ":" in address else V4, address, dotted))
    return listed, State(up, flags)


def order(default=(), **interfaces):
    listed = {name: told[0] for name, told in interfaces.items()}
    state = {name: told[1] for name, told in interfaces.items()}
    return [str(n.address) for n in sorted_networks(listed, state, set(default))]


STRAIGHT = {"card": "", "flags": "up,pointopoint,running"}
NO_CARD = {"card": "", "flags": ""}
WINDOWS = {"flags": ""}


@pytest.mark.parametrize(
    ("interfaces", "default", "expected"),
    [
        pytest.param(
            {
                "lo": interface("127.0.0.1/8", card="00:00:00:00:00:00"),
                "docker0": interface("172.17.0.1/16", card="02:42:aa:bb:cc:dd"),
                "br-5f3e": interface("172.18.0.1/16", card="02:42:aa:bb:cc:de"),
                "virbr0": interface("192.168.122.1", card="52:54:00:aa:bb:cc"),
                "tun0": interface("10.8.0.6/24", **STRAIGHT),
                "wg0": interface("10.66.0.2/32", **STRAIGHT),
                "tailscale0": interface("100.101.102.103/32", "fd7a:115c:a1e0::1", **STRAIGHT),
                "wlp2s0": interface("192.168.1.20", "fe80::1%wlp2s0", "fd12::20"),
                "enp3s0": interface("169.254.7.7/16"),
                "enp4s0": interface("10.0.0.9", up=False),
            },
            ["10.8.0.6"],
            ["192.168.1.20", "fd12::20", "10.8.0.6", "10.66.0.2", "100.101.102.103",
             "fd7a:115c:a1e0::1", "172.17.0.1", "172.18.0.1", "192.168.122.1", "169.254.7.7"],
            id="linux, everything through a VPN",
        ),
        pytest.param(
            {
                "lo0": interface("127.0.0.1/8", "::1", **STRAIGHT),
                "utun4": interface("10.20.30.40/24", **STRAIGHT),
                "bridge100": interface("192.168.64.1"),
                "vmnet8": interface("172.16.5.1", card="00:50:56:c0:00:08"),
                "feth1234": interface("10.147.17.5", card="66:65:74:68:12:34"),
                "en0": interface("10.1.2.3/16", "fe80::2%en0"),
                "awdl0": interface("fe80::3%awdl0"),
                "en5": interface("192.168.7.2"),
            },
            ["10.1.2.3"],
            ["10.1.2.3", "192.168.7.2", "10.20.30.40", "10.147.17.5", "192.168.64.1", "172.16.5.1"],
            id="macos",
        ),
        pytest.param(
            {
                "Ethernet 2": interface("192.168.56.1", card="0A-00-27-00-00-11", **WINDOWS),
                "Ethernet 3": interface("10.9.0.2", card="00-FF-12-34-56-78", **WINDOWS),
                "Ethernet 4": interface("10.44.0.2", card="00-05-9A-3C-7A-00", **WINDOWS),
                "vEthernet (WSL)": interface("172.29.0.1/20", card="00-15-5D-01-02-03", **WINDOWS),
                "VMware Network Adapter VMnet1": interface("192.168.211.1", **WINDOWS),
                "ProtonVPN": interface("10.2.0.2/32", **NO_CARD),
                "Mullvad": interface("10.64.3.3/32", **NO_CARD),
                "Bluetooth Network Connection": interface("169.254.1.2/16", **WINDOWS),
                "Local Area Connection* 2": interface("192.168.137.1", **WINDOWS),
                "Wi-Fi": interface("192.168.1.44", **WINDOWS),
            },
            ["192.168.1.44"],
            ["192.168.1.44", "192.168.137.1", "10.9.0.2", "10.44.0.2", "10.2.0.2", "10.64.3.3",
             "192.168.56.1", "172.29.0.1", "192.168.211.1", "169.254.1.2"],
            id="windows",
        ),
        pytest.param(
            {
                "vEthernet (External)": interface("192.168.1.5", **WINDOWS),
                "vEthernet (Default Switch)": interface("172.20.0.1/20", **WINDOWS),
                "Tailscale": interface("100.64.1.1/32", **NO_CARD),
            },
            ["192.168.1.5"],
            ["192.168.1.5", "100.64.1.1", "172.20.0.1"],
            id="a switch of Hyper-V that holds the machine's own card",
        ),
        pytest.param(
            {"wwan0": interface("10.170.1.1/30"), "clat4": interface("192.0.0.4/32", **STRAIGHT),
             "wlan0": interface("2a00:1450::5")},
            ["10.170.1.1"], ["2a00:1450::5", "10.170.1.1", "192.0.0.4"],
            id="Wi-Fi with IPv6 alone beside a mobile network",
        ),
        pytest.param({"lo": interface("127.0.0.1/8", "::1")}, [], [], id="no network at all"),
    ],
)  # fmt: skip
def test_what_a_rooms_phones_share_comes_before_tunnels_and_virtual_machines(
    interfaces, default, expected
):
    assert order(default, **interfaces) == expected


def test_this_machine_knows_its_own_networks():
    for network in networks():
        assert network.address in own_addresses()
        assert network.kind in tuple(Kind)
        assert not network.address.is_loopback


# -- what is told --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "heard", "mine"),
    [
        ("127.0.0.1", ("127.0.0.1",), "http://127.0.0.1:{port}"),
        ("127.1", ("127.0.0.1",), "http://127.0.0.1:{port}"),
        ("::1", ("::1",), "http://[::1]:{port}"),
        ("[::1]", ("::1",), "http://[::1]:{port}"),
        ("0.0.0.0", ("0.0.0.0",), "http://127.0.0.1:{port}"),
        ("::", ("::", "0.0.0.0"), "http://127.0.0.1:{port}"),
        (" * ", ("::", "0.0.0.0"), "http://127.0.0.1:{port}"),
    ],
)
def test_a_host_is_the_addresses_it_listens_on(host, heard, mine):
    port = free_port()
    reach = Reach.of(host, port, None)
    assert reach.heard == heard
    assert reach.mine == mine.format(port=port)
    listens = [link for link in reach.bases(networks()) if "127." in link or "[::1]" in link]
    assert bool(listens) == (reach.trouble(networks()) != "")


@pytest.mark.parametrize(
    "host",
    ["8.8.8.8", "2001:db8::77", "http://127.0.0.1", "127.0.0.1:80", "no.such.example", "a..b",
     "fe80::1", "fe80::1%lo", "224.0.0.1", "255.255.255.255", "x" * 300, "ø" * 70, "-"],
)  # fmt: skip
def test_a_host_that_is_not_this_machines_gets_one_sentence(host):
    with pytest.raises(WorkshopError, match="is not an address of this machine") as problem:
        Reach.of(host, free_port(), None)
    assert "\n" not in str(problem.value)


def test_with_every_address_a_port_taken_on_one_of_them_is_taken(tmp_path):
    port = free_port()
    command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"]
    other = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until(lambda: _is_taken(port))
    finally:
        other.kill()
        other.wait()


def _is_taken(port):
    try:
        Reach.of("::", port, None)
    except WorkshopError as error:
        return f"Port {port} is in use" in str(error)
    return False


@pytest.mark.parametrize(
    ("told", "host"),
    [("192.168.1.20", "192.168.1.20"), (" 10.0.0.5 ", "10.0.0.5"), ("FD00::0:2", "fd00::2"),
     ("[fd00::2]", "fd00::2"), ("Laptop.local", "laptop.local"), ("room_4", "room_4")],
)  # fmt: skip
def test_the_address_for_phones_is_a_machines(told, host):
    assert lan_host(told) == host


@pytest.mark.parametrize(
    "told",
    ["http://1.2.3.4", "http://http://1.2.3.4/", "1.2.3.4:8866", "1.2.3.4/", "a b", "", "1.2.3",
     "300.1.1.1", "::", "0.0.0.0", "fe80::1%eth0", "224.0.0.1", "møte.local", "a..b", "-x.local",
     "x@y", "laptop.local?x", "[fd00::2]:80", "//x", "1.2.3.4,5.6.7.8"],
)  # fmt: skip
def test_what_is_no_address_for_phones_gets_one_sentence(told):
    with pytest.raises(WorkshopError, match="is not the address of a machine") as problem:
        lan_host(told)
    assert "without http:// and without a port" in str(problem.value)
    assert "\n" not in str(problem.value)


def test_the_command_line_says_it_in_one_sentence(tmp_path):
    told = ["--lan-address", "http://http://1.2.3.4/", "--db", f"sqlite:///{tmp_path}/a.db"]
    command = [sys.executable, "-m", "workshop", "serve", *told]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert answer.returncode == 1
    assert answer.stderr.startswith("http://http://1.2.3.4/ is not the address of a machine")
    assert len(answer.stderr.strip().splitlines()) == 1


def test_phones_are_not_sent_to_an_address_at_which_nobody_listens():
    for network in networks():
        with pytest.raises(WorkshopError, match="nobody would listen"):
            Reach.of("127.0.0.1", free_port(), str(network.address))
    assert Reach.of("127.0.0.1", PORT + 1, "203.0.113.9").bases([]) == [
        f"http://203.0.113.9:{PORT + 1}"
    ]


@pytest.mark.parametrize("host", ["1.2.3", "a..b", "", "x" * 64, "fe80::1", "::", "a b"])
def test_no_link_is_made_with_what_browsers_cannot_open(host):
    assert not is_host(host)


# -- what is found again -------------------------------------------------------------------


def found(**interfaces):
    listed = {name: told[0] for name, told in interfaces.items()}
    return sorted_networks(listed, {n: t[1] for n, t in interfaces.items()}, ["192.168.1.20"])


HOME = {"wlan0": interface("192.168.1.20")}
REACH = Reach(("::", "0.0.0.0"), PORT)


def test_an_address_that_people_have_seen_stays_in_front_of_another_as_good_as_it():
    cable = {"aa0": interface("192.168.7.7")}
    first = REACH.bases(found(**cable))
    both = found(**cable, **HOME)
    assert REACH.bases(both) == [f"http://192.168.1.20:{PORT}", f"http://192.168.7.7:{PORT}"]
    assert REACH.bases(both, first)[0] == first[0]


def test_one_that_is_gone_or_worse_gives_way():
    tunnel = {"tun0": interface("10.8.0.2", **STRAIGHT)}
    only_tunnel = REACH.bases(found(**tunnel))
    assert REACH.bases(found(**tunnel, **HOME), only_tunnel)[0] == f"http://192.168.1.20:{PORT}"
    assert REACH.bases(found(**HOME), ["http://10.1.1.1:8866"]) == [f"http://192.168.1.20:{PORT}"]


def test_what_does_not_listen_is_not_offered():
    ours = found(wlan0=interface("192.168.1.20", "fd12::20"))
    told = {reach: REACH.__class__(reach, PORT).bases(ours) for reach in (("0.0.0.0",), ("::",))}
    assert told["0.0.0.0",] == [f"http://192.168.1.20:{PORT}"]
    assert told["::",] == [f"http://[fd12::20]:{PORT}"]
    assert Reach(("0.0.0.0",), 80).bases(ours) == ["http://192.168.1.20"]


def test_the_last_address_of_a_server_that_was_killed_is_what_people_will_reach():
    now = str(networks()[0].address) if networks() else "127.0.0.1"
    assert expected_base("https://workshop.example", PORT) == "https://workshop.example"
    assert expected_base("http://laptop.local:9000", PORT) == "http://laptop.local:9000"
    assert expected_base(f"http://{now}:9000", PORT) == f"http://{now}:9000"
    assert expected_base("http://203.0.113.9:9000", PORT) == f"http://{now}:9000"
    assert expected_base("", PORT) == f"http://{now}:{PORT}"


def test_only_another_device_counts_as_one():
    first = []
    visits = Visits(lambda: first.append(True))
    for own in ("127.0.0.1", "::1", "::ffff:127.0.0.1", *map(str, own_addresses()), "", "nonsense"):
        visits.note(own)
    assert not visits.reached
    visits.note("203.0.113.9")
    visits.note("203.0.113.10")
    assert visits.reached
    assert first == [True]


# -- at a real server ----------------------------------------------------------------------


def asked(link):
    with urllib.request.urlopen(link, timeout=10) as answer:
        return answer.status, answer.read().decode()


@pytest.mark.slow
def test_a_server_for_ipv6_alone_is_reached_and_told_in_brackets(tmp_path):
    server = RunningServer(tmp_path, options=("--host", "::1", "--lan-address", "::1"))
    server.start()
    try:
        base = f"http://[::1]:{server.port}"
        assert server.links["landing"] == f"{base}/"
        assert server.links["facilitate"].startswith(f"{base}/facilitate#")
        assert asked(f"{base}/")[0] == 200
        command = [sys.executable, "-m", "workshop", "open", "--db", server.url, "--json"]
        opened = json.loads(subprocess.run(command, capture_output=True, text=True).stdout)
        assert opened["join"] == f"{base}/join/{opened['code']}"
        assert "My department" in asked(opened["join"])[1]
    finally:
        server.stop()


# -- in another network --------------------------------------------------------------------


def in_another_network(*command, **environment):
    """Run something where there is only what the command makes: a network of its own."""
    told = ["unshare", "--net", "--map-root-user", *command]
    told = told if os.geteuid() else ["unshare", "--net", *command]
    return subprocess.run(
        told, capture_output=True, text=True, timeout=120, env=os.environ | environment
    )


def can_have_networks():
    try:
        made = "ip link add wlan9 type veth peer name peer9; ip tuntap add dev tun9 mode tun"
        return in_another_network("sh", "-ec", f"ip link set lo up; {made}").returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


elsewhere = pytest.mark.skipif(not can_have_networks(), reason="this machine gives no networks")


@elsewhere
def test_in_a_real_network_with_a_bridge_and_a_tunnel_wifi_comes_first():
    made = (
        "ip link set lo up;"
        "ip link add docker0 type bridge; ip addr add 172.17.0.1/16 dev docker0;"
        "ip tuntap add dev work9 mode tun; ip addr add 10.8.0.2/24 dev work9;"
        "ip link add wlan9 type veth peer name peer9; ip addr add 192.168.1.20/24 dev wlan9;"
        "for d in docker0 work9 wlan9 peer9; do ip link set $d up; done;"
        "ip route add default dev work9;"
        'exec "$@"'
    )
    program = (
        # A tunnel runs as long as a program holds its other end.
        "import fcntl, struct; tunnel = open('/dev/net/tun', 'r+b', buffering=0);"
        "fcntl.ioctl(tunnel, 0x400454CA, struct.pack('16sH22x', b'work9', 0x1001));"
        "from workshop.server.networks import lan_addresses; print(lan_addresses())"
    )
    answer = in_another_network("sh", "-c", made, "sh", sys.executable, "-c", program)
    assert answer.stdout.strip() == "['192.168.1.20', '10.8.0.2', '172.17.0.1']", answer.stderr


@pytest.mark.slow
@elsewhere
def test_without_any_network_the_terminal_says_it_once_and_then_the_new_address(tmp_path):
    log = tmp_path / "said"
    made = (
        f'ip link set lo up; "$@" > {log} 2>&1 & server=$!;'
        f"until grep -q Ctrl {log}; do sleep 0.2; done;"
        "ip link add wlan9 type veth peer name peer9; ip addr add 192.168.1.20/24 dev wlan9;"
        "ip link set peer9 up; ip link set wlan9 up;"
        f"for n in $(seq 100); do grep -q 'now join' {log} && break; sleep 0.2; done;"
        f'"{sys.executable}" -m workshop open --db sqlite:///{tmp_path}/a.db --json;'
        "kill -INT $server; wait $server"
    )
    command = (sys.executable, "-m", "workshop", "serve", "--port", str(PORT), "--expect", "0",
               "--db", f"sqlite:///{tmp_path}/a.db", "--no-browser")  # fmt: skip
    answer = in_another_network("sh", "-c", made, "sh", *command, TMPDIR="/tmp")
    said = log.read_text()
    assert said.count("This laptop is on no network") == 1
    assert f"People join at   http://127.0.0.1:{PORT}/" in said
    assert f"People now join at   http://192.168.1.20:{PORT}/" in said
    assert "Traceback" not in said
    opened = json.loads(answer.stdout)
    assert opened["join"] == f"http://192.168.1.20:{PORT}/join/{opened['code']}"
