import Crypto
import Dispatch
import Documents
import Examination
import Glibc
import Policy
import Reports
import RulePacks
import Spool
import Synchronization

/// Examines many files at the same time and hands out the results in the order of the files.
struct Scan: Sendable {
    let items: [DocumentQueue.Item]
    let examiner: Examiner
    let loaded: LoadedRules
    let unit: String?
    let limits: ExaminationLimits
    let jobs: Int
    /// Opens what a quarantine keeps encrypted; without it such a file is examined as it lies.
    var keys = ContentKeys.none
    /// What the gate knows of files that it keeps under other names, by their paths.
    var origins: [FileName: KeptDocuments.Origin] = [:]

    static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// - Parameter onResult: called for one document after the other, in input order.
    func run(onResult: (ScanResult) -> Void) {
        let next = Atomic<Int>(0)
        let finished = OrderedResults<ScanResult>()
        let progress = Progress(total: items.count)
        let crew = DispatchQueue(label: "obstat.scan", attributes: .concurrent)
        let group = DispatchGroup()
        for _ in 0..<min(jobs, max(1, items.count)) {
            crew.async(group: group) {
                while true {
                    let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard index < items.count else { return }
                    finished.add(result(of: items[index]), at: index)
                }
            }
        }
        for index in items.indices {
            let result = finished.take(index)
            progress.count(result)
            onResult(result)
        }
        group.wait()
        progress.finish()
    }

    private func result(of item: DocumentQueue.Item) -> ScanResult {
        switch item {
        case .unreadable(let path, let reason, let detail):
            return judged(path, sha256: nil, bytes: 0, unread(reason, detail))
        case .file(let path): return examined(path)
        case .standardInput:
            guard let file = StandardInput.file(limit: limits.documentBytes) else {
                return judged(
                    FileName("-"), sha256: nil, bytes: 0, unread(.limit, "standard input is over the limit"))
            }
            return examined(FileName("-"), descriptor: file)
        }
    }

    private func examined(_ path: FileName) -> ScanResult {
        let descriptor = unsafe open(path.pathText, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            return judged(
                path, sha256: nil, bytes: 0,
                unread(.corrupt, "can't be opened: \(DocumentQueue.words(errno))"))
        }
        return examined(path, descriptor: descriptor)
    }

    private func examined(_ path: FileName, descriptor: Int32) -> ScanResult {
        if let id = SealedPath(path)?.id, keys.isAnything {
            return examined(path, sealed: descriptor, of: id)
        }
        return examined(path, plain: descriptor)
    }

    /// What `name` says is its name where only its path says another.
    private func examined(
        _ path: FileName, plain descriptor: Int32, name: FileName? = nil
    ) -> ScanResult {
        defer { close(descriptor) }
        let last = path.bytes.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? path.bytes
        let document = examiner.examine(
            descriptor: descriptor, name: origins[path]?.name ?? name ?? FileName(bytes: last), limits: limits
        ).document
        let digest = ContentDigest(descriptor: descriptor)
        return judged(path, sha256: digest?.sha256, bytes: digest?.bytes ?? 0, document)
    }

    private func examined(_ path: FileName, sealed descriptor: Int32, of id: DocumentID) -> ScanResult {
        do {
            let content = try SpoolContent(sealed: OwnedDescriptor(owning: descriptor), of: id, keys: keys)
            let memory = try content.readable()
            return examined(path, plain: dup(memory.number), name: FileName("content"))
        } catch {
            let words = (error as? SpoolError)?.message.en ?? "its content is damaged"
            return judged(path, sha256: nil, bytes: 0, unread(.encrypted, words))
        }
    }

    private func judged(
        _ path: FileName, sha256: String?, bytes: Int64, _ document: ExaminedDocument
    ) -> ScanResult {
        let origin = origins[path]
        let (judged, verdict) = Judgement.judge(
            document, book: loaded.book, policy: loaded.policy, unit: unit ?? origin?.unit)
        return ScanResult(
            path: origin?.shown ?? path, sha256: sha256, bytes: bytes, document: judged, verdict: verdict)
    }

    private func unread(_ reason: CoverageReason, _ detail: String) -> ExaminedDocument {
        ExaminedDocument(
            mediaType: "application/octet-stream", findings: [],
            gaps: [CoverageGap(part: .document, reason: reason, detail: detail)],
            rulesDigest: loaded.book.digest,
            engine: examiner.engine, milliseconds: 0, textBytes: 0)
    }
}
