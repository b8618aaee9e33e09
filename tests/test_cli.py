"""The command line as a clerk or a script meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from nianbao import cli
from nianbao.write.terminal import columns, wrap

ROOT = Path(__file__).resolve().parents[1]
SONGGAI = ROOT / "examples" / "songgai-2023.yaml"
BUSY = ROOT / "examples" / "yunlan-2024.yaml"
FINDING = json.loads((ROOT / "schemas" / "finding.json").read_text(encoding="utf-8"))


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """The busy example with one wrong number, one that cannot be read, and one left out."""
    text = BUSY.read_text(encoding="utf-8")
    text = text.replace("carried_in: [36, 4", "carried_in: [35, 4").replace(
        "penalties: 42915", "penalties: 约4万"
    )
    path = tmp_path / "有错.yaml"
    path.write_text(text.replace("  coercion: 1306\n", ""), encoding="utf-8")
    return path


def test_draft_of_a_clean_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["draft", str(BUSY), "-o", str(tmp_path / "out")]) == 0
    shown = capsys.readouterr().out
    assert "没有发现问题" in shown
    assert "草稿.docx" in shown
    assert (tmp_path / "out" / "草稿.docx").exists()


def test_check_of_a_faulty_report(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", str(faulty)]) == 1
    shown = capsys.readouterr().out
    for part in ("T303", "T301", "Y101", "R101", "T102", "由 35 改为 36", "错误 5 处"):
        assert part in shown
    assert max(columns(line) for line in shown.splitlines()) <= 80


def test_json_for_scripts(faulty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["check", str(faulty)], ["draft", str(faulty), "-o", str(tmp_path / "out")]):
        assert cli.run([*command, "--format", "json"]) == 1
        data = json.loads(capsys.readouterr().out)
        assert data["schema_version"] == 1
        assert data["summary"]["error"] == 5
        for finding in data["findings"]:
            jsonschema.validate(finding, FINDING)
        balance = next(f for f in data["findings"] if f["code"] == "T303")
        assert balance["culprit"]["path"] == "t3.carried_in.natural_person"
        assert balance["culprit"]["line"] == 31


def test_the_saved_json_has_everything(tmp_path: Path) -> None:
    cli.run(["draft", str(BUSY), "-o", str(tmp_path)])
    data = json.loads((tmp_path / "草稿.json").read_text(encoding="utf-8"))
    assert data["schema_version"] == 1
    assert data["report"]["table2"]["fees"]["amount"]["value"] == 21874.3562
    referred = {
        run["fact"]
        for section in data["document"]["sections"]
        for block in section["blocks"]
        for sentence in block.get("sentences", ())
        for run in sentence["runs"]
        if "fact" in run
    }
    assert {fact["id"] for fact in data["facts"]} == referred
    schema = json.loads((ROOT / "schemas" / "report.json").read_text(encoding="utf-8"))
    jsonschema.validate(data["report"], schema)


def test_new_then_draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = tmp_path / "填报表.xlsx"
    assert cli.run(["new", str(book)]) == 0
    assert cli.run(["new", str(book)]) == 2
    assert "填报表.xlsx" in capsys.readouterr().err
    assert cli.run(["draft", str(book), "-o", str(tmp_path / "out")]) == 1
    assert "待补充" in (tmp_path / "out" / "草稿.md").read_text(encoding="utf-8")


def test_new_with_last_year(tmp_path: Path) -> None:
    book = tmp_path / "2025.xlsx"
    assert cli.run(["new", str(book), "--last-year", str(BUSY)]) == 0
    import nianbao

    report = nianbao.load(book)
    assert report.agency.name == "云澜市人民政府"
    assert report.year in (None, 2025)
    assert report.previous is not None and report.previous.year == 2024
    assert report.cell("t3.carried_in.natural_person").value == 41
    assert report.cell("t3.new.natural_person").value is None
    assert report.cell("previous.t2.normative_documents.in_force").value == 264


@pytest.mark.parametrize(
    "arguments, said",
    [
        ([], "缺少参数：命令"),
        (["draft"], "缺少参数：填报表"),
        (["draught"], "可用：new"),
        (["check", "a.yaml", "--loud"], "不认识的参数：--loud"),
        (["check", "a.yaml", "--format", "xml"], "不能是 xml"),
        (["draft", "a.yaml", "-o"], "后面缺少内容"),
        (["check", "没有这个文件.xlsx"], "找不到文件：没有这个文件.xlsx"),
        (["explain", "T999"], "没有“T999”这条规则"),
        (["new", "没有这个文件夹/填报表.xlsx"], "没有这个文件夹"),
    ],
)
def test_wrong_calls_end_in_one_chinese_sentence(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(arguments) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith("错误：")
    assert said in output.err
    assert "Traceback" not in output.err


@pytest.mark.parametrize("command", [[], ["new"], ["draft"], ["check"], ["rules"], ["explain"]])
def test_help_is_chinese(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.run([*command, "-h"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert shown.startswith("用法：nianbao")
    assert not any(word in shown for word in ("usage", "options", "show this", "positional"))


def test_rules_and_explain(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["rules"]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines() if line[:1].isupper()]
    assert "T303" in listed and "R101" in listed and "X901" in listed
    for code in listed:
        assert cli.run(["explain", code.lower()]) == 0
        assert "怎么办" in capsys.readouterr().out
    assert cli.run(["rules", "--format", "json"]) == 0
    assert [rule["code"] for rule in json.loads(capsys.readouterr().out)["rules"]] == listed


def test_an_inner_fault_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from nianbao import api

    def broken(path: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(api, "load", broken)
    assert cli.run(["check", "x.yaml"]) == 2
    assert "程序内部出错（RuntimeError：boom）" in capsys.readouterr().err
    monkeypatch.setenv("NIANBAO_DEBUG", "1")
    with pytest.raises(RuntimeError):
        cli.run(["check", "x.yaml"])


def test_a_gbk_console_and_a_path_with_spaces(tmp_path: Path, faulty: Path) -> None:
    folder = tmp_path / "年报 材料（2024）"
    environment = {**os.environ, "PYTHONIOENCODING": "gbk"}
    book, out = folder / "填报 表.xlsx", folder / "输出 结果"
    folder.mkdir()
    # A file name outside GBK must not break the console either.
    odd = folder / "𠮷 ☃.yaml"
    odd.write_bytes(faulty.read_bytes())
    for arguments, code in (
        (["new", str(book)], 0),
        (["draft", str(book), "-o", str(out)], 1),
        (["check", str(odd)], 1),
        (["rules"], 0),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "nianbao", *arguments], capture_output=True, env=environment, check=False
        )
        assert done.returncode == code, done.stderr.decode("gbk", "replace")
        assert b"Traceback" not in done.stderr
        done.stdout.decode("gbk")
    assert (out / "草稿.docx").exists()


def test_wrapping_keeps_numbers_and_brackets_whole() -> None:
    text = "表三“自然人”列：本年新收 1236 + 上年结转 35 = 1271，相差 1。" * 3
    for width in range(12, 60):
        lines = list(wrap(text, width))
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert all(columns(line) <= width + 2 for line in lines)
        assert not any(line[0] in "，。”" for line in lines)
        assert not any(line[-1] == "“" for line in lines)
        assert all(number in " ".join(lines) for number in ("1236", "1271"))


def test_json_is_utf_8_whatever_the_console(faulty: Path) -> None:
    odd = faulty.with_name("𬭊.yaml")
    odd.write_bytes(faulty.read_bytes().replace("约4万".encode(), "𬭊件".encode()))
    done = subprocess.run(
        [sys.executable, "-m", "nianbao", "check", str(odd), "--format", "json"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "gbk"},
        check=False,
    )
    data = json.loads(done.stdout.decode("utf-8"))
    assert any(finding.get("quote") == "𬭊件" for finding in data["findings"])


def test_a_console_that_lacks_a_character_does_not_fail(faulty: Path) -> None:
    odd = faulty.with_name("𬭊.yaml")
    odd.write_bytes(faulty.read_bytes().replace("约4万".encode(), "𬭊件".encode()))
    done = subprocess.run(
        [sys.executable, "-m", "nianbao", "check", str(odd)],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "gbk"},
        check=False,
    )
    assert done.returncode == 1
    assert "?件" in done.stdout.decode("gbk")


def test_new_keeps_a_filled_workbook_as_backup(tmp_path: Path) -> None:
    book = tmp_path / "填报表.xlsx"
    book.write_bytes((ROOT / "examples" / "songgai-2023.xlsx").read_bytes())
    assert cli.run(["new", str(book), "--last-year", str(book), "--force"]) == 0
    backup = tmp_path / "填报表.备份.xlsx"
    assert backup.read_bytes() == (ROOT / "examples" / "songgai-2023.xlsx").read_bytes()


def test_new_wants_an_xlsx_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("填报表", "填报表.xls", "长" * 200 + ".xlsx"):
        assert cli.run(["new", str(tmp_path / name)]) == 2
        assert "内部出错" not in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_new_tells_what_it_could_not_carry_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    last = tmp_path / "上年.yaml"
    text = BUSY.read_text(encoding="utf-8").replace("carried_out: [41, 5", 'carried_out: ["约41", 5')
    last.write_text(text, encoding="utf-8")
    assert cli.run(["new", str(tmp_path / "表.xlsx"), "--last-year", str(last)]) == 0
    assert "约41" in capsys.readouterr().out


def test_a_waiver_holds_in_check_and_draft_alike(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = BUSY.read_text(encoding="utf-8")
    text = text[: text.index("  platforms:")] + text[text.index("  supervision:") :]
    path = tmp_path / "数据.yaml"
    waivers = "\nwaivers:\n"
    for code, quote in (
        ("S201", "政府信息公开平台建设"),
        ("S203", "【待补充：政府信息公开平台建设的做法，可在工作要点中填写】"),
    ):
        waivers += f"  - {{code: {code}, quote: {quote}, reason: 另行报告, who: 张某}}\n"
    path.write_text(text + waivers, encoding="utf-8")
    for command in (["check", str(path)], ["draft", str(path), "-o", str(tmp_path / "out")]):
        assert cli.run([*command, "--format", "json"]) == 0
        summary = json.loads(capsys.readouterr().out)["summary"]
        assert (summary["error"], summary["warning"]) == (0, 0), summary
