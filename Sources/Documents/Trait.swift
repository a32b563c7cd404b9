/// A fact about how a part is built that matters whatever its text says: it carries macros, its name lies about its
/// type, a picture in it was cropped.
///
/// What a run of text is, and how it is kept from the eye, its ``Segment`` says; a trait is for everything that no run
/// of text can tell. The raw value crosses the trust boundary; cases are only ever appended.
package enum Trait: UInt8, Sendable, CaseIterable {
    /// Macros: VBA, Basic, Excel 4 sheets.
    case macro = 0
    /// A script: JavaScript in a PDF, a page or a drawing.
    case script
    /// A program, or an object that starts one.
    case program
    /// The name promises one type, the bytes are another.
    case typeMismatch
    /// A page or a table under the name of a spreadsheet, as many sites export them.
    case exportedAsOther
    /// Bytes before or behind the document that no program for its type shows.
    case trailingData
    /// An earlier revision that the file still holds.
    case earlierRevision
    /// A preview that shows something else than the picture.
    case otherThumbnail
    /// Data kept from a source outside the document: a pivot cache, a linked workbook, a query.
    case externalData
    /// Content fetched from elsewhere when the document is opened.
    case externalReference
    /// Where a picture was taken.
    case position
    /// A person, a machine or a serial number in the properties.
    case personalProperties
    /// A member that is a link to another file.
    case linkMember
    /// A member whose name leads out of the folder into which it is unpacked.
    case escapingMember
    /// More of something than a document of its type has any use for.
    case sizeAnomaly
    /// A picture of which only a part is shown; the rest is still there.
    case croppedPicture

    /// The name used in rule packs.
    package var name: String {
        switch self {
        case .macro: "macro"
        case .script: "script"
        case .program: "program"
        case .typeMismatch: "typeMismatch"
        case .exportedAsOther: "exportedAsOther"
        case .trailingData: "trailingData"
        case .earlierRevision: "earlierRevision"
        case .otherThumbnail: "otherThumbnail"
        case .externalData: "externalData"
        case .externalReference: "externalReference"
        case .position: "position"
        case .personalProperties: "personalProperties"
        case .linkMember: "linkMember"
        case .escapingMember: "escapingMember"
        case .sizeAnomaly: "sizeAnomaly"
        case .croppedPicture: "croppedPicture"
        }
    }
}
