/// A named test of a value, beyond what a pattern can say.
///
/// The raw value is the name used in rule packs.
package enum Validator: String, Sendable, CaseIterable {
    case twNationalID = "tw-national-id"
    case twResidentNew = "tw-arc"
    case twResidentOld = "tw-arc-old"
    case twMobile = "tw-mobile"
    case twBusinessNumber = "tw-ubn"
    case mrz = "mrz"
    case luhn = "luhn"
    case cardPrefix = "card-prefix"
    case iban = "iban"
    case rocDate = "roc-date"
    case gregorianDate = "gregorian-date"
}
