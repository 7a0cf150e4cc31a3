import type { Clock } from '../core/http/clock.ts'
import type { HttpClient } from '../core/http/httpClient.ts'
import type { Pacing } from '../core/http/pacing.ts'
import { followRedirects } from '../core/http/redirects.ts'
import type { MetadataSource } from '../core/metadata/source.ts'
import type { SourceStanding, Standings } from '../core/metadata/sourceStanding.ts'
import { searchArxiv } from '../core/metadata/sources/arxivSearch.ts'
import type { Paper } from '../core/paper/paper.ts'
import { SearchBlockedError } from './errors.ts'

/** Whom to ask, as the settings say now. */
export interface SearchTarget {
  readonly apiUrl: string
  readonly http: HttpClient
  /** arXiv as a source: the pace and the standing of searches are those of its look-ups. */
  readonly source: MetadataSource
}

/** Searches at arXiv, in one queue with the look-ups; whoever was asked to wait does not search either. */
export class ArxivSearches {
  readonly #pacing: Pacing
  readonly #standings: Standings
  readonly #clock: Clock

  constructor({
    pacing,
    standings,
    clock,
  }: { readonly pacing: Pacing; readonly standings: Standings; readonly clock: Clock }) {
    this.#pacing = pacing
    this.#standings = standings
    this.#clock = clock
  }

  /**
   * Papers that arXiv finds for the words, those that fit best first.
   * @throws {SearchBlockedError} and what {@link searchArxiv} throws.
   */
  async search(
    words: string,
    limit: number,
    { apiUrl, http, source }: SearchTarget,
    signal: AbortSignal,
  ): Promise<readonly Paper[]> {
    this.#requireStanding(this.#standings.blocked(source, this.#clock.now()))
    const pause = () => this.#clock.delay(source.minIntervalMs, signal)
    const ask = () => searchArxiv(apiUrl, words, { limit, http: followRedirects(http, pause), signal })
    try {
      const papers = await this.#pacing.run(source, ask, signal)
      this.#standings.succeed(source)
      return papers
    } catch (error) {
      if (!signal.aborted) {
        this.#standings.fail(source, error, { now: this.#clock.now(), random: Math.random() })
      }
      throw error
    }
  }

  #requireStanding(standing: SourceStanding | undefined): void {
    if (standing) throw new SearchBlockedError(standing.reason)
  }
}
