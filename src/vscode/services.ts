// What each feature and each command gets; `start.ts` builds it.
import type * as vscode from 'vscode'
import type { PasteThread } from '../paste/pasteThread.ts'
import type { DigestDocuments } from './adapters/documents.ts'
import type { OpenAlexKey } from './adapters/settings.ts'
import type { WorkspaceArchive } from './archive/workspaceArchive.ts'
import type { EarlierPapers } from './archiveViews.ts'
import type { WorkspaceConventions } from './conventions.ts'
import type { DocumentChecks } from './documentChecks.ts'
import type { Inbox } from './inbox/inbox.ts'
import type { InboxOrder, InboxView } from './inbox/inboxView.ts'
import type { WritingHabits } from './paperInDocument.ts'
import type { PaperRecords } from './paperRecords.ts'
import type { PaperSearch } from './paperSearch.ts'
import type { MarkdownCards, Previews } from './preview/previews.ts'
import type { Drafts } from './publish/drafts.ts'
import type { RelatedPapers } from './relatedPapers.ts'
import type { CatalogueUpdates } from './updates.ts'

/** The parts that features share. */
export interface Services {
  readonly context: vscode.ExtensionContext
  readonly log: vscode.LogOutputChannel
  readonly documents: DigestDocuments
  readonly papers: PaperRecords
  readonly archive: WorkspaceArchive
  readonly related: RelatedPapers
  readonly earlierPapers: EarlierPapers
  readonly habits: WritingHabits
  readonly checks: DocumentChecks
  readonly conventions: WorkspaceConventions
  readonly previews: Previews
  readonly markdownCards: MarkdownCards
  readonly openAlexKey: OpenAlexKey
  readonly drafts: Drafts
  readonly paperSearch: PaperSearch
  readonly catalogueUpdates: CatalogueUpdates
  readonly pasteThread: PasteThread
  readonly inbox: Inbox
  readonly inboxOrder: InboxOrder
  readonly inboxView: InboxView
}

/** A command of the palette; its title is in the manifest. */
export interface Command {
  readonly id: string
  /** @param argument given by programs; the palette gives none. */
  run(services: Services, argument?: unknown): void | Promise<void>
}

/** Every feature of the editor is one of these; it returns its disposable. */
export type RegisterFeature = (services: Services) => vscode.Disposable
