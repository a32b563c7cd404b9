/// What a finding is about.
///
/// A closed list: rule packs, policy and reports name these.
package enum Category: String, Sendable, CaseIterable, Codable {
    case personalNationalID = "personal.national_id"
    case personalARC = "personal.arc"
    case personalPassport = "personal.passport"
    case personalMRZ = "personal.mrz"
    case personalVisa = "personal.visa"
    case personalPhone = "personal.phone"
    case personalAddress = "personal.address"
    case personalBirthdate = "personal.birthdate"
    case personalBank = "personal.bank"
    case personalCard = "personal.card"
    case personalEmail = "personal.email"
    case personalVehicle = "personal.vehicle"
    case personalNHI = "personal.nhi"
    case personalSpecialCategory = "personal.special_category"
    case personalNameLabelled = "personal.name_labelled"
    case personalLocation = "personal.location"
    case personalOther = "personal.other"

    case markingNational = "marking.national"
    case markingOfficial = "marking.official"
    case markingForeign = "marking.foreign"
    case markingCorporate = "marking.corporate"
    case markingDraft = "marking.draft"

    case creditAgency = "credit.agency"
    case creditPhoto = "credit.photo"
    case creditCopyright = "credit.copyright"
    case creditStock = "credit.stock"
    case creditLicence = "credit.licence"

    case hiddenTrackedChange = "hidden.tracked_change"
    case hiddenComment = "hidden.comment"
    case hiddenText = "hidden.hidden_text"
    case hiddenSheet = "hidden.hidden_sheet"
    case hiddenCoveredText = "hidden.covered_text"
    case hiddenMetadata = "hidden.metadata"
    case hiddenThumbnail = "hidden.thumbnail"
    case hiddenExternalData = "hidden.external_data"

    case fileTypeMismatch = "file.type_mismatch"
    case fileActiveContent = "file.active_content"
    case fileSizeAnomaly = "file.size_anomaly"

    /// The part before the full stop: `personal`, `marking`, `credit`, `hidden` or `file`.
    package var subject: Substring {
        rawValue.prefix { $0 != "." }
    }

    /// The grounds that a finding of this category rests on where its rule names none (DOMAIN section 5.1).
    package var defaultGrounds: [Ground] {
        switch self {
        case .personalSpecialCategory: [.foi6, .pdp6]
        case .markingNational: [.foi1, .nsi]
        case .markingForeign: [.foi1, .policy]
        case .markingDraft: [.foi3]
        case .markingOfficial: [.foi1]
        case .markingCorporate: [.foi7]
        default:
            switch subject {
            case "personal": [.foi6, .pdp]
            case "credit": [.copyright]
            default: []
            }
        }
    }
}
