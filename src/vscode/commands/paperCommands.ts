// What is done with a paper: copying its title, BibTeX or link, and looking papers up and writing them into a digest.
import * as vscode from 'vscode'
import { paperIdOf } from '../../core/digest/records.ts'
import type { InsertPlace } from '../../core/language/insertPapers.ts'
import { type Named, namedAt, namingsOf, titleInsertion } from '../../core/language/references.ts'
import {
  describeChanges,
  type PaperUpdate,
  updatesOn,
  writeUpdates,
} from '../../core/language/writtenSections.ts'
import { type PaperId, paperUrl, parsePaperId } from '../../core/paper/paper.ts'
import { titleInList } from '../../core/paper/text.ts'
import { languageOf } from '../../core/render/html.ts'
import {
  activeDocument,
  change,
  paperLanguages,
  selectionIn,
  tellNoCursor,
  toSpan,
} from '../adapters/documents.ts'
import { pickRow, pickRows, showBriefly, showInformation, withStatus } from '../adapters/show.ts'
import { toLocations } from '../archive/workspaceArchive.ts'
import { insert, noPaper, paperPlace, recordAt } from '../paperInDocument.ts'
import { pickPapers } from '../paperSearch.ts'
import type { Command, Services } from '../services.ts'

/** Copies the BibTeX of the paper at the cursor, or at the position given as an argument. */
export const copyBibtex: Command = {
  id: 'researchDigest.copyBibtex',
  async run(services, argument) {
    const place = await recordAt(services, argument)
    if (!place) return
    const { bibtexOf } = await import('../../core/export/formats/bibtex.ts')
    await vscode.env.clipboard.writeText(bibtexOf(place.paper))
    showBriefly(vscode.l10n.t('BibTeX copied to the clipboard.'))
  },
}

/**
 * Copies the address of the paper at the cursor, or at the position given as an argument, in the form of the
 * conventions.
 */
export const copyPaperLink: Command = {
  id: 'researchDigest.copyPaperLink',
  async run(services, argument) {
    const place = await paperPlace(services, argument)
    if (!place) return
    const { named } = place.found
    const form = services.conventions.of(place.document)?.link ?? 'abs'
    await vscode.env.clipboard.writeText(paperUrl(named, form, named.version))
    showBriefly(vscode.l10n.t('Link copied to the clipboard.'))
  },
}

/** Inserts the title of the paper at the cursor, or at the position given as an argument. */
export const insertTitle: Command = {
  id: 'researchDigest.insertTitle',
  async run(services, argument) {
    const place = await recordAt(services, argument)
    if (!place) return
    const { document, found, paper } = place
    const findings = (await services.checks.findingsOf(document)) ?? []
    // For entries, a rule knows how the digest writes titles.
    const ofEntry = findings.find(
      ({ rule, span }) =>
        rule.id === 'missing-title' && found.span.start <= span.start && span.end <= found.span.end,
    )
    const digest = services.documents.digestOf(document)
    const edits = ofEntry?.fixes[0]?.edits ?? titleInsertion(digest, found, paper)
    if (edits.length === 0) showBriefly(vscode.l10n.t('The title is there already.'))
    else await change(document, edits)
  },
}

/** The place above which the history opens, and its paper. */
interface HistoryPlace {
  readonly document: vscode.TextDocument
  readonly position: vscode.Position
  readonly id: PaperId
}

/** Shows where else a paper is named: the one in the argument `{ id, uri, line }`, otherwise the one at the cursor. */
export const showHistory: Command = {
  id: 'researchDigest.showHistory',
  async run(services, argument) {
    const place = readHistoryPlace(argument) ?? historyAtCursor(services)
    if (!place) return tellNoCursor(noPaper())
    await peek(services, place)
  },
}

async function peek(
  { documents, archive }: Services,
  { document, position, id }: HistoryPlace,
): Promise<void> {
  const index = await archive.settled()
  const named: Named = { kind: 'paper', id, span: { start: 0, end: 0 }, isEntry: true }
  const view = { archive: index, file: document.uri.toString() }
  const namings = namingsOf(documents.digestOf(document), named, view)
  // The places in the current document are already in view.
  const own = namings.others.length > 0 ? [] : namings.own
  await vscode.commands.executeCommand(
    'editor.action.peekLocations',
    document.uri,
    position,
    toLocations(document, { ...namings, own }),
    'peek',
  )
}

function historyAtCursor({ documents }: Services): HistoryPlace | undefined {
  const editor = vscode.window.activeTextEditor
  if (!editor || !paperLanguages.includes(editor.document.languageId)) return undefined
  const { document, selection } = editor
  const named = namedAt(documents.digestOf(document), document.offsetAt(selection.active))
  return named?.kind === 'paper' ? { document, position: selection.active, id: named.id } : undefined
}

function readHistoryPlace(argument: unknown): HistoryPlace | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined
  const { id, uri, line } = argument as { id?: unknown; uri?: unknown; line?: unknown }
  const paper = typeof id === 'string' ? parsePaperId(id) : undefined
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === String(uri))
  if (!paper || !document || typeof line !== 'number') return undefined
  return { document, position: new vscode.Position(line, 0), id: paper }
}

