import CSandbox
package import Documents

/// What the running kernel offers to confine the examination of hostile documents.
package struct KernelProtections: Sendable, Equatable {
    /// The version of Landlock's interface, of which any will do; 0 where there is none.
    package var landlockABI: Int
    /// Whether system calls can be filtered and a forbidden one ends the process.
    package var seccomp: Bool

    package init(landlockABI: Int, seccomp: Bool) {
        self.landlockABI = landlockABI
        self.seccomp = seccomp
    }

    /// Asks the kernel; changes nothing.
    package static func probe() -> KernelProtections {
        KernelProtections(
            landlockABI: Int(csandbox_landlock_abi()), seccomp: csandbox_seccomp_available() == 1)
    }

    /// Protections that this kernel does not offer; empty when confinement can be complete.
    package var missingProtections: [Protection] {
        var missing: [Protection] = []
        if landlockABI < 1 { missing.append(.landlock) }
        if !seccomp { missing.append(.seccomp) }
        return missing
    }

    /// The same in words, each with what to do about it.
    package var missing: [LocalizedText] { missingProtections.map(\.absence) }
}

/// One wall of the room in which documents are examined.
///
/// The raw value is its name on command lines and in the fork server's hello.
package enum Protection: String, Sendable, CaseIterable {
    /// No file can be opened.
    case landlock
    /// No system call but the few that reading needs.
    case seccomp

    /// What it means that the kernel lacks it, and what to do.
    package var absence: LocalizedText {
        switch self {
        case .landlock:
            LocalizedText(
                zhTW: "核心未提供 Landlock,檢查程序無法與檔案系統隔離。請使用 5.13 以上核心,並在開機參數 lsm= 中加入 landlock。",
                en: "The kernel offers no Landlock, so examination can't be shut off from the file system. "
                    + "Use Linux 5.13 or later with landlock in the lsm= boot parameter.")
        case .seccomp:
            LocalizedText(
                zhTW: "核心未提供 seccomp 過濾,檢查程序的系統呼叫無法設限。請使用 4.14 以上且啟用 CONFIG_SECCOMP_FILTER 的核心。",
                en:
                    "The kernel offers no seccomp filter, so the system calls of examination can't be limited. "
                    + "Use Linux 4.14 or later with CONFIG_SECCOMP_FILTER.")
        }
    }
}
