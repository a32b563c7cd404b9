import Documents

/// A part that was not examined, in plain words.
struct GapView {
    let heading: String
    let explanation: String
    let nextStep: String
    let part: String
    let detail: String

    init(_ gap: CoverageGap, in submission: Submission, _ language: Language) {
        heading = gap.reason.title(language)
        explanation = gap.reason.explanation(language)
        nextStep = gap.reason.nextStep(language)
        part = submission.chain(gap.part)
        detail = String(shownSafely: gap.detail)
    }
}
