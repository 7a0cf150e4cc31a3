// A digest that was saved as a mail: its header, its signature and the mail that it answers are not published.
import type { Digest } from '../digest/model.ts'

/** Names of fields in the header of a mail, as mail programs write them: RFC 5322, section 3.6, and in other languages. */
const fields =
  /^(?:From|To|Cc|Bcc|Sent|Reply-To|Message-ID|In-Reply-To|Return-Path|Received|Von|An|Gesendet|Kopie|De|Para|À|Envoyé|Enviado|보낸\s?사람|받는\s?사람|보낸\s?날짜|참조|差出人|宛先|送信日時|发件人|收件人|抄送|发送时间|寄件者|收件者)\s?[:：]\s?\S/i
const anyField = /^[\p{L}-]{1,20}(?:\s\p{L}{1,10})?\s?[:：]\s/u
const longestHeader = 20

/** Removes from a mail's header the lines that say who sent it, to whom and how. A header has two such lines and an address. */
export function withoutMailHeader(body: string): string {
  const lines = body.split('\n')
  let first = 0
  while (first < lines.length && lines[first]?.trim() === '') first++
  let last = first
  while (
    last - first < longestHeader &&
    (anyField.test(lines[last] ?? '') || /^[ \t]+\S/.test(lines[last] ?? ''))
  )
    last++
  const header = lines.slice(first, last)
  const isMail =
    header.filter((line) => fields.test(line)).length >= 2 && header.some((line) => line.includes('@'))
  if (!isMail) return body
  let isDropped = false
  // Lines that are indented go on with the field above.
  const kept = header.filter((line) => {
    if (/^\S/.test(line)) isDropped = fields.test(line)
    return !isDropped
  })
  return [...lines.slice(0, first), ...kept, ...lines.slice(last)].join('\n')
}

/** Who wrote the older mail that is quoted below, and when. */
const attribution =
  /^(?:On .{5,160} wrote|Am .{5,160} schrieb.{0,120}|Le .{5,160} a écrit|El .{5,160} escribió|Em .{5,160} escreveu|Il .{5,160} ha scritto|.{5,160}(?:님이 작성|写道|寫道|のメール))\s?[:：]$/iu
/** What stands above an older mail that is not quoted. */
const separator =
  /^-{3,}\s?(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Weitergeleitete Nachricht|Message d'origine|Mensaje original|원본 메시지|元のメッセージ|原始邮件)\s?-{3,}$/iu
/** RFC 3676, section 4.3; programs that trim lines take the blank after the hyphens away. */
const signature = /^-- ?$/
const longestSignature = 12

/** The offset of the signature or of the older mail, whichever comes first; the end of the text if there is none below the last paper. */
export function endOfMail({ text, entries, sections }: Digest): number {
  const named = [...entries.map(({ head }) => head), ...sections.map(({ label }) => label.span)]
  const lastNamed = Math.max(0, ...named.map(({ start }) => start))
  const lines = text.slice(lastNamed).split(/\r?\n/)
  let last = attributionOf(lines) ?? lines.length
  for (let at = last - 1; at > 0; at--) if (separator.test((lines[at] ?? '').trim())) last = at
  for (let at = last - 1; at > 0; at--)
    if (isSignature(lines, at, last)) {
      last = at
      break
    }
  if (last === lines.length) return text.length
  let offset = lastNamed
  for (let at = 0; at < last; at++) offset = text.indexOf('\n', offset) + 1
  return offset
}

/** The index of "On Sun, 12 May 2024, Ann wrote:" above nothing but quoted lines, up to the end. */
function attributionOf(lines: readonly string[]): number | undefined {
  const at = lines.findLastIndex((line) => line.trim() !== '' && !line.startsWith('>'))
  const words = (lines[at] ?? '').trim()
  const isQuoted = lines.slice(at + 1).some((line) => line.startsWith('>'))
  return at > 0 && isQuoted && /\d/.test(words) && attribution.test(words) ? at : undefined
}

function isSignature(lines: readonly string[], at: number, end: number): boolean {
  const line = lines[at] ?? ''
  if (!signature.test(line)) return false
  return line === '-- ' || (lines[at - 1]?.trim() === '' && end - at <= longestSignature)
}
