import CPCRE2

/// The engine's working memory for searches: results, limits and the stack of compiled code.
///
/// One search at a time; whoever searches owns one and reuses it for every pattern.
@safe package struct MatchData: ~Copyable {
    let results: OpaquePointer
    let context: OpaquePointer
    private let stack: OpaquePointer?

    /// Steps from one starting place.
    ///
    /// A hundred thousand take a tenth of a millisecond; no honest rule comes near.
    package static let stepLimit: UInt32 = 100_000
    /// Nested groups of the interpreter.
    package static let depthLimit: UInt32 = 20_000
    /// KiB of the interpreter's heap.
    package static let heapLimit: UInt32 = 64 << 10
    /// Bytes of the stack of compiled code: where it starts and where it ends.
    package static let stackBytes = (least: 32 << 10, most: 1 << 20)
    /// Ranges that one match can report: itself and 63 groups.
    package static let rangeCapacity: UInt32 = 64

    /// - Returns: `nil` when there is no memory for it.
    package init?() {
        guard let results = unsafe pcre2_match_data_create_8(Self.rangeCapacity, nil) else { return nil }
        guard let context = unsafe pcre2_match_context_create_8(nil) else {
            unsafe pcre2_match_data_free_8(results)
            return nil
        }
        unsafe pcre2_set_match_limit_8(context, Self.stepLimit)
        unsafe pcre2_set_depth_limit_8(context, Self.depthLimit)
        unsafe pcre2_set_heap_limit_8(context, Self.heapLimit)
        // Without a stack of its own compiled code has 32 KB of the machine's, which is enough for most rules.
        let stack = unsafe pcre2_jit_stack_create_8(Self.stackBytes.least, Self.stackBytes.most, nil)
        if let stack = unsafe stack {
            unsafe pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
        }
        unsafe self.results = results
        unsafe self.context = context
        unsafe self.stack = stack
    }

    deinit {
        unsafe pcre2_match_data_free_8(results)
        unsafe pcre2_match_context_free_8(context)
        if let stack = unsafe stack { unsafe pcre2_jit_stack_free_8(stack) }
    }
}
