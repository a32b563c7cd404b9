import Documents

/// Where in a presentation a text belongs.
struct SlideContext {
    var kind: SegmentKind
    /// One-based.
    var slide: Int32 = Place.absent
    var concealment: Concealment = .none
}
