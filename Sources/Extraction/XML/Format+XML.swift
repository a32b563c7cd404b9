import Documents

extension Format {
    /// Any XML that is not a page: data, feeds, maps, drawings, official letters.
    static let xml = Format(
        name: "xml", mediaType: "application/xml",
        extensions: [
            "xml", "kml", "gml", "svg", "rss", "atom", "xsd", "xsl", "xslt", "di", "si", "rdf", "gpx",
        ],
        recognises: { XMLDocument.recognises($0) },
        read: { XMLDocument.read($0, $1) })
}
