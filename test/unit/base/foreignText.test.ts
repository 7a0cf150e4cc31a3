import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  inAnnotation,
  inAnnotationProperty,
  inBuildLog,
  inLabel,
  inLine,
  inLines,
  inName,
  inNotification,
} from '../../../src/core/base/foreignText.ts'

/** As VS Code reads messages of notifications (`linkedText.ts`). */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/gi
/** As VS Code reads labels (`iconLabels.ts`). */
const labelIcon = /(\\)?\$\(([A-Za-z0-9-]+(?:~[A-Za-z]+)?)\)/g

/** The text of a label; an icon becomes a mark. */
function shownLabel(label: string): string {
  return label.replace(labelIcon, (_, escaped: string | undefined, name: string) =>
    escaped ? `$(${name})` : '\u{1F4A3}',
  )
}

const pieces = fc.constantFrom(
  ...'[ ] ( ) ]( $( ~ \\ " \n \r \u001b[2J \u202e \u0007 command:a.b https://e.org file:///x trash sync~spin n a 深 % : , ::'.split(
    ' ',
  ),
  ' ',
)
const hostile = fc.oneof(
  fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
)
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
const obeyed = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/

suite('text of others', () => {
  test('is no link in a notification', () => {
    assert.match('[a](command:b)', link)
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = inNotification(text)
        assert.doesNotMatch(shown, new RegExp(link.source, 'i'))
        assert.doesNotMatch(shown, obeyed)
      }),
    )
  })

  test('is no link in a notification, whatever stands around it', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (a, b, c) => {
        const message = inNotification(`${a} was exported to [${b}](command:x.${c})`)
        assert.doesNotMatch(message, new RegExp(link.source, 'i'))
      }),
    )
  })

  test('is no icon in a label, and is shown as it is', () => {
    assert.equal(shownLabel(inLabel('On $(n)$-trees $(trash) \\$(x)')), 'On $(n)$-trees $(trash) \\$(x)')
    fc.assert(
      fc.property(hostile, (text) => {
        const plain = text.replace(new RegExp(obeyed.source, 'g'), (sign) => (sign > '\u2029' ? '' : ' '))
        assert.equal(shownLabel(inLabel(text)), plain)
        assert.doesNotMatch(inName(text), new RegExp(labelIcon.source))
        assert.equal(inName(text).replaceAll('\u2060', ''), plain.replaceAll('\u2060', ''))
      }),
    )
  })

  test('is one line that obeys nothing in a log and a terminal', () => {
    assert.equal(inLine('a\u001b[2J\n::error x\u202e'), 'a\\u001b[2J\\n::error x\\u202e')
    fc.assert(
      fc.property(hostile, (text) => {
        assert.doesNotMatch(inLine(text), obeyed)
        assert.doesNotMatch(inLines(text).replace(/[\n\t]/g, ''), obeyed)
        assert.equal(inLines(text).split('\n').length, text.split('\n').length)
      }),
    )
  })

  test('has no command of a runner in the log of a build, and JSON still says the same', () => {
    assert.equal(inBuildLog('a ##[b] ###vso[c] ##d\n'), 'a #\\u0023[b] ##\\u0023vso[c] ##d\\n')
    const commands = fc.constantFrom('##[', '##vso[', '##TeamCity[', '#', '##', '[', '\\', '"', 'vso', ' ')
    const texts = fc.array(fc.oneof(commands, hostile), { maxLength: 20 }).map((all) => all.join(''))
    fc.assert(
      fc.property(texts, (text) => {
        assert.doesNotMatch(inBuildLog(text), /##[a-z]*\[/i)
        assert.doesNotMatch(inBuildLog(text), obeyed)
        assert.equal(JSON.parse(inBuildLog(JSON.stringify(text))), text)
      }),
    )
  })

  test('ends neither an annotation of GitHub nor one of its properties', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        assert.doesNotMatch(inAnnotation(text), /[\r\n]/)
        assert.doesNotMatch(inAnnotationProperty(text), /[\r\n:,]/)
        assert.equal(decodeAnnotation(inAnnotationProperty(text)), text)
      }),
    )
  })
})

/** As GitHub's runner does (`ActionCommand.cs`). */
function decodeAnnotation(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%')
}