/**
 * Inserts papers in the digest's own form. A string argument is searched for at once; `{ as: 'mention' }` inserts
 * mentions at the cursor, wherever it is.
 */
export const insertPaper: Command = {
  id: 'researchDigest.insertPaper',
  async run(services, argument) {
    const document = activeDocument()
    if (!document || !paperLanguages.includes(document.languageId)) {
      void showInformation(vscode.l10n.t('Open a digest first; the paper is inserted into the active one.'))
      return
    }
    let place: InsertPlace | undefined
    const papers = await pickPapers(services, {
      words: typeof argument === 'string' ? argument : '',
      severalButton: true,
      remark: (id) => remarkOn(services, document, id),
      place: {
        button: {
          iconPath: new vscode.ThemeIcon('list-tree'),
          tooltip: vscode.l10n.t('Choose Section…'),
        },
        async choose() {
          const section = await pickSection(services, document)
          if (section) place = section.place
          return section?.title
        },
      },
    })
    const kind = isForMention(argument) ? 'mention' : 'cursor'
    await insert(services, document, papers, place ?? { kind, span: selectionIn(document) })
  },
}

function isForMention(argument: unknown): boolean {
  return typeof argument === 'object' && argument !== null && 'as' in argument && argument.as === 'mention'
}

/** Whether the digest at hand already has the paper, or when another one covered it. */
function remarkOn(
  { documents, archive }: Services,
  document: vscode.TextDocument,
  id: PaperId,
): string | undefined {
  const { entries } = documents.digestOf(document)
  if (entries.some((entry) => paperIdOf(entry) === id)) return vscode.l10n.t('in this digest')
  const last = archive.index.coverage(id).at(-1)?.digest
  if (!last) return undefined
  const name = last.date ?? last.title
  return name === undefined ? vscode.l10n.t('covered before') : vscode.l10n.t('covered in {0}', name)
}

interface PickedSection {
  readonly place: InsertPlace | undefined
  /** What the list of papers says of it. */
  readonly title: string | undefined
}

async function pickSection(
  { documents }: Services,
  document: vscode.TextDocument,
): Promise<PickedSection | undefined> {
  const { sections } = documents.digestOf(document)
  const hasCursor = vscode.window.activeTextEditor?.document === document
  const here = hasCursor ? vscode.l10n.t('At the cursor') : vscode.l10n.t('At the end')
  const outermost = Math.min(...sections.map(({ level = 1 }) => level))
  const rows = [
    { label: here, place: undefined, title: undefined },
    ...sections.map(({ label, level = 1 }, index) => ({
      label: `${'  '.repeat(level - outermost)}${label.text}`,
      place: { kind: 'section', index } as const,
      title: vscode.l10n.t('Insert into: {0}', label.text),
    })),
  ]
  return pickRow(rows, {
    placeHolder: vscode.l10n.t('Select where to insert the paper; it is added at the end of the section'),
  })
}

/**
 * Drafts a section at the cursor with news of papers that the archive covers. A person selects the papers; the argument
 * `{ all: true }` takes all of them.
 */
export const insertUpdates: Command = {
  id: 'researchDigest.insertUpdates',
  async run(services, argument) {
    const document = activeDocument()
    const editor = vscode.window.activeTextEditor
    if (!document || editor?.document !== document || !paperLanguages.includes(document.languageId)) {
      tellNoCursor(vscode.l10n.t('Open a digest first; the section is inserted into the active one.'))
      return
    }
    const updates = await withStatus(vscode.l10n.t('Reading the archive'), () =>
      findUpdates(services, document),
    )
    if (updates.length === 0) {
      void showInformation(
        vscode.l10n.t(
          'The stored records show nothing new about earlier papers. Use “Check Records Again” to ask arXiv for newer ones.',
        ),
      )
      return
    }
    const isAll = (argument as { readonly all?: unknown } | undefined)?.all === true
    const chosen = isAll ? updates : await choose(updates, languageOf(services.documents.digestOf(document)))
    if (!chosen) return
    const { version } = document
    const cursor = toSpan(document, editor.selection)
    const insertion = writeUpdates(chosen, await services.habits.of(document), cursor)
    if (insertion) await change(document, [insertion], version)
  },
}

async function findUpdates(
  { earlierPapers, documents }: Services,
  document: vscode.TextDocument,
): Promise<readonly PaperUpdate[]> {
  const changes = await earlierPapers.changes()
  return updatesOn(changes, { file: document.uri.toString(), digest: documents.digestOf(document) })
}

/** @param language in which they will be written */
async function choose(
  updates: readonly PaperUpdate[],
  language: string,
): Promise<readonly PaperUpdate[] | undefined> {
  const rows = updates.map((update) => ({
    label: titleInList(update.paper.title),
    description: update.covered.digest.date ?? '',
    detail: describeChanges(update.changes, language),
    update,
  }))
  const picked = await pickRows(rows, { placeHolder: vscode.l10n.t('Select updates to insert') })
  return picked?.map(({ update }) => update)
}
