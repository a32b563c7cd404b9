"""Legacy formats, written by LibreOffice from what other libraries wrote."""

import subprocess
import tempfile
from pathlib import Path

from planting import PLACES, place

FILTERS = {"doc": ("docx", "doc:MS Word 97"), "rtf": ("docx", "rtf:Rich Text Format"), "ppt": ("pptx", "ppt:MS PowerPoint 97"), "xls": ("xlsx", "xls:MS Excel 97"),
           "odt": ("docx", "odt"), "ods": ("xlsx", "ods"), "odp": ("pptx", "odp"), "pdf": ("docx", "pdf"), "fodt": ("docx", "fodt"), "fods": ("xlsx", "fods")}
CARRIED = {
    "docx": ["body", "split runs", "table under header", "label and value in cells", "header", "footer", "vanished text", "tracked ins", "tracked del", "text box", "comment", "property title", "property author", "property comments"],
    "xlsx": ["cell", "under column header", "second sheet", "hidden sheet", "hidden row", "hidden column", "comment", "print header", "xlsxwriter text box", "xlsxwriter chart title", "property title", "hyperlink"],
    "pptx": ["text box", "second slide", "off the slide", "hidden slide", "speaker notes", "table under header", "group", "property title"],
}
# What LibreOffice drops on the way.
DROPPED = {("doc", "split runs"), ("pdf", "vanished text"), ("pdf", "tracked del"), ("pdf", "comment"), ("pdf", "property comments"), ("rtf", "text box"), ("pdf", "text box")}


def convert(path, source, target, filter):
    with tempfile.TemporaryDirectory() as folder:
        name = Path(folder) / ("in." + source)
        yield name
        subprocess.run(["soffice", f"-env:UserInstallation=file://{tempfile.gettempdir()}/obstat-recall-office", "--headless", "--convert-to", filter, "--outdir", folder, str(name)], check=True, capture_output=True, timeout=120)
        path.write_bytes((Path(folder) / ("in." + target)).read_bytes())


def register():
    written = {(p.family, p.name): p for p in PLACES}
    for target, (source, filter) in FILTERS.items():
        for name in CARRIED[source]:
            if (target, name) in DROPPED or (source, name) not in written:
                continue

            @place("office-" + target, name, target, **(written[source, name].location if target != "pdf" else {}))
            def write(path, plant, origin=written[source, name], source=source, target=target, filter=filter):
                for step in convert(path, source, target, filter):
                    origin.write(step, plant)


import places.sheets, places.slides, places.word  # noqa: E402,F401

register()
