import * as vscode from 'vscode'
import { type CountedDigest, yearFigures, yearsIn } from '../../core/archive/yearFigures.ts'
import type { EarlierDigest } from '../../core/digest/newDigest.ts'
import { factsOf, wantedRecords } from '../../core/export/exportFormat.ts'
import { yearDocument } from '../../core/language/yearDocument.ts'
import { showInformation, withStatus } from '../adapters/show.ts'
import { archiveDigests, pickArchive } from '../export/archiveDigests.ts'
import type { Services } from '../services.ts'
import type { Command } from './command.ts'

/**
 * Opens the draft of a review of a year beside the digests of a folder, as a document that is no file until the person saves it.
 * Takes the year as an argument; without one it asks.
 */
export const yearInReview: Command = {
  id: 'researchDigest.yearInReview',
  async run(services, argument) {
    const folder = await pickArchive(vscode.l10n.t('The archive to look back on'))
    if (!folder) return
    const digests = await withStatus(vscode.l10n.t('Reading the archive'), () => count(folder, services))
    const years = yearsIn(digests.map(({ counted }) => counted))
    if (years.length === 0) {
      void showInformation(vscode.l10n.t('There is no digest with a date in {0}.', folder.name))
      return
    }
    const asked = typeof argument === 'string' ? argument : await pickYear(years)
    if (asked === undefined || !years.includes(asked)) return
    await draft(asked, digests, folder, services)
  },
}

/** A digest, and what is counted of it. */
interface CountedFile {
  readonly counted: CountedDigest
  /** From the folder on. */
  readonly path: string
  readonly text: string
}

/** Nobody is asked for records. */
async function count(folder: vscode.WorkspaceFolder, services: Services): Promise<readonly CountedFile[]> {
  const { digests } = await archiveDigests(folder, undefined, services)
  const papers = await services.papers.findAll(wantedRecords(digests).ids)
  const facts = factsOf({ papers, doiPapers: new Map() })
  const { countedDigest } = await import('../../core/export/countedDigest.ts')
  return digests.map((digest) => ({
    counted: countedDigest({ ...digest, papers: facts }),
    path: digest.path,
    text: digest.digest.text,
  }))
}

async function pickYear(years: readonly string[]): Promise<string | undefined> {
  if (years.length === 1) return years[0]
  return vscode.window.showQuickPick([...years], { placeHolder: vscode.l10n.t('The year to look back on') })
}

async function draft(
  year: string,
  digests: readonly CountedFile[],
  folder: vscode.WorkspaceFolder,
  { conventions, papers }: Services,
): Promise<void> {
  const example = latestOf(year, digests)
  if (!example) return
  const found = await conventions.find(vscode.Uri.joinPath(folder.uri, example.path))
  const { path, text } = yearDocument({
    figures: yearFigures(
      digests.map(({ counted }) => counted),
      year,
    ),
    example,
    conventions: found?.conventions,
    facts: papers,
  })
  const file = vscode.Uri.joinPath(folder.uri, path)
  const document = await vscode.workspace.openTextDocument(file.with({ scheme: 'untitled' }))
  await vscode.window.showTextDocument(document, { preview: false })
  // One that has been drafted before is the person's own by now.
  if (document.getText() !== '') return
  const edit = new vscode.WorkspaceEdit()
  edit.insert(document.uri, new vscode.Position(0, 0), text)
  await vscode.workspace.applyEdit(edit)
}

function latestOf(year: string, digests: readonly CountedFile[]): EarlierDigest | undefined {
  const ofYear = digests.flatMap(({ counted: { date }, path, text }) => {
    return date?.startsWith(year) ? { path, date, text } : []
  })
  return ofYear.sort((a, b) => (a.date < b.date ? -1 : 1)).at(-1)
}
