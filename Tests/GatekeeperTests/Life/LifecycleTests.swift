import Documents
import Testing

/// No order of crashes, faults and people's acts loses a document, publishes it twice, or lets it pass.
@Suite struct LifecycleTests {
    @Test(arguments: [true, false])
    func `every state that can be reached is sound, and every stop leads to the right end`(
        _ keepsMarks: Bool
    ) {
        var model = LifeModel()
        model.keepsMarks = keepsMarks
        let search = LifeSearch(model)
        #expect(search.fault == nil, "\(search.counterexample)")
        // Fewer would mean that something is not reached any more, and nothing is shown.
        #expect(search.worlds.count > 500, "\(search.worlds.count) states")
        let states = Set(search.worlds.keys.compactMap { $0.standing?.state })
        #expect(states == Set(DocumentState.allCases))
        #expect(Set(search.worlds.keys.compactMap(\.place)) == Set(SpoolState.allCases))
    }

    struct Mutation: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var keepsMarks = true
        let change: @Sendable (inout LifeModel) -> Void

        init(
            _ testDescription: String, marks: Bool = true,
            _ change: @escaping @Sendable (inout LifeModel) -> Void
        ) {
            self.testDescription = testDescription
            keepsMarks = marks
            self.change = change
        }

        static func order(
            _ words: String, _ errand: LifeErrand, _ acts: [LifeAct], marks: Bool = true
        ) -> Mutation {
            Mutation(words, marks: marks) { $0.acts = { $0 == errand ? acts : $0.acts } }
        }
    }

    static let mutations: [Mutation] = [
        .order(
            "the original goes before the copy is complete", .takeIn,
            [.removeOriginal, .seal, .record(.arrive)]),
        .order(
            "published before it is recorded where", .deliver,
            [.publish, .record(.intendDelivery), .record(.deliver), .forget], marks: false),
        .order(
            "recorded as delivered before it is", .deliver,
            [.record(.intendDelivery), .record(.deliver), .publish, .forget]),
        .order(
            "the copy forgotten before it is published", .deliver,
            [.record(.intendDelivery), .forget, .publish, .record(.deliver)]),
        .order(
            "the copy forgotten before the delivery is recorded", .deliver,
            [.record(.intendDelivery), .publish, .forget, .record(.deliver)]),
        .order("the copy never forgotten", .deliver, [.record(.intendDelivery), .publish]),
        .order(
            "examined again without a look into the upload area", .takeUp,
            [.record(.examineAgain), .move(.incoming)], marks: false),
        .order(
            "released before the decision is beyond recall", .release,
            [.look, .publish, .begin, .record(.release), .forget]),
        .order(
            "a release recorded before it has happened", .release,
            [.look, .begin, .record(.release), .publish, .forget]),
        .order(
            "a released copy forgotten before it is recorded", .release,
            [.look, .begin, .publish, .forget, .record(.release)]),
        .order(
            "a release gone on with without a look", .release,
            [.begin, .publish, .record(.release), .forget], marks: false),
        .order(
            "a return recorded before the document has gone there", .giveBack,
            [.begin, .record(.giveBack), .handBack, .move(.returned)]),
        .order(
            "withheld on record only", .withhold, [.begin, .record(.withhold)]),
        .order("put off and not recorded where it is", .detain, [.record(.intendHold), .move(.deferred)]),
        .order(
            "taken out of the upload area before it is in quarantine", .recall,
            [.begin, .takeOut, .seal, .move(.hold), .record(.recall)]),
        .order(
            "a recall recorded before it is out", .recall,
            [.begin, .seal, .move(.hold), .record(.recall), .takeOut]),
        Mutation("everything passes") { $0.passes = { _ in true } },
        Mutation("what is held is taken for delivered", marks: true) {
            $0.remedy = { place, standing, isJudged in
                place == .hold ? .forget : LifeRemedy(at: place, standing, isJudged: isJudged)
            }
        },
        Mutation("a copy in the spool is forgotten as soon as delivery was intended") {
            $0.remedy = { place, standing, isJudged in
                standing.intent == .deliver
                    ? .forget : LifeRemedy(at: place, standing, isJudged: isJudged)
            }
        },
        Mutation("a delivered document's copy is examined again", marks: false) {
            $0.remedy = { place, standing, isJudged in
                standing.state == .delivered
                    ? .moveToIncoming : LifeRemedy(at: place, standing, isJudged: isJudged)
            }
        },
        Mutation("no step leads out of deferral") {
            $0.follows = { step, standing in
                standing?.state == .deferred ? false : step.follows(standing)
            }
        },
        Mutation("a release can be taken back while it is carried out") { $0.mayStopUnderway = true },
    ]

    @Test(arguments: mutations)
    func `a wrong order is refuted`(_ mutation: Mutation) {
        var model = LifeModel()
        model.keepsMarks = mutation.keepsMarks
        mutation.change(&model)
        #expect(LifeSearch(model).fault != nil)
    }
}
