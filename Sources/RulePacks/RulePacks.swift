/// Rule files on disk, checked as a whole and made ready to apply.
///
/// The daemon, `obstat rules check` and the tests run this same code: nothing is applied that was not checked.
///
/// ## A directory of rules
///
/// Every `*.yaml` file below the directory is a pack, apart from `policy.yaml` at the top; `lists/*.txt` at the top
/// are word lists. Hidden files, and files of other kinds, are not read. An overlay directory has the same form, and
/// `overlay.yaml` at its top besides; see ``Overlay``.
///
/// ## A pack
///
/// | key | value |
/// |---|---|
/// | `pack` | its path below the directory without `.yaml`, for example `personal-data/tw-identity` |
/// | `version` | a whole number from 1 up |
/// | `rules` | a list of rules |
///
/// ## A rule
///
/// `id`, `title`, `category`, `pattern`, `examples` and `counterexamples` must be there; the others may be left out.
///
/// | key | value | default |
/// |---|---|---|
/// | `id` | lower-case letters, digits, `.`, `-`, `_`, at most 64; begins with a letter | |
/// | `title` | `{zh-TW: …, en: …}` | |
/// | `category` | one of `Category` | |
/// | `why` | text | empty |
/// | `pattern` | PCRE2; `{list: name}` in it stands for any entry of that list | |
/// | `flags` | of `caseless`, `multiline`, `dotall`, `extended`, `ucp` | `[]` |
/// | `capture` | number of the group that is the value | 0 |
/// | `in` | of `SegmentKind` | all |
/// | `position` | `any`, `ownLine`, `lineStart`, `pageEdge`, `documentEdge`, `fieldValue` | `any` |
/// | `validate` | names of `Validator` | `[]` |
/// | `context` | `{keywords: […], within: 0…1000, columnHeader: true or false}` | none; 40; true |
/// | `exclude` | `{keywords: […], within: 0…1000, rowHeaders: […], values: […], pattern: …}` | none; 40 |
/// | `register` | `{rows: 2…1000, beside: …, unless: …}`: the pattern's names are findings in lists of people only | none |
/// | `confidence` | `{withContext: low, medium or high, alone: the same or none}` | high, medium |
/// | `count` | `{atLeast: 1…100000, distinct: true or false}` | 1, false |
/// | `action` | `hold`, `review`, `note` | `review` |
/// | `grounds` | of `Ground` | the category's |
/// | `class` | `onApplication` or `notProvided`: what it proposes for what it stops | the category's |
/// | `mask` | `{keep: {first: 0…64, last: 0…64}}` | 0, 0 |
/// | `advice` | `{zh-TW: …, en: …}` | none |
/// | `references` | addresses | `[]` |
/// | `state` | `testing`, `shadow`, `enforced`, `noisy`, `disabled` | `enforced` |
/// | `examples` | at least 3; a text, or `{text: …, kind: a SegmentKind, header: …}`; `«»` marks each value | |
/// | `counterexamples` | at least 2, in the same form without marks | |
///
/// An item of `keywords` may be `{list: name}` or `list:name`: every entry of that list.
///
/// An example must give a finding that covers exactly what is marked, at medium confidence or above (at the rule's
/// own where that is low); a counterexample must give none so strong.
///
/// ## A list
///
/// UTF-8, one entry to a line; from `#` at the start of a line or after a space to its end is a comment.
package enum RulePacks {}
