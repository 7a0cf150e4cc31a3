import type * as vscode from 'vscode'
import type { DigestDocuments } from '../adapters/documents.ts'
import type { WorkspaceArchive } from '../archive/workspaceArchive.ts'
import type { PaperRecords } from '../paperRecords.ts'
import type { RelatedPapers } from '../relatedPapers.ts'
import type { PreviewNotice } from '../statusBar.ts'

/** The parts that previews use. */
export interface PreviewParts {
  readonly extensionUri: vscode.Uri
  readonly log: vscode.LogOutputChannel
  readonly documents: DigestDocuments
  readonly papers: PaperRecords
  readonly archive: WorkspaceArchive
  readonly related: RelatedPapers
  readonly notice: PreviewNotice
}

/** The type by which VS Code identifies our panels. */
export const previewType = 'researchDigest.preview'
