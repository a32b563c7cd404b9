import Documents

/// Where in a document a part belongs, for the places of its text.
struct OOXMLContext {
    var sheet: String?
    /// One-based.
    var slide: Int32 = Place.absent
    var concealment: Concealment = .none
    var styles = WordStyles()
    /// Width and height in English Metric Units, where slides have one size.
    var slideSize: (width: Int, height: Int)?
}
