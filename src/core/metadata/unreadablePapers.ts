import * as l10n from '@vscode/l10n'
import type { LookUpOutcome } from './outcome.ts'

/** Records change once a day at most, but a record may also have been cut on its way. */
const askAgainMs = 15 * 60_000

/** Papers that a source has, but whose record could not be read: asked for again after a while only. */
export class UnreadablePapers<Id extends string> {
  readonly #outcomes = new Map<Id, LookUpOutcome<Id> & { readonly kind: 'unavailable' }>()

  note(ids: readonly Id[], label: string, now: number): void {
    for (const id of ids) {
      const reason = l10n.t('The record that {0} has of {1} cannot be read.', label, id)
      this.#outcomes.set(id, { kind: 'unavailable', reason, until: now + askAgainMs })
    }
  }

  /** What to say of the paper; `undefined` when it may be asked for. */
  outcome(id: Id, now: number): LookUpOutcome<Id> | undefined {
    const known = this.#outcomes.get(id)
    if (known && now < known.until && known.until - now <= askAgainMs) return known
    this.#outcomes.delete(id)
    return undefined
  }
}
