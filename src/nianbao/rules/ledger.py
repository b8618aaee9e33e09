"""Every code there has ever been, by the release that brought it; retired ones stay and are never reused."""

from __future__ import annotations

#: Code to (first release, release that retired it or empty).
LEDGER: dict[str, tuple[str, str]] = {
    code: ("0.1.0", "")
    for block in (
        ("R101", "R102", "R103", "R104", "R105", "R106", "R107", "R108"),
        ("R201", "R202", "R203", "R204", "R205", "R206", "R207"),
        ("R208", "R209", "R210", "R211", "R212", "R213", "R214"),
        ("T101", "T102", "T103", "T104", "T105", "T201", "T202", "T203", "T301", "T302", "T303", "T401"),
        ("Y101", "Y102", "Y103", "Y104", "Y105", "Y106", "Y107"),
        ("N101",),
        ("N201", "N202", "N203", "N204", "N205", "N206", "N207", "N208", "N209", "N210", "N211", "N212"),
        ("N301", "N302", "N303", "N304"),
        ("S101", "S102", "S103", "S104", "S105", "S201", "S202", "S203"),
        ("S301", "S302", "S303", "S304", "S305", "S306", "S307"),
        ("S401", "S402", "S403", "S404", "S405", "S406", "S501", "S502"),
        ("L101", "L102", "L103", "L104", "L105", "L106", "L107", "L108"),
        ("L201", "L202", "L203", "L204"),
        ("Y201",),
        ("P101", "P102", "P103", "P104"),
        ("S601", "S602", "S603"),
        ("D101",),
        ("X901",),
    )
    for code in block
}
