/// A part of a page that may show text as a picture: what the text of the page does not tell.
struct PDFRegion: Hashable {
    enum Content: Hashable {
        case picture
        /// Shapes that may be the outlines of letters.
        case outlines
    }

    var content: Content
    /// In the page's own coordinates.
    var rectangle: PDFRectangle

    /// More outlines than this without as many characters may be a text drawn as shapes.
    private static let harmlessOutlines = 50

    /// The regions of a page that no text explains; the one place that decides about it.
    ///
    /// - Parameters:
    ///   - scene: what the page paints.
    ///   - census: of the glyphs that it paints.
    ///   - box: what can be seen of it.
    /// - Returns: none where all that is shown is text, or too small to be any.
    static func unexplained(in scene: PDFScene, census: PDFGlyphCensus, box: PDFRectangle) -> [PDFRegion] {
        var regions = scene.pictures.map { PDFRegion(content: .picture, rectangle: $0.within(box)) }
        regions.removeAll { $0.rectangle.area <= 0 }
        let mayBeOutlined = scene.outlineCount > census.glyphs || census.glyphs == 0
        let shapes = max(scene.outlineCount, census.glyphs == 0 ? scene.pathCount : 0)
        if mayBeOutlined, shapes > harmlessOutlines {
            regions.append(PDFRegion(content: .outlines, rectangle: box))
        } else {
            regions += scene.outlines.rows.map { PDFRegion(content: .outlines, rectangle: $0.within(box)) }
            regions.removeAll { $0.rectangle.area <= 0 }
        }
        return regions
    }
}
