// Entry of the thread that reads what is pasted, and writes it.
import { applyEdits, slice, type TextEdit } from '../core/base/span.ts'
import { looksLikeDigest } from '../core/digest/detect.ts'
import { lineAt } from '../core/digest/model.ts'
import { parseDigest } from '../core/digest/session.ts'
import { completeLines, type IncompleteLine, incompleteLines } from '../core/paste/completeLines.ts'
import { readPasted } from '../core/paste/formats/index.ts'
import { type PastedReference, paperOfFirstPage } from '../core/paste/references.ts'
import { keepsTitles, mention, type PasteFacts, writePasted } from '../core/paste/writePasted.ts'
import { serveThread } from '../workers/serveThread.ts'
import type {
  CompleteQuestion,
  PasteAnswer,
  PasteQuestion,
  PasteThreadService,
  WriteQuestion,
} from './pasteThread.ts'

serveThread<PasteThreadService>(() => ({ read: readPasted, paperOfPdf, paste, complete }))

async function paperOfPdf(bytes: Uint8Array): Promise<PastedReference | undefined> {
  const { firstPageText } = await import('../core/paste/pdfText.ts')
  return paperOfFirstPage(await firstPageText(bytes))
}

function paste(question: PasteQuestion): PasteAnswer | undefined {
  const { text, span, isMarkdown, references, fileName } = question
  const digest = digestOf(question)
  const facts = factsOf(question)
  const written = writePasted({ digest, span, isMarkdown }, references, facts)
  if (!written) return undefined
  const after = parseDigest(applyEdits(text, [written]), question.sections, question.entries)
  return {
    written,
    keepsTitles: keepsTitles(references, facts),
    makesDigest: looksLikeDigest(after, fileName),
  }
}

function complete(question: CompleteQuestion): readonly TextEdit[] {
  const { text, places, mentions, records } = question
  const digest = digestOf(question)
  const lines = places.flatMap((place) => incompleteLines(digest, place))
  const named = mentions.flatMap(({ span, id }): readonly TextEdit[] => {
    const record = records.get(id)
    if (!record) return []
    const before = text.slice(lineAt(digest, span.start).start, span.start)
    return [{ span, newText: mention(digest, before, slice(text, span), record) }]
  })
  return [...completeLines(digest, distinctLines(lines), factsOf(question)), ...named]
}

/** Two places may be in the same line. */
function distinctLines(lines: readonly IncompleteLine[]): readonly IncompleteLine[] {
  return [...new Map(lines.map((line) => [line.span.start, line])).values()]
}

function digestOf({ text, sections, entries }: WriteQuestion) {
  return parseDigest(text, sections, entries)
}

function factsOf({ known, records, layout, link, sections, entries, earlier }: WriteQuestion): PasteFacts {
  const byId = new Map(known.map((paper) => [paper.id, paper]))
  return {
    paper: (id) => byId.get(id),
    record: (id) => records.get(id),
    layout,
    link,
    statements: sections,
    ...(earlier !== undefined && { earlier: parseDigest(earlier, sections, entries) }),
  }
}
