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

    @Test func `each way to hide and each trait has its rule`() throws {
        let rules = try ShippedRules.shared.get().loaded.set.rules.compactMap(\.structure)
        let concealed = rules.reduce(into: Set<Concealment>()) { $0.formUnion($1.concealed) }
        let traits = rules.reduce(into: Set<Documents.Trait>()) { $0.formUnion($1.traits) }
        // What stands in markup only was never meant to be shown.
        #expect(Set(Concealment.allCases).subtracting(concealed) == [.none, .markupOnly])
        #expect(traits == Set(Documents.Trait.allCases))
    }

    @Test func `each rule says why`() throws {
        let rules = try ShippedRules.shared.get().loaded.all
        #expect(rules.filter { $0.why.isEmpty }.map(\.id) == [])
    }

    @Test func `each rule on text says what to do, in both languages, and where it is written`() throws {
        let rules = try ShippedRules.shared.get().loaded.all.filter { $0.structure == nil }
        #expect(rules.filter { $0.advice == nil }.map(\.id) == [])
        #expect(rules.filter { $0.references.isEmpty }.map(\.id) == [])
    }

    @Test func `each rule on text has its examples`() throws {
        let rules = try ShippedRules.shared.get().loaded.all.filter { $0.structure == nil }
        #expect(rules.count >= 120)
        #expect(rules.filter { $0.examples.count < 3 || $0.counterexamples.count < 2 }.map(\.id) == [])
    }

    @Test(arguments: [
        Category.personalNationalID, .personalARC, .personalPassport, .personalMRZ, .personalVisa,
        .personalPhone,
        .personalAddress,
        .personalBirthdate, .personalBank, .personalCard, .personalEmail, .personalVehicle, .personalNHI,
        .personalSpecialCategory, .personalNameLabelled, .markingNational, .markingOfficial, .markingForeign,
        .markingCorporate, .markingDraft, .creditAgency, .creditPhoto, .creditCopyright, .creditStock,
        .hiddenTrackedChange, .hiddenComment, .hiddenText, .hiddenSheet, .hiddenCoveredText, .hiddenThumbnail,
        .hiddenExternalData, .hiddenMetadata, .fileTypeMismatch, .fileActiveContent, .fileSizeAnomaly,
    ])
    func `a rule in force stands for each subject`(category: Category) throws {
        let rules = try ShippedRules.shared.get().loaded.set.rules
        #expect(rules.contains { $0.category == category && $0.action >= .review })
    }
}
