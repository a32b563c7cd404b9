import Documents
import Matching
import RulePacks
import Testing

/// The shipped packs as a whole.
@Suite struct RulesTests {
    @Test func `the packs load without a warning`() throws {
        let loaded = try ShippedRules.shared.get().loaded
        #expect(loaded.problems.map { "\($0.file):\($0.line) \($0.message.en)" } == [])
        #expect(loaded.set.rules.count >= 100)
    }

    @Test func `each rule says why`() throws {
        let rules = try ShippedRules.shared.get().loaded.all
        #expect(rules.filter { $0.why.isEmpty }.map(\.id) == [])
    }

    @Test(arguments: [
        Category.personalNationalID, .personalARC, .personalPassport, .personalMRZ, .personalPhone,
        .personalAddress,
        .personalBirthdate, .personalBank, .personalCard, .personalEmail, .personalVehicle, .personalNHI,
        .personalSpecialCategory, .personalNameLabelled, .markingNational, .markingOfficial, .markingForeign,
        .markingCorporate, .markingDraft, .creditAgency, .creditPhoto, .creditCopyright, .creditStock,
    ])
    func `a rule in force stands for each subject`(category: Category) throws {
        let rules = try ShippedRules.shared.get().loaded.set.rules
        #expect(rules.contains { $0.category == category && $0.action >= .review })
    }
}
