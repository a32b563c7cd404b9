import Documents

/// Where in a document a part belongs, for the places of its text.
struct OOXMLContext {
    var sheet: String?
    /// One-based.
    var slide: Int32 = Place.absent
    var concealment: Concealment = .none
    var styles = WordStyles()
    /// Where tables stand in the sheet.
    var tables: [CellRange] = []
    /// What a slide's text stands on where no shape has a ground of its own.
    var ground: InkGround = .unknown
    /// Whether the theme's light colours are the paper's and its dark ones the text's.
    var isDaylight = false
    /// Width and height in English Metric Units, where slides have one size.
    var slideSize: (width: Int, height: Int)?
}
