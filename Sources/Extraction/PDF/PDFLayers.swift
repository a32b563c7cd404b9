/// Which optional-content layers a reader does not show at first (ISO 32000-1, 8.11).
enum PDFLayers {
    /// The names of the layers that are off in the default configuration.
    static func hidden(in table: PDFObjectTable) -> Set<String> {
        guard let properties = table.resolve(table.root["OCProperties"])?.dictionary,
            let configuration = table.resolve(properties["D"])?.dictionary
        else { return [] }
        var hidden = names(configuration["OFF"], in: table)
        if table.resolve(configuration["BaseState"])?.name == "OFF" {
            hidden.formUnion(names(properties["OCGs"], in: table))
            hidden.subtract(names(configuration["ON"], in: table))
        }
        return hidden
    }

    private static func names(_ list: PDFObject?, in table: PDFObjectTable) -> Set<String> {
        let groups = table.resolve(list)?.array ?? []
        return Set(
            groups.compactMap { group in
                table.resolve(table.resolve(group)?.dictionary?["Name"])?.string.map {
                    String(decoding: PDFString.text($0), as: UTF8.self)
                }
            })
    }
}
