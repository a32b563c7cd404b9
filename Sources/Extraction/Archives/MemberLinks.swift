import Documents

/// The links in one archive, and whether they lead to its own members.
///
/// A link to another member shows nothing that is not read; any other shows a file that nobody here has seen.
struct MemberLinks {
    private var members: Set<String> = []
    private var links: [(name: String, target: String, isFromRoot: Bool)] = []

    mutating func add(member name: String) {
        guard let steps = Self.steps(from: [], along: name) else { return }
        // A folder needs no entry of its own.
        for count in steps.indices { members.insert(steps[...count].joined(separator: "/")) }
    }

    /// - `isFromRoot`: whether the target is named from the archive's root, as hard links do.
    mutating func add(link name: String, to target: String, isFromRoot: Bool) {
        links.append((name, target, isFromRoot))
    }

    /// Notes each link, and those that lead out of the archive as gaps.
    func report(to extraction: Extraction, in container: PartPath) {
        for link in links {
            let path = container.appending(link.name)
            if leadsToMember(link.name, link.target, isFromRoot: link.isFromRoot) {
                extraction.observe(.linkMember, "the member is a link to another member", at: path)
            } else {
                extraction.observe(.linkMember, "the member is a link out of the archive", at: path)
                extraction.miss(.notFollowed, "the member is a link to another file", at: path)
            }
        }
    }

    private func leadsToMember(_ name: String, _ target: String, isFromRoot: Bool) -> Bool {
        guard isFromRoot || !target.hasPrefix("/"),
            let own = Self.steps(from: [], along: name),
            let steps = Self.steps(from: isFromRoot ? [] : own.dropLast(), along: target)
        else { return false }
        return steps.isEmpty || members.contains(steps.joined(separator: "/"))
    }

    /// The folders and the file that a path names, or `nil` where it leads out of the archive.
    private static func steps(from start: [String], along path: String) -> [String]? {
        var steps = start
        for step in path.split(separator: "/") where step != "." {
            guard step != ".." else {
                guard steps.popLast() != nil else { return nil }
                continue
            }
            steps.append(String(step))
        }
        return steps
    }
}
