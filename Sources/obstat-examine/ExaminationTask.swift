import Descriptors
import Frames
import Glibc

/// One request with what came along: the document, and the pipes for the answer and for the word on its end.
struct ExaminationTask {
    let request: ExaminationRequest
    let document: Int32
    let results: Int32
    let status: Int32

    var descriptors: [Int32] { [document, results, status] }

    /// Gives the last word, and lets go.
    ///
    /// It always fits into a fresh pipe, so this never waits; a reader that has gone needs no word.
    ///
    /// - Parameters:
    ///   - end: how the child ended.
    ///   - engine: what examined, where it is more than the server that was asked has.
    func end(_ end: ChildEnd, engine: String? = nil) {
        _ = Stream.write(ServerWord(end: end, engine: engine).encoded()[...], to: status)
        letGo()
    }

    func letGo() {
        for descriptor in descriptors { _ = close(descriptor) }
    }
}
