/// A trait of one part, and where it shows.
package struct Observation: Hashable, Sendable {
    package var trait: Trait
    package var part: PartPath
    /// Where in the part, if it has such a place; its kind is ``SegmentKind/body`` unless one fits better.
    package var location: Location?
    /// One plain phrase for the person who decides, in English; never the document's own text.
    package var detail: String

    package init(trait: Trait, part: PartPath, location: Location? = nil, detail: String) {
        self.trait = trait
        self.part = part
        self.location = location
        self.detail = detail
    }
}
