import Testing

@testable import Accounts

@Suite struct TimeCodeTests {
    /// RFC 6238, appendix B: the secret is `12345678901234567890`; here the last six of the eight digits.
    private let code = TimeCode(secret: Array("12345678901234567890".utf8))

    @Test(arguments: [
        (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
        (2_000_000_000, "279037"), (20_000_000_000, "353130"),
    ])
    func `the codes are those of the standard`(seconds: Int64, expected: String) {
        #expect(code.code(step: seconds / 30) == expected)
    }

    @Test func `a code counts one step early or late, and never twice`() {
        let now: Int64 = 1_111_111_111 * 1_000_000_000
        let step = TimeCode.step(at: now)
        for near in (step - 1)...(step + 1) {
            #expect(code.step(of: code.code(step: near), at: now, after: 0) == near)
        }
        #expect(code.step(of: code.code(step: step - 2), at: now, after: 0) == nil)
        #expect(code.step(of: code.code(step: step + 2), at: now, after: 0) == nil)
        #expect(code.step(of: code.code(step: step), at: now, after: step) == nil)
        #expect(code.step(of: "", at: now, after: 0) == nil)
        #expect(code.step(of: "0504710", at: now, after: 0) == nil)
    }

    @Test func `blanks between the digits don't matter`() {
        #expect(code.step(of: "050 471", at: 1_111_111_111 * 1_000_000_000, after: 0) != nil)
    }

    @Test func `the secret is written in base 32`() {
        #expect(code.base32 == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
        #expect(TimeCode(secret: Array("foobar".utf8)).base32 == "MZXW6YTBOI")
        #expect(code.address(account: "chen").hasPrefix("otpauth://totp/Obstat:chen?secret=GEZ"))
    }
}
