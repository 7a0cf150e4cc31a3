/** In the folder that the window opens: the queries to type, as a JSON list. */
export const queriesFile = 'queries.json'

/** How an extension host's resident memory changed while it completed titles. */
export interface HostMemory {
  readonly searches: number
  /** Offered in all of them together. */
  readonly papers: number
  /** Of the process before the first search. */
  readonly beforeBytes: number
  /** How much it had grown at its largest since. */
  readonly grownBytes: number
}
