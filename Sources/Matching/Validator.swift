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

extension Validator {
    /// Whether it checks a check digit that a chance value fails, so that a value which passes proves itself.
    ///
    /// Not so the business number: two chance numbers in nine pass, and it names nobody.
    package var isProof: Bool {
        switch self {
        case .twNationalID, .twResidentNew, .twResidentOld, .mrz, .luhn, .iban: true
        case .twMobile, .twBusinessNumber, .cardPrefix, .rocDate, .gregorianDate: false
        }
    }

    /// Whether a value in the form of the normalised view, separators and all, is what its shape claims.
    package func accepts(_ value: some Collection<UInt8>) -> Bool {
        switch self {
        case .twNationalID: TaiwanIdentifier(value)?.kind == .national
        case .twResidentNew: TaiwanIdentifier(value)?.kind == .residentNew
        case .twResidentOld: TaiwanIdentifier(value)?.kind == .residentOld
        case .twMobile: TaiwanMobile.accepts(value)
        case .twBusinessNumber: TaiwanBusinessNumber.accepts(value)
        case .mrz: MachineReadableZone.accepts(value)
        case .luhn: CardNumber.passesLuhn(value)
        case .cardPrefix: CardNumber.hasIssuer(value)
        case .iban: BankAccountNumber.accepts(value)
        case .rocDate: CalendarDate.isROC(value)
        case .gregorianDate: CalendarDate.isGregorian(value)
        }
    }
}
