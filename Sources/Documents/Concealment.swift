/// How a run of text is kept from the eye of somebody who opens the document as usual.
///
/// A concealed segment counts as `hidden` besides its own kind: a cell of a hidden sheet is both.
/// The raw value crosses the trust boundary; cases are only ever appended.
package enum Concealment: UInt8, Sendable, CaseIterable, Codable {
    case none = 0
    case hiddenSheet
    case veryHiddenSheet
    case hiddenRow
    case hiddenColumn
    case hiddenSlide
    case hiddenText
    case invisibleInk
    case offPage
    case covered
    case layerOff
    case markupOnly
    case cachedData

    /// The name used in reports (`how` of a location).
    package var name: String {
        switch self {
        case .none: "none"
        case .hiddenSheet: "hiddenSheet"
        case .veryHiddenSheet: "veryHiddenSheet"
        case .hiddenRow: "hiddenRow"
        case .hiddenColumn: "hiddenColumn"
        case .hiddenSlide: "hiddenSlide"
        case .hiddenText: "hiddenText"
        case .invisibleInk: "invisibleInk"
        case .offPage: "offPage"
        case .covered: "covered"
        case .layerOff: "layerOff"
        case .markupOnly: "markupOnly"
        case .cachedData: "cachedData"
        }
    }
}
