// Papers and updates that are looked up and written into a digest.
import * as vscode from 'vscode'
import { paperOf } from '../../core/digest/model.ts'
import { type InsertPlace, insertPapers } from '../../core/language/insertPapers.ts'
import { type PaperUpdate, updatesOn, writeUpdates } from '../../core/language/writtenSections.ts'
import { type AnyPaper, isArxivId } from '../../core/paper/paper.ts'
import { titleInList } from '../../core/paper/text.ts'
import {
  activeDocument,
  paperLanguages,
  selectionIn,
  toSpan,
  toWorkspaceEdit,
} from '../adapters/documents.ts'
import { pickRow, pickRows, showInformation, withStatus } from '../adapters/show.ts'
import { pickPapers } from '../pickPaper.ts'
import type { Command, Services } from '../services.ts'

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

/**
 * Writes papers into a document, in one edit, and puts the cursor where the writer continues. Returns whether it was
 * done.
 */
export async function insert(
  { documents, conventions, papers: facts }: Services,
  document: vscode.TextDocument,
  papers: readonly AnyPaper[],
  place: InsertPlace,
): Promise<boolean> {
  const habit = { digest: documents.digestOf(document), conventions: conventions.of(document), facts }
  const insertion = insertPapers(papers, habit, place)
  if (!insertion) return false
  const { span, cursor } = insertion
  if (!(await vscode.workspace.applyEdit(toWorkspaceEdit(document, [insertion])))) return false
  const editor = vscode.window.activeTextEditor
  if (editor?.document !== document) return true
  const end = document.positionAt(span.start + cursor)
  editor.selection = new vscode.Selection(end, end)
  editor.revealRange(editor.selection)
  return true
}

function isForMention(argument: unknown): boolean {
  return typeof argument === 'object' && argument !== null && 'as' in argument && argument.as === 'mention'
}

/** Whether the digest at hand already has the paper, or when another one covered it. */
function remarkOn(
  { documents, archive }: Services,
  document: vscode.TextDocument,
  id: AnyPaper['id'],
): string | undefined {
  if (!isArxivId(id)) return undefined
  const { entries } = documents.digestOf(document)
  if (entries.some((entry) => paperOf(entry) === id)) return vscode.l10n.t('in this digest')
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
  const rows = [
    { label: vscode.l10n.t('At the cursor'), place: undefined, title: undefined },
    ...sections.map(({ label, level = 1 }, index) => ({
      label: `${'  '.repeat(Math.max(0, level - 1))}${label.text}`,
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
      void showInformation(vscode.l10n.t('Open a digest first; the section is inserted into the active one.'))
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
    const chosen = isAll ? updates : await choose(updates)
    if (!chosen) return
    const { documents, conventions, papers: facts } = services
    const habit = { digest: documents.digestOf(document), conventions: conventions.of(document), facts }
    const insertion = writeUpdates(chosen, habit, toSpan(document, editor.selection))
    if (insertion) await vscode.workspace.applyEdit(toWorkspaceEdit(document, [insertion]))
  },
}

async function findUpdates(
  { earlierPapers, documents }: Services,
  document: vscode.TextDocument,
): Promise<readonly PaperUpdate[]> {
  const changes = await earlierPapers.changes()
  return updatesOn(changes, { file: document.uri.toString(), digest: documents.digestOf(document) })
}

async function choose(updates: readonly PaperUpdate[]): Promise<readonly PaperUpdate[] | undefined> {
  const rows = updates.map((update) => ({
    label: titleInList(update.paper.title),
    description: update.covered.digest.date ?? '',
    detail: update.news,
    update,
  }))
  const picked = await pickRows(rows, { placeHolder: vscode.l10n.t('Select updates to insert') })
  return picked?.map(({ update }) => update)
}
