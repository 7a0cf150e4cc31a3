import type * as vscode from 'vscode'
import type { PaperText, Ranking, RelatedEntry } from '../core/related/coveredPapers.ts'
import type { RelatedThread } from '../related/relatedThread.ts'
import { readSettings } from './adapters/settings.ts'
import type { WorkspaceArchive } from './archive/workspaceArchive.ts'

/** So many are named; more of them are less like the paper. */
const most = 3

/** Compares papers with those that the workspace's archive covers, unless people have switched that off. */
export class RelatedPapers implements vscode.Disposable {
  readonly #archive: WorkspaceArchive
  readonly #thread: RelatedThread

  constructor(archive: WorkspaceArchive, thread: RelatedThread) {
    this.#archive = archive
    this.#thread = thread
  }

  /**
   * Papers of the archive that are like one, the likest first; none where it is switched off.
   * @throws DigestError `related-unavailable`, and the signal's reason as soon as it aborts
   */
  async relatedTo(paper: PaperText, signal?: AbortSignal): Promise<readonly RelatedEntry[]> {
    if (!readSettings().findsRelated) return []
    return this.#thread.relatedTo(this.#archive.index.digests(), paper, most, signal)
  }

  /**
   * How near each candidate is to what the writer covered, in the order given, with the entry that is the reason: for ordering,
   * never for leaving out. `undefined` where it is switched off.
   * @throws DigestError `related-unavailable`, and the signal's reason as soon as it aborts
   */
  async rank(
    candidates: readonly PaperText[],
    signal?: AbortSignal,
  ): Promise<readonly Ranking[] | undefined> {
    if (!readSettings().findsRelated) return undefined
    const archive = await this.#archive.settled(signal)
    return this.#thread.rank(archive.digests(), candidates, signal)
  }

  dispose(): void {
    void this.#thread.dispose()
  }
}
