import * as vscode from 'vscode'
import { paperOf } from '../../core/digest/model.ts'
import { type InsertPlace, insertPapers } from '../../core/language/insertPapers.ts'
import { type AnyPaper, isArxivId } from '../../core/paper/paper.ts'
import { activeDocument, paperLanguages, selectionIn } from '../adapters/documents.ts'
import { pickRow, showInformation } from '../adapters/show.ts'
import { toWorkspaceEdit } from '../adapters/spans.ts'
import { pickPapers } from '../pickPaper.ts'
import type { Services } from '../services.ts'
import type { Command } from './command.ts'

/**
 * Inserts papers in the digest's own form. An argument that is a text is searched for at once; `{ as: 'mention' }` puts their names
 * at the cursor, wherever it is.
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
          tooltip: vscode.l10n.t('Choose the Section…'),
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

/** Writes papers into a document, in one edit, and puts the cursor where one goes on. Whether it was done. */
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

/** Whether the digest at hand has the paper, or when another one has covered it. */
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
  return pickRow(rows, { placeHolder: vscode.l10n.t('Where the paper goes, after all that is there') })
}
