package import Documents

/// Several tables under one title.
package struct SheetBook: Sendable {
    package var title: String
    /// What the tables are about, for example the period.
    package var subtitle: String
    package var sheets: [Sheet]
    package var language: Language

    package init(title: String, subtitle: String, sheets: [Sheet], language: Language) {
        self.title = title
        self.subtitle = subtitle
        self.sheets = sheets
        self.language = language
    }

    /// For a terminal.
    package var plain: String {
        sheets.reduce("\(title)  \(subtitle)\n") { text, sheet in
            text + "\n\(sheet.title)\n" + sheet.plain + (sheet.note.isEmpty ? "" : sheet.note + "\n")
        }
    }

    /// One table after another, each after its title and before an empty line.
    package var csv: String {
        "\u{FEFF}" + CSVReport.cell(title) + "," + CSVReport.cell(subtitle) + "\r\n"
            + sheets.map { sheet in
                "\r\n" + CSVReport.cell(sheet.title) + "\r\n" + sheet.csvLines
                    + (sheet.note.isEmpty ? "" : CSVReport.cell(sheet.note) + "\r\n")
            }.joined()
    }

    /// One page that needs nothing from elsewhere, and prints.
    package var html: String {
        var html = """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width">
            <title>\(MarkupText.escaped(title))</title>
            <style>\(HTMLReport.style) td.number { text-align: right; }</style>
            </head>
            <body>
            <h1>\(MarkupText.escaped(title))</h1>
            <p>\(MarkupText.escaped(subtitle))</p>

            """
        for sheet in sheets { html += Self.html(sheet) }
        return html + "</body>\n</html>\n"
    }

    private static func html(_ sheet: Sheet) -> String {
        var html = "<table>\n<caption>\(MarkupText.escaped(sheet.title))</caption>\n<thead><tr>"
        html += sheet.header.map { "<th scope=\"col\">\(MarkupText.escaped($0))</th>" }.joined()
        html += "</tr></thead>\n<tbody>\n"
        for row in sheet.rows {
            let cells = row.enumerated().map { index, cell -> String in
                let text = MarkupText.escaped(cell.shown)
                if index == 0 { return "<th scope=\"row\">\(text)</th>" }
                if case .text = cell { return "<td>\(text)</td>" }
                return "<td class=\"number\">\(text)</td>"
            }
            html += "<tr>\(cells.joined())</tr>\n"
        }
        html += "</tbody>\n</table>\n"
        return html + (sheet.note.isEmpty ? "" : "<p class=\"minor\">\(MarkupText.escaped(sheet.note))</p>\n")
    }
}
