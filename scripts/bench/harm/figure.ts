/** One row of the table. */
export interface Figure {
  readonly what: string
  readonly figure: number
  readonly unit: string
  /** What it should be, in words. */
  readonly aim: string
}
