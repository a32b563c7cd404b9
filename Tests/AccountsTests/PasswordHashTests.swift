import Testing

@testable import Accounts

@Suite struct PasswordHashTests {
    private let cost = PasswordHash.Cost(logN: 4, blockSize: 1, parallelism: 1)

    @Test func `what is written is read again`() throws {
        let hash = try PasswordHash(of: "a secret of some length", cost: cost)
        let read = try #require(PasswordHash(hash.text))
        #expect(read == hash)
        #expect(read.isOf("a secret of some length"))
        #expect(!read.isOf("a secret of some lengt"))
    }

    @Test func `equal passwords look different`() throws {
        #expect(try PasswordHash(of: "x", cost: cost).text != PasswordHash(of: "x", cost: cost).text)
    }

    @Test func `composed and decomposed letters are one password`() throws {
        #expect(try PasswordHash(of: "caf\u{E9}", cost: cost).isOf("cafe\u{301}"))
    }

    /// RFC 7914, section 12, second vector.
    @Test func `the function is scrypt`() throws {
        let text =
            "scrypt$10$8$16$4e61436c$"
            + "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
        #expect(try #require(PasswordHash(text)).isOf("password"))
    }

    @Test(arguments: [
        "", "x", "scrypt$40$8$1$00$00", "scrypt$15$8$3$zz$00", "scrypt$15$8$3$00$00", "scrypt$15$800$3$00$00",
    ])
    func `what is no kept password is refused`(text: String) {
        #expect(PasswordHash(text) == nil)
    }
}
